import { entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const signatureKinds = {
  signature: ['签名', 'Signature'],
  approval: ['审批', 'Approval'],
} as const satisfies OptionList

export const verdicts = {
  agreed: ['同意', 'Agreed'],
  refused: ['不同意', 'Refused'],
} as const satisfies OptionList

export const signingWays = {
  screen: ['屏幕', 'Screen'],
  link: ['链接', 'Link'],
} as const satisfies OptionList

/** A signature as it was given, never changed; the record's answers name it by its id (FRM-09, FRM-10). */
export const formSignature = entity({
  name: 'formSignature',
  table: 'form_signatures',
  label: { zh: '签名', en: 'Signature' },
  fields: {
    id: recordFields.id,
    recordId: ref('formRecord', '表单', 'Form', { system: true, required: true }),
    /** A field of the form, or a cell: 'careRecord.<row>.signed'. */
    path: text('位置', 'Place', { max: 130, system: true, required: true }),
    kind: option('类别', 'Kind', signatureKinds, { system: true, required: true }),
    name: text('姓名', 'Name', { max: 80, required: true }),
    drawn: text('笔迹', 'Drawn', { max: 60_000 }),
    verdict: option('结论', 'Verdict', verdicts),
    opinion: text('意见', 'Opinion', { max: 2000 }),
    signedAt: instant('签名时间', 'Signed at', { system: true, required: true }),
    signedBy: ref('staff', '经手人', 'Taken by', { system: true }),
    via: option('途径', 'Way', signingWays, { system: true, required: true }),
  },
})

export type SigningTables = { formSignatures: TableOf<(typeof formSignature)['fields']> }
