import type { FieldType } from '#platform/core/fields.ts'
import type { Text } from '#platform/core/i18n.ts'

/** What people call the types of values; the first ones are those a firm may add itself. */
export const typeWords: Readonly<Record<FieldType, Text>> = {
  text: { zh: '单行文字', en: 'Short text' },
  longText: { zh: '多行文字', en: 'Long text' },
  integer: { zh: '整数', en: 'Whole number' },
  decimal: { zh: '小数', en: 'Decimal number' },
  ratio: { zh: '百分比', en: 'Percentage' },
  date: { zh: '日期', en: 'Date' },
  partialDate: { zh: '年月（日）', en: 'Year and month' },
  boolean: { zh: '是否', en: 'Yes or no' },
  option: { zh: '单选', en: 'One of options' },
  options: { zh: '多选', en: 'Several of options' },
  strings: { zh: '多个词', en: 'Several words' },
  phones: { zh: '电话', en: 'Phones' },
  emails: { zh: '邮箱', en: 'E-mails' },
  url: { zh: '网址', en: 'Web address' },
  birthday: { zh: '生日（公历或农历）', en: 'Birthday, solar or lunar' },
  money: { zh: '金额', en: 'Amount' },
  instant: { zh: '时刻', en: 'Moment' },
  region: { zh: '行政区划', en: 'Region' },
  residentId: { zh: '证件号码', en: 'Paper number' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  ref: { zh: '关联', en: 'Reference' },
  json: { zh: '结构', en: 'Structure' },
}

export const ownTypes = [
  'text',
  'longText',
  'option',
  'options',
  'integer',
  'decimal',
  'ratio',
  'date',
  'partialDate',
  'boolean',
  'strings',
  'phones',
  'emails',
  'url',
  'birthday',
] as const satisfies readonly FieldType[]
