import { entity, instant, json, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A merge joins one archive into another. It keeps what it moved and what the surviving archive looked like, so
 * that it can be undone; the old id goes on working through customers.merged_into.
 */
export const merge = entity({
  name: 'merge',
  table: 'merges',
  label: { zh: '合并', en: 'Merge' },
  fields: {
    id: recordFields.id,
    keptId: ref('customer', '保留', 'Kept', { system: true, required: true }),
    goneId: ref('customer', '并入', 'Merged', { system: true, required: true }),
    keptVersion: text('保留版本', 'Version kept', { system: true, max: 20, required: true }),
    /** What the merge changed in the kept archive, see rules.ts. */
    before: json('合并前', 'Before', { system: true, required: true }),
    /** 'table.column' → the rows that followed, see followers/commands.ts. */
    moved: json('随迁', 'Moved rows', { system: true, required: true }),
    reason: text('理由', 'Reason', { max: 500 }),
    createdAt: recordFields.createdAt,
    createdBy: recordFields.createdBy,
    undoneAt: instant('撤销时间', 'Undone at', { system: true }),
    undoneBy: ref('staff', '撤销人', 'Undone by', { system: true }),
  },
})

export type MergingTables = { merges: TableOf<typeof merge.fields> }
