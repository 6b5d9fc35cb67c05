import { useCallback, useMemo, useState } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { isEmptyValue } from './field-text.ts'
import { useT, useText } from './language.tsx'

export type FormFields = Readonly<Record<string, FieldData>>
export type FormValues = Record<string, unknown>

/** A refusal at a field, in the reader's words; `path` as the server names it ('phones.0' belongs to 'phones'). */
export type FormError = { path: string; message: string }

/** A refusal of the server with the fields it names. */
export type RefusedFields = { message: string; requestId?: string | undefined; fields?: readonly FormError[] }

/** A field whose value is taken from a record and written back to it. */
export type Bound = {
  /** What the record holds in words, shown struck through once the form says something else. */
  held: string
  isChanged: boolean
  onOnlyHere?: () => void
}

export type FieldForm = {
  values: FormValues
  /** What differs from the start, ready to be sent: emptied fields are null. */
  changes: FormValues
  isDirty: boolean
  errors: readonly FormError[]
  set(key: string, value: unknown): void
  setErrors(errors: readonly FormError[]): void
  /** Puts what the server refused at the fields it names. */
  refuse(error: RefusedFields): void
  /** What is left to say of a refusal once its fields say theirs: what it names elsewhere, or of the whole. */
  left(error: RefusedFields | null | undefined): RefusedFields | null
  /** Names required fields that are empty and takes the cursor to the first; true when nothing is missing. */
  check(): boolean
  reset(values: FormValues): void
}

/**
 * The state of one form over field descriptors. The server decides what is valid; here only what is missing is
 * named early. An error disappears as soon as its field is touched.
 */
export function useFieldForm(fields: FormFields, initial: FormValues): FieldForm {
  const t = useT()
  const text = useText()
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(initial)
  const [errors, setErrorList] = useState<readonly FormError[]>([])

  const changes = useMemo(
    () => Object.fromEntries(Object.entries(values).filter(([key, value]) => !isSame(value, start[key]))),
    [values, start],
  )
  const set = useCallback((key: string, value: unknown) => {
    setValues((before) => ({ ...before, [key]: value }))
    setErrorList((before) => before.filter((error) => keyOf(error.path) !== key))
  }, [])
  const setErrors = useCallback((list: readonly FormError[]) => {
    setErrorList(list)
    const first = list[0]
    if (first) focusField(keyOf(first.path))
  }, [])
  const check = () => {
    const missing = Object.entries(fields)
      .filter(([key, field]) => field.required && !field.system && isEmptyValue(values[key]))
      .map(([path, field]) => ({ path, message: t('ui.form_required_empty', { name: text(field.label) }) }))
    setErrors(missing)
    return missing.length === 0
  }
  const refuse = ({ fields: named = [] }: RefusedFields) =>
    setErrors(named.map((one) => atField(one, Object.keys(fields))))
  const left = (error: RefusedFields | null | undefined) => placesOf(error ?? null, Object.keys(fields)).note
  const reset = useCallback((next: FormValues) => {
    setStart(next)
    setValues(next)
    setErrorList([])
  }, [])

  return {
    values,
    changes,
    isDirty: Object.keys(changes).length > 0,
    errors,
    set,
    setErrors,
    refuse,
    left,
    check,
    reset,
  }
}

/** The field an error path belongs to. */
export function keyOf(path: string): string {
  return path.split('.')[0] ?? path
}

/** Parts a refusal into what belongs at one of the fields `keys` and what is left to say of the whole, if anything. */
export function placesOf(error: RefusedFields | null, keys: readonly string[]) {
  if (error === null) return { placed: [], note: null }
  const named = (error.fields ?? []).map((one) => atField(one, keys))
  const placed = named.filter(({ path }) => keys.includes(keyOf(path)))
  const elsewhere = named.find((one) => !placed.includes(one))
  if (placed.length > 0 && elsewhere === undefined) return { placed, note: null }
  return { placed, note: { message: elsewhere?.message ?? error.message, requestId: error.requestId } }
}

/** 'values.extra.club' and 'limits.holdingCap' name a field behind what holds it in the input; 'people.0.name' does not. */
function atField({ path, message }: FormError, keys: readonly string[]): FormError {
  const parts = path.split('.')
  const at = parts.findIndex((part) => keys.includes(part))
  const isHeld = at > 0 && parts.slice(0, at).every((part) => Number.isNaN(Number(part)))
  return { path: isHeld ? parts.slice(at).join('.') : path, message }
}

/** The DOM id of a field's input: one form on a page is the rule, and links to a field stay readable. */
export function inputIdOf(key: string): string {
  return `field-${key}`
}

/** Takes the cursor to a field; used by the list of errors beside a long form. */
export function focusField(key: string): void {
  // After React has drawn the error, so that the scroll shows field and error together.
  requestAnimationFrame(() => {
    const input = document.getElementById(inputIdOf(key))
    input?.focus({ preventScroll: true })
    input?.scrollIntoView({ block: 'center' })
  })
}

function isSame(a: unknown, b: unknown): boolean {
  if (isEmptyValue(a) && isEmptyValue(b)) return true
  return JSON.stringify(a) === JSON.stringify(b)
}
