import {
  boolean,
  date,
  entity,
  instant,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A document passed between a customer and the office, up or down (上行下达, ARC-06): what it was, who gave it to whom,
 * whether its content was checked and whether it arrived, so that delivery can be proved. What needs following up
 * stays on a list until it is closed (ARC-07).
 */
export const directions = {
  up: ['上行（客户送来）', 'Up (from the customer)'],
  down: ['下达（送交客户）', 'Down (to the customer)'],
} as const satisfies OptionList

export const documentKinds = {
  knowledge: ['知识', 'Knowledge item'],
  report: ['报告', 'Report'],
  notice: ['通知', 'Notice'],
  circular: ['通报', 'Circular'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const deliveries = {
  underway: ['送达中', 'Under way'],
  delivered: ['已送达', 'Delivered'],
  failed: ['未送达', 'Not delivered'],
} as const satisfies OptionList

export const passedDocument = entity({
  name: 'passedDocument',
  table: 'passed_documents',
  label: { zh: '文件传递', en: 'Passed document' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    direction: option('方向', 'Direction', directions, { required: true, filter: true }),
    kind: option('种类', 'Kind', documentKinds, { required: true, filter: true, openOptions: 'documentKind' }),
    title: text('名称', 'Title', { required: true }),
    passedOn: date('日期', 'Day', { required: true, filter: true }),
    sender: text('送出人', 'Sender', { max: 80, required: true }),
    receiver: text('收件人', 'Receiver', { max: 80, required: true }),
    contentChecked: boolean('内容已核对', 'Content checked', { required: true }),
    delivery: option('送达', 'Delivery', deliveries, { required: true, filter: true }),
    deliveredAt: instant('送达时间', 'Delivered at', { system: true }),
    attachmentId: ref('attachment', '附件', 'Attachment'),
    followUp: text('待跟进', 'To follow up', { max: 500 }),
    followUpOn: date('跟进日', 'Follow up on'),
    followUpResult: text('跟进结果', 'Result of the follow-up', { max: 500, system: true }),
    followUpClosedAt: instant('跟进结束', 'Follow-up closed at', { system: true }),
    followUpClosedBy: ref('staff', '跟进人', 'Follow-up closed by', { system: true }),
  },
})

export type PassedDocument = {
  -readonly [K in keyof typeof passedDocument.fields]: TableOf<typeof passedDocument.fields>[K]['__select__']
}
export type DocumentsTables = { passedDocuments: TableOf<typeof passedDocument.fields> }
