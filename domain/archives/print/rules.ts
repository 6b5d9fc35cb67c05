import { formatBirthday } from '#platform/core/chinese/birthday.ts'
import { regionText } from '#platform/core/chinese/divisions.ts'
import { formatMoney } from '#platform/core/chinese/money.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import { choicesOf, offeredOf } from '#platform/core/open-options.ts'
import type { PaperContent } from '#platform/core/paper.ts'

export type Row = Readonly<Record<string, unknown>>
export type Names = Readonly<Record<string, string>>

/** A value in the words of paper, '' when there is none. */
export function textOf(field: FieldData, key: string, row: Row, language: Language, names: Names): string {
  const value = row[key]
  if (value === null || value === undefined) return ''
  const isEnglish = language === 'en'
  switch (field.type) {
    case 'boolean':
      return isEnglish ? (value ? 'Yes' : 'No') : value ? '是' : '否'
    case 'option':
      return optionText(field, String(value), language)
    case 'options':
      return listText(
        language,
        (value as string[]).map((one) => optionText(field, one, language)),
      )
    case 'strings':
    case 'phones':
    case 'emails':
      return listText(language, value as string[])
    case 'region':
      return regionText(String(value))
    case 'birthday':
      return formatBirthday(String(value), isEnglish ? 'en' : 'zh')
    case 'ref':
      return names[String(value)] ?? ''
    case 'money':
      return formatMoney(
        { amount: String(value), currency: String(row[`${key}Currency`] ?? 'CNY') },
        isEnglish ? 'en' : 'zh',
      )
    case 'ratio':
      return `${Number((Number(value) * 100).toFixed(4))}%`
    case 'instant':
      return chinaTime(String(value))
    case 'integer':
    case 'decimal':
      return field.unit === undefined ? String(value) : `${String(value)} ${textIn(language, field.unit)}`
    case 'json':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}

function optionText(field: FieldData, key: string, language: Language): string {
  const option = choicesOf(field).find((one) => one.key === key)
  return option === undefined ? key : textIn(language, option.label)
}

/** 2026-11-22 09:30 in China's time. */
export function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
}

// As many letters of options stand in one line beside their label; longer lists print what was chosen only.
const mostOptionLetters = 90

/** All options with the chosen ones ticked, as the paper forms have them; undefined when they would fill half a page. */
export function optionsOf(field: FieldData, value: unknown, language: Language): PaperContent | undefined {
  if (field.type === 'boolean') {
    const said = language === 'en' ? ['Yes', 'No'] : ['是', '否']
    return { kind: 'options', options: said.map((label, at) => ({ label, chosen: value === (at === 0) })) }
  }
  if (field.type !== 'option' && field.type !== 'options') return undefined
  const chosen = new Set(
    Array.isArray(value) ? value.map(String) : value === null || value === undefined ? [] : [String(value)],
  )
  const options = offeredOf(field, [...chosen]).map((one) => ({
    label: textIn(language, one.label),
    chosen: chosen.has(one.key),
  }))
  return lettersOf(options) > mostOptionLetters ? undefined : { kind: 'options', options }
}

/** How much room options take, in Hanzi: the box counts as two. */
export function lettersOf(options: readonly { label: string }[]): number {
  return options.reduce((sum, one) => sum + one.label.length + 2, 0)
}

/** DY-2611-: print numbers run through a month. */
export function printSeries(day: string): string {
  return `DY-${day.slice(2, 4)}${day.slice(5, 7)}-`
}

// Letters a column of this type takes beside another; measured on the registers of the seed.
const widths: Partial<Record<FieldData['type'], number>> = {
  longText: 5,
  text: 2.6,
  phones: 2.7,
  emails: 3.2,
  date: 2,
  partialDate: 1.8,
  instant: 2.9,
  option: 1.7,
  boolean: 1,
  integer: 1.4,
  money: 2.4,
  ratio: 1.4,
}
const ownWidths: Readonly<Record<string, number>> = {
  name: 4.2,
  address: 5.2,
  number: 2.5,
  shortName: 2,
  postcode: 1.5,
}

export function columnWidth(key: string, field: FieldData): number {
  return ownWidths[key] ?? widths[field.type] ?? 2.2
}

const rightAligned: ReadonlySet<FieldData['type']> = new Set(['integer', 'decimal', 'money', 'ratio'])

export function isNumber(field: FieldData): boolean {
  return rightAligned.has(field.type)
}
