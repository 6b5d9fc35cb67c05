import { date, entity, instant, integer, longText, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A form sent out by link or QR code: to one customer, to go on with what the firm began, or open to whoever stands
 * before the code. Of a link only the hash of its token is kept.
 */
export const formLink = entity({
  name: 'formLink',
  table: 'form_links',
  internal: ['token_hash'],
  label: { zh: '填表链接', en: 'Form by link' },
  fields: {
    ...recordFields,
    formKey: text('表单', 'Form', { max: 40, system: true, required: true }),
    definitionId: ref('formDefinition', '版本', 'Version', { system: true, required: true }),
    recordId: ref('formRecord', '记录', 'Record', { system: true }),
    customerId: ref('customer', '客户', 'Customer', { system: true }),
    purpose: longText('用途', 'Purpose', { min: 4, max: 1000, required: true }),
    consentText: longText('同意条款', 'Consent', { min: 4, max: 2000, required: true }),
    answersMost: integer('最多份数', 'At most', { system: true, required: true }),
    answers: integer('已收份数', 'Answers', { system: true, required: true }),
    expiresAt: instant('失效时间', 'Expires at', { system: true, required: true }),
    revokedAt: instant('停用时间', 'Revoked at', { system: true }),
    dueOn: date('应回日期', 'Due back', { system: true }),
    departmentId: ref('department', '部门', 'Department', { system: true }),
  },
})

export type LinksTables = { formLinks: TableOf<(typeof formLink)['fields']> & { tokenHash: Buffer } }
