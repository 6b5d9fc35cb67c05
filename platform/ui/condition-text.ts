import type { Condition } from '#platform/core/conditions.ts'
import type { FieldData } from '#platform/core/fields.ts'
import type { Language, Text } from '#platform/core/i18n.ts'
import { listText, textIn } from '#platform/core/i18n.ts'
import type { conditionMessages } from './condition-messages.ts'
import { dayText } from './day-text.ts'
import { fieldText, optionText } from './field-text.ts'
import { numberText, percentText } from './number-text.ts'

export type ConditionLeaf = Extract<Condition, { field: string }>
type Key = keyof typeof conditionMessages
export type ConditionWords = {
  t: (key: Key, params?: Record<string, unknown>) => string
  language: Language
  /** Names of ids and codes that appear as values, as far as they are known. */
  nameOf?: (field: FieldData, value: string) => string | undefined
}

export type LeafText = { field: string; operator: string; value: string }

// More than three values make the chip longer than the row; the rest is counted.
const shownValues = 3

/** A comparison in three words, as on a chip: 最近联系 早于 30 天前. */
export function leafText(leaf: ConditionLeaf, field: FieldData | undefined, words: ConditionWords): LeafText {
  const { t, language } = words
  if (!field) return { field: t('condition.unknown_field'), operator: t(`operator.${leaf.op}` as Key), value: '' }
  return {
    field: textIn(language, field.label),
    operator: t(`operator.${leaf.op}` as Key),
    value: valueText(leaf, field, words),
  }
}

function valueText(leaf: ConditionLeaf, field: FieldData, words: ConditionWords): string {
  const { t, language } = words
  const list = Array.isArray(leaf.value) ? leaf.value : leaf.value === undefined ? [] : [leaf.value]
  const n = list[0]
  switch (leaf.op) {
    case 'olderThanDays':
      return t('condition.days_ago', { n })
    case 'lastDays':
      return t('condition.last_days', { n })
    case 'nextDays':
      return t('condition.next_days', { n })
    case 'period':
      return n === undefined ? '' : t(`period.${String(n)}` as Key)
    case 'between':
    case 'betweenDays':
      return list.map((one) => oneText(one, field, words)).join(` ${t('condition.to')} `)
    default:
      return several(
        list.map((one) => oneText(one, field, words)),
        t,
        language,
      )
  }
}

function several(texts: string[], t: ConditionWords['t'], language: Language): string {
  const joined = listText(language, texts.slice(0, shownValues))
  if (texts.length <= shownValues) return joined
  return t('condition.and_more', { first: joined, n: language === 'zh-CN' ? texts.length : texts.length - shownValues })
}

function oneText(value: unknown, field: FieldData, { t, language, nameOf }: ConditionWords): string {
  const text = String(value)
  if (text === '@me') return t('condition.me')
  if (text === '@my-department') return t('condition.my_department')
  switch (field.type) {
    case 'option':
    case 'options':
      return optionText(field, text, language)
    case 'ratio':
      return percentText(text)
    case 'integer':
    case 'decimal':
    case 'money':
      return numberText(text)
    case 'date':
    case 'instant':
      return dayText(text, language)
    case 'ref':
    case 'region':
      return nameOf?.(field, text) ?? '…'
    case 'strings':
    case 'phones':
    case 'emails':
      return text
    default:
      return fieldText(field, value, language)
  }
}

/** A whole tree in one line, for saved views, rules and audit. */
export function conditionText(
  condition: Condition,
  fields: Readonly<Record<string, FieldData>>,
  words: ConditionWords,
): string {
  const { t, language } = words
  const again = (one: Condition) => conditionText(one, fields, words)
  const joined = (parts: Condition[], word: Text) =>
    parts
      .map((part) => ('any' in part && part.any.length > 1 ? `（${again(part)}）` : again(part)))
      .join(` ${textIn(language, word)} `)
  if ('all' in condition) return joined(condition.all, { zh: '且', en: 'and' })
  if ('any' in condition) return joined(condition.any, { zh: '或', en: 'or' })
  if ('not' in condition) return t('condition.not', { text: again(condition.not) })
  if ('search' in condition) return `${t('condition.search')} “${condition.search}”`
  const { field, operator, value } = leafText(condition, fields[condition.field], words)
  return [field, operator, value].filter((part) => part !== '').join(' ')
}
