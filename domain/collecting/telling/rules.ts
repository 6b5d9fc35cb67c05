import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { clausesText, type Language, listText, textIn } from '#platform/core/i18n.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'

// A journal entry holds 10,000 characters; what is told of a form is its gist.
const longestText = 4000

// Days and numbers stand at the entry or on the form; words are what is worth reading.
const written = ['text', 'longText', 'strings', 'option', 'options']

/**
 * A form in a sentence or two, for people who read it elsewhere: its name where the category does not say it, then
 * what was written, by question. Personal data stays on the form.
 */
export function readableText(
  kind: PackCollection,
  values: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  const parts = formFields(kind).flatMap((field) =>
    isEmptyValue(values[field.key]) || field.sensitivity !== undefined || !written.includes(field.type)
      ? []
      : [
          `${textIn(language, field.label)}${language === 'en' ? ': ' : '：'}${shown(field, values[field.key], language)}`,
        ],
  )
  const named = kind.happenedIn === undefined ? [textIn(language, kind.label)] : []
  const text = clausesText(language, [...named, ...parts])
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}

/** When it happened: at noon of the day the form names, or now for a form of today. */
export function happenedAt(kind: PackCollection, values: Readonly<Record<string, unknown>>, now: Date): string {
  const day = kind.happenedIn === undefined ? undefined : values[kind.happenedIn]
  if (typeof day !== 'string' || day >= chinaDay(now)) return now.toISOString()
  return new Date(startOfChinaDay(day).getTime() + 12 * 3_600_000).toISOString()
}

function shown(field: FormField, value: unknown, language: Language): string {
  const words = [value].flat().map((one) => {
    const option = field.options?.find(({ key }) => key === one)
    return option === undefined ? String(one) : textIn(language, option.label)
  })
  return listText(language, words)
}
