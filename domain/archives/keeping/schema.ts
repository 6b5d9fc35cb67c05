import { date, entity, instant, json, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import { channels } from '../sources/schema.ts'

/**
 * A restoration (补建): a form of an archive was lost, damaged or left incomplete, and the person responsible must
 * put it right at once (ARC-48). The archive is marked as rebuilt from then on.
 */
export const lossKinds = {
  lost: ['丢失', 'Lost'],
  damaged: ['损坏', 'Damaged'],
  incomplete: ['残缺', 'Incomplete'],
} as const satisfies OptionList

export const restoration = entity({
  name: 'restoration',
  table: 'restorations',
  label: { zh: '补建任务', en: 'Restoration' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    kind: option('情形', 'Kind', lossKinds, { required: true }),
    subject: text('哪份材料', 'Which paper', { required: true }),
    note: text('说明', 'Note', { max: 500 }),
    responsibleId: ref('staff', '责任人', 'Responsible', { required: true }),
    dueOn: date('应补建日', 'Due on', { system: true, required: true }),
    reportedAt: instant('报告时间', 'Reported at', { system: true, required: true }),
    reportedBy: ref('staff', '报告人', 'Reported by', { system: true, required: true }),
    restoredAt: instant('补建完成', 'Restored at', { system: true }),
    restoredBy: ref('staff', '补建人', 'Restored by', { system: true }),
    result: text('补建结果', 'Result', { max: 500, system: true }),
  },
})

export type KeepingTables = { restorations: TableOf<typeof restoration.fields> }

/** Whose customer it is: one the salesman keeps to himself, or one the whole firm serves (JRN-13). */
export const belongings = {
  company: ['公司客户', 'The company’s'],
  personal: ['业务员个人客户', 'The salesman’s own', '个人客户'],
} as const satisfies OptionList

/** Who answers for an archive, where its news came from, when it is due again, where its paper lies. */
export const keepingFields = {
  ownerId: ref('staff', '负责人', 'Owner', {
    group: 'keeping',
    list: 'default',
    filter: true,
    sort: true,
    role: 'owner',
    synonyms: ['业务员', '客户经理', '主办业务员', '销售代表', '跟进人', '所属业务员', '专属顾问'],
  }),
  // Both are kept by the database whenever the owner changes, whichever way.
  ownerSince: instant('归属起', 'Owner since', {
    system: true,
    group: 'keeping',
    filter: true,
    sort: true,
    list: 'offered',
  }),
  formerOwnerId: ref('staff', '上任负责人', 'Former owner', { system: true, group: 'keeping', filter: true }),
  departmentId: ref('department', '建档部门', 'Department', {
    group: 'keeping',
    list: 'offered',
    filter: true,
    role: 'department',
    synonyms: ['部门', '所属部门'],
  }),
  belonging: option('客户归属', 'Belongs to', belongings, {
    group: 'keeping',
    list: 'offered',
    filter: true,
    synonyms: ['归属', '公司客户/个人客户'],
  }),
  channel: option('信息来源', 'Source channel', channels, {
    group: 'keeping',
    list: 'offered',
    filter: true,
    openOptions: 'channel',
    synonyms: ['来源', '信息来源渠道', '客户来源', '渠道'],
  }),
  sourceDetail: text('来源说明', 'Source detail', { group: 'keeping', synonyms: ['来源备注', '介绍人'] }),
  collectorId: ref('staff', '采集人', 'Collector', { group: 'keeping', filter: true, synonyms: ['收集人', '调查人'] }),
  obtainedOn: date('信息获得日', 'Obtained on', { group: 'keeping', filter: true, synonyms: ['获得日期', '得知日期'] }),
  archivedOn: date('建档日期', 'Archived on', {
    group: 'keeping',
    filter: true,
    sort: true,
    list: 'offered',
    synonyms: ['建档时间', '开卡日期', '登记日期', '入会日期'],
  }),
  reviewedOn: date('上次复核', 'Last reviewed', {
    system: true,
    group: 'keeping',
    filter: true,
    sort: true,
    list: 'offered',
  }),
  nextReviewOn: date('下次应复核', 'Next review due', { group: 'keeping', filter: true, sort: true, list: 'offered' }),
  paperLocation: json('原件位置', 'Where the paper lies', { system: true, group: 'keeping' }),
}

/** Where an original or sealed copy lies (ARC-59). */
export type PaperLocation = {
  room?: string
  cabinet?: string
  folder?: string
  holder?: string
  originalSeen?: boolean
  copyKept?: boolean
}
