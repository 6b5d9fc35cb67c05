import type { Condition } from '#platform/core/conditions.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { comparedAs } from '#platform/core/forms/filling.ts'
import { fieldsIn } from '#platform/core/forms/soundness.ts'

/** Answers in lists, filters and sorts are called by 'values.' and their key, so that none hides a column of the record. */
export const answerPrefix = 'values.'

const sortable: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'decimal',
  'money',
  'ratio',
  'date',
  'partialDate',
  'instant',
  'option',
  'boolean',
])

/** What of an answer is compared: of a person the name, of a span of days its beginning, of an approval the verdict. */
function comparedField(field: FormField): { type: FieldData['type']; part?: string } {
  switch (field.type) {
    case 'person':
    case 'signature':
      return { type: 'text', part: 'name' }
    case 'dateRange':
      return { type: 'date', part: 'from' }
    case 'approval':
      return { type: 'option', part: 'verdict' }
    default:
      return { type: comparedAs(field) }
  }
}

/** The answers of a form as fields of its list. */
export function answerFields(form: Pick<FormDefinition, 'sections'>): Fields {
  return Object.fromEntries(
    formFields(form).map((field) => {
      const { type } = comparedField(field)
      return [`${answerPrefix}${field.key}`, { ...field, type, required: false, sort: sortable.has(type) } as never]
    }),
  )
}

/** Where in a record an answer lies that a list compares. */
export function answerPlace(form: Pick<FormDefinition, 'sections'>, key: string) {
  const own = key.slice(answerPrefix.length)
  const field = formFields(form).find((one) => one.key === own)
  const part = field === undefined ? undefined : comparedField(field).part
  return { column: 'values', path: part === undefined ? [own] : [own, part] }
}

const shortTypes: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'decimal',
  'money',
  'ratio',
  'date',
  'partialDate',
  'time',
  'dateRange',
  'boolean',
  'option',
  'person',
  'score',
  'duration',
  'computed',
  'approval',
])
const mostListed = 6

/** Answers a list of the form's records shows: those it names, else the first six short ones that stand open. */
export function listedKeys(form: FormDefinition): string[] {
  if (form.listed !== undefined) return [...form.listed]
  return formFields(form)
    .filter((field) => shortTypes.has(field.type) && field.bind !== 'name' && field.bind !== 'number')
    .slice(0, mostListed)
    .map((field) => field.key)
}

/** Fields totalled over all rows of the list (FRM-19); of one row the sum is the answer, so covered ones are left out. */
export function totalled(form: Pick<FormDefinition, 'sections' | 'sensitivity'>, seesPersonal: boolean): FormField[] {
  return formFields(form).filter((field) => field.total === true && !isCovered(form, field, seesPersonal))
}

function isCovered(form: Pick<FormDefinition, 'sensitivity'>, field: FormField, seesPersonal: boolean): boolean {
  if (field.sensitivity === 'secret') return true
  return !seesPersonal && (field.sensitivity === 'personal' || form.sensitivity === 'personal')
}

/**
 * Refuses to filter or sort by answers that are covered: comparing one often enough would spell it out.
 * @throws AppError('invalid', 'condition.unknown_field')
 */
export function refuseCovered(
  form: FormDefinition | undefined,
  condition: Condition | undefined,
  sort: readonly { field: string }[] | undefined,
  seesPersonal: boolean,
): void {
  if (form === undefined) return
  const asked = [...fieldsIn(condition), ...(sort ?? []).map((one) => one.field)]
  const closed = formFields(form).find(
    (field) => asked.includes(`${answerPrefix}${field.key}`) && isCovered(form, field, seesPersonal),
  )
  if (closed !== undefined) throw new AppError('invalid', 'condition.unknown_field', { field: closed.label.zh })
}

// As migrations/0093 takes them in.
const optionKey = /^[a-z][\w-]{0,39}$/

/**
 * Options of an answer as the index of choices knows them; undefined for whatever it does not hold: a part of an
 * answer, another operator than having one or all of them, keys of another shape.
 */
export function choicesOf(
  form: Pick<FormDefinition, 'sections'>,
  key: string,
  options: readonly string[],
): string[] | undefined {
  const own = key.slice(answerPrefix.length)
  const field = formFields(form).find((one) => one.key === own)
  const isChoice = field?.type === 'option' || field?.type === 'options'
  if (!isChoice || options.length === 0 || !options.every((one) => optionKey.test(one))) return undefined
  return options.map((one) => `${own}=${one}`)
}
