import type { ColumnType } from 'kysely'
import type { Condition } from '#platform/core/conditions.ts'
import {
  boolean,
  entity,
  instant,
  integer,
  json,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

// Ten years: longer is never.
const days = { min: 1, max: 3650 }

/** When a customer goes back to everybody (公海). Any of the terms that is set does it, not before the protection ends. */
export const poolRule = entity({
  name: 'poolRule',
  table: 'pool_rules',
  label: { zh: '公海规则', en: 'Pool rule' },
  fields: {
    ...recordFields,
    name: text('规则名称', 'Rule', { max: 80, required: true, role: 'name' }),
    condition: json('适用客户', 'Customers', { system: true }),
    idleDays: integer('未联系（天）', 'Days without contact', days),
    tradeDays: integer('未成交（天）', 'Days without trade', days),
    contractDays: integer('合同到期后（天）', 'Days after the contract', days),
    untradedDays: integer('从未成交（天）', 'Days never traded', days),
    protectionDays: integer('保护期（天）', 'Protected (days)', { min: 0, max: 3650, required: true }),
    remindDays: integer('提前提醒（天）', 'Reminded before (days)', { min: 0, max: 60, required: true }),
    isActive: boolean('启用', 'On', { system: true, required: true }),
  },
})

export const poolMoveKinds = {
  fell: ['到期退回', 'Fell back'],
  givenBack: ['主动退回', 'Given back'],
  claimed: ['领取', 'Claimed'],
  assigned: ['分派', 'Assigned'],
} as const satisfies OptionList

/** One way into the pool or out of it. */
export const poolMove = entity({
  name: 'poolMove',
  table: 'pool_moves',
  label: { zh: '公海记录', en: 'Pool move' },
  fields: {
    id: recordFields.id,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    kind: option('方式', 'Kind', poolMoveKinds, { system: true, required: true }),
    fromId: ref('staff', '原负责人', 'From', { system: true }),
    toId: ref('staff', '现负责人', 'To', { system: true }),
    reason: text('原因', 'Reason', { max: 500, system: true, required: true }),
    ruleId: ref('poolRule', '规则', 'Rule', { system: true }),
    movedAt: instant('时间', 'At', { system: true, required: true }),
    movedBy: ref('staff', '经办人', 'By', { system: true, required: true }),
  },
})

const caps = { min: 1, max: 1_000_000 }

/** What one person in particular may hold and claim; what is left empty is as the firm has it. */
export const personLimit = entity({
  name: 'personLimit',
  table: 'person_limits',
  label: { zh: '个人限度', en: 'Limits of a person' },
  fields: {
    ...recordFields,
    staffId: ref('staff', '员工', 'Staff', { system: true, required: true }),
    holdingCap: integer('最多负责（位）', 'Holds at most', caps),
    claimsPerDay: integer('每天最多领取（位）', 'Claims a day', caps),
  },
})

/** What one person may hold and take; null sets no limit. */
export type PoolLimits = {
  holdingCap: number | null
  claimsPerDay: number | null
  viewsPerDay: number | null
  coolDownDays: number | null
}

type RuleColumns = Omit<TableOf<(typeof poolRule)['fields']>, 'condition'>

export type PoolTables = {
  poolRules: RuleColumns & { condition: ColumnType<Condition | null, string | null, string | null> }
  poolMoves: TableOf<(typeof poolMove)['fields']>
  personLimits: TableOf<(typeof personLimit)['fields']>
}

export type PoolRule = {
  -readonly [K in keyof RuleColumns]: RuleColumns[K] extends ColumnType<infer S, infer _I, infer _U> ? S : never
} & { condition: Condition | null }
