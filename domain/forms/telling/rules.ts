import {
  type FormDefinition,
  type FormField,
  formFields,
  type Making,
  type MakingState,
} from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { isSignedRow } from '#platform/core/forms/signing.ts'
import { clausesText, type Language, listText, textIn } from '#platform/core/i18n.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { Answers } from '../schema.ts'

// A journal entry holds 10,000 characters; what is told of a form is its gist.
const longestText = 4000
const words = ['text', 'longText', 'strings', 'option', 'person']

/**
 * A form in a sentence or two, for people who read it elsewhere: its name, then what was written, by question.
 * Personal and secret data stay on the form.
 */
export function readableText(form: FormDefinition, values: Answers, language: Language): string {
  const colon = language === 'en' ? ': ' : '：'
  const isOpen = form.sensitivity === undefined
  const parts = formFields(form).flatMap((field) => {
    const value = values[field.key]
    const isHidden = field.sensitivity !== undefined || field.bind !== undefined || !words.includes(field.type)
    if (!isOpen || isHidden || isEmptyValue(value)) return []
    const option = field.options?.find((one) => one.key === value)?.label
    const text =
      option !== undefined
        ? textIn(language, option)
        : field.type === 'person'
          ? (value as { name: string }).name
          : listText(language, [value].flat().map(String))
    return [`${textIn(language, field.label)}${colon}${text}`]
  })
  const text = clausesText(language, [textIn(language, form.title), ...parts])
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}

/** When it happened: at noon of its day, or now for a form of today. */
export function happenedAt(day: string, now: Date): string {
  if (day >= chinaDay(now)) return now.toISOString()
  return new Date(startOfChinaDay(day).getTime() + 12 * 3_600_000).toISOString()
}

export type Made = {
  /** Names it within the record: a row, or the form itself. */
  part: string
  kind: string
  title: string
  dueOn: string
  ownerId: string | null
  customerId: string | null
  means: string | null
  remarks: string | null
  given: { by: string | null; byName: string; on: string } | null
  state: 'open' | 'done' | 'dropped'
  result: string | null
  /** Ids of files. */
  proof: string[]
}

// A title is a line of a list; in full it stands on the form.
const longestTitle = 200

/** What a form leaves to be done, as far as it says what and by when. */
export function madeOf(form: FormDefinition, values: Answers, happenedOn: string): Made[] {
  return (form.makes ?? []).flatMap((making, n) => {
    if (making.rows === undefined) return madeIn(making, values, happenedOn, `form${n === 0 ? '' : n}`)
    const rows = Array.isArray(values[making.rows]) ? (values[making.rows] as (Answers & { id: string })[]) : []
    return rows.flatMap((row) => madeIn(making, { ...values, ...row }, happenedOn, row.id))
  })
}

function madeIn(making: Making, values: Answers, happenedOn: string, part: string): Made[] {
  const text = (key: string | undefined) =>
    key === undefined || isEmptyValue(values[key]) ? null : String(values[key])
  const person = (key: string | undefined) => (key === undefined ? undefined : personIn(values[key]))
  const named = person(making.title)?.name ?? text(making.title)
  const title = named === null || making.says === undefined ? named : `${making.says.zh}：${named}`
  const dueOn = text(making.due) ?? (making.dueWithin === undefined ? null : addDays(happenedOn, making.dueWithin))
  if (title === null || dueOn === null) return []
  const giver = person(making.given?.by)
  const givenOn = text(making.given?.on)
  return [
    {
      part,
      kind: making.kind,
      title: [...title].slice(0, longestTitle).join(''),
      dueOn,
      ownerId: person(making.owner)?.staffId ?? null,
      customerId: text(making.about),
      means: making.means?.as[text(making.means.field) ?? ''] ?? null,
      remarks: text(making.remarks),
      given: givenOn === null ? null : { by: giver?.staffId ?? null, byName: giver?.name ?? '', on: givenOn },
      state: holds(making.dropped, values) ? 'dropped' : holds(making.done, values) ? 'done' : 'open',
      result: text(making.result),
      proof: making.proof === undefined ? [] : ([values[making.proof] ?? []].flat() as string[]),
    },
  ]
}

type Person = { name: string; staffId?: string }

function personIn(value: unknown): Person | undefined {
  return typeof value === 'object' && value !== null && 'name' in value ? (value as Person) : undefined
}

function holds(state: MakingState | undefined, values: Answers): boolean {
  if (state === undefined) return false
  const value = values[state.field]
  if (state.is !== undefined) return state.is.includes(String(value))
  return value === true || (value !== false && !isEmptyValue(value))
}

type Done = { on: string; result: string | null }

type DoneRow = { on: string; by: { name: string; staffId: string }; result: string }

/** The answers with one more row of what was done; told twice it stands once. The words are cut to what the column holds. */
export function withDone(form: FormDefinition, values: Answers, part: string, done: DoneRow): Answers {
  const { doneIn } = form
  if (doneIn === undefined) return values
  const column = formFields(form)
    .find((one) => one.key === doneIn.rows)
    ?.columns?.find((one) => one.key === doneIn.result)
  const result = [...done.result].slice(0, column?.max).join('')
  const row = { id: part, [doneIn.on]: done.on, [doneIn.by]: done.by, [doneIn.result]: result }
  const rows = Array.isArray(values[doneIn.rows]) ? (values[doneIn.rows] as { id: string }[]) : []
  return { ...values, [doneIn.rows]: [...rows.filter((one) => one.id !== part), row] }
}

/**
 * The answers with what came of one thing they left to be done: where the form asks whether and how, that is filled
 * in, in the row it came from. Rows that are signed and answers that are there stay as they are.
 */
export function answersAfter(form: FormDefinition, values: Answers, part: string, done: Done): Answers {
  for (const making of form.makes ?? []) {
    if (making.rows === undefined) {
      if (part.startsWith('form')) return { ...values, ...answersIn(making, formFields(form), values, done) }
      continue
    }
    const table = formFields(form).find((one) => one.key === making.rows)
    const rows = values[making.rows]
    if (table === undefined || !Array.isArray(rows) || !rows.some((row) => row.id === part && !isSignedRow(table, row)))
      continue
    const fields = table.columns ?? []
    const next = rows.map((row) => (row.id === part ? { ...row, ...answersIn(making, fields, row, done) } : row))
    return { ...values, [making.rows]: next }
  }
  return values
}

function answersIn(making: Making, fields: readonly FormField[], values: Answers, { on, result }: Done): Answers {
  const next: Answers = {}
  const resultField = fields.find((one) => one.key === making.result)
  if (resultField !== undefined && result !== null && isEmptyValue(values[resultField.key]))
    next[resultField.key] = [...result].slice(0, resultField.max ?? longestText).join('')
  const field = fields.find((one) => one.key === making.done?.field)
  if (field === undefined || holds(making.done, { ...values, ...next })) return next
  if (field.type === 'boolean') next[field.key] = true
  else if (field.type === 'date') next[field.key] = on
  else if (field.type === 'option' && making.done?.is?.[0] !== undefined) next[field.key] = making.done.is[0]
  if (making.doneOn !== undefined && isEmptyValue(values[making.doneOn])) next[making.doneOn] = on
  return next
}
