import { type FormDefinition, formFields, type Making, type MakingState } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
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
  const [colon, semicolon] = language === 'en' ? [': ', '; '] : ['：', '；']
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
          : [value].flat().join(language === 'en' ? ', ' : '、')
    return [`${textIn(language, field.label)}${colon}${text}`]
  })
  const text = [textIn(language, form.title), ...parts].join(semicolon)
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
  const person = (key: string | undefined) => (key === undefined ? undefined : (values[key] as Person | undefined))
  const title = text(making.title)
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

function holds(state: MakingState | undefined, values: Answers): boolean {
  if (state === undefined) return false
  const value = values[state.field]
  if (state.is !== undefined) return state.is.includes(String(value))
  return value === true || (value !== false && !isEmptyValue(value))
}
