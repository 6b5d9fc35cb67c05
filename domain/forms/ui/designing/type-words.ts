import type { FormFieldType } from '#platform/core/forms/definition.ts'
import type { Text } from '#platform/core/i18n.ts'

/** What people call the types of answers; those a form editor adds come first. */
export const typeWords: Readonly<Record<FormFieldType, Text>> = {
  text: { zh: '单行文字', en: 'Short text' },
  longText: { zh: '多行文字', en: 'Long text' },
  option: { zh: '单选', en: 'One of options' },
  options: { zh: '多选', en: 'Several options' },
  boolean: { zh: '是否', en: 'Yes or no' },
  integer: { zh: '整数', en: 'Whole number' },
  decimal: { zh: '小数', en: 'Decimal number' },
  money: { zh: '金额', en: 'Amount' },
  ratio: { zh: '百分比', en: 'Percentage' },
  score: { zh: '打分', en: 'Score' },
  computed: { zh: '自动计算', en: 'Computed' },
  date: { zh: '日期', en: 'Date' },
  partialDate: { zh: '年月（日）', en: 'Year and month' },
  time: { zh: '钟点', en: 'Time of day' },
  instant: { zh: '日期和钟点', en: 'Date and time' },
  dateRange: { zh: '起止日期', en: 'Span of days' },
  duration: { zh: '时长（分钟）', en: 'Duration, minutes' },
  person: { zh: '人员', en: 'Person' },
  people: { zh: '多名人员', en: 'Several people' },
  phones: { zh: '电话', en: 'Phones' },
  emails: { zh: '邮箱', en: 'E-mails' },
  region: { zh: '行政区划', en: 'Region' },
  birthday: { zh: '生日（公历或农历）', en: 'Birthday' },
  residentId: { zh: '证件号码', en: 'Paper number' },
  creditCode: { zh: '统一社会信用代码', en: 'Credit code' },
  url: { zh: '网址', en: 'Web address' },
  strings: { zh: '多个词', en: 'Several words' },
  ref: { zh: '关联记录', en: 'Record of the system' },
  table: { zh: '表格', en: 'Table' },
  files: { zh: '照片和附件', en: 'Photos and files' },
  signature: { zh: '签名', en: 'Signature' },
  approval: { zh: '审批意见', en: 'Decision' },
  json: { zh: '结构', en: 'Structure' },
}

/** Structures are for programs; everything else is offered, but no table within a table. */
export const offeredTypes = (Object.keys(typeWords) as FormFieldType[]).filter((type) => type !== 'json')
