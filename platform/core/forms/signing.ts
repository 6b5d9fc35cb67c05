import type { ConditionContext } from '../condition-match.ts'
import type { FormDefinition, FormField } from './definition.ts'
import { formFields } from './definition.ts'
import {
  byTurn,
  type FormRow,
  type FormValues,
  isEmptyValue,
  isSigned,
  openItems,
  type Questions,
  shownFields,
} from './filling.ts'

/** One place to sign: a field of the form, or a cell of a table row ('careRecord.<row>.signed'). */
export type SigningPlace = { path: string; field: FormField; rowId?: string; value: unknown }

/**
 * Every place to sign, in the order of signing; rows stand where their table stands. What these answers hide is no
 * place, unless it was signed before they hid it.
 */
export function signingPlaces(
  form: Pick<FormDefinition, 'sections'>,
  values: FormValues,
  context: ConditionContext,
): SigningPlace[] {
  const shown = new Set(shownFields(form, values, context))
  const places = formFields(form).flatMap((field): SigningPlace[] => {
    if (!shown.has(field) && isEmptyValue(values[field.key])) return []
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

/** The posts a place is kept for; undefined where it is the subject's or anybody's who fills the form in. */
export function postsOf({ signs }: Pick<FormField, 'signs'>): readonly string[] | undefined {
  return typeof signs === 'string' ? undefined : signs
}

/**
 * The boxes the decisions on the form as a whole are written into: the approval into the last, a review into the first
 * of several. Others, and those with posts of their own, are filled at their place.
 */
export function decisionBoxes(form: Pick<FormDefinition, 'sections' | 'flow'>): { review?: string; approve?: string } {
  const boxes = formFields(form).filter((field) => field.type === 'approval' && field.signs === undefined)
  const [first, last] = [boxes[0], boxes.at(-1)]
  return {
    ...(form.flow?.reviews && first && boxes.length > 1 ? { review: first.key } : {}),
    ...(form.flow?.approves && last ? { approve: last.key } : {}),
  }
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

// Enough to know where to go on; the form marks the rest.
export const mostNamed = 5

/** What a signature at this place would close although it is still to be filled in: nobody could complete it then. */
export function openAbove(
  form: Questions,
  values: FormValues,
  { path, rowId }: Pick<SigningPlace, 'path' | 'rowId'>,
  context: ConditionContext,
): FormField[] {
  const open = openItems(form, values, context).map((one) => one.path.split('.'))
  const closed = signedKeys(form, { ...values, [path]: true })
  const isClosed = ([key = '', row]: string[]) =>
    rowId === undefined ? closed.has(key) || closed.has(key.replace(/Other$/, '')) : row === rowId
  const keys = new Set(open.filter(isClosed).map(([key, , column]) => column ?? key?.replace(/Other$/, '')))
  return formFields(form)
    .flatMap((field) => [field, ...(field.columns ?? [])])
    .filter((field) => keys.has(field.key))
}

/** A row that carries a signature is closed as a whole. */
export function isSignedRow(table: FormField, row: FormRow | undefined): boolean {
  return row !== undefined && (table.columns ?? []).some((column) => isSigned(column) && !isEmptyValue(row[column.key]))
}
