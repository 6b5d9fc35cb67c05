import type { FieldData } from '#platform/core/fields.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { birthdayText } from './birthday-text.ts'
import { dayText, instantText } from './day-text.ts'
import { uiMessages } from './messages.ts'
import { fieldNumberText, moneyText, percentText, trimmed } from './number-text.ts'

/** A row or sheet: values by field key, with siblings such as `<key>Currency`. */
export type FieldRecord = Readonly<Record<string, unknown>>

/** Nothing has been entered: empty text and empty lists are nothing too. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The word of an option key; a key that is no longer offered is shown as it is. */
export function optionText(field: FieldData, key: string, language: Language): string {
  const option = choicesOf(field).find((one) => one.key === key)
  return option ? textIn(language, option.label) : key
}

/**
 * A field's value in words, '' when empty. Regions and references need a look-up: field-value.tsx does that,
 * here they come back as their code or id.
 */
export function fieldText(
  field: FieldData,
  value: unknown,
  language: Language,
  record: FieldRecord = {},
  key = '',
): string {
  if (isEmptyValue(value)) return ''
  const text = String(value)
  switch (field.type) {
    case 'boolean':
      return textIn(language, uiMessages[value === true ? 'ui.yes' : 'ui.no'])
    case 'option':
      return optionText(field, text, language)
    case 'options':
      return listText(
        language,
        (value as string[]).map((one) => optionText(field, one, language)),
      )
    case 'strings':
    case 'phones':
    case 'emails':
      return listText(language, value as string[])
    case 'integer':
    case 'decimal': {
      // Beyond cents the database keeps zeros that nobody wrote.
      const number = fieldNumberText(field, (field.scale ?? 0) > 2 ? trimmed(text) : text)
      return field.unit ? `${number} ${textIn(language, field.unit)}` : number
    }
    case 'money':
      return moneyText(text, String(record[`${key}Currency`] ?? 'CNY'), language)
    case 'ratio':
      return percentText(text)
    case 'date':
    case 'partialDate':
      return dayText(text, language)
    case 'instant':
      return instantText(text, language)
    case 'birthday':
      return birthdayText(text, language)
    case 'json':
      return JSON.stringify(value)
    default:
      return text
  }
}
