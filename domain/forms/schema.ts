import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  json,
  type OptionList,
  option,
  recordFields,
  ref,
  strings,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { CopiesTables } from './copies/schema.ts'
import type { CustodyTables } from './custody/schema.ts'
import type { DefinitionTables } from './definitions/schema.ts'
import type { FilesTables } from './files/schema.ts'
import type { LinksTables } from './links/schema.ts'
import type { SealingTables } from './sealing/schema.ts'
import type { SigningTables } from './signing/schema.ts'
import type { TemplatesTables } from './templates/schema.ts'

/** The way of a filled form; which of the middle states there are follows from the form (FRM-03). */
export const recordStates = {
  draft: ['填写中', 'Draft'],
  submitted: ['已提交', 'Submitted'],
  reviewed: ['已审核', 'Reviewed'],
  approved: ['已批准', 'Approved'],
  archived: ['已归档', 'Filed'],
  voided: ['已作废', 'Void'],
} as const satisfies OptionList
export type RecordState = keyof typeof recordStates

export const fillers = {
  customer: ['客户填写', 'The customer'],
  staff: ['员工填写', 'Staff'],
} as const satisfies OptionList

export const recordSources = {
  screen: ['屏幕', 'Screen'],
  link: ['链接', 'Link'],
  import: ['导入', 'Import'],
  scan: ['扫描件', 'Scan'],
} as const satisfies OptionList

/**
 * A filled form (表单记录) of one version of its definition, for ever. Its answers are `values`; everything else here
 * is what the firm knows of the paper: whom it is about, where it stands, who has it in hand.
 */
export const formRecord = entity({
  name: 'formRecord',
  table: 'form_records',
  label: { zh: '表单', en: 'Form' },
  internal: ['choices'],
  fields: {
    ...recordFields,
    formKey: text('表单', 'Form', { max: 40, system: true, required: true, list: 'default', filter: true }),
    definitionId: ref('formDefinition', '版本', 'Version', { system: true, required: true }),
    number: text('编号', 'No.', {
      max: 80,
      system: true,
      list: 'default',
      filter: true,
      sort: true,
      role: 'number',
    }),
    state: option('状态', 'State', recordStates, {
      system: true,
      required: true,
      list: 'default',
      filter: true,
      sort: true,
    }),
    title: text('名称', 'Title', {
      max: 200,
      system: true,
      required: true,
      list: 'default',
      filter: true,
      sort: true,
      role: 'name',
    }),
    customerId: ref('customer', '客户', 'Customer', { system: true, list: 'default', filter: true }),
    contactId: ref('contact', '联系人', 'Contact', { system: true, filter: true }),
    staffId: ref('staff', '员工', 'Staff', { system: true, list: 'offered', filter: true }),
    values: json('内容', 'Answers', { system: true, required: true }),
    happenedOn: date('日期', 'Date', { system: true, required: true, list: 'default', filter: true, sort: true }),
    ownerId: ref('staff', '填写人', 'Filled by', {
      system: true,
      list: 'default',
      filter: true,
      role: 'owner',
    }),
    departmentId: ref('department', '部门', 'Department', {
      system: true,
      list: 'offered',
      filter: true,
      role: 'department',
    }),
    holderId: ref('staff', '持有人', 'Holder', { system: true, required: true, list: 'offered', filter: true }),
    keeperId: ref('staff', '保管人', 'Keeper', { system: true, list: 'offered', filter: true }),
    filledBy: option('填写方式', 'Filled in by', fillers, { system: true, list: 'offered', filter: true }),
    source: option('来源', 'Source', recordSources, { system: true, required: true, list: 'offered', filter: true }),
    linkId: ref('formLink', '链接', 'Link', { system: true, filter: true }),
    actId: ref('importRun', '导入批次', 'Import run', { system: true, filter: true }),
    submittedAt: instant('提交时间', 'Submitted at', { system: true, list: 'offered', filter: true, sort: true }),
    submittedBy: ref('staff', '提交人', 'Submitted by', { system: true, filter: true }),
    reviewedAt: instant('审核时间', 'Reviewed at', { system: true, list: 'offered', filter: true }),
    reviewedBy: ref('staff', '审核人', 'Reviewed by', { system: true, list: 'offered', filter: true }),
    approvedAt: instant('批准时间', 'Approved at', { system: true, list: 'offered', filter: true }),
    approvedBy: ref('staff', '批准人', 'Approved by', { system: true, list: 'offered', filter: true }),
    opinion: text('审批意见', 'Opinion', { max: 2000, system: true }),
    returnedAt: instant('退回时间', 'Returned at', { system: true, filter: true }),
    filedAt: instant('归档时间', 'Filed at', { system: true, list: 'offered', filter: true }),
    filedBy: ref('staff', '归档人', 'Filed by', { system: true }),
    location: json('原件位置', 'Where the paper lies', { system: true }),
    voidedAt: instant('作废时间', 'Voided at', { system: true, filter: true }),
    voidedBy: ref('staff', '作废人', 'Voided by', { system: true }),
    voidReason: text('作废原因', 'Why void', { max: 500, system: true }),
    sealedAt: instant('封存时间', 'Sealed at', { system: true, filter: true }),
    sealedBy: ref('staff', '封存人', 'Sealed by', { system: true }),
    sealReason: text('封存原因', 'Why sealed', { max: 500, system: true }),
    originals: json('正本', 'Originals', { system: true }),
    outcomes: json('办理结果', 'Outcomes', { system: true }),
    searchTokens: strings('检索词', 'Search tokens', { system: true }),
  },
})

type Columns = Omit<TableOf<(typeof formRecord)['fields']>, 'values' | 'location' | 'originals' | 'outcomes'>
export type Answers = Record<string, unknown>

/** What came of one thing the form left to be done; `part` is its row, or the form itself. */
export type Outcome = { part: string; title: string; at: string; byName: string; result: string | null }

export type FormRecord = {
  -readonly [K in keyof Columns]: Columns[K] extends ColumnType<infer S, infer _I, infer _U> ? S : never
} & { values: Answers; location: unknown; originals: unknown; outcomes: Outcome[] | null }

export type FormsTables = {
  formRecords: Columns & {
    values: ColumnType<Answers, string, string>
    location: ColumnType<unknown, string | null, string | null>
    originals: ColumnType<unknown, string | null, string | null>
    outcomes: ColumnType<Outcome[] | null, string | null, string | null>
  }
} & DefinitionTables &
  SigningTables &
  CustodyTables &
  SealingTables &
  CopiesTables &
  LinksTables &
  FilesTables &
  TemplatesTables
