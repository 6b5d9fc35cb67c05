import { date, entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const movementKinds = {
  draw: ['领用', 'Drawn'],
  return: ['归还', 'Returned'],
  handOver: ['转交', 'Handed over'],
  keep: ['入库保管', 'Into keeping'],
} as const satisfies OptionList
export type MovementKind = keyof typeof movementKinds

/** A paper goes from one hand into another; at any time it is in exactly one. */
export const formMovement = entity({
  name: 'formMovement',
  table: 'form_movements',
  label: { zh: '领用归还记录', en: 'Custody' },
  fields: {
    id: recordFields.id,
    recordId: ref('formRecord', '表单', 'Form', { system: true, required: true }),
    kind: option('类别', 'Kind', movementKinds, { system: true, required: true }),
    fromId: ref('staff', '从', 'From', { system: true, required: true }),
    toId: ref('staff', '到', 'To', { system: true, required: true }),
    purpose: text('用途', 'Purpose', { max: 500 }),
    dueOn: date('应还日期', 'Due back'),
    movedAt: instant('时间', 'At', { system: true, required: true }),
    movedBy: ref('staff', '经办人', 'By', { system: true, required: true }),
  },
})

export type CustodyTables = { formMovements: TableOf<(typeof formMovement)['fields']> }
