import { date, entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * A restoration (补建): a form of an archive was lost, damaged or left incomplete, and the person responsible must
 * put it right at once (ARC-48). The archive is marked as rebuilt from then on.
 */
export const lossKinds = {
  lost: ['丢失', 'Lost'],
  damaged: ['损坏', 'Damaged'],
  incomplete: ['残缺', 'Incomplete'],
} as const satisfies OptionList

export const restoration = entity({
  name: 'restoration',
  table: 'restorations',
  label: { zh: '补建任务', en: 'Restoration' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    kind: option('情形', 'Kind', lossKinds, { required: true }),
    subject: text('哪份材料', 'Which paper', { required: true }),
    note: text('说明', 'Note', { max: 500 }),
    responsibleId: ref('staff', '责任人', 'Responsible', { required: true }),
    dueOn: date('应补建日', 'Due on', { system: true, required: true }),
    reportedAt: instant('报告时间', 'Reported at', { system: true, required: true }),
    reportedBy: ref('staff', '报告人', 'Reported by', { system: true, required: true }),
    restoredAt: instant('补建完成', 'Restored at', { system: true }),
    restoredBy: ref('staff', '补建人', 'Restored by', { system: true }),
    result: text('补建结果', 'Result', { max: 500, system: true }),
  },
})

export type Restoration = { -readonly [K in keyof typeof restoration.fields]: TableOf<typeof restoration.fields>[K]['__select__'] }
export type KeepingTables = { restorations: TableOf<typeof restoration.fields> }
