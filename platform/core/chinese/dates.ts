import { parseChineseInteger } from './numerals.ts'

/**
 * Dates as they stand in Chinese spreadsheets and forms. Only what is certain is taken: an impossible day is named,
 * 03/04/2015 is refused because nobody knows which is the month.
 */

export type DateReason =
  | 'date.not_date'
  | 'date.impossible'
  | 'date.month'
  | 'date.order'
  | 'date.year'
  | 'date.lunar_day'

export type ParsedDate = {
  ok: true
  calendar: 'solar' | 'lunar'
  year?: number
  month?: number
  /** The leap month after `month` (闰六月); lunar only. */
  leap?: boolean
  day?: number
  /** 2015-03-01, 2015-03, 2015, --03-01; lunar with L: L1956-10-15, L1956-10+-15, L--10-15. */
  value: string
}

export type DateRefusal = { ok: false; reason: DateReason; params: { text: string } }

export type DateResult = ParsedDate | DateRefusal

type Parts = {
  lunar: boolean
  year?: number | undefined
  month?: number | undefined
  leap?: boolean
  day?: number | undefined
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0')

/** Days of a solar month; February of no year has 29. */
export function daysInMonth(year: number | undefined, month: number): number {
  if (month === 2) return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The canonical text of a date; see `ParsedDate.value`. */
export function dateValue(parts: Parts): string {
  const { lunar, year, month, day } = parts
  const monthText = month === undefined ? '' : `-${pad(month)}${parts.leap ? '+' : ''}`
  return `${lunar ? 'L' : ''}${year === undefined ? '-' : pad(year, 4)}${monthText}${day === undefined ? '' : `-${pad(day)}`}`
}

function finish(text: string, parts: Parts): DateResult {
  const refuse = (reason: DateReason): DateRefusal => ({ ok: false, reason, params: { text } })
  const { lunar, year, month, day } = parts
  // Nobody alive was born before 1800 and no plan goes beyond 2200: outside is a slip of the finger.
  if (year !== undefined && (year < 1800 || year > 2200)) return refuse('date.year')
  if (month !== undefined && (month < 1 || month > 12)) return refuse('date.month')
  if (month !== undefined && day !== undefined) {
    if (lunar && (day < 1 || day > 30)) return refuse('date.lunar_day')
    if (!lunar && (day < 1 || day > daysInMonth(year, month))) return refuse('date.impossible')
  }
  const result: ParsedDate = { ok: true, calendar: lunar ? 'lunar' : 'solar', value: dateValue(parts) }
  if (year !== undefined) result.year = year
  if (month !== undefined) result.month = month
  if (parts.leap) result.leap = true
  if (day !== undefined) result.day = day
  return result
}

/** Two digits as Excel takes them: 00–29 are 20xx, 30–99 are 19xx. */
function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year + (year < 30 ? 2000 : 1900)
}

/**
 * The day of an Excel serial number. The 1900 system counts a 29 February 1900 that never was (60, refused); the 1904
 * system of old Mac files begins four years and a day later. Times of day are cut off.
 */
export function dateOfSerial(serial: number, date1904 = false): DateResult {
  const text = String(serial)
  const day = Math.floor(serial)
  // 2,958,465 is 31 December 9999, Excel's last.
  if (!(day >= (date1904 ? 0 : 1) && day <= 2_958_465)) return { ok: false, reason: 'date.not_date', params: { text } }
  if (!date1904 && day === 60) return { ok: false, reason: 'date.impossible', params: { text: '1900-02-29' } }
  const shift = date1904 ? 1462 : day < 60 ? 1 : 0
  const date = new Date(Date.UTC(1899, 11, 30) + (day + shift) * 86_400_000)
  return finish(text, {
    lunar: false,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  })
}

const number = '[\\d〇零○一二三四五六七八九十廿卅]'
const withUnits = new RegExp(
  `^(?:(${number}{1,4})年)?(?:(闰)?(${number}{1,3}|正|冬|腊|臘)月(?:份)?)?(?:(初)?(${number}{1,3})[日号號]?)?$`,
)
const lunarWord = /^(?:农历|農曆|阴历|陰曆|旧历|夏历)|[(（]?(?:农历|農曆|阴历|陰曆|旧历)[)）]?/g
const monthNames: Record<string, number> = { 正: 1, 冬: 11, 腊: 12, 臘: 12 }

const valueIn = (text: string | undefined) =>
  text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : parseChineseInteger(text)

function inWords(text: string, isLunar: boolean): Parts | undefined {
  const found = withUnits.exec(text)
  if (!found) return undefined
  const [, yearText, leap, monthText, first, dayText] = found
  if (yearText === undefined && monthText === undefined) return undefined
  if (dayText !== undefined && monthText === undefined) return undefined
  const yearValue = valueIn(yearText)
  // 初一, 廿三, 正月 and 闰六月 are said of the lunar calendar only.
  const lunar =
    isLunar ||
    leap !== undefined ||
    first !== undefined ||
    /[正冬腊臘]/.test(monthText ?? '') ||
    /[廿卅]/.test(dayText ?? '')
  return {
    lunar,
    year:
      yearText === undefined || yearValue === undefined
        ? undefined
        : fullYear(pad(yearValue, yearText.length > 2 ? 4 : 2)),
    month: monthNames[monthText ?? ''] ?? valueIn(monthText),
    leap: leap !== undefined,
    day: valueIn(dayText),
  }
}

function inDigits(text: string, isLunar: boolean): Parts | 'order' | undefined {
  const parts = (year: string | undefined, month: string, day?: string): Parts => ({
    lunar: isLunar,
    year: year === undefined ? undefined : fullYear(year),
    month: Number(month),
    day: day === undefined ? undefined : Number(day),
  })
  const yearFirst = /^(\d{4}|\d{2})[-./\\年 ](\d{1,2})(?:[-./\\月 ](\d{1,2})日?)?$/.exec(text)
  if (yearFirst) {
    const [, year = '', month = '', day] = yearFirst
    // 15.3 may be the fifteenth of March or a number: not a date without more.
    return year.length === 2 && day === undefined ? undefined : parts(year, month, day)
  }
  const yearLast = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text)
  if (yearLast) {
    const [, one = '', other = '', year = ''] = yearLast
    if (Number(one) <= 12 && Number(other) <= 12 && one !== other) return 'order'
    return Number(one) > 12 ? parts(year, other, one) : parts(year, one, other)
  }
  const eight = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (eight) return parts(eight[1], eight[2] ?? '', eight[3])
  const six = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text)
  // 201503 is March 2015, and it could be 20-15-03 for nobody; 200301 could.
  if (six) return isTwoDigitDate(text) ? 'order' : parts(six[1], six[2] ?? '')
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (short) return parts(short[1], short[2] ?? '', short[3])
  if (/^(?:18|19|20|21)\d{2}$/.test(text)) return { lunar: isLunar, year: Number(text) }
  return undefined
}

function isTwoDigitDate(text: string): boolean {
  const [month, day] = [Number(text.slice(2, 4)), Number(text.slice(4))]
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/**
 * Reads a date: 2015年3月1日, 二〇一五年三月一日, 2015.3.1, 20150301, 15-3-1, 3月1日, 2015年3月, 农历八月十五, 闰六月初三,
 * a time behind it cut off, and Excel serial numbers, as numbers or as five digits of text. `date1904` is the workbook's setting.
 */
export function parseChineseDate(input: string | number, options: { date1904?: boolean } = {}): DateResult {
  if (typeof input === 'number') {
    return Number.isInteger(input) && input >= 10_000_101
      ? parseChineseDate(String(input))
      : dateOfSerial(input, options.date1904)
  }
  const tidy = input
    .normalize('NFKC')
    .trim()
    .replace(weekday, '')
    .replace(timeOfDay, '')
    .replace(/\s*([年月日号./-])\s*/g, '$1')
  const text = tidy.replace(lunarWord, '')
  const isLunar = text !== tidy
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return dateOfSerial(Number(text), options.date1904)
  const parts = inDigits(text, isLunar) ?? inWords(text, isLunar)
  if (parts === 'order') return { ok: false, reason: 'date.order', params: { text: input.trim() } }
  return parts ? finish(input.trim(), parts) : { ok: false, reason: 'date.not_date', params: { text: input.trim() } }
}

const weekday = /\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?/

const timeOfDay =
  /(?:[T\s]+|(?<=[日号號]))(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?\s*(\d{1,2})[:时時点點](?:\s*(\d{1,2}))?[分:]?(?:\s*(\d{1,2})(?:\.\d+)?秒?)?\s*([AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$/iu

const isAfternoon = /^(?:下午|傍晚|晚上|晚|PM)$/i
const isMorning = /^(?:凌晨|AM)$/i

/**
 * The time of day a written moment ends with, as 'HH:MM:SS': '2021-11-30 15:20', '2021年11月30日下午3点20分', '3:20 PM'; of a
 * spreadsheet's number its fraction. undefined: none is written, or none that a clock shows.
 */
export function parseChineseTime(input: string | number): string | undefined {
  if (typeof input === 'number') return timeOfFraction(input - Math.floor(input))
  const [, part = '', hours = '', minutes = '0', seconds = '0', half = ''] =
    timeOfDay.exec(input.normalize('NFKC').trim().replace(weekday, '')) ?? []
  if (hours === '') return undefined
  let hour = Number(hours)
  if (hour < 12 && (isAfternoon.test(part) || isAfternoon.test(half) || (part === '中午' && hour < 3))) hour += 12
  if (hour === 12 && (isMorning.test(part) || isMorning.test(half))) hour = 0
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return [hour, minutes, seconds].map((one) => String(one).padStart(2, '0')).join(':')
}

function timeOfFraction(fraction: number): string | undefined {
  const seconds = Math.round(fraction * 86_400)
  if (seconds === 0 || seconds === 86_400) return undefined
  return new Date(seconds * 1000).toISOString().slice(11, 19)
}
