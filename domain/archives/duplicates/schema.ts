import { entity, instant, integer, json, type OptionList, option, recordFields, ref } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A pair that may be the same customer, with its score and why (ARC-43). The pair is kept in id order, once. */
export const pairStates = {
  open: ['待处理', 'Open'],
  merged: ['已合并', 'Merged'],
  different: ['不是同一户', 'Different'],
} as const satisfies OptionList

export const pair = entity({
  name: 'duplicatePair',
  table: 'duplicate_pairs',
  label: { zh: '疑似重复', en: 'Possible duplicate' },
  fields: {
    id: recordFields.id,
    firstId: ref('customer', '客户甲', 'First', { system: true, required: true }),
    secondId: ref('customer', '客户乙', 'Second', { system: true, required: true }),
    score: integer('相似度', 'Score', { system: true, required: true, sort: true }),
    /** [{code, params}] message keys: 'duplicate.same_phone' … */
    reasons: json('理由', 'Reasons', { system: true, required: true }),
    state: option('处理', 'State', pairStates, { required: true }),
    decidedAt: instant('处理时间', 'Decided at', { system: true }),
    decidedBy: ref('staff', '处理人', 'Decided by', { system: true }),
    createdAt: recordFields.createdAt,
  },
})

export type DuplicatesTables = { duplicatePairs: TableOf<typeof pair.fields> }
