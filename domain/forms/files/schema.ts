import { entity, instant, integer, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A file of a filled form: the scan of the signed paper, photographs of an inspection. Access is the record's. */
export const formFile = entity({
  name: 'formFile',
  table: 'form_files',
  label: { zh: '表单附件', en: 'File of a form' },
  fields: {
    id: recordFields.id,
    recordId: ref('formRecord', '表单', 'Form', { system: true, required: true }),
    field: text('项目', 'Field', { max: 130, system: true }),
    sha256: text('指纹', 'Fingerprint', { max: 64, system: true, required: true }),
    name: text('文件名', 'File name', { max: 200, required: true }),
    type: text('类型', 'Type', { max: 100, system: true, required: true }),
    size: integer('大小', 'Size in bytes', { system: true, required: true }),
    createdAt: recordFields.createdAt,
    createdBy: recordFields.createdBy,
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
    withdrawReason: text('撤回原因', 'Why withdrawn', { max: 500, system: true }),
  },
})

export type FilesTables = { formFiles: TableOf<(typeof formFile)['fields']> }
