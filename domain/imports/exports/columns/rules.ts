import type { FieldData } from '#platform/core/fields.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import type { SheetColumn } from '#platform/server/sheets/write-xlsx.ts'

// What an accountant adds up. More than the fifteen digits that Excel keeps stay text.
const numbers: ReadonlySet<FieldData['type']> = new Set(['integer', 'decimal', 'money'])

/** A column of a workbook for a field: typed, with its options and, in a template, what may be written there. */
export function columnOf(field: FieldData, language: Language, withNotes: boolean): SheetColumn {
  const type = numbers.has(field.type) ? 'number' : field.type === 'date' ? 'date' : 'text'
  const options = field.options && offeredOf(field).map((one) => textIn(language, one.label))
  return {
    title: `${textIn(language, field.label)}${withNotes && field.required ? ' *' : ''}`,
    type,
    ...(field.type === 'money' ? { decimals: 2 } : {}),
    ...(options === undefined ? {} : { options }),
    ...(withNotes ? { note: noteOf(field, language) } : {}),
  }
}

function noteOf(field: FieldData, language: Language): string {
  const isEnglish = language === 'en'
  const lines = [
    field.required ? (isEnglish ? 'Required' : '必填') : isEnglish ? 'May be left empty' : '可不填',
    ...(field.max !== undefined && field.type === 'text'
      ? [isEnglish ? `At most ${field.max} characters` : `最多 ${field.max} 个字`]
      : []),
    ...(field.type === 'phones' ? [isEnglish ? 'Several numbers: separate with ；' : '多个号码用“；”隔开'] : []),
    ...(field.type === 'money'
      ? [
          isEnglish
            ? 'Units and currency may be written: 1,260万元, 500万美元'
            : '可带单位和币种，如 1,260万元、500万美元',
        ]
      : []),
    ...(field.type === 'birthday'
      ? [isEnglish ? '1962-10-15, lunar: 农历1956年十月十五' : '1962-10-15；农历写作 农历1956年十月十五']
      : []),
    ...(field.options === undefined
      ? []
      : [
          offeredOf(field)
            .map((one) => textIn(language, one.label))
            .join(' / '),
        ]),
  ]
  return lines.join('\n')
}
