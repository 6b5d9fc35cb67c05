import { date, entity, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Follow-ups of one customer rest for a while: of one cadence, or of all. Nothing is made for the days of the pause. */
export const cadencePause = entity({
  name: 'cadencePause',
  table: 'cadence_pauses',
  label: { zh: '回访暂停', en: 'Pause' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    cadenceId: ref('cadence', '回访规则', 'Cadence', { system: true }),
    fromOn: date('暂停起', 'From', { system: true, required: true }),
    untilOn: date('暂停止', 'Until'),
    reason: text('原因', 'Reason', { max: 500, required: true }),
  },
})

export type PauseTables = { cadencePauses: TableOf<(typeof cadencePause)['fields']> }
