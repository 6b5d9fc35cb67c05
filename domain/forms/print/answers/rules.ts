import { type Names, textOf } from '#domain/archives/print/rules.ts'
import type { FieldData } from '#platform/core/fields.ts'
import type { FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import type { Answers } from '../../schema.ts'

/** One answer in words, '' when there is none. */
export function answerText(
  field: FormField,
  values: Answers,
  names: Names,
  language: Language,
  isBlank = false,
): string {
  const given = isBlank ? null : values[field.key]
  if (isEmptyValue(given)) return ''
  const named = (one: unknown) => String((one as { name?: unknown }).name ?? '')
  switch (field.type) {
    case 'person':
      return named(given)
    case 'people':
      return listText(language, (given as unknown[]).map(named))
    case 'dateRange': {
      const { from, to } = given as { from?: string; to?: string }
      return `${from ?? ''} — ${to ?? ''}`
    }
    case 'duration':
      return language === 'en' ? `${given} min` : `${given} 分钟`
    case 'signature':
    case 'approval':
      return named(given)
    case 'files':
      return language === 'en' ? `${(given as unknown[]).length} files` : `附 ${(given as unknown[]).length} 件`
    case 'score': {
      const word = field.words?.find((one) => Number(given) >= one.from)
      return word === undefined ? String(given) : `${given} ${textIn(language, word.label)}`
    }
    case 'computed':
      return computedText(field, values, language)
    case 'time':
      return String(given)
    case 'table':
      return ''
    default:
      return textOf(field as unknown as FieldData, field.key, values, language, names)
  }
}

/** A computed value has the digits of its kind: money two, a share in per cent. */
function computedText(field: FormField, values: Answers, language: Language): string {
  const type = field.as ?? 'decimal'
  const rounded =
    type === 'money'
      ? Number(values[field.key]).toFixed(2)
      : type === 'decimal'
        ? trimmed(values[field.key])
        : values[field.key]
  return textOf(
    { ...field, type } as unknown as FieldData,
    field.key,
    { ...values, [field.key]: rounded },
    language,
    {},
  )
}

function trimmed(given: unknown): string {
  return String(Number(Number(given).toFixed(4)))
}
