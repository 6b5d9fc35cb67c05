import {
  date,
  entity,
  instant,
  integer,
  type OptionList,
  option,
  recordFields,
  ref,
  strings,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Who feeds news of a customer into its archive (ARC-30). */
export const feeders = {
  feedbackManager: ['信息反馈管理人员', 'Information-feedback manager'],
  inspector: ['市场监察人员', 'Market inspector'],
  salesman: ['业务员', 'Salesman'],
} as const satisfies OptionList

/** The eight channels of COL-01, and the product's own ways in. */
export const channels = {
  web: ['网上信息', 'Web search'],
  advertising: ['宣传及产品广告', 'Its own advertising'],
  trades: ['交易记录', 'Our trade records'],
  association: ['行业协会或行政管理部门', 'Association or office'],
  salesVisit: ['销售代表调查访问', 'Sales visit'],
  mailedForm: ['邮寄资料表', 'Mailed form', '自助填写'],
  agency: ['专业调查机构', 'Survey agency'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

/**
 * An intake (入档) is one taking of news into an archive: when the firm learned it, when it was written in, by whom
 * and through whom. The distance of the two days is what ARC-26 measures.
 */
export const intake = entity({
  name: 'intake',
  table: 'intakes',
  label: { zh: '入档记录', en: 'Intake' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    /** Which fields it filled. */
    items: strings('内容', 'Items', { system: true, required: true }),
    obtainedOn: date('信息获得日', 'Obtained on', { system: true, required: true, filter: true }),
    recordedAt: instant('写入时间', 'Recorded at', { system: true, required: true, filter: true }),
    lagDays: integer('间隔天数', 'Days between', { system: true, required: true, filter: true }),
    channel: option('信息来源', 'Source channel', channels, { system: true, filter: true, openOptions: 'channel' }),
    feeder: option('提供人', 'Fed by', feeders, { system: true, filter: true }),
    recordedBy: ref('staff', '写入人', 'Recorded by', { system: true, required: true, filter: true }),
    departmentId: ref('department', '部门', 'Department', { system: true, filter: true }),
  },
})

export type SourcesTables = { intakes: TableOf<typeof intake.fields> }
