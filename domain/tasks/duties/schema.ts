import {
  boolean,
  date,
  entity,
  integer,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const dutyUnits = {
  day: ['天', 'days'],
  week: ['周', 'weeks'],
  month: ['个月', 'months'],
  quarter: ['个季度', 'quarters'],
  year: ['年', 'years'],
} as const satisfies OptionList
export type DutyUnit = keyof typeof dutyUnits

/**
 * A regular duty (定期工作, TSK-07): what a trade's papers ask for at intervals they leave open, or the firm asks for
 * itself. It makes a task of each of its days once the firm has said how often.
 */
export const duty = entity({
  name: 'duty',
  table: 'duties',
  label: { zh: '定期工作', en: 'Regular duty' },
  fields: {
    ...recordFields,
    key: text('键', 'Key', { max: 60, system: true, required: true }),
    name: text('工作', 'Duty', { max: 80, role: 'name' }),
    every: integer('每隔', 'Every', { min: 1, max: 366 }),
    unit: option('单位', 'Unit', dutyUnits),
    startsOn: date('从哪天起', 'Counted from'),
    nextDueOn: date('下次到期', 'Next due', { system: true }),
    ownerId: ref('staff', '负责人', 'Owner'),
    postId: ref('post', '负责岗位', 'Post'),
    isActive: boolean('启用', 'Active', { required: true, system: true }),
  },
})

export type DutiesTables = { duties: TableOf<(typeof duty)['fields']> }
