import { entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const lookStates = {
  waiting: ['待批准', 'Waiting'],
  granted: ['已批准', 'Granted'],
  refused: ['未批准', 'Refused'],
} as const satisfies OptionList

/** A look into a sealed form: asked for with its purpose, granted by somebody else for a time, ended by itself (FRM-13). */
export const formLook = entity({
  name: 'formLook',
  table: 'form_looks',
  label: { zh: '查阅申请', en: 'Look at a sealed form' },
  fields: {
    id: recordFields.id,
    recordId: ref('formRecord', '表单', 'Form', { system: true, required: true }),
    askedBy: ref('staff', '申请人', 'Asked by', { system: true, required: true }),
    askedAt: instant('申请时间', 'Asked at', { system: true, required: true }),
    purpose: text('用途', 'Purpose', { max: 500, required: true }),
    state: option('状态', 'State', lookStates, { system: true, required: true }),
    until: instant('有效至', 'Until', { system: true }),
    decidedBy: ref('staff', '批准人', 'Decided by', { system: true }),
    decidedAt: instant('批准时间', 'Decided at', { system: true }),
    note: text('批注', 'Note', { max: 500 }),
  },
})

export type SealingTables = { formLooks: TableOf<(typeof formLook)['fields']> }
