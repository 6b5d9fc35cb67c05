import { boolean, entity, instant, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** The supervisor's three verdicts of a journal entry (JRN-10). A later one of the same entry takes its place. */
export const inspection = entity({
  name: 'inspection',
  table: 'journal_inspections',
  label: { zh: '日志检查', en: 'Inspection' },
  fields: {
    id: recordFields.id,
    entryId: ref('journalEntry', '日志', 'Entry', { system: true, required: true }),
    inspectorId: ref('staff', '检查人', 'Inspected by', { system: true, required: true }),
    inspectedAt: instant('检查时间', 'Inspected at', { system: true, required: true }),
    inTime: boolean('及时', 'In time', { required: true }),
    proper: boolean('得当', 'Proper', { required: true }),
    stateRight: boolean('状态准', 'State judged right', {}),
    note: text('整改要求', 'To be put right', { max: 500 }),
    taskId: ref('task', '整改', 'Correction', { system: true }),
  },
})

export type InspectingTables = { journalInspections: TableOf<typeof inspection.fields> }
