import type { FieldError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import type { FormField } from '#platform/core/forms/definition.ts'
import { type FormRow, type FormValues, isSigned } from '#platform/core/forms/filling.ts'
import { isSignedRow, rowsOf } from '#platform/core/forms/signing.ts'
import { isId, newId } from '#platform/core/ids.ts'
import { isSame } from '#platform/core/same.ts'
import { type Checked, checkValue } from './values.ts'

const good = (value: unknown): Checked => ({ ok: true, value })
const bad = (code: string, params: Record<string, unknown> = {}): Checked => ({ ok: false, code, params })

// The longest statement of a month has some hundreds of lines; more belongs into a register of records.
export const mostRows = 500
// Photographs of one inspection; a film is cut elsewhere.
const mostFiles = 60
const mostPeople = 200

/** Checks one answer of a form and brings it into the stored form; nothing given is null. */
export function checkFormValue(field: FormField, raw: unknown): Checked {
  if (raw === null || raw === undefined || raw === '') return good(null)
  switch (field.type) {
    case 'time':
      return checkTime(raw)
    case 'duration':
      return checkValue({ ...plain(field), type: 'integer', min: field.min ?? 0 }, raw)
    case 'score':
      return checkValue({ ...plain(field), type: 'integer' }, raw)
    case 'dateRange':
      return checkRange(raw)
    case 'person':
      return checkPerson(field, raw)
    case 'people':
      return checkPeople(field, raw)
    case 'files':
      return checkFiles(raw)
    case 'signature':
    case 'approval':
    case 'table':
    case 'computed':
      return bad('field.wrong_type')
    default:
      return checkValue(plain(field), raw)
  }
}

function plain(field: FormField): FieldData {
  return field as unknown as FieldData
}

function checkTime(raw: unknown): Checked {
  const found = typeof raw === 'string' ? /^(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?$/.exec(raw.trim()) : null
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])]
  if (found === null || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return bad('form.not_a_time')
  return good(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}

function checkRange(raw: unknown): Checked {
  if (!isRecord(raw)) return bad('field.wrong_type')
  const day = { type: 'date', label: { zh: '', en: '' } } as const
  const [from, to] = [checkValue(day, raw['from']), checkValue(day, raw['to'])]
  if (!from.ok) return from
  if (!to.ok) return to
  if (from.value === null && to.value === null) return good(null)
  if (from.value !== null && to.value !== null && String(to.value) < String(from.value))
    return bad('form.range_backwards')
  return good({
    ...(from.value === null ? {} : { from: from.value }),
    ...(to.value === null ? {} : { to: to.value }),
  })
}

/** A name as typed, or somebody of the firm or a contact by id with the name at that time. */
function checkPerson(field: FormField, raw: unknown): Checked {
  const given = typeof raw === 'string' ? { name: raw } : raw
  if (!isRecord(given)) return bad('field.wrong_type')
  const name = checkValue({ type: 'text', label: field.label, max: field.max ?? 80 }, given['name'])
  if (!name.ok || name.value === null) return name
  const ids = (['staffId', 'contactId'] as const).filter((key) => given[key] !== undefined && given[key] !== null)
  if (ids.some((key) => !isId(String(given[key])))) return bad('field.not_an_id')
  return good({ name: name.value, ...Object.fromEntries(ids.map((key) => [key, String(given[key]).toLowerCase()])) })
}

function checkPeople(field: FormField, raw: unknown): Checked {
  if (!Array.isArray(raw)) return bad('field.wrong_type')
  if (raw.length > mostPeople) return bad('field.too_many', { max: mostPeople })
  const people: unknown[] = []
  for (const one of raw) {
    const checked = checkPerson(field, one)
    if (!checked.ok) return checked
    if (checked.value !== null) people.push(checked.value)
  }
  return good(people.length === 0 ? null : people)
}

function checkFiles(raw: unknown): Checked {
  if (!Array.isArray(raw)) return bad('field.wrong_type')
  if (raw.length > mostFiles) return bad('field.too_many', { max: mostFiles })
  if (!raw.every((one) => typeof one === 'string' && isId(one))) return bad('field.not_an_id')
  return good(raw.length === 0 ? null : [...new Set(raw)])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const rowId = /^[A-Za-z0-9_-]{1,40}$/

/**
 * The rows of a table as given, joined with those before: refused cells keep what stood there, signatures are neither
 * given nor taken here, and a signed row stays as it was signed. Printed rows are always there, first and in order.
 */
export function checkRows(table: FormField, before: unknown, raw: unknown): { rows: FormRow[]; errors: FieldError[] } {
  const known = new Map(rowsOf(before).map((row) => [row.id, row]))
  if (raw !== null && !Array.isArray(raw))
    return { rows: rowsOf(before), errors: [{ path: table.key, code: 'field.wrong_type' }] }
  const given = (raw ?? []) as unknown[]
  if (given.length > mostRows)
    return { rows: rowsOf(before), errors: [{ path: table.key, code: 'field.too_many', params: { max: mostRows } }] }
  const errors: FieldError[] = []
  const rows = new Map<string, FormRow>()
  for (const one of given) {
    const named = isRecord(one) && typeof one['id'] === 'string' && rowId.test(one['id']) ? one['id'] : undefined
    // A second row of the same id is another row, not the same one again: what was written is never dropped.
    const id = named === undefined || rows.has(named) ? newId() : named
    const old = known.get(id)
    const row = checkRow(table, old, isRecord(one) ? one : {}, errors, id)
    rows.set(id, isSignedRow(table, old) ? (old as FormRow) : row)
    if (isSignedRow(table, old) && !isSame(row, old))
      errors.push({ path: `${table.key}.${id}`, code: 'form.signed_row' })
  }
  for (const [id, old] of known)
    if (!rows.has(id) && isSignedRow(table, old)) {
      rows.set(id, old)
      errors.push({ path: `${table.key}.${id}`, code: 'form.signed_row' })
    }
  return { rows: withFixedRows(table, [...rows.values()]), errors }
}

function checkRow(
  table: FormField,
  old: FormRow | undefined,
  given: FormValues,
  errors: FieldError[],
  id: string,
): FormRow {
  const row: Record<string, unknown> & { id: string } = { id }
  for (const column of table.columns ?? []) {
    const stays = isSigned(column) || column.type === 'computed' || column.type === 'table'
    const checked = stays ? good(old?.[column.key] ?? null) : checkFormValue(column, given[column.key])
    if (!checked.ok)
      errors.push({ path: `${table.key}.${id}.${column.key}`, code: checked.code, params: checked.params })
    const value = checked.ok ? checked.value : (old?.[column.key] ?? null)
    if (value !== null) row[column.key] = value
    if (column.hasOther) {
      const other = checkOther(given[`${column.key}Other`])
      if (other.ok && other.value !== null) row[`${column.key}Other`] = other.value
    }
  }
  return row
}

/** The text behind 其他. */
export function checkOther(raw: unknown): Checked {
  return checkValue({ type: 'text', label: { zh: '', en: '' }, max: 200 }, raw)
}

export function withFixedRows(table: FormField, rows: readonly FormRow[]): FormRow[] {
  const fixed = table.fixedRows ?? []
  if (fixed.length === 0) return [...rows]
  const keys = new Set(fixed.map((one) => one.key))
  return [
    ...fixed.map(({ key }) => rows.find((row) => row.id === key) ?? { id: key }),
    ...rows.filter((row) => !keys.has(row.id)),
  ]
}
