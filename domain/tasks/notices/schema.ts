import type { ColumnType } from 'kysely'
import { entity, instant, json, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A notice (通知): what the bell tells one person. Its words are made of kind and facts when it is read. */
export const notice = entity({
  name: 'notice',
  table: 'notices',
  label: { zh: '通知', en: 'Notice' },
  fields: {
    id: ref('notice', '内部编号', 'Id', { system: true, required: true }),
    staffId: ref('staff', '收件人', 'To', { system: true, required: true }),
    kind: text('类别', 'Kind', { max: 40, system: true, required: true }),
    facts: json('内容', 'Facts', { system: true, required: true }),
    linkKind: text('关联类别', 'Link', { max: 40, system: true }),
    linkId: ref('record', '关联', 'Linked record', { system: true }),
    eventKey: text('事件键', 'Event key', { system: true, required: true }),
    createdAt: instant('时间', 'At', { system: true, required: true }),
    readAt: instant('已读时间', 'Read at', { system: true }),
  },
})

export type Facts = Readonly<Record<string, string | number>>

export type NoticesTables = {
  notices: Omit<TableOf<(typeof notice)['fields']>, 'facts'> & { facts: ColumnType<Facts, string, string> }
}
