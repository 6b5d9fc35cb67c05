import { type RawBuilder, sql } from 'kysely'
import { birthdayKeysBetween } from '#platform/core/birthday-days.ts'
import {
  type ConditionContext,
  daysOf,
  foldCase,
  regionPrefix,
  resolveMembers,
} from '#platform/core/condition-match.ts'
import { arityOf, type Condition, type Operator, operatorsOf } from '#platform/core/conditions.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type FieldData, type Fields } from '#platform/core/fields.ts'
import { isId } from '#platform/core/ids.ts'
import { addDays, chinaDay, periods, startOfChinaDay } from '#platform/core/time.ts'

type Sql = RawBuilder<unknown>

export type ConditionTarget = {
  fields: Fields
  /** Alias of the table in the statement. */
  alias: string
  /** Fields that live in a jsonb column: `extra`, unless `extraAt` says where. */
  extra?: Fields
  extraAt?: (key: string) => JsonPlace
  /** SQL of a free search, where the entity has one. */
  search?: (text: string) => Sql
  /** What an index can say beforehand where `text` is inside `field`; implied by the comparison, so it only narrows. */
  narrow?: (field: string, text: string) => Sql | undefined
  /** A comparison said of a field's copy in a table beside, where only that one has an index. */
  beside?: (field: string, compare: (column: Sql) => Sql) => Sql | undefined
  /** The same comparison with chosen options, said of an index made for it. */
  chosen?: (field: string, op: Operator, options: readonly string[]) => Sql | undefined
}

/** Where in a jsonb column a value lies. */
export type JsonPlace = { column: string; path: readonly string[] }

/**
 * Compiles a condition to SQL. Every value is a bound parameter and every column comes from the declared fields,
 * so no text of the caller ever becomes SQL. Two-valued like its in-memory twin: each leaf is `is true`.
 * Throws AppError('invalid', 'condition.…') for fields, operators and values that do not fit.
 */
export function compileCondition(condition: Condition, target: ConditionTarget, context: ConditionContext): Sql {
  const again = (one: Condition) => compileCondition(one, target, context)
  if ('all' in condition) return join(condition.all.map(again), sql` and `, sql`true`)
  if ('any' in condition) return join(condition.any.map(again), sql` or `, sql`false`)
  if ('not' in condition) return sql`(not ${again(condition.not)})`
  if ('search' in condition) return target.search?.(condition.search) ?? sql`false`
  return compileLeaf(condition.field, condition.op, condition.value, target, context)
}

function join(parts: Sql[], separator: Sql, none: Sql): Sql {
  if (parts.length === 0) return none
  return sql`(${sql.join(parts, separator)})`
}

function compileLeaf(
  key: string,
  op: Operator,
  value: unknown,
  target: ConditionTarget,
  context: ConditionContext,
): Sql {
  // Own keys only: 'constructor' is on every object and no field.
  const declared = Object.hasOwn(target.fields, key) ? target.fields[key] : undefined
  const field = declared ?? (Object.hasOwn(target.extra ?? {}, key) ? target.extra?.[key] : undefined)
  if (field === undefined) throw new AppError('invalid', 'condition.unknown_field', { field: key })
  if (!operatorsOf[field.type].includes(op)) throw new AppError('invalid', 'condition.wrong_operator', { field: key })
  const column = declared
    ? sql.ref(`${target.alias}.${columnOf(key)}`)
    : jsonValue(field, target.extraAt?.(key) ?? { column: 'extra', path: [key] }, target.alias)
  const values = valuesOf(key, field, op, value, context)
  const compare = (place: Sql) => compileOperator(place, field, op, values, context)
  const compared = target.beside?.(key, compare) ?? target.chosen?.(key, op, values.map(String)) ?? compare(column)
  const narrowed = op === 'contains' ? target.narrow?.(key, String(values[0])) : undefined
  return narrowed === undefined ? compared : sql`(${narrowed} and ${compared})`
}

/** A value is read out of jsonb with the type its field declares. */
export function jsonValue(field: FieldData, { column, path }: JsonPlace, alias: string): Sql {
  const [last = '', ...above] = [...path].reverse()
  const from = above
    .reverse()
    .reduce<Sql>((value, key) => sql`${value} -> ${sql.lit(key)}`, sql.ref(`${alias}.${column}`))
  const text = sql`(${from} ->> ${sql.lit(last)})`
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
      return sql`${text}::numeric`
    case 'date':
      return sql`${text}::date`
    case 'instant':
      return sql`${text}::timestamptz`
    case 'boolean':
      return sql`${text}::boolean`
    case 'ref':
      return sql`${text}::uuid`
    case 'json':
      return sql`(${from} -> ${sql.lit(last)})`
    case 'options':
    case 'strings':
    case 'phones':
    case 'emails':
      return sql`(select array_agg(entry) from jsonb_array_elements_text(${from} -> ${sql.lit(last)}) entry)`
    default:
      return text
  }
}

function valuesOf(key: string, field: FieldData, op: Operator, value: unknown, context: ConditionContext): unknown[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
  const arity = arityOf(op)
  if (arity !== 'list' && list.length !== arity) throw wrongValue(key)
  const resolved = field.type === 'ref' ? resolveMembers(list, context) : list
  const fits = resolved.every((one) => fitsType(field, op, one))
  if (!fits) throw wrongValue(key)
  return resolved
}

function wrongValue(key: string): AppError {
  return new AppError('invalid', 'condition.wrong_value', { field: key })
}

/** A day that exists, or the year or month of one: the 30th of February would break the arithmetic of days. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return false
  const day = value + '0000-01-01'.slice(value.length)
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

function fitsType(field: FieldData, op: Operator, value: unknown): boolean {
  if (op === 'olderThanDays' || op === 'lastDays' || op === 'nextDays')
    return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 36_600
  if (op === 'period') return periods.includes(value as never)
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
      return typeof value === 'number'
        ? Number.isFinite(value)
        : typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value)
    case 'date':
    case 'instant':
    case 'partialDate':
      return isDay(value)
    case 'ref':
      return typeof value === 'string' && isId(value)
    default:
      return typeof value === 'string'
  }
}

function compileOperator(
  column: Sql,
  field: FieldData,
  op: Operator,
  values: unknown[],
  context: ConditionContext,
): Sql {
  const [a, b] = values
  switch (op) {
    case 'empty':
      return isEmpty(column, field)
    case 'filled':
      return sql`(not ${isEmpty(column, field)})`
    case 'is':
      return sql`(${column} is not null and ${column} = ${a})`
    case 'isNot':
      return sql`(${column} is distinct from ${a})`
    case 'contains':
      return compileContains(column, String(a))
    case 'startsWith':
      return sql`(${column} is not null and lower(${column}) like ${likePattern(foldCase(String(a)), '', '%')})`
    case 'within':
      return sql`(${column} is not null and ${column} like ${likePattern(regionPrefix(String(a)), '', '%')})`
    case 'yes':
      return sql`(${column} is true)`
    case 'no':
      return sql`(${column} is false)`
    case 'in':
      // One value alone is a place in an index, in whose order the rows then come; a list of them is not.
      if (values.length === 1) return sql`(${column} is not null and ${column} = ${values[0]})`
      return sql`(${column} is not null and ${column} = any(${values}${cast(field)}))`
    case 'notIn':
      return sql`(${column} is null or ${column} <> all(${values}${cast(field)}))`
    case 'hasAny':
      return sql`(${column} is not null and ${column} && ${values}::text[])`
    case 'hasAll':
      return values.length === 0 ? isFilled(column) : sql`(${isFilled(column)} and ${column} @> ${values}::text[])`
    case 'hasNone':
      return sql`(not coalesce(${column}, '{}') && ${values}::text[])`
    case 'ne':
      return sql`(${column} is distinct from ${a}::numeric)`
    case 'between':
      return sql`(${column} is not null and ${column} between ${a}::numeric and ${b}::numeric)`
    case 'eq':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return sql`(${column} is not null and ${column} ${sql.raw(comparison[op])} ${a}::numeric)`
    default:
      return compileDays(column, field, op, values, context)
  }
}

const comparison = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

/** Nothing there: null, or what a text, list or JSON value is when nothing is in it. */
function isEmpty(column: Sql, field: FieldData): Sql {
  switch (field.type) {
    case 'options':
    case 'strings':
    case 'phones':
    case 'emails':
      return sql`(coalesce(cardinality(${column}), 0) = 0)`
    case 'json':
      return sql`(coalesce(${column}, 'null') in ('null', '""', '[]', '{}'))`
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
    case 'date':
    case 'instant':
    case 'boolean':
    case 'ref':
      return sql`(${column} is null)`
    default:
      return sql`(coalesce(${column}, '') = '')`
  }
}

function isFilled(column: Sql): Sql {
  return sql`coalesce(cardinality(${column}), 0) > 0`
}

function cast(field: FieldData): Sql {
  return field.type === 'ref' ? sql`::uuid[]` : sql`::text[]`
}

/** From three characters on a trigram index on lower(column) can serve; below, ILIKE reads the table faster. */
function compileContains(column: Sql, text: string): Sql {
  const pattern = likePattern(foldCase(text), '%', '%')
  if ([...text].length < 3) return sql`(${column} is not null and ${column} ilike ${pattern})`
  return sql`(${column} is not null and lower(${column}) like ${pattern})`
}

/** Escapes what LIKE would read as a pattern. */
export function likePattern(text: string, before: string, after: string): string {
  return before + text.replace(/[\\%_]/g, '\\$&') + after
}

function compileDays(column: Sql, field: FieldData, op: Operator, values: unknown[], context: ConditionContext): Sql {
  const [from, to] = daysOf(op, values, chinaDay(context.now))
  if (field.type === 'birthday') return compileBirthday(column, birthdayKeysBetween(from ?? '', to ?? ''))
  const lower = field.type === 'instant' && from !== undefined ? startOfChinaDay(from).toISOString() : from
  // The end of an instant range is the beginning of the next day, so that the last second counts.
  const upper = field.type === 'instant' && to !== undefined ? startOfChinaDay(addDays(to, 1)).toISOString() : to
  const type = field.type === 'instant' ? sql`::timestamptz` : field.type === 'date' ? sql`::date` : sql`::text`
  const parts = [sql`${column} is not null`]
  if (lower !== undefined) parts.push(sql`${column} >= ${lower}${type}`)
  if (upper !== undefined)
    parts.push(field.type === 'instant' ? sql`${column} < ${upper}${type}` : sql`${column} <= ${upper}${type}`)
  return sql`(${sql.join(parts, sql` and `)})`
}

/** A birthday known only to the month has no key; without asking for that, `not` of it would be neither true nor false. */
function compileBirthday(column: Sql, keys: string[]): Sql {
  const key = sql`birthday_key(${column})`
  return sql`(${column} is not null and ${key} is not null and ${key} = any(${keys}::text[]))`
}
