import type { FieldError } from '#platform/core/errors.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { isSigned, otherKey } from '#platform/core/forms/filling.ts'
import type { Answers } from '../schema.ts'

/** Keys a person may answer: fields, and the texts behind 其他. */
export function answerKeys(form: FormDefinition): ReadonlySet<string> {
  return new Set(formFields(form).flatMap((field) => (field.hasOther ? [field.key, otherKey(field.key)] : [field.key])))
}

/** The answers without what the given ones took away. */
export function withoutEmpty(values: Answers): Answers {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}

/** Required signatures that are still missing: the paper is not handed in without them. */
export function missingSignatures(form: FormDefinition, values: Answers): FieldError[] {
  return formFields(form)
    .filter((field) => isSigned(field) && field.required === true && values[field.key] == null)
    .map((field) => ({ path: field.key, code: 'form.unsigned' }))
}

/** Signatures taken off the answers: what a reopened form begins with. */
export function unsigned(form: FormDefinition, values: Answers): Answers {
  const signed = new Set(
    formFields(form)
      .filter(isSigned)
      .map((field) => field.key),
  )
  return Object.fromEntries(Object.entries(values).filter(([key]) => !signed.has(key)))
}
