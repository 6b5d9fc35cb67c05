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
      return [
        `${answerPrefix}${field.key}`,
        { ...dataOf(field), type, required: false, filter: type !== 'json', sort: sortable.has(type) },
      ] as const
    })
  return { ...own, ...Object.fromEntries(answers) }
}

/** The fields of the form a list shows, in the order asked for. */
export function shownFields(form: Pick<FormDefinition, 'sections'>, keys: readonly string[]): FormField[] {
  const byKey = new Map(formFields(form).map((field) => [field.key, field]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}
