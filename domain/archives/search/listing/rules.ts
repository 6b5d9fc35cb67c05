import type { Condition } from '#platform/core/conditions.ts'
import { AppError, invalidFields } from '#platform/core/errors.ts'
import { columnOf, type FieldData, type Fields } from '#platform/core/fields.ts'
import { customer } from '../../schema.ts'

const fields: Fields = customer.fields

/** Columns a list begins with; the screen may choose others. */
export const defaultColumns = Object.keys(fields).filter((key) => fields[key]?.list === 'default')

/** Read with every row: to name it, to see whether it may be shown, and to mark what a search hit. */
const alwaysRead = [
  'id',
  'version',
  'kind',
  'number',
  'name',
  'shortName',
  'formerNames',
  'creditCode',
  'phones',
  'tags',
  'ownerId',
  'collectorId',
  'createdBy',
  'departmentId',
  'mergedInto',
]

/** `named` are those that point to staff and departments. */
export type Columns = { shown: string[]; own: string[]; sql: string; named: string[] }

/**
 * Which columns to read and to show. `own` are the firm's own fields, kept in `extra`.
 * @throws AppError('invalid') naming each column that is none or is not for lists.
 */
export function columnsFor(wanted: readonly string[], extra: Fields): Columns {
  const own = wanted.filter((key) => fields[key] === undefined && extra[key] !== undefined)
  const shown = wanted.filter((key) => isListed(fields[key]))
  const unknown = wanted.flatMap((key, n) =>
    own.includes(key) || shown.includes(key)
      ? []
      : [{ path: `columns.${n}`, code: 'field.unknown', params: { field: key.slice(0, 60) } }],
  )
  if (unknown.length > 0) throw invalidFields(unknown)
  const read = [...new Set([...alwaysRead, ...shown, ...(own.length > 0 ? ['extra'] : [])])]
  const named = shown.filter((key) => fields[key]?.type === 'ref').map(columnOf)
  return { shown, own, sql: read.map((key) => `c.${columnOf(key)}`).join(', '), named }
}

function isListed(field: FieldData | undefined): boolean {
  return field?.list !== undefined && field.sensitivity !== 'secret'
}

/** Every field a condition asks about. */
export function fieldsIn(condition: Condition | undefined): string[] {
  if (condition === undefined || 'search' in condition) return []
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  return 'not' in condition ? fieldsIn(condition.not) : [condition.field]
}

/**
 * Refuses to filter by fields that are not filters: comparing a secret value often enough would spell it out.
 * @throws AppError('invalid', 'condition.unknown_field')
 */
export function refuseClosedFields(condition: Condition | undefined, extra: Fields): void {
  const closed = fieldsIn(condition).find((key) =>
    fields[key] === undefined ? isClosed(extra[key]) : fields[key].filter !== true,
  )
  if (closed !== undefined) throw new AppError('invalid', 'condition.unknown_field', { field: closed })
}

/** A field of the firm's own is a filter unless it is sensitive; a personal one where the firm says so. */
function isClosed(own: FieldData | undefined): boolean {
  if (own === undefined || own.sensitivity === 'secret') return true
  return own.sensitivity === 'personal' && own.filter !== true
}

/** Withdrawn archives are out of the way unless a condition asks for them. */
export function asksForWithdrawn(condition: Condition | undefined): boolean {
  return fieldsIn(condition).includes('withdrawnAt')
}

/** Fields of the firm's own that the list needs to know: the standard is read only then. */
export function needsStandard(condition: Condition | undefined, columns: readonly string[]): boolean {
  return [...fieldsIn(condition), ...columns].some((key) => fields[key] === undefined)
}
