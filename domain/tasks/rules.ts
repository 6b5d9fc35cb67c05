import type { JournalCategory } from '#domain/journal/schema.ts'
import { addDays, daysBetween } from '#platform/core/time.ts'
import type { Means, TaskKind } from './schema.ts'

/** A follow-up without a detailed record does not count as done (VIS-15); neither does what was owed to a customer. */
const withResult: readonly TaskKind[] = ['followUp', 'care', 'promise', 'matter', 'correction', 'duty']

export function needsResult(kind: TaskKind, hasCustomer: boolean): boolean {
  return hasCustomer || withResult.includes(kind)
}

const categories: Partial<Record<Means, JournalCategory>> = {
  call: 'call',
  visit: 'visit',
  wechat: 'wechat',
  sms: 'call',
  email: 'email',
  meeting: 'meeting',
}

/** Under which category the result of a task stands in the journal. */
export function categoryOf(kind: TaskKind, means: Means | null): JournalCategory {
  if (kind === 'promise') return 'promise'
  if (kind === 'care') return 'care'
  return (means === null ? undefined : categories[means]) ?? 'note'
}

/** Days a task is late on `today`; 0 when it is not. */
export function daysLate(dueOn: string, today: string): number {
  return Math.max(0, daysBetween(dueOn, today))
}

/** Where a task stands: what is due within a week is the work at hand, the rest is later. */
export const whens = ['overdue', 'today', 'week', 'later', 'open', 'done'] as const
export type When = (typeof whens)[number]

/** How far ahead the work at hand reaches. */
export const aheadDays = 7

/** The first and the last day a task of `when` is due on; undefined: no such end. */
export function daysOf(when: When, today: string): [from: string | undefined, to: string | undefined] {
  switch (when) {
    case 'overdue':
      return [undefined, addDays(today, -1)]
    case 'today':
      return [today, today]
    case 'week':
      return [addDays(today, 1), addDays(today, aheadDays)]
    case 'later':
      return [addDays(today, aheadDays + 1), undefined]
    default:
      return [undefined, undefined]
  }
}

/** How a promise was kept, as the register shows it (JRN-16). */
export function promiseState(
  { state, dueOn, closedOn }: { state: string; dueOn: string; closedOn: string | null },
  today: string,
): 'open' | 'overdue' | 'kept' | 'keptLate' | 'dropped' {
  if (state === 'open') return dueOn < today ? 'overdue' : 'open'
  if (state !== 'done' || closedOn === null) return 'dropped'
  return closedOn > dueOn ? 'keptLate' : 'kept'
}
