import { type DateRefusal, dateValue, parseChineseDate } from './dates.ts'

/**
 * Birthdays in one canonical text: '1962-10-15' solar, 'L1956-10-15' lunar ('L1956-10+-15' in a leap month), '1962-10',
 * '1962', and without a year '--10-15', 'L--10-15'. Converting between the calendars is lunar.ts's business.
 */

export type Birthday = {
  lunar: boolean
  year: number | undefined
  month: number | undefined
  leap: boolean
  day: number | undefined
}

const canonical = /^(L)?(?:(\d{4})|-)(?:-(\d{2})(\+)?(?:-(\d{2}))?)?$/

/** Reads the canonical text; undefined if it is none. */
export function readBirthday(value: string): Birthday | undefined {
  const found = canonical.exec(value)
  if (!found) return undefined
  const [, lunar, year, month, leap, day] = found
  if (year === undefined && day === undefined) return undefined
  const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  return {
    lunar: lunar !== undefined,
    year: numberOf(year),
    month: numberOf(month),
    leap: leap !== undefined,
    day: numberOf(day),
  }
}

/** Reads what was typed or imported, canonical text included, and gives the canonical text. */
export function parseBirthday(input: string | number): { ok: true; value: string } | DateRefusal {
  const own = typeof input === 'string' ? readBirthday(input.trim()) : undefined
  const lunarPrefix = own?.lunar ? '农历' : ''
  const text = own
    ? lunarPrefix +
      [own.year && `${own.year}年`, own.month && `${own.leap ? '闰' : ''}${own.month}月`, own.day && `${own.day}日`]
        .filter(Boolean)
        .join('')
    : input
  const date = parseChineseDate(text)
  if (!date.ok) return { ...date, params: { text: String(input) } }
  if (date.month === undefined && date.year === undefined)
    return { ok: false, reason: 'date.not_date', params: { text: String(input) } }
  return { ok: true, value: dateValue({ ...date, lunar: date.calendar === 'lunar' }) }
}

/** 'S10-15' or 'L10-15': what a birthday is found by each year; a leap month counts as its month. Undefined without a day. */
export function birthdayKey(value: string): string | undefined {
  const birthday = readBirthday(value)
  if (birthday?.month === undefined || birthday.day === undefined) return undefined
  return `${birthday.lunar ? 'L' : 'S'}${String(birthday.month).padStart(2, '0')}-${String(birthday.day).padStart(2, '0')}`
}

const ones = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const monthNames = ['', '正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

/** 正月, 闰六月, 腊月. */
export function lunarMonthName(month: number, leap = false): string {
  return `${leap ? '闰' : ''}${monthNames[month] ?? month}月`
}

/** 初一, 十五, 廿三, 三十. */
export function lunarDayName(day: number): string {
  if (day <= 10) return `初${ones[day] ?? ''}`
  if (day < 20) return `十${ones[day - 10] ?? ''}`
  if (day === 20) return '二十'
  return day === 30 ? '三十' : `廿${ones[day - 20] ?? ''}`
}

const englishMonths = 'January February March April May June July August September October November December'.split(' ')

/** As shown: 1962年10月15日, 农历1956年十月十五, 10月15日; in English 15 October 1962, lunar 1956-10-15. */
export function formatBirthday(value: string, lang: 'zh' | 'en'): string {
  const birthday = readBirthday(value)
  if (!birthday) return value
  const { lunar, year, month, leap, day } = birthday
  if (lang === 'en') {
    if (lunar) return `lunar ${value.slice(1).replace(/^--/, '').replace('+', ' (leap)')}`
    return [day, englishMonths[(month ?? 0) - 1], year].filter((part) => part !== undefined).join(' ')
  }
  const yearText = year === undefined ? '' : `${year}年`
  if (!lunar) return yearText + (month === undefined ? '' : `${month}月`) + (day === undefined ? '' : `${day}日`)
  return `农历${yearText}${month === undefined ? '' : lunarMonthName(month, leap)}${day === undefined ? '' : lunarDayName(day)}`
}
