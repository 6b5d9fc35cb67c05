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
  letter: ['信函', 'Letter'],
  card: ['贺卡', 'Card'],
  schedule: ['日程', 'Schedule'],
  form: ['表单', 'Form'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const deliveries = {
  underway: ['送达中', 'Under way'],
  delivered: ['已送达', 'Delivered'],
  failed: ['未送达', 'Not delivered'],
  returned: ['已退回', 'Returned'],
} as const satisfies OptionList

/** How a document is sent; e-mail leaves from here, everything else is recorded as done by hand (IMP-08). */
export const means = {
  post: ['邮寄', 'Post'],
  courier: ['快递', 'Courier'],
  email: ['电子邮件', 'E-mail'],
  fax: ['传真', 'Fax'],
  sms: ['短信', 'SMS'],
  hand: ['当面递交', 'By hand'],
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
    means: option('方式', 'Means', means),
    contactId: ref('contact', '收件联系人', 'Contact'),
    sentTo: text('收件地址', 'Sent to', { max: 300, sensitivity: 'personal' }),
    trackingNumber: text('单号', 'Tracking number', { max: 60 }),
    sentAt: instant('发出时间', 'Sent at', { system: true }),
    outcome: text('结果', 'Outcome', { max: 500 }),
    body: text('正文', 'Text', { max: 10_000 }),
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
