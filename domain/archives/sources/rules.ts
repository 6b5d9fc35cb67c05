import { type RuleNumberKey, ruleNumbers } from '#domain/people/numbers/rules.ts'
import { chinaDay, daysBetween } from '#platform/core/time.ts'

/** Within one day is in time; the second day is the last and warns; later is a breach (ARC-26, G-06). */
export type LagVerdict = 'inTime' | 'late' | 'breach'
/** Days within which news is in time, and after which it is a breach; the firm may set both. */
export type LagLimits = { target: number; last: number }

// 000-C §七.2: 1天内，最多不超过2天.
export function limitsOf(numbers: Readonly<Record<RuleNumberKey, number | null>>): LagLimits {
  return {
    target: numbers['archive.recordTargetDays'] ?? ruleNumbers['archive.recordTargetDays'].usual,
    last: numbers['archive.recordLastDays'] ?? ruleNumbers['archive.recordLastDays'].usual,
  }
}

/** The calendar days from learning a thing to writing it down. */
export function lagDaysOf(obtainedOn: string, recordedAt: Date): number {
  return daysBetween(obtainedOn, chinaDay(recordedAt))
}

export function verdictOf(days: number, { target, last }: LagLimits): LagVerdict {
  return days <= target ? 'inTime' : days <= last ? 'late' : 'breach'
}
