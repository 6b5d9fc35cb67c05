import { addDays, addMonths } from '#platform/core/time.ts'
import type { DutyUnit } from './schema.ts'

const inDays: Partial<Record<DutyUnit, number>> = { day: 1, week: 7 }
const inMonths: Partial<Record<DutyUnit, number>> = { month: 1, quarter: 3, year: 12 }

/** The n-th day of a duty; all count from the first, so that the 31st comes back after a short month. */
export function dueDay(startsOn: string, every: number, unit: DutyUnit, n: number): string {
  const days = inDays[unit]
  return days === undefined
    ? addMonths(startsOn, n * every * (inMonths[unit] ?? 1))
    : addDays(startsOn, n * every * days)
}

/** The first of its days that lies after `after`; the first of all when that does. */
export function nextDueDay(startsOn: string, every: number, unit: DutyUnit, after: string): string {
  let n = 0
  while (dueDay(startsOn, every, unit, n) <= after) n++
  return dueDay(startsOn, every, unit, n)
}
