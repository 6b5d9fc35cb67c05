import { type FormDefinition, type FormField, type FormFollows, formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { clausesText, type Language, textIn } from '#platform/core/i18n.ts'

type Values = Readonly<Record<string, unknown>>
type Row = Readonly<Record<string, unknown>> & { id: string }
type Named = { name: string; staffId?: string }

const rowsOf = (values: Values, table: string): Row[] => (Array.isArray(values[table]) ? (values[table] as Row[]) : [])

function columnsOf(form: FormDefinition, table: string): readonly FormField[] {
  return formFields(form).find((field) => field.key === table)?.columns ?? []
}

export type Told = { rowId: string; customerId: string; text: string }

/** What the diary of each named customer says: the paper and its name, then what its row holds; `names` of what it points to. */
export function toldRows(
  form: FormDefinition,
  values: Values,
  title: string,
  language: Language,
  names: Readonly<Record<string, string>> = {},
): Told[] {
  const told = form.follows?.told
  if (told === undefined) return []
  const colon = language === 'en' ? ': ' : '：'
  const columns = columnsOf(form, told.table).filter((one) => one.key !== told.subject)
  return rowsOf(values, told.table).flatMap((row) => {
    const customerId = row[told.subject]
    if (typeof customerId !== 'string') return []
    const parts = columns.flatMap((column) => {
      const text = wordOf(column, row[column.key], language, names)
      return text === undefined ? [] : [`${textIn(language, column.label)}${colon}${text}`]
    })
    return [{ rowId: row.id, customerId, text: clausesText(language, [title, ...parts]) }]
  })
}

function wordOf(
  field: FormField,
  value: unknown,
  language: Language,
  names: Readonly<Record<string, string>>,
): string | undefined {
  if (isEmptyValue(value)) return undefined
  if (field.type === 'ref') return names[String(value)]
  if (typeof value === 'boolean') return value ? (language === 'en' ? 'yes' : '是') : language === 'en' ? 'no' : '否'
  const option = field.options?.find((one) => one.key === value)
  if (option !== undefined) return textIn(language, option.label)
  if (field.type === 'person') return (value as Named).name
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** People of the firm a paper says were there. */
export function presentStaff(present: NonNullable<FormFollows['present']>, values: Values): string[] {
  const people = values[present.people]
  return Array.isArray(people) ? (people as Named[]).flatMap((one) => one.staffId ?? []) : []
}

/** Posts that should have been there and of which nobody was. */
export function absentPosts(wanted: readonly string[], held: readonly string[]): string[] {
  return wanted.filter((post) => !held.includes(post))
}
