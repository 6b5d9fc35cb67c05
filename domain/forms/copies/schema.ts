import { entity, instant, integer, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const copyKinds = {
  blank: ['空白表', 'Blank'],
  filled: ['填好的表', 'Filled'],
  export: ['导出', 'Export'],
} as const satisfies OptionList

export const copyStates = {
  asked: ['待发放', 'Asked for'],
  issued: ['已发放', 'Issued'],
  refused: ['不同意', 'Refused'],
} as const satisfies OptionList

export const sheetStates = {
  issued: ['未印', 'Not printed yet'],
  printed: ['已印', 'Printed'],
  returned: ['已收回', 'Returned'],
  destroyed: ['已销毁', 'Destroyed'],
  lost: ['遗失', 'Lost'],
} as const satisfies OptionList

/** Copies of a secret form are printed through the company only: asked for, issued by number (FRM-12). */
export const formCopy = entity({
  name: 'formCopy',
  table: 'form_copies',
  label: { zh: '印件申请', en: 'Copies' },
  fields: {
    id: recordFields.id,
    formKey: text('表单', 'Form', { max: 40, system: true, required: true }),
    recordId: ref('formRecord', '记录', 'Record', { system: true }),
    kind: option('类别', 'Kind', copyKinds, { required: true }),
    count: integer('份数', 'Count', { required: true, min: 1, max: 500 }),
    purpose: text('用途', 'Purpose', { max: 500, required: true }),
    state: option('状态', 'State', copyStates, { system: true, required: true }),
    askedBy: ref('staff', '申请人', 'Asked by', { system: true, required: true }),
    askedAt: instant('申请时间', 'Asked at', { system: true, required: true }),
    decidedBy: ref('staff', '发放人', 'Issued by', { system: true }),
    decidedAt: instant('发放时间', 'Issued at', { system: true }),
    note: text('批注', 'Note', { max: 500 }),
  },
})

/** One numbered sheet, and where it went. */
export const formSheet = entity({
  name: 'formSheet',
  table: 'form_sheets',
  label: { zh: '编号印件', en: 'Numbered copy' },
  fields: {
    id: recordFields.id,
    copyId: ref('formCopy', '申请', 'Copies', { system: true, required: true }),
    formKey: text('表单', 'Form', { system: true, required: true }),
    number: text('印件号', 'Copy no.', { max: 80, system: true, required: true }),
    state: option('状态', 'State', sheetStates, { system: true, required: true }),
    changedAt: instant('时间', 'At', { system: true, required: true }),
    changedBy: ref('staff', '经办人', 'By', { system: true, required: true }),
    note: text('批注', 'Note', { max: 500 }),
  },
})

export type CopiesTables = {
  formCopies: TableOf<(typeof formCopy)['fields']>
  formSheets: TableOf<(typeof formSheet)['fields']>
}
