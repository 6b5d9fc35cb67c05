import type { Language } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdays: Record<Language, string[]> = {
  'zh-CN': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** The day written out in full: '2019-05-16', in English '16 May 2019'. Also takes 'YYYY' and 'YYYY-MM'. */
export function dayText(day: string, language: Language): string {
  if (language === 'zh-CN') return day
  const [year, month, date] = day.split('-')
  const name = month === undefined ? '' : `${months[Number(month) - 1] ?? month} `
  return `${date === undefined ? '' : `${Number(date)} `}${name}${year ?? ''}`
}

/** The day as short as it can be said today: '11-23' in this year, else in full. */
export function shortDayText(day: string, today: string, language: Language): string {
  if (day.slice(0, 4) !== today.slice(0, 4)) return dayText(day, language)
  return language === 'zh-CN' ? day.slice(5) : `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''}`
}

/** 'HH:mm' in China of an instant in ISO form. */
export function timeText(instant: string): string {
  // The product's clock is China's: a fixed eight hours, see core/time.ts.
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)
}

/** Day and time of an instant: '2026-11-23 09:26'. */
export function instantText(instant: string, language: Language): string {
  return `${dayText(chinaDay(new Date(instant)), language)} ${timeText(instant)}`
}

/** The same without a year that is this one: '11-23 09:26', in English '23 Nov 09:26'. */
export function shortInstantText(instant: string, today: string, language: Language): string {
  return `${shortDayText(chinaDay(new Date(instant)), today, language)} ${timeText(instant)}`
}

/** The head line of a day: '2026 年 11 月 23 日 星期一', 'Monday, 23 November 2026'. */
export function longDayText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  const weekday = weekdays[language][date.getUTCDay()] ?? ''
  if (language === 'zh-CN') {
    return `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日 ${weekday}`
  }
  const month = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })
  return `${weekday}, ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
}
