import { entity, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A representative's own note on a customer allotted to him (笔记本记录, COL-12). Nobody else reads it; when the customer
 * is given to another, the database gives the note along (ALC-14).
 */
export const privateNote = entity({
  name: 'privateNote',
  table: 'private_notes',
  label: { zh: '私人笔记', en: 'Private note' },
  fields: {
    ...recordFields,
    staffId: ref('staff', '谁的', 'Whose', { system: true, required: true }),
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    text: text('笔记', 'Note', { max: 2000, required: true }),
  },
})

export type WorkingListTables = { privateNotes: TableOf<(typeof privateNote)['fields']> }
