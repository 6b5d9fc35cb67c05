import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  integer,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** How a data form reaches the customer: 邮寄 and 派发 are the paper ones. */
export const sendMeans = {
  link: ['链接或二维码', 'Link or QR'],
  mail: ['邮寄', 'Mailed'],
  handout: ['派发', 'Handed out'],
} as const satisfies OptionList

export const dataFormStates = {
  sent: ['待回', 'Sent'],
  returned: ['已回', 'Returned'],
  overdue: ['逾期', 'Overdue'],
  open: ['收集中', 'Open'],
  closed: ['已停用', 'Closed'],
} as const satisfies OptionList

/**
 * A data form sent to a customer, or an open one behind a QR code on the counter (客户资料表发放回收登记, F-144,
 * COL-02). Of a link only the hash of its token is kept: what stands in the database opens nothing.
 */
export const dataForm = entity({
  name: 'dataForm',
  table: 'data_forms',
  internal: ['token_hash'],
  label: { zh: '客户资料表', en: 'Data form' },
  fields: {
    ...recordFields,
    title: text('标题', 'Title', { max: 120, required: true, list: 'default', filter: true, role: 'name' }),
    customerId: ref('customer', '客户', 'Customer', { system: true, list: 'default', filter: true }),
    campaignId: ref('campaign', '活动', 'Campaign', { system: true, filter: true }),
    opens: option(
      '对象',
      'For',
      { individual: ['个人', 'Individuals'], organisation: ['单位', 'Organisations'] },
      { system: true, required: true },
    ),
    purpose: longText('真实目的', 'True purpose', { min: 10, max: 1000, required: true }),
    consentText: longText('同意条款', 'Consent', { min: 10, max: 2000, required: true }),
    means: option('方式', 'Means', sendMeans, { required: true, list: 'default', filter: true }),
    asks: json('所问项目', 'Fields asked', { system: true, required: true }),
    sentOn: date('发出日期', 'Sent on', { system: true, required: true, list: 'default', filter: true, sort: true }),
    dueOn: date('应回日期', 'Due back', { list: 'default', filter: true, sort: true }),
    returnedOn: date('回收日期', 'Returned on', { system: true, list: 'default', filter: true }),
    expiresAt: instant('链接失效时间', 'Link expires', { system: true }),
    revokedAt: instant('停用时间', 'Revoked at', { system: true }),
    answersMost: integer('最多份数', 'At most', { system: true, required: true }),
    answers: integer('已收份数', 'Answers', { system: true, required: true, list: 'default' }),
    departmentId: ref('department', '部门', 'Department', { system: true, filter: true, role: 'department' }),
  },
})

export type DataFormTables = {
  dataForms: Omit<TableOf<(typeof dataForm)['fields']>, 'asks'> & {
    asks: ColumnType<string[], string, string>
    tokenHash: Buffer | null
  }
}
