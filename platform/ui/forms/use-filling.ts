import { useCallback, useMemo, useRef, useState } from 'react'
import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FieldError } from '#platform/core/errors.ts'
import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import { type FormValues, openItems, type Questions, withComputed } from '#platform/core/forms/filling.ts'
import { chinaDay } from '#platform/core/time.ts'
import type { FormError } from '../field-form.ts'
import { useT, useText } from '../language.tsx'
import { numberText, percentText } from '../number-text.ts'
import { fillingMessages } from './filling-messages.ts'
import { keyAt, passedOver, progressOf, type SectionProgress } from './progress.ts'

export type OpenItem = FormError & {
  field: FormField | undefined
  /** Where it is and what is asked of it, shorter than at the field. */
  note: string
  section: SectionProgress | undefined
}

/** One form being filled in: its answers, what is computed from them, what is missing and where one is. */
export type Filling = {
  form: Questions
  values: FormValues
  sections: readonly SectionProgress[]
  /** What keeps it from being submitted, in the order of the paper. */
  open: readonly OpenItem[]
  /** What is said at the fields: refusals of the server, and what is missing once submitting was tried. */
  errors: readonly FormError[]
  folded: ReadonlySet<string>
  fold(section: string, folded: boolean): void
  set(key: string, value: unknown): void
  /** Replaces everything, as when another version was taken over. */
  reset(values: FormValues): void
  /** Says refusals at their fields and goes to the first, unless one is still typing. */
  setErrors(errors: readonly FormError[], stays?: boolean): void
  /** Says at the fields what is missing and goes to the first; true when nothing is. */
  check(): boolean
  /** Where the cursor is asked to go; `n` tells two requests for one place apart. */
  target: { path: string; n: number } | undefined
  goTo(path: string): void
}

type Options = {
  initial: FormValues
  context: ConditionContext
  /** Hears of each change by hand, with all answers after it. */
  onChange?: (key: string, value: unknown) => void
}

export function useFilling(form: Questions, { initial, context, onChange }: Options): Filling {
  const t = useT(fillingMessages)
  const text = useText()
  const [raw, setRaw] = useState(initial)
  const [refusals, setRefusals] = useState<readonly FormError[]>([])
  const [isAsked, setIsAsked] = useState(false)
  const [target, setTarget] = useState<{ path: string; n: number }>()
  const [folded, setFolded] = useState<ReadonlySet<string>>(() =>
    passedOver(progressOf(form, initial, context), form.isWhole),
  )
  const today = chinaDay(context.now)

  const values = useMemo(() => withComputed(form, raw, today), [form, raw, today])
  const missing = useMemo(() => openItems(form, values, context), [form, values, context])
  const sections = useMemo(
    () => progressOf(form, values, context, isAsked ? [...refusals, ...missing] : refusals),
    [form, values, context, refusals, missing, isAsked],
  )
  const open = useMemo(() => {
    const fields = new Map(formFields(form).map((field) => [field.key, field]))
    const fieldAt = (path: string) => {
      const key = keyAt(path)
      return fields.get(key) ?? fields.get(key.replace(/Other$/, ''))
    }
    const words = (error: FieldError): OpenItem => {
      const field = fieldAt(error.path)
      const name = field ? text(nameAt(field, error.path).label) : error.path
      const section = sections.find((one) => one.fields.some(({ key }) => key === field?.key))
      const said = (amount: unknown) =>
        field?.type === 'ratio' ? percentText(String(amount)) : numberText(String(amount))
      const message =
        error.code === 'form.other_text_missing'
          ? t('filling.other_missing')
          : error.code === 'form.sum_differs'
            ? t('filling.sum_differs', { sum: said(error.params?.['sum']), to: said(error.params?.['to']) })
            : t('filling.required', { name })
      const isCell = error.path.includes('.')
      const note = error.code === 'field.required' && !isCell ? t('ui.form_required') : message
      return { path: error.path, message, note, field, section }
    }
    return missing.map(words)
  }, [form, missing, sections, t, text])

  const heard = useRef(onChange)
  heard.current = onChange
  const set = useCallback((key: string, value: unknown) => {
    setRaw((before) => ({ ...before, [key]: value }))
    setRefusals((before) => before.filter((one) => keyAt(one.path) !== key))
    heard.current?.(key, value)
  }, [])
  const goTo = useCallback((path: string) => setTarget((before) => ({ path, n: (before?.n ?? 0) + 1 })), [])
  const fold = useCallback((section: string, isFolded: boolean) => {
    setFolded((before) => {
      const next = new Set(before)
      if (isFolded) next.add(section)
      else next.delete(section)
      return next
    })
  }, [])
  const setErrors = useCallback(
    (list: readonly FormError[], stays = false) => {
      setRefusals(list)
      const first = list[0]
      if (first && !stays) goTo(first.path)
    },
    [goTo],
  )
  const check = () => {
    setIsAsked(true)
    const first = open[0]
    if (first) goTo(first.path)
    return first === undefined
  }
  const reset = useCallback((next: FormValues) => {
    setRaw(next)
    setRefusals([])
  }, [])
  const errors = useMemo(() => {
    if (!isAsked) return refusals
    const refused = new Set(refusals.map(({ path }) => keyAt(path)))
    return [...refusals, ...open.filter(({ path }) => !refused.has(keyAt(path)))]
  }, [isAsked, refusals, open])

  return { form, values, sections, open, errors, folded, fold, set, reset, setErrors, check, target, goTo }
}

/** The field a path names: a column for the path of a cell. */
function nameAt(field: FormField, path: string): FormField {
  const column = path.split('.')[2]
  return field.columns?.find(({ key }) => key === column) ?? field
}
