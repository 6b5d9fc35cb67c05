import { addDays } from '#platform/core/time.ts'

/** New information belongs in the archive within a day, at the very latest within two (ARC-26). */
const latestDays = 2

/** The last day on which information obtained on `obtainedOn` may still be written in (ARC-26). */
export function writeInBy(obtainedOn: string): string {
  return addDays(obtainedOn, latestDays)
}

export type When = 'late' | 'today' | 'soon' | 'undated'

/** Where a matter stands in the list of the day. */
export function whenOf(dueOn: string | null, today: string): When {
  if (dueOn === null) return 'undated'
  return dueOn < today ? 'late' : dueOn === today ? 'today' : 'soon'
}

/** Earliest first; what has no day comes last. */
export function byDue(a: { dueOn: string | null }, b: { dueOn: string | null }): number {
  return (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
}

/** Saturday and Sunday; the days the state moves each year are not known to the calendar. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
