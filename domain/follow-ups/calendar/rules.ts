import { addDays } from '#platform/core/time.ts'

/** Days that differ from their weekday: working or not. */
export type Calendar = ReadonlyMap<string, boolean>

/** Whether people work on a day: as the notice says, else Monday to Friday. */
export function isWorkingDay(day: string, calendar: Calendar): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return calendar.get(day) ?? (weekday !== 0 && weekday !== 6)
}

/** The n-th working day after `day`; n = 0 is the day itself, or the next one people work on. */
export function addWorkingDays(day: string, n: number, calendar: Calendar): string {
  let left = n === 0 && !isWorkingDay(day, calendar) ? 1 : n
  let at = day
  while (left > 0) {
    at = addDays(at, 1)
    if (isWorkingDay(at, calendar)) left--
  }
  return at
}
