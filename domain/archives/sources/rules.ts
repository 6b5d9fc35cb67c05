import { chinaDay, daysBetween } from '#platform/core/time.ts'

/** Within one day is in time; the second day is the last and warns; later is a breach (ARC-26, G-06). */
export type LagVerdict = 'inTime' | 'late' | 'breach'
export type Lag = { days: number; verdict: LagVerdict }

// 000-C §七.2: 1天内，最多不超过2天.
export const targetDays = 1
export const lastDays = 2

/** The calendar days from learning a thing to writing it down, and what they mean. */
export function lagOf(obtainedOn: string, recordedAt: Date): Lag {
  const days = daysBetween(obtainedOn, chinaDay(recordedAt))
  return { days, verdict: verdictOf(days) }
}

export function verdictOf(days: number): LagVerdict {
  return days <= targetDays ? 'inTime' : days <= lastDays ? 'late' : 'breach'
}
