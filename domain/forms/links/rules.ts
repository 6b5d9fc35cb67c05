import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FormDefinition, FormField, FormSection } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { openAbove, postsOf, signingPlaces } from '#platform/core/forms/signing.ts'
import type { Answers } from '../schema.ts'

// A month is what a customer needs to come back to a form; a printed code on the counter lasts a season.
export const usualDays = { single: 30, open: 90 } as const
export const longestDays = 365
// A counter with a QR code brings a few answers a day over a season.
export const usualAnswers = 500
export const mostAnswers = 5000

/** Sections whoever answers by link sees: what the firm fills in afterwards is left out. */
export function guestSections(form: FormDefinition): FormSection[] {
  return form.sections.filter((section) => section.byFirm !== 'after')
}

/** Fields a guest answers: not what the firm fills in or signs, no approvals, nothing that looks into the firm's own records. */
export function guestFields(form: FormDefinition): FormField[] {
  return form.sections
    .filter((section) => section.byFirm === undefined)
    .flatMap((section) => section.fields.filter(isForGuests))
}

function isForGuests(field: FormField): boolean {
  if (postsOf(field) !== undefined) return false
  return field.type !== 'approval' && field.type !== 'ref' && field.type !== 'files'
}

/** What the page needs to draw the form; names of columns in files, bindings and rules of the firm stay inside. */
export function forGuests(
  form: FormDefinition,
): Pick<FormDefinition, 'key' | 'title' | 'instructions' | 'sections' | 'sums'> {
  const bare = ({
    bind: _b,
    synonyms: _s,
    sensitivity: _p,
    form: _f,
    columns,
    options,
    ...field
  }: FormField): FormField => ({
    ...field,
    ...(columns === undefined ? {} : { columns: columns.filter(isForGuests).map(bare) }),
    ...(options === undefined ? {} : { options: options.map(({ key, label }) => ({ key, label })) }),
  })
  return {
    key: form.key,
    title: form.title,
    ...(form.instructions === undefined ? {} : { instructions: form.instructions }),
    ...(form.sums === undefined ? {} : { sums: form.sums }),
    sections: guestSections(form).map((section) => ({
      ...section,
      fields: section.fields.filter(isForGuests).map(bare),
    })),
  }
}

/**
 * What stands in the form when it is opened by link: what the firm filled in for the customer to read, and how the
 * customer is called. Nothing personal: a link can be passed on.
 */
export function guestValues(form: FormDefinition, values: Answers): Answers {
  const shown = form.sections.flatMap((section) =>
    section.fields.filter(
      (field) => section.byFirm === 'before' || field.bind === 'name' || field.starts !== undefined,
    ),
  )
  const open = shown.filter((field) => field.sensitivity === undefined && isForGuests(field))
  return Object.fromEntries(open.flatMap(({ key }) => (isEmptyValue(values[key]) ? [] : [[key, values[key]]])))
}

/** The form as far as a guest must fill it in: what is open elsewhere is the firm's to complete. */
export function asGuestForm(form: FormDefinition): FormDefinition {
  const asked = new Set(guestFields(form).map((field) => field.key))
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.filter((field) => asked.has(field.key)),
    })),
  }
}

/** Places where a guest signs. */
export function guestSignatures(form: FormDefinition): ReadonlySet<string> {
  return new Set(
    guestFields(form).flatMap((field) =>
      field.type === 'signature'
        ? [field.key]
        : (field.columns ?? []).filter((one) => one.type === 'signature').map((one) => `${field.key}.*.${one.key}`),
    ),
  )
}

export function isGuestPlace(places: ReadonlySet<string>, path: string): boolean {
  return places.has(path) || places.has(path.replace(/\.[^.]+\./, '.*.'))
}

/**
 * What only the firm can fill in and a guest's signature would close: while it is open the paper is not ready to be
 * signed by anybody. What the answers begin with by themselves is not the firm's to fill in.
 */
export function leftToFirm(form: FormDefinition, values: Answers, context: ConditionContext): FormField[] {
  const asked = new Set(guestFields(form).flatMap((field) => [field, ...(field.columns ?? [])]))
  const places = guestSignatures(form)
  const open = signingPlaces(form, values, context)
    .filter(({ path }) => isGuestPlace(places, path))
    .flatMap((place) => openAbove(form, values, place, context))
  return [...new Set(open)].filter((field) => !asked.has(field) && field.starts === undefined && field.bind !== 'name')
}

/** Whether a form may go out by link: one that must not be shown to the person it speaks of has no such way. */
export function goesByLink(form: Pick<FormDefinition, 'ways' | 'sensitivity'>): boolean {
  return form.ways?.includes('link') === true && form.sensitivity !== 'secret'
}
