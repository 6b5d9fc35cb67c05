import { chinaDay } from '#platform/core/time.ts'

// Two weeks of nights reach back over a holiday week and the one in which the damage was noticed.
export const keptNights = 14
// A night may fail once; after a day and a half there is no copy of yesterday.
const lateHours = 36

/** '客档-2026-11-22-0210.kedang' in Chinese time; the id keeps two of one minute apart. */
export function backupFileName(at: Date, id: string): string {
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16).replace(':', '')
  return `kedang-${chinaDay(at)}-${time}-${id.slice(-6)}.kedang`
}

/** The nightly copies that go, given all good ones newest first. Copies that a person asked for stay. */
export function outdated<T extends { occasion: string }>(newestFirst: readonly T[]): T[] {
  return newestFirst.filter((one) => one.occasion === 'nightly').slice(keptNights)
}

/** Whether the last good copy is older than it may be (TEC-16). */
export function isLate(lastGoodAt: string | null, now: Date): boolean {
  return lastGoodAt === null || now.getTime() - Date.parse(lastGoodAt) > lateHours * 3_600_000
}
