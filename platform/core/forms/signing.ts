import type { FormDefinition, FormField } from './definition.ts'
import { formFields } from './definition.ts'
import { byTurn, type FormRow, type FormValues, isEmptyValue, isSigned } from './filling.ts'

/** One place to sign: a field of the form, or a cell of a table row ('careRecord.<row>.signed'). */
export type SigningPlace = { path: string; field: FormField; rowId?: string; value: unknown }

/** Every place to sign, in the order of signing; rows stand where their table stands. */
export function signingPlaces(form: Pick<FormDefinition, 'sections'>, values: FormValues): SigningPlace[] {
  const places = formFields(form).flatMap((field): SigningPlace[] => {
    if (isSigned(field)) return [{ path: field.key, field, value: values[field.key] ?? null }]
    const columns = (field.columns ?? []).filter(isSigned)
    return rowsOf(values[field.key]).flatMap((row) =>
      columns.map((column) => ({
        path: `${field.key}.${row.id}.${column.key}`,
        field: column,
        rowId: row.id,
        value: row[column.key] ?? null,
      })),
    )
  })
  return places.toSorted((a, b) => byTurn(a.field, b.field))
}

export function rowsOf(value: unknown): FormRow[] {
  return Array.isArray(value) ? (value as FormRow[]) : []
}

/**
 * The place that has to be signed before this one: parties sign in their order, and a row's places in theirs.
 * A place marked as not required may be passed over.
 */
export function signsBefore(places: readonly SigningPlace[], path: string): SigningPlace | undefined {
  const place = places.find((one) => one.path === path)
  if (place === undefined) return undefined
  const same = places.filter((one) => one.rowId === place.rowId)
  return same
    .slice(0, same.indexOf(place))
    .find((one) => isEmptyValue(one.value) && one.field.required !== false && one.field.type === 'signature')
}

/**
 * Whoever signed, signed what stands above the signature: those fields are closed until the form is reopened, but for
 * a place above whose turn comes later.
 */
export function signedKeys(form: Pick<FormDefinition, 'sections'>, values: FormValues): ReadonlySet<string> {
  const fields = formFields(form)
  const last = fields.findLastIndex((field) => isSigned(field) && !isEmptyValue(values[field.key]))
  const waits = (field: FormField) => field.turn !== undefined && isEmptyValue(values[field.key])
  return new Set(fields.slice(0, last + 1).flatMap((field) => (waits(field) ? [] : [field.key])))
}

/** A row that carries a signature is closed as a whole. */
export function isSignedRow(table: FormField, row: FormRow | undefined): boolean {
  return row !== undefined && (table.columns ?? []).some((column) => isSigned(column) && !isEmptyValue(row[column.key]))
}
