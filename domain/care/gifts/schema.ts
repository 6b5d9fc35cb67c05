import { date, decimal, entity, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A gift of a task of care: what, for how much, prepared on which day, with which proof (REL-15). Given: its task is done. */
export const gift = entity({
  name: 'gift',
  table: 'care_gifts',
  label: { zh: '礼品', en: 'Gift' },
  fields: {
    ...recordFields,
    taskId: ref('task', '关怀', 'Care', { system: true, required: true }),
    item: text('礼品', 'Gift', { required: true }),
    budget: decimal('预算', 'Budget', { min: 0 }),
    cost: decimal('实际花费', 'Cost', { min: 0 }),
    readyOn: date('备好日期', 'Ready on', {}),
    proofId: ref('attachment', '凭证', 'Proof', {}),
    note: text('备注', 'Note', { max: 500 }),
  },
})

export type GiftsTables = { careGifts: TableOf<typeof gift.fields> }
