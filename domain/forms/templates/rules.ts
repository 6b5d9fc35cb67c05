import type { Names } from '#domain/archives/print/rules.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { otherKey } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import type { WordData } from '#platform/server/word.ts'
import { answerText } from '../print/answers/rules.ts'
import type { Answers } from '../schema.ts'

/** What of a record a template may ask for besides its answers, under its Chinese and its English name. */
export const recordNames = {
  number: '编号',
  title: '表名',
  customer: '客户',
  happenedOn: '发生日期',
  today: '打印日期',
  firm: '企业名称',
} as const
export type RecordFacts = Record<keyof typeof recordNames, string>

/** Inside a repeated row its place in the table is asked for as 序号. */
const placeNames = ['序号', 'n'] as const

/** Every name a template of this form may use; tables with the names of their columns. */
export function knownNames(form: FormDefinition): ReadonlySet<string> {
  const of = (field: FormField) => [field.key, field.label.zh, field.label.en]
  const fields = formFields(form).flatMap((field) => [...of(field), ...(field.columns ?? []).flatMap(of)])
  return new Set([...fields, ...Object.keys(recordNames), ...Object.values(recordNames), ...placeNames])
}

/** A filled form as a template takes it: by key and by label; of two fields with one label the first has it. */
export function wordData(
  form: FormDefinition,
  values: Answers,
  facts: RecordFacts,
  names: Names,
  language: Language,
): WordData {
  const data: WordData = {}
  const put = (into: WordData, field: FormField, content: WordData[string]) => {
    for (const name of [field.key, field.label.zh, field.label.en]) into[name] ??= content
  }
  for (const field of formFields(form)) {
    if (field.type !== 'table') {
      put(data, field, said(field, values, names, language))
      continue
    }
    const rows = rowsOf(values[field.key]).map((row, n) => {
      const cells: WordData = { 序号: String(n + 1), n: String(n + 1) }
      for (const column of field.columns ?? []) put(cells, column, said(column, row, names, language))
      return cells
    })
    put(data, field, rows)
  }
  for (const [key, zh] of Object.entries(recordNames)) {
    const content = facts[key as keyof RecordFacts]
    data[key] ??= content
    data[zh] ??= content
  }
  return data
}

/** An answer in words; several ticks joined, 其他 with what was written. */
function said(field: FormField, values: Answers, names: Names, language: Language): string {
  const given = values[field.key]
  if (field.type !== 'option' && field.type !== 'options') return answerText(field, values, names, language)
  const chosen = new Set([given].flat().map(String))
  const words = (field.options ?? []).filter(({ key }) => chosen.has(key)).map(({ label }) => textIn(language, label))
  const other = field.hasOther ? String(values[otherKey(field.key)] ?? '') : ''
  const all = other === '' ? words : [...words.slice(0, -1), `${words.at(-1) ?? ''}：${other}`]
  return listText(language, all)
}
