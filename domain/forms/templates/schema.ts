import { entity, instant, integer, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A Word document of the firm's own that is filled in from a form: its letterhead, its wording. */
export const formTemplate = entity({
  name: 'formTemplate',
  table: 'form_templates',
  label: { zh: 'Word 模板', en: 'Word template' },
  fields: {
    id: recordFields.id,
    formKey: text('表单', 'Form', { max: 40, system: true, required: true }),
    name: text('名称', 'Name', { max: 120, required: true }),
    sha256: text('指纹', 'Fingerprint', { max: 64, system: true, required: true }),
    size: integer('大小', 'Size in bytes', { system: true, required: true }),
    createdAt: recordFields.createdAt,
    createdBy: recordFields.createdBy,
    withdrawnAt: instant('停用时间', 'Withdrawn at', { system: true }),
    withdrawnBy: ref('staff', '停用人', 'Withdrawn by', { system: true }),
  },
})

export type TemplatesTables = { formTemplates: TableOf<(typeof formTemplate)['fields']> }
