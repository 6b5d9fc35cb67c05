import { LunarMonth, LunarYear, SolarDay } from 'tyme4ts'
import { lunarDayName, lunarMonthName, readBirthday } from './birthday.ts'
import { daysInMonth } from './dates.ts'

/**
 * The lunar calendar (农历, GB/T 33661-2017) on tyme4ts, 1 MB: keep this file out of the first browser bundle. tyme4ts takes
 * 0.1 ms for a month, so each lunar year is worked out once and remembered. Days are YYYY-MM-DD; years 1800–2200.
 */

export type LunarDate = { year: number; month: number; leap: boolean; day: number }

type Month = { month: number; leap: boolean; days: number; firstDay: number }

const dayLength = 86_400_000
const iso = (dayNumber: number) => new Date(dayNumber * dayLength).toISOString().slice(0, 10)
const dayNumberOf = (on: string) => Date.parse(`${on}T00:00:00Z`) / dayLength

const years = new Map<number, Month[]>()

function monthsOf(year: number): Month[] {
  const known = years.get(year)
  if (known) return known
  const leapMonth = LunarYear.fromYear(year).getLeapMonth()
  const order = Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
    month === leapMonth ? [month, -month] : [month],
  )
  const months = order.map((signed) => {
    const month = LunarMonth.fromYm(year, signed)
    const first = month.getFirstJulianDay().getSolarDay()
    const firstDay = Date.UTC(first.getYear(), first.getMonth() - 1, first.getDay()) / dayLength
    return { month: Math.abs(signed), leap: signed < 0, days: month.getDayCount(), firstDay }
  })
  years.set(year, months)
  return months
}

/** The lunar date of a solar day. */
export function lunarOf(on: string): LunarDate {
  const day = dayNumberOf(on)
  const solarYear = Number(on.slice(0, 4))
  const year = day >= (monthsOf(solarYear)[0]?.firstDay ?? 0) ? solarYear : solarYear - 1
  const month = monthsOf(year).findLast((one) => one.firstDay <= day)
  if (!month) throw new RangeError(`no lunar date for ${on}`)
  return { year, month: month.month, leap: month.leap, day: day - month.firstDay + 1 }
}

/** The solar day of a lunar date; undefined if that year has no such leap month or the month no 30th day. */
export function solarOf(date: LunarDate): string | undefined {
  const month = monthsOf(date.year).find((one) => one.month === date.month && one.leap === date.leap)
  return month && date.day >= 1 && date.day <= month.days ? iso(month.firstDay + date.day - 1) : undefined
}

/**
 * When a lunar birthday is kept in lunar `year`. Two rules of custom: who was born in a leap month keeps it in that leap
 * month when the year has it, else in the month itself; who was born on the 30th keeps it on the 29th when the month is short.
 */
export function lunarBirthdayIn(year: number, month: number, leap: boolean, day: number): string {
  const sameNumber = monthsOf(year).filter((one) => one.month === month)
  const kept = sameNumber.find((one) => one.leap === leap) ?? sameNumber[0]
  if (!kept) throw new RangeError(`no lunar month ${month}`)
  return iso(kept.firstDay + Math.min(day, kept.days) - 1)
}

/** When a solar birthday is kept in `year`: 29 February on the 28th of common years. */
function solarBirthdayIn(year: number, month: number, day: number): string {
  return iso(Date.UTC(year, month - 1, Math.min(day, daysInMonth(year, month))) / dayLength)
}

/** The next day, `from` itself included, on which this canonical birthday is kept; undefined without month and day. */
export function nextBirthdayOn(value: string, from: string): string | undefined {
  const birthday = readBirthday(value)
  if (birthday?.month === undefined || birthday.day === undefined) return undefined
  const { lunar, month, leap, day } = birthday
  const year = lunar ? lunarOf(from).year : Number(from.slice(0, 4))
  const inYear = (one: number) => (lunar ? lunarBirthdayIn(one, month, leap, day) : solarBirthdayIn(one, month, day))
  const thisYear = inYear(year)
  return thisYear >= from ? thisYear : inYear(year + 1)
}

/** The day a canonical birthday names, in the solar calendar; undefined if year, month or day is open or the day never was. */
export function bornOn(value: string): string | undefined {
  const birthday = readBirthday(value)
  if (birthday?.year === undefined || birthday.month === undefined || birthday.day === undefined) return undefined
  const { year, month, leap, day } = birthday
  return birthday.lunar ? solarOf({ year, month, leap, day }) : value
}

/** Was there ever such a day? A lunar date with a year is looked up (no leap tenth month in 1956), anything open passes. */
export function isRealBirthday(value: string): boolean {
  const birthday = readBirthday(value)
  if (!birthday) return false
  const isWhole = birthday.year !== undefined && birthday.month !== undefined && birthday.day !== undefined
  return !birthday.lunar || !isWhole || bornOn(value) !== undefined
}

/** Full years of age (周岁) on a day; with year and month only, the birthday counts as the month's last day. Undefined without a year. */
export function ageOn(value: string, on: string): number | undefined {
  const birthday = readBirthday(value)
  if (birthday?.year === undefined) return undefined
  const born = bornOn(value) ?? `${birthday.year}-${String(birthday.month ?? 12).padStart(2, '0')}-31`
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}

/** Feasts of the lunar calendar by month and day; 除夕 is the year's last day, whichever it is. */
const feasts: Record<string, { zh: string; en: string }> = {
  '1-1': { zh: '春节', en: 'Spring Festival' },
  '1-15': { zh: '元宵节', en: 'Lantern Festival' },
  '2-2': { zh: '龙抬头', en: 'Longtaitou' },
  '3-3': { zh: '上巳节', en: 'Shangsi Festival' },
  '5-5': { zh: '端午节', en: 'Dragon Boat Festival' },
  '7-7': { zh: '七夕', en: 'Qixi Festival' },
  '7-15': { zh: '中元节', en: 'Zhongyuan Festival' },
  '8-15': { zh: '中秋节', en: 'Mid-Autumn Festival' },
  '9-9': { zh: '重阳节', en: 'Double Ninth Festival' },
  '10-15': { zh: '下元节', en: 'Xiayuan Festival' },
  '12-8': { zh: '腊八节', en: 'Laba Festival' },
  '12-23': { zh: '小年', en: 'Little New Year' },
}

/** The lunar feast kept on a solar day, if any. Leap months keep none. */
export function lunarFeastOn(on: string): { zh: string; en: string } | undefined {
  const tomorrow = lunarOf(iso(dayNumberOf(on) + 1))
  if (tomorrow.month === 1 && tomorrow.day === 1) return { zh: '除夕', en: "Chinese New Year's Eve" }
  const { month, leap, day } = lunarOf(on)
  return leap ? undefined : feasts[`${month}-${day}`]
}

const termsInEnglish =
  'Winter Solstice|Minor Cold|Major Cold|Start of Spring|Rain Water|Awakening of Insects|Spring Equinox|Pure Brightness|Grain Rain|' +
  'Start of Summer|Grain Buds|Grain in Ear|Summer Solstice|Minor Heat|Major Heat|Start of Autumn|End of Heat|White Dew|' +
  'Autumn Equinox|Cold Dew|Frost Descent|Start of Winter|Minor Snow|Major Snow'

/** The solar term (节气) that begins on a day, if any. */
export function solarTermOn(on: string): { zh: string; en: string } | undefined {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const term = SolarDay.fromYmd(year, month, day).getTermDay()
  if (term.getDayIndex() !== 0) return undefined
  const { zh, en } = {
    zh: term.getSolarTerm().getName(),
    en: termsInEnglish.split('|')[term.getSolarTerm().getIndex()],
  }
  return en === undefined ? undefined : { zh, en }
}

/** The line under today's date: 农历十月十五 下元节; 农历十一月十四 冬至. */
export function lunarTextOn(on: string, lang: 'zh' | 'en'): string {
  const { month, leap, day } = lunarOf(on)
  const date =
    lang === 'zh'
      ? `农历${lunarMonthName(month, leap)}${lunarDayName(day)}`
      : `Lunar ${month}${leap ? ' (leap)' : ''}/${day}`
  return [date, lunarFeastOn(on)?.[lang], solarTermOn(on)?.[lang]].filter((part) => part !== undefined).join(' ')
}
