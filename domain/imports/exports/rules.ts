import { formatBirthday } from '#platform/core/chinese/birthday.ts'
import { regionText } from '#platform/core/chinese/divisions.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'

/** Names of the records that values point to: staff, departments. */
export type Names = ReadonlyMap<string, string>

/**
 * A value as it stands in an exported cell: the words people use, so that the file reads like the screen and can be
 * imported again without loss (IMP-09). Numbers and days keep their type; everything else is text.
 */
export function cellOf(field: FieldData, value: unknown, language: Language, names: Names): string | number | null {
  if (value === null || value === undefined) return null
  switch (field.type) {
    case 'integer':
      return Number(value)
    case 'boolean':
      return language === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否'
    case 'option':
      return labelOf(field, String(value), language)
    case 'options':
      return (value as string[]).map((one) => labelOf(field, one, language)).join('；')
    case 'strings':
    case 'phones':
    case 'emails':
      return (value as string[]).join('；')
    case 'region':
      return regionText(String(value))
    case 'birthday':
      return formatBirthday(String(value), language === 'en' ? 'en' : 'zh')
    case 'ref':
      return names.get(String(value)) ?? null
    case 'instant':
      return chinaTime(String(value))
    case 'json':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}

function labelOf(field: FieldData, key: string, language: Language): string {
  const option = choicesOf(field).find((one) => one.key === key)
  return option === undefined ? key : textIn(language, option.label)
}

/** 2026-11-22 09:30 in China's time. */
function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
}
