/**
 * Working days. Weekends are free, weekdays are worked, and the State Council's yearly notice makes the exceptions
 * (holidays and 调休 make-up days), which the caller passes in: no library knows next year's. Days are YYYY-MM-DD.
 */

export type CalendarDay = { on: string; working: boolean }

export type WorkCalendar = {
  exceptions: ReadonlyMap<string, boolean>
  /** The years with any exception: those whose notice is in. */
  years: ReadonlySet<number>
}

const dayLength = 86_400_000

/** Makes a calendar of rows. */
export function workCalendar(rows: Iterable<CalendarDay>): WorkCalendar {
  const exceptions = new Map<string, boolean>()
  const years = new Set<number>()
  for (const { on, working } of rows) {
    exceptions.set(on, working)
    years.add(Number(on.slice(0, 4)))
  }
  return { exceptions, years }
}

/** The day `days` later, or earlier when negative. */
export function addDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength
}

export function isWorkingDay(on: string, calendar: WorkCalendar): boolean {
  return calendar.exceptions.get(on) ?? weekdayOf(on) <= 5
}

/** Is the notice of that day's year in? If not, `isWorkingDay` knows weekends only, and the screen should say so. */
export function isCalendarKnown(on: string, calendar: WorkCalendar): boolean {
  return calendar.years.has(Number(on.slice(0, 4)))
}

/** The first working day from `on`, itself included. */
export function workingDayFrom(on: string, calendar: WorkCalendar): string {
  return stepOver(on, 1, calendar)
}

/** The last working day up to `on`, itself included. */
export function workingDayUpTo(on: string, calendar: WorkCalendar): string {
  return stepOver(on, -1, calendar)
}

// No holiday lasts this long: a year without a working day is a mistake in the rows.
const longestHoliday = 366

function stepOver(on: string, step: 1 | -1, calendar: WorkCalendar): string {
  for (let tried = 0; tried < longestHoliday; tried += 1) {
    const day = addDays(on, tried * step)
    if (isWorkingDay(day, calendar)) return day
  }
  throw new RangeError(`no working day within a year of ${on}`)
}

/** The `days`-th working day after `on` (before it when negative); 0 gives `on` itself, working or not. */
export function addWorkingDays(on: string, days: number, calendar: WorkCalendar): string {
  const step = days < 0 ? -1 : 1
  let day = on
  for (let left = Math.abs(Math.trunc(days)); left > 0; left -= 1) day = stepOver(addDays(day, step), step, calendar)
  return day
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. The inverse of `addWorkingDays`. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}
