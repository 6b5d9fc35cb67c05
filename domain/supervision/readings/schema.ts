import { date, entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** How a customer stands towards us, as who serves it sees it (F-074, 13). */
export const customerStates = {
  steady: ['稳定', 'Steady'],
  investing: ['加大投入', 'Investing more'],
  declining: ['下滑', 'Declining'],
  dumping: ['串货倾向', 'Signs of cross-area dumping'],
  leaving: ['放弃', 'Giving up'],
} as const satisfies OptionList

/** A reading of a customer's state with its day and grounds (JRN-26). Never changed: a new one follows. */
export const reading = entity({
  name: 'reading',
  table: 'customer_readings',
  label: { zh: '客户状态', en: 'Reading of the state' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    state: option('客户状态', 'State', customerStates, { openOptions: 'customerState', required: true }),
    grounds: text('依据', 'Grounds', { max: 500, required: true }),
    readOn: date('判断日期', 'Day', { required: true }),
    recordedAt: instant('记录时间', 'Recorded at', { system: true, required: true }),
    authorId: ref('staff', '判断人', 'Read by', { system: true, required: true }),
  },
})

export type ReadingsTables = { customerReadings: TableOf<typeof reading.fields> }
