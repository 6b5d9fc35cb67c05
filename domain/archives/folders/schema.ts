import {
  date,
  entity,
  instant,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * An item (档案件) is one thing kept in an archive: a form, a letter, a drawing, a note. It goes through four stages in
 * order — collected, put in order, filed, in use (ARC-03) — lies in a folder of the trade's set (ARC-04), and new ones
 * may be added at any time without touching the old (ARC-32).
 */
export const itemStages = {
  collected: ['收集', 'Collected'],
  ordered: ['整理', 'Put in order'],
  filed: ['归档', 'Filed'],
  inUse: ['使用', 'In use'],
} as const satisfies OptionList
export type ItemStage = keyof typeof itemStages

export const archiveItem = entity({
  name: 'archiveItem',
  table: 'archive_items',
  label: { zh: '档案件', en: 'Archive item' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    folderSet: text('档案夹组', 'Folder set', { max: 40, system: true }),
    folder: text('档案夹', 'Folder', { max: 60 }),
    title: text('名称', 'Title', { required: true }),
    content: longText('内容', 'Content'),
    attachmentId: ref('attachment', '附件', 'Attachment'),
    stage: option('阶段', 'Stage', itemStages, { system: true, required: true, filter: true }),
    /** {collected: {at, by}, ordered: …}: when each stage was reached and through whom. */
    stages: json('各阶段', 'Stages', { system: true, required: true }),
    paperLocation: json('原件位置', 'Where the paper lies', { system: true }),
    followUp: text('待跟进', 'To follow up', { max: 500 }),
    followUpOn: date('跟进日', 'Follow up on'),
    followUpClosedAt: instant('跟进结束', 'Follow-up closed at', { system: true }),
    followUpClosedBy: ref('staff', '跟进人', 'Follow-up closed by', { system: true }),
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
  },
})

/** The three ticks after move-in: papers put in order, filed, entered into the computer (ARC-50). */
export const filing = entity({
  name: 'filing',
  table: 'filings',
  label: { zh: '整理存档录入', en: 'Filing ticks' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    orderedAt: instant('整理', 'Put in order at', { system: true }),
    orderedBy: ref('staff', '整理人', 'Put in order by', { system: true }),
    filedAt: instant('存档', 'Filed at', { system: true }),
    filedBy: ref('staff', '存档人', 'Filed by', { system: true }),
    enteredAt: instant('录入', 'Entered at', { system: true }),
    enteredBy: ref('staff', '录入人', 'Entered by', { system: true }),
  },
})

export type ArchiveItem = {
  -readonly [K in keyof typeof archiveItem.fields]: TableOf<typeof archiveItem.fields>[K]['__select__']
}
export type Filing = { -readonly [K in keyof typeof filing.fields]: TableOf<typeof filing.fields>[K]['__select__'] }

export type FoldersTables = {
  archiveItems: TableOf<typeof archiveItem.fields>
  filings: TableOf<typeof filing.fields>
}
