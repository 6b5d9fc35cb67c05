import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import { isSame } from '#platform/core/same.ts'
import { chinaDay } from '#platform/core/time.ts'
import type { Answers, FormRecord } from './schema.ts'

/** The text of an answer by which somebody would know or find it; nothing for what is no word. */
function wordOf(field: FormField, value: unknown): string | undefined {
  if (isEmptyValue(value)) return undefined
  if (field.type === 'text' || field.type === 'url' || field.type === 'creditCode') return String(value)
  if (field.type === 'person') return (value as { name?: string }).name
  if (field.type === 'option') return field.options?.find((one) => one.key === value)?.label.zh
  return undefined
}

/** What lists show of a record: whom it is about, else its first words, else the name of the form. */
export function titleOf(form: FormDefinition, values: Answers, subject: string | null): string {
  const first = formFields(form).flatMap((field) =>
    field.type === 'text' || field.type === 'person' ? (wordOf(field, values[field.key]) ?? []) : [],
  )[0]
  return [...(subject ?? first ?? form.title.zh)].slice(0, 200).join('')
}

// Search is for recognising a record, not for reading it: the words of the first lines are enough, and each costs room.
const mostWords = 24
const longestWord = 60

/** What a record is found by: its title and number, the words and phones on it. A secret form only by title and number. */
export function searchTokensOf(
  form: FormDefinition,
  record: Pick<FormRecord, 'number' | 'title' | 'values' | 'customerId'>,
): string[] {
  const isOpen = form.sensitivity !== 'secret'
  const fields = isOpen ? formFields(form).filter((field) => field.sensitivity !== 'secret') : []
  const words = fields.flatMap((field) =>
    field.type === 'option' ? [] : (wordOf(field, record.values[field.key]) ?? []),
  )
  const phones = fields.filter((field) => field.type === 'phones').flatMap((field) => record.values[field.key] ?? [])
  return tokensOf({
    names: [{ text: record.title, person: form.subjectKinds?.join() === 'individual' }],
    numbers: record.number === null ? [] : [record.number],
    phones: phones as string[],
    words: [...new Set(words)]
      .filter((word) => word !== record.title)
      .slice(0, mostWords)
      .map((word) => [...word].slice(0, longestWord).join('')),
  })
}

/** How answers differ: 'values.name', and 'values.careRecord.<row>' for each row of a table by itself. */
export function answersDiff(before: Answers, next: Answers): Record<string, [old: unknown, now: unknown]> {
  const diff: Record<string, [unknown, unknown]> = {}
  const compare = (key: string, old: unknown, now: unknown) => {
    if (!isSame(old, now)) diff[key] = [old ?? null, now ?? null]
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(next)])) {
    const [old, now] = [before[key], next[key]]
    if (!isRows(old) && !isRows(now)) compare(`values.${key}`, old, now)
    else {
      const [from, to] = [byId(old), byId(now)]
      for (const id of new Set([...Object.keys(from), ...Object.keys(to)]))
        compare(`values.${key}.${id}`, from[id], to[id])
    }
  }
  return diff
}

function isRows(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && 'id' in one)
}

function byId(rows: unknown): Record<string, unknown> {
  return Object.fromEntries(rowsOf(rows).map((row) => [row.id, row]))
}

/** The day a record is of: what its form names, as far as that is a whole day; else the day given. */
export function happenedOn(form: FormDefinition, values: Answers, otherwise: string): string {
  const raw = form.happenedIn === undefined ? undefined : values[form.happenedIn]
  const day = typeof raw === 'object' && raw !== null ? (raw as { from?: string }).from : raw
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(day)) return otherwise
  // An instant is of the day it was in China, whatever day its UTC form names.
  return day.length === 10 ? day : chinaDay(new Date(day))
}

/** Whoever fills in and when, as `starts` of a field wants it. */
export type Beginning = { today: string; now: Date; me: { id: string; name: string } }

/** What a new record begins with (FRM-15): the day of filling, the person filling, fixed values, printed rows. */
export function startValues(form: FormDefinition, beginning: Beginning): Answers {
  const values: Answers = {}
  for (const field of formFields(form)) {
    if (field.fixedRows !== undefined) values[field.key] = field.fixedRows.map(({ key }) => ({ id: key }))
    const value = startOf(field, beginning)
    if (value !== undefined) values[field.key] = value
  }
  return values
}

export function startOf(field: FormField, { today, now, me }: Beginning): unknown {
  if (field.starts === undefined || field.starts === 'number') return undefined
  if (typeof field.starts === 'object') return field.starts.value
  if (field.starts === 'me') {
    if (field.type === 'ref') return me.id
    if (field.type === 'person') return { name: me.name, staffId: me.id }
    return field.type === 'people' ? [{ name: me.name, staffId: me.id }] : me.name
  }
  if (field.type === 'instant') return now.toISOString()
  if (field.type === 'dateRange') return { from: today }
  if (field.type === 'time') return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return today
}

/** The answers with the record's own number where the form shows it as an answer. */
export function withNumber(form: FormDefinition, values: Answers, number: string | null): Answers {
  const shown = formFields(form).filter((field) => field.starts === 'number' && isEmptyValue(values[field.key]))
  if (number === null || shown.length === 0) return values
  return { ...values, ...Object.fromEntries(shown.map((field) => [field.key, number])) }
}
