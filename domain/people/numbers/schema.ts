import { entity, instant, integer, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** A number a rule sets (规定的数), where the firm departs from what the papers say, and the policy version it came from (POL-05). */
export const ruleNumber = entity({
  name: 'ruleNumber',
  table: 'rule_numbers',
  label: { zh: '规定的数', en: 'Number of a rule' },
  fields: {
    key: text('键', 'Key', { max: 60, system: true, required: true }),
    version: recordFields.version,
    value: integer('数', 'Value'),
    policyVersionId: ref('policyVersion', '制度版次', 'Policy version', { system: true }),
    updatedAt: instant('更新时间', 'Updated at', { system: true, required: true }),
    updatedBy: recordFields.updatedBy,
  },
})

export type NumberTables = { ruleNumbers: TableOf<(typeof ruleNumber)['fields']> }
