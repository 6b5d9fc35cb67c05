import type { ColumnType } from 'kysely'
import { channels } from '#domain/archives/schema.ts'
import {
  date,
  entity,
  instant,
  json,
  type OptionList,
  option,
  phones,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { CampaignTables } from './campaigns/schema.ts'
import type { DataFormTables } from './data-forms/schema.ts'
import type { WorkingListTables } from './working-list/schema.ts'

/** The way of a filled-in form: draft, signed by its collector, with the manager, with the keeper (COL-10, 11, 17, 18). */
export const collectionStates = {
  draft: ['填写中', 'Draft'],
  signed: ['已签名', 'Signed'],
  handedOver: ['已交经理', 'Handed over'],
  kept: ['专人保管', 'With the keeper'],
} as const satisfies OptionList
export type CollectionState = keyof typeof collectionStates

/** Whether its answers have gone into an archive. */
export const loadStates = {
  /** Nothing on it belongs into an archive. */
  none: ['不需入档', 'Nothing to file'],
  waiting: ['待入档', 'Waiting'],
  loaded: ['已入档', 'In the archive'],
  dismissed: ['不采用', 'Dismissed'],
} as const satisfies OptionList

/** Who held the pen (COL-09). */
export const fillers = {
  customer: ['顾客本人', 'The customer'],
  staff: ['代填', 'Filled in for the customer'],
} as const satisfies OptionList

/**
 * A collected piece of information (收集的资料): one filled-in form of any kind — survey form, archive form of an event,
 * visit record, caller, guest comment, returned data form — until and after it goes into the archive. The kinds are
 * data of the packs.
 */
export const collection = entity({
  name: 'collection',
  table: 'collections',
  label: { zh: '收集资料', en: 'Collected form' },
  fields: {
    ...recordFields,
    number: text('编号', 'No.', {
      max: 40,
      system: true,
      required: true,
      list: 'default',
      filter: true,
      role: 'number',
    }),
    kind: text('表单', 'Form', { max: 40, system: true, required: true, list: 'default', filter: true }),
    campaignId: ref('campaign', '活动', 'Campaign', { system: true, list: 'offered', filter: true }),
    customerId: ref('customer', '客户', 'Customer', { system: true, filter: true }),
    dataFormId: ref('dataForm', '资料表', 'Data form', { system: true, filter: true }),
    /** The form record it became. */
    recordId: ref('formRecord', '表单记录', 'Form record', { system: true }),
    /** Of whom it speaks, taken from its answers. */
    name: text('姓名', 'Name', { max: 200, system: true, list: 'default', filter: true, role: 'name' }),
    phones: phones('电话', 'Phones', { system: true, list: 'default', filter: true }),
    values: json('内容', 'Answers', { system: true, required: true }),
    /** Fields of the archive this form found out about beyond its own questions. */
    findings: json('档案项', 'Findings', { system: true, required: true }),
    state: option('状态', 'State', collectionStates, { system: true, required: true, list: 'default', filter: true }),
    filledBy: option('填写方式', 'Filled by', fillers, { system: true, list: 'offered', filter: true }),
    collectorId: ref('staff', '收集人', 'Collector', { system: true, list: 'default', filter: true }),
    departmentId: ref('department', '部门', 'Department', { system: true, filter: true, role: 'department' }),
    obtainedOn: date('获得日', 'Obtained on', {
      system: true,
      required: true,
      list: 'default',
      filter: true,
      sort: true,
    }),
    channel: option('来源渠道', 'Channel', channels, {
      system: true,
      required: true,
      filter: true,
      openOptions: 'channel',
    }),
    signature: text('签名', 'Signature', { max: 60_000, system: true }),
    signedAt: instant('签名时间', 'Signed at', { system: true, list: 'offered', filter: true }),
    consentedAt: instant('同意时间', 'Consented at', { system: true }),
    consentText: text('同意条款', 'Consent text', { max: 2000, system: true }),
    completeBy: date('应填完日', 'Complete by', { system: true, filter: true }),
    handOverBy: date('应交日', 'Hand over by', { system: true, filter: true }),
    handedOverAt: instant('交接时间', 'Handed over at', { system: true, filter: true }),
    handedTo: ref('staff', '交给', 'Handed to', { system: true, filter: true }),
    keptAt: instant('交保管时间', 'Kept since', { system: true }),
    keeperId: ref('staff', '保管人', 'Keeper', { system: true, filter: true }),
    loadState: option('入档', 'Archive', loadStates, { system: true, required: true, list: 'default', filter: true }),
    loadedAt: instant('入档时间', 'Loaded at', { system: true }),
    loadedBy: ref('staff', '入档人', 'Loaded by', { system: true }),
    dismissReason: text('不采用原因', 'Reason', { max: 500, system: true }),
    prefilledFrom: ref('collection', '预填自', 'Prefilled from', { system: true }),
    agencyId: ref('outside_party', '调查机构', 'Agency', { system: true }),
    dueOn: date('应交报告日', 'Report due', { system: true, filter: true }),
    attachmentId: ref('attachment', '报告', 'Report', { system: true }),
  },
})

export const trackMeans = {
  call: ['电话', 'Telephone'],
  visit: ['来访', 'Visit'],
  outVisit: ['上门', 'On site'],
  wechat: ['微信', 'WeChat'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

/** A dated note of what was done next with a caller or a client to be won; notes are only added. */
export const track = entity({
  name: 'track',
  table: 'collection_tracks',
  label: { zh: '跟踪', en: 'Tracking note' },
  fields: {
    id: recordFields.id,
    collectionId: ref('collection', '表单', 'Form', { system: true, required: true }),
    trackedOn: date('日期', 'Date', { required: true }),
    means: option('方式', 'Means', trackMeans, { required: true, openOptions: 'trackMeans' }),
    text: text('内容', 'Content', { max: 2000, required: true }),
    nextStep: text('下一步', 'Next step', { max: 500 }),
    nextOn: date('下次日期', 'Next on'),
    createdAt: instant('记录时间', 'Recorded at', { system: true, required: true }),
    createdBy: recordFields.createdBy,
  },
})

type Columns = Omit<TableOf<(typeof collection)['fields']>, 'values' | 'findings'>
type Answers = ColumnType<Record<string, unknown>, string, string>

export type CollectingTables = {
  collections: Columns & { values: Answers; findings: Answers }
  collectionTracks: TableOf<(typeof track)['fields']>
} & CampaignTables &
  DataFormTables &
  WorkingListTables
