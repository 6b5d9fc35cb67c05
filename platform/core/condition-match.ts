import { birthdayKeysBetween } from './birthday-days.ts'
import { birthdayKey } from './chinese/birthday.ts'
import type { Condition, Operator } from './conditions.ts'
import { me, myDepartment } from './conditions.ts'
import type { Fields, FieldType } from './fields.ts'
import { addDays, chinaDay, type Period, periodDays } from './time.ts'

/** Who asks and when: '@me', '@my-department' and relative days are resolved against it. */
export type ConditionContext = { now: Date; actorId: string; departmentIds: readonly string[] }

/** Replaces '@me' and '@my-department' by ids. */
export function resolveMembers(values: readonly unknown[], context: ConditionContext): unknown[] {
  return values.flatMap((one) =>
    one === me ? [context.actorId] : one === myDepartment ? [...context.departmentIds] : [one],
  )
}

/** The days [from, to] an operator on days means; an open end is undefined. */
export function daysOf(
  op: Operator,
  value: unknown,
  today: string,
): [from: string | undefined, to: string | undefined] {
  const list = Array.isArray(value) ? value : [value]
  const day = fullDay(String(list[0]))
  switch (op) {
    case 'on':
      return [day, day]
    case 'before':
      return [undefined, addDays(day, -1)]
    case 'after':
      return [addDays(day, 1), undefined]
    case 'betweenDays':
      return [day, fullDay(String(list[1]))]
    case 'olderThanDays':
      return [undefined, addDays(today, -Number(list[0]) - 1)]
    case 'lastDays':
      return [addDays(today, 1 - Number(list[0])), today]
    case 'nextDays':
      return [today, addDays(today, Number(list[0]) - 1)]
    default:
      return periodDays(String(list[0]) as Period, today)
  }
}

/** '2009' and '2009-03' begin with their first day. */
function fullDay(partial: string): string {
  return partial + '0000-01-01'.slice(partial.length)
}

/** Whether `record` fulfils `condition`; the in-memory twin of the SQL. `search` is decided by `search`. */
export function matchesCondition(
  condition: Condition,
  fields: Fields,
  record: Readonly<Record<string, unknown>>,
  context: ConditionContext,
  search: (text: string) => boolean = () => false,
): boolean {
  const again = (one: Condition) => matchesCondition(one, fields, record, context, search)
  if ('all' in condition) return condition.all.every(again)
  if ('any' in condition) return condition.any.some(again)
  if ('not' in condition) return !again(condition.not)
  if ('search' in condition) return search(condition.search)
  const field = Object.hasOwn(fields, condition.field) ? fields[condition.field] : undefined
  if (field === undefined) return false
  return matchesValue(field.type, record[condition.field], condition.op, condition.value, context)
}

function matchesValue(
  type: FieldType,
  value: unknown,
  op: Operator,
  wanted: unknown,
  context: ConditionContext,
): boolean {
  const isEmpty =
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  if (op === 'empty') return isEmpty
  if (op === 'filled') return !isEmpty
  if (isEmpty) return op === 'isNot' || op === 'ne' || op === 'notIn' || op === 'hasNone'
  const list = resolveMembers(Array.isArray(wanted) ? wanted : [wanted], context)
  switch (op) {
    case 'is':
    case 'isNot':
      return (String(value) === String(list[0])) === (op === 'is')
    case 'contains':
      return foldCase(String(value)).includes(foldCase(String(list[0])))
    case 'startsWith':
      return foldCase(String(value)).startsWith(foldCase(String(list[0])))
    case 'within':
      return String(value).startsWith(regionPrefix(String(list[0])))
    case 'yes':
    case 'no':
      return (value === true) === (op === 'yes')
    case 'in':
    case 'notIn':
      return list.map(String).includes(String(value)) === (op === 'in')
    case 'hasAny':
      return list.some((one) => (value as unknown[]).includes(one))
    case 'hasAll':
      return list.every((one) => (value as unknown[]).includes(one))
    case 'hasNone':
      return !list.some((one) => (value as unknown[]).includes(one))
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
    case 'between':
      return compare(op, Number(value), list.map(Number))
    default:
      return matchesDays(type, String(value), op, wanted, context)
  }
}

function compare(op: Operator, value: number, [a = Number.NaN, b = Number.NaN]: number[]): boolean {
  switch (op) {
    case 'eq':
      return value === a
    case 'ne':
      return value !== a
    case 'lt':
      return value < a
    case 'lte':
      return value <= a
    case 'gt':
      return value > a
    case 'gte':
      return value >= a
    default:
      return value >= a && value <= b
  }
}

function matchesDays(
  type: FieldType,
  value: string,
  op: Operator,
  wanted: unknown,
  context: ConditionContext,
): boolean {
  const [from, to] = daysOf(op, wanted, chinaDay(context.now))
  if (type === 'birthday')
    return from !== undefined && to !== undefined && birthdayKeysBetween(from, to).includes(birthdayKey(value) ?? '')
  const day = type === 'instant' ? chinaDay(new Date(value)) : value
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}

/** '330000' means all of Zhejiang, '330100' all of Hangzhou: trailing zero pairs are open (GB/T 2260). */
export function regionPrefix(code: string): string {
  return code.replace(/(00){1,2}$/, '')
}

/** Lower case letter by letter, as the database does it: the whole text at once would bend a final sigma. */
export function foldCase(text: string): string {
  return Array.from(text, (letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase())).join('')
}
