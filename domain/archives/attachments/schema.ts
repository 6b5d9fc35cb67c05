import { boolean, entity, instant, integer, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A file that belongs to an archive: photograph, scanned paper, report. 'Original seen' and 'copy kept' are two
 * facts (ARC-56). The bytes lie once in the content-addressed store; access is the record's.
 */
export const attachment = entity({
  name: 'attachment',
  table: 'attachments',
  label: { zh: '附件', en: 'Attachment' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    sha256: text('指纹', 'Fingerprint', { max: 64, system: true, required: true }),
    name: text('文件名', 'File name', { max: 200, required: true }),
    type: text('类型', 'Type', { max: 100, system: true, required: true }),
    size: integer('大小', 'Size in bytes', { system: true, required: true }),
    /** Folder of the archive's checklist, e.g. one of the property pack's twelve. */
    folder: text('档案夹', 'Folder', { max: 60 }),
    originalSeen: boolean('已验原件', 'Original seen', { required: true }),
    copyKept: boolean('留存复印件', 'Copy kept', { required: true }),
    remark: text('说明', 'Remark', { max: 500 }),
    createdAt: recordFields.createdAt,
    createdBy: recordFields.createdBy,
    withdrawnAt: instant('撤回时间', 'Withdrawn at', { system: true }),
  },
})

export type AttachmentsTables = { attachments: TableOf<typeof attachment.fields> }
