import type { FieldType } from './fields.ts'
import { periods } from './time.ts'

/**
 * The one filter language: list filters, saved views, bulk edits, row scopes and policies are all this tree.
 * It is compiled to SQL in platform/server/condition-sql.ts and evaluated in memory in condition-match.ts;
 * a property test proves that both agree. Logic is two-valued: a comparison with an empty value is false, and
 * `not` of it is true.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; op: Operator; value?: unknown }
  | { search: string }

const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between'] as const
const days = ['on', 'before', 'after', 'betweenDays', 'olderThanDays', 'lastDays', 'nextDays', 'period'] as const
const texts = ['is', 'isNot', 'contains', 'startsWith'] as const
const members = ['in', 'notIn'] as const
const lists = ['hasAny', 'hasAll', 'hasNone'] as const
const presence = ['empty', 'filled'] as const

export const operators = [
  ...texts,
  ...comparisons,
  ...days,
  ...members,
  ...lists,
  'yes',
  'no',
  'within',
  ...presence,
] as const
export type Operator = (typeof operators)[number]

/** Which operators a field of a type offers, the usual one first. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: ['contains', 'is', 'isNot', 'startsWith', ...presence],
  longText: ['contains', ...presence],
  integer: [...comparisons, ...presence],
  decimal: [...comparisons, ...presence],
  money: [...comparisons, ...presence],
  ratio: [...comparisons, ...presence],
  date: ['period', ...days.filter((op) => op !== 'period'), ...presence],
  instant: ['period', ...days.filter((op) => op !== 'period'), ...presence],
  partialDate: ['startsWith', 'before', 'after', ...presence],
  boolean: ['yes', 'no', ...presence],
  option: [...members, ...presence],
  options: [...lists, ...presence],
  strings: [...lists, ...presence],
  phones: ['hasAny', ...presence],
  emails: ['hasAny', ...presence],
  region: ['within', ...presence],
  birthday: ['period', ...presence],
  residentId: ['is', ...presence],
  creditCode: ['is', 'startsWith', ...presence],
  url: ['contains', ...presence],
  ref: [...members, ...presence],
  json: [...presence],
}

/** Values that stand for whoever asks; they keep a shared view useful to everybody. */
export const me = '@me'
export const myDepartment = '@my-department'

export const everything: Condition = { all: [] }

/** Both conditions; flattens so that stored views stay readable. */
export function both(a: Condition | undefined, b: Condition | undefined): Condition {
  const parts = [a, b].flatMap((one) => (one === undefined ? [] : 'all' in one ? one.all : [one]))
  return parts.length === 1 && parts[0] ? parts[0] : { all: parts }
}

/** How many values an operator takes: 0, 1, 2 or a list. */
export function arityOf(op: Operator): 0 | 1 | 2 | 'list' {
  if (op === 'yes' || op === 'no' || op === 'empty' || op === 'filled') return 0
  if (op === 'between' || op === 'betweenDays') return 2
  if (op === 'in' || op === 'notIn' || op === 'hasAny' || op === 'hasAll' || op === 'hasNone') return 'list'
  return 1
}

export { periods }
