import type { FieldData } from '#platform/core/fields.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { isEmpty } from '../rules.ts'

// A journal entry holds 10,000 characters; what is told of a form is its gist.
const longestText = 4000

/** A form in a sentence or two, for people who read it elsewhere: its name, then what was written; personal data stays on the form. */
export function readableText(
  kind: PackCollection,
  values: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  const parts = Object.entries(kind.fields).flatMap(([key, field]) =>
    isEmpty(values[key]) || field.sensitivity !== undefined
      ? []
      : [`${textIn(language, field.label)}${language === 'en' ? ': ' : '：'}${shown(field, values[key], language)}`],
  )
  const text = [textIn(language, kind.label), ...parts].join(language === 'en' ? '; ' : '；')
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}

function shown(field: FieldData, value: unknown, language: Language): string {
  const option = field.options?.find((one) => one.key === value)
  if (option !== undefined) return textIn(language, option.label)
  return Array.isArray(value) ? value.join(language === 'en' ? ', ' : '、') : String(value)
}
