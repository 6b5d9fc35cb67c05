import type { JournalCategory } from '#domain/journal/schema.ts'
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
  return (means === null ? undefined : categories[means]) ?? 'note'
}

/** Days a task is late on `today`; 0 when it is not. */
export function daysLate(dueOn: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000))
}
