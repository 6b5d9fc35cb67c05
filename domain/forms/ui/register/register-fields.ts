import type { FieldType } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { comparedAs } from '#platform/core/forms/filling.ts'
import type { FormFields } from '#platform/ui/field-form.ts'
import { dataOf } from '#platform/ui/forms/progress.ts'
import { formRecord } from '../../schema.ts'

/** Answers stand in lists under this prefix, so that none hides a column of the record. */
export const answerPrefix = 'values.'

// Compared by a part of their value: a person by the name, a span of days by its beginning.
const byText: ReadonlySet<string> = new Set(['person', 'signature'])
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

/** What a register may be filtered and sorted by: the record's own columns and the answers of its form. */
export function registerFields(form: Pick<FormDefinition, 'sections'>): FormFields {
  const own = Object.fromEntries(Object.entries(formRecord.fields).filter(([, field]) => field.filter || field.sort))
  const answers = formFields(form)
    .filter((field) => field.type !== 'table' && field.type !== 'files')
    .map((field) => {
      const type = byText.has(field.type) ? 'text' : field.type === 'dateRange' ? 'date' : comparedAs(field)
      const shape = { type, required: false, filter: type !== 'json', sort: sortable.has(type) }
      return [`${answerPrefix}${field.key}`, { ...dataOf(field), ...shape, ...amountOf(field, type) }] as const
    })
  return { ...own, ...Object.fromEntries(answers) }
}

/** Amounts line up without their unit, which the head says once. */
function amountOf(field: FormField, type: FieldType) {
  if (type !== 'money') return {}
  const unit = field.unit ?? { zh: '元', en: 'CNY' }
  return {
    type: 'decimal' as const,
    label: { zh: `${field.label.zh}（${unit.zh}）`, en: `${field.label.en} (${unit.en})` },
  }
}

/** Types whose answers the list shows by itself; the others are put into words. */
const plain: ReadonlySet<string> = new Set([
  'money',
  'integer',
  'decimal',
  'ratio',
  'date',
  'partialDate',
  'option',
  'text',
  'boolean',
])

export function isPlain(field: FormField): boolean {
  return plain.has(field.type) || (field.type === 'computed' && field.as !== 'text' && field.as !== 'date')
}

/** The fields of the form a list shows, in the order asked for. */
export function shownFields(form: Pick<FormDefinition, 'sections'>, keys: readonly string[]): FormField[] {
  const byKey = new Map(formFields(form).map((field) => [field.key, field]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** The day the record itself has, named as the form names it; a moment of its own time stays an answer. */
function dayField(form: Pick<FormDefinition, 'sections' | 'happenedIn'>): FormField | undefined {
  return formFields(form).find((field) => field.key === form.happenedIn && field.type === 'date')
}

/**
 * Columns of the list: number and name, the answers in their order, then what the record says of itself. The customer's
 * name and the day are there once: the name is the first column, and the day stands where the form has it.
 */
export function registerColumns(form: FormDefinition, answers: readonly FormField[]) {
  const day = dayField(form)
  const told = answers.filter(({ bind }) => bind !== 'name')
  const isDayTold = told.some((field) => field === day)
  return {
    told: told.filter((field) => field !== day),
    columns: [
      'number',
      'title',
      ...told.map((field) => (field === day ? 'happenedOn' : `${answerPrefix}${field.key}`)),
      ...(isDayTold ? [] : ['happenedOn']),
      'state',
      'holderId',
    ],
    day: isDayTold ? day?.label : undefined,
    /** A form may ask for a state of its own: 已到, 未到. */
    hasOwnState: told.some(({ label }) => label.zh === formRecord.fields.state.label.zh),
  }
}
