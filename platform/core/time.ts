/**
 * Calendar days in the product are Chinese days: all of China keeps UTC+8 the whole year,
 * so a fixed offset is right and needs no zone data.
 */
const chinaOffsetMs = 8 * 3600_000
const dayMs = 86_400_000

/** The calendar day 'YYYY-MM-DD' in China at the instant `at`. */
export function chinaDay(at: Date): string {
  return new Date(at.getTime() + chinaOffsetMs).toISOString().slice(0, 10)
}

/** The instant at which the Chinese calendar day `day` begins. */
export function startOfChinaDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - chinaOffsetMs)
}

/** `day` moved by `days` (negative: earlier). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The same day `months` later, or the last day of that month when it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** Named periods around `today`, both ends inside. Weeks begin on Monday (GB/T 7408). */
export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
] as const
export type Period = (typeof periods)[number]

export function periodDays(period: Period, today: string): [from: string, to: string] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = addDays(today, -weekday)
  const months = (from: number, count: number): [string, string] => [
    firstOf(year, from),
    addDays(firstOf(year, from + count), -1),
  ]
  switch (period) {
    case 'today':
      return [today, today]
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)]
    case 'tomorrow':
      return [addDays(today, 1), addDays(today, 1)]
    case 'thisWeek':
      return [monday, addDays(monday, 6)]
    case 'lastWeek':
      return [addDays(monday, -7), addDays(monday, -1)]
    case 'nextWeek':
      return [addDays(monday, 7), addDays(monday, 13)]
    case 'thisMonth':
      return months(month, 1)
    case 'lastMonth':
      return months(month - 1, 1)
    case 'nextMonth':
      return months(month + 1, 1)
    case 'thisQuarter':
      return months(month - ((month - 1) % 3), 3)
    case 'thisYear':
      return months(1, 12)
    case 'lastYear':
      return months(-11, 12)
  }
}

/** First day of a month; months outside 1–12 carry into the neighbouring years. */
function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}
