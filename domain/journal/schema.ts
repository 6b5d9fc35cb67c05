import {
  boolean,
  decimal,
  entity,
  instant,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  strings,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { AllowancesTables } from './allowances/schema.ts'
import { movements } from './figures/schema.ts'
import type { PassingTables } from './passing/schema.ts'
import type { SubjectsTables } from './subjects/schema.ts'

/**
 * What an entry is about (归类, JRN-01). The ways of contact come first, then matters, then the six ledger subjects
 * of JRN-03.
 */
export const journalCategories = {
  call: ['通话', 'Call', '电话', '电话记录'],
  visit: ['拜访', 'Visit', '上门拜访', '走访'],
  wechat: ['微信', 'WeChat'],
  email: ['邮件', 'E-mail', '电子邮件'],
  meeting: ['会议', 'Meeting', '会议纪要'],
  promise: ['承诺', 'Promise'],
  complaint: ['投诉', 'Complaint', '客户投诉'],
  care: ['客户关怀', 'Customer care', '关怀', '关系维护', '生日祝福', '节日问候'],
  market: ['市场状态', 'Market state', '当地市场'],
  analysis: ['市场数据分析', 'Market analysis'],
  note: ['备注', 'Note', '其他'],
  file: ['客户档案', 'Customer file'],
  dealings: ['往来账', 'Dealings', '往来'],
  samples: ['样品物料', 'Samples and materials', '样品物料支持账'],
  invoices: ['发票', 'Invoices', '发票开具账'],
  returns: ['退换货', 'Returns', '退换货账'],
  support: ['市场支持', 'Market support', '市场支持账'],
} as const satisfies OptionList
export type JournalCategory = keyof typeof journalCategories

/** Where an entry came from: written by a person, noted from an event of the product, brought in from a file. */
export const journalSources = {
  person: ['人员', 'Person'],
  event: ['系统', 'System'],
  import: ['导入', 'Import'],
} as const satisfies OptionList

/** Who began it: whoever only answers is led by the customer (JRN-28). */
export const beginners = {
  customer: ['客户', 'The customer', '客户发起'],
  us: ['我方', 'Us', '我方发起', '主动'],
} as const satisfies OptionList

/** What a communication was about (JRN-20). */
export const matters = {
  presale: ['售前咨询', 'Pre-sale enquiry'],
  sales: ['销售跟进', 'Sales follow-up'],
  complaint: ['客户投诉', 'Complaint'],
  service: ['售后服务', 'Service'],
  payment: ['账款', 'Payment'],
  newBusiness: ['合作线索', 'New business', '合作意向', '商机'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

/** An entry is never changed; a correction replaces what it says, a supplement adds solution or summary. */
export const references = {
  correction: ['更正', 'Correction'],
  supplement: ['补充', 'Supplement'],
} as const satisfies OptionList

/** Something else an entry speaks of: a record of another noun or a file of the archive. */
export type JournalLink = { kind: string; id: string; label?: string }

/**
 * The customer journal (客户日志): the complete history of a customer with the firm, one entry per event with its five
 * parts — time, category, description, solution, summary (JRN-01) — only ever added to (JRN-02).
 */
export const journalEntry = entity({
  name: 'journalEntry',
  table: 'journal_entries',
  label: { zh: '客户日志', en: 'Journal entry' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    happenedAt: instant('发生时间', 'Happened at', {
      required: true,
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['事件发生时间', '时间', '日期'],
    }),
    recordedAt: instant('记录时间', 'Recorded at', { system: true, required: true }),
    authorId: ref('staff', '记录人', 'Author', { system: true, filter: true }),
    authorName: text('记录人姓名', 'Author name', {
      max: 60,
      system: true,
      required: true,
      list: 'default',
      synonyms: ['记录人', '跟进人', '操作人'],
    }),
    category: option('归类', 'Category', journalCategories, {
      required: true,
      openOptions: 'journalCategory',
      list: 'default',
      filter: true,
      synonyms: ['类别', '沟通方式'],
    }),
    text: longText('描述', 'Description', {
      required: true,
      list: 'default',
      synonyms: ['内容', '沟通内容', '事件描述', '跟进情况'],
    }),
    solution: longText('解决描述', 'Solution', { list: 'default', synonyms: ['解决', '处理结果'] }),
    summary: text('总结', 'Summary', { max: 2000, list: 'default', synonyms: ['小结'] }),
    begunBy: option('发起方', 'Begun by', beginners, { list: 'offered', filter: true, synonyms: ['由谁发起'] }),
    matter: option('事项类型', 'Matter', matters, { openOptions: 'journalMatter', list: 'offered', filter: true }),
    contactId: ref('contact', '联系人', 'Contact', {}),
    movement: option('账目类型', 'Movement', movements, { openOptions: 'journalMovement' }),
    item: text('品名', 'Item', { synonyms: ['样品名称', '物料名称', '产品'] }),
    quantity: decimal('数量', 'Quantity', { scale: 4, min: 0 }),
    unit: text('单位', 'Unit', { max: 20 }),
    amount: decimal('金额', 'Amount', { min: 0, synonyms: ['价值'] }),
    document: text('单据号', 'Document no.', { max: 60, synonyms: ['发票号', '单号'] }),
    replyDueAt: instant('应答复', 'Answer due', { system: true }),
    overAllowance: boolean('超额度', 'Over the allowance', { system: true }),
    stepsIn: boolean('主管介入', 'A superior stepped in', { system: true }),
    source: option('来源', 'Source', journalSources, { system: true, required: true }),
    refersTo: ref('journalEntry', '针对', 'Refers to', { system: true }),
    refersAs: option('方式', 'As', references, { system: true }),
    reason: text('更正原因', 'Reason', { max: 500 }),
    links: json('关联', 'Links', { system: true, required: true }),
    eventKey: text('事件键', 'Event key', { system: true }),
    importRunId: ref('importRun', '导入批次', 'Import run', { system: true }),
    searchTokens: strings('检索词', 'Search tokens', { system: true, required: true }),
  },
})

export type JournalTables = { journalEntries: TableOf<(typeof journalEntry)['fields']> } & SubjectsTables &
  AllowancesTables &
  PassingTables & { journalWords: { word: string; sound: string; initials: string } }
