import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FieldError } from '#platform/core/errors.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue, isSigned, openItems, otherKey, shownFields } from '#platform/core/forms/filling.ts'
import { isSame } from '#platform/core/same.ts'
import type { Answers } from '../schema.ts'

/** Keys a person may answer: fields, and the texts behind 其他. */
export function answerKeys(form: FormDefinition): ReadonlySet<string> {
  return new Set(formFields(form).flatMap((field) => (field.hasOther ? [field.key, otherKey(field.key)] : [field.key])))
}

/** The answers without what the given ones took away. */
export function withoutEmpty(values: Answers): Answers {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}

/**
 * What still keeps a form from being handed in. What the firm fills in later stays open then and is asked for when the
 * paper is filed.
 */
export function dueItems(form: FormDefinition, values: Answers, context: ConditionContext): FieldError[] {
  return [
    ...openItems(beforeHandingIn(form), values, context),
    ...missingSignatures(beforeHandingIn(form), values, context),
  ]
}

/**
 * Whether nobody wrote anything on it: every answer is what the archive said or what each such paper begins with, and
 * more is left to write than is known. A card the archive knows by heart is handed in as it is, and so is a paper on
 * which the firm has done its own part already.
 */
export function isUntouched(form: FormDefinition, values: Answers, known: Answers, context: ConditionContext): boolean {
  const written = (one: FormDefinition) =>
    shownFields(one, values, context).filter(({ type, starts }) => type !== 'computed' && starts === undefined)
  const isBlank = ({ key }: FormField) => isEmptyValue(values[key])
  if (!written(form).every((field) => isBlank(field) || isSame(values[field.key], known[field.key]))) return false
  const asked = written(beforeHandingIn(form))
  const left = asked.filter((field) => field.bind === undefined && isBlank(field))
  return left.length > asked.filter((field) => !isBlank(field)).length
}

/**
 * What a change would leave open that was not open before: it may not empty what was answered, and is not held up by
 * what an old or gathered paper never had.
 */
export function newlyDue(
  form: FormDefinition,
  before: Answers,
  next: Answers,
  context: ConditionContext,
): FieldError[] {
  const open = new Set(dueItems(form, before, context).map((one) => one.path))
  return dueItems(form, next, context).filter((one) => !open.has(one.path))
}

/** Everything that is open, what the firm fills in later included. */
export function leftItems(form: FormDefinition, values: Answers, context: ConditionContext): FieldError[] {
  return [...openItems(form, values, context), ...missingSignatures(form, values, context)]
}

function beforeHandingIn(form: FormDefinition): FormDefinition {
  const sections = form.sections.filter((section) => section.byFirm !== 'after')
  const there = new Set(sections.flatMap((section) => section.fields.map((field) => field.key)))
  const sums = form.sums?.filter((sum) => sum.fields.every((path) => there.has(path.split('.')[0] ?? path)))
  return { ...form, sections, ...(sums === undefined ? {} : { sums }) }
}

/** Required signatures that are still missing: the paper is not handed in without them. */
function missingSignatures(form: FormDefinition, values: Answers, context: ConditionContext): FieldError[] {
  return shownFields(form, values, context)
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
