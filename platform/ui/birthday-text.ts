import type { Language } from '#platform/core/i18n.ts'

const lunarMonths = ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '冬月', '腊月']
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

export type BirthdayParts = { isLunar: boolean; year: string; month: string; isLeap: boolean; day: string }

// [L]YYYY-MM-DD, the year '-' when unknown, '+' after a leap month, the day absent when only the month is known.
const canonical = /^(L?)(\d{4}|-)-(\d{2})(\+?)(?:-(\d{2}))?$/

/** Parts of a stored birthday; undefined for text that is none. */
export function birthdayParts(value: string): BirthdayParts | undefined {
  const [, lunar, year = '', month = '', leap, day = ''] = canonical.exec(value) ?? []
  if (lunar === undefined) return undefined
  return { isLunar: lunar === 'L', year: year === '-' ? '' : year, month, isLeap: leap === '+', day }
}

/** The stored form of the parts; undefined while the month is not chosen. */
export function birthdayValue({ isLunar, year, month, isLeap, day }: BirthdayParts): string | undefined {
  if (month === '') return undefined
  return `${isLunar ? 'L' : ''}${year || '-'}-${month}${isLunar && isLeap ? '+' : ''}${day ? `-${day}` : ''}`
}

/** 初一 … 三十. */
export function lunarDayName(day: number): string {
  if (day === 10) return '初十'
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  return `${['初', '十', '廿'][Math.floor(day / 10)] ?? ''}${digits[(day % 10) - 1] ?? ''}`
}

export function lunarMonthName(month: number): string {
  return lunarMonths[month - 1] ?? String(month)
}

/** A birthday in words: '1962-10-15', '农历 1956 年十月十五', '10-15'. */
export function birthdayText(value: string, language: Language): string {
  const parts = birthdayParts(value)
  if (!parts) return value
  const { isLunar, year, month, isLeap, day } = parts
  if (!isLunar) return [year, month, day].filter((part) => part !== '').join('-')
  if (language === 'en')
    return `lunar ${year ? `${year} ` : ''}${isLeap ? 'leap ' : ''}${Number(month)}${day ? `/${Number(day)}` : ''}`
  return `农历${year ? ` ${year} 年` : ''}${isLeap ? '闰' : ''}${lunarMonthName(Number(month))}${day ? lunarDayName(Number(day)) : ''}`
}
