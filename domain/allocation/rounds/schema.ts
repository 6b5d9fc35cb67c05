import type { ColumnType } from 'kysely'
import { entity, instant, json, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const roundStates = {
  open: ['待确认', 'Open'],
  confirmed: ['已分配', 'Given out'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies OptionList

/** The five rules (002-A §一.8). The last is the manager's own word and is no part of the proposal. */
export const allocationRules = {
  collector: ['谁收集归谁', 'Collector keeps'],
  nearest: ['地域就近', 'Nearest area'],
  newStaff: ['新员工', 'New staff'],
  ability: ['能力、工作量、效率', 'Ability, workload, efficiency'],
  judgement: ['经理把握', 'Manager’s word'],
} as const satisfies OptionList
export type RuleKey = keyof typeof allocationRules

/** A rule as the firm sets it; they apply in the order of the list. */
export type RoundRule =
  | { key: 'collector' | 'nearest' | 'ability' }
  /** Who came within so many days gets this share of what the rules before left. */
  | { key: 'newStaff'; withinDays: number; sharePercent: number }

/** As the seminar rules have it: the collector first, then the place; a fifth of the rest to who came within a quarter. */
export const usualRules: RoundRule[] = [
  { key: 'collector' },
  { key: 'nearest' },
  { key: 'newStaff', withinDays: 90, sharePercent: 20 },
  { key: 'ability' },
]

/** What a proposal rests on, so that the screen can say it. */
export type Facts = {
  customersNear?: number
  hiredOn?: string | null
  holds?: number
  sales?: number
  done?: number
  onTime?: number
}

/** One giving-out of customers (分配批次). */
export const allocationRound = entity({
  name: 'allocationRound',
  table: 'allocation_rounds',
  label: { zh: '分配批次', en: 'Allocation round' },
  fields: {
    ...recordFields,
    name: text('批次名称', 'Round', { max: 120, required: true, role: 'name' }),
    state: option('状态', 'State', roundStates, { system: true, required: true }),
    rules: json('规则', 'Rules', { system: true, required: true }),
    people: json('参加分配', 'People', { system: true, required: true }),
    departmentId: ref('department', '部门', 'Department', { system: true }),
    confirmedAt: instant('确认时间', 'Confirmed at', { system: true }),
    sealedAt: instant('封存时间', 'Sealed at', { system: true }),
    keeperId: ref('staff', '封存人', 'Keeper', { system: true }),
  },
})

/** One customer of a round: the rule that applied, who was proposed, who got it and why another. */
export const allocationLine = entity({
  name: 'allocationLine',
  table: 'allocation_lines',
  label: { zh: '分配记录', en: 'Allocation' },
  fields: {
    id: recordFields.id,
    roundId: ref('allocationRound', '批次', 'Round', { system: true, required: true }),
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    collectorId: ref('staff', '收集人', 'Collector', { system: true }),
    rule: option('适用原则', 'Rule', allocationRules, { system: true, required: true }),
    facts: json('依据', 'Facts', { system: true, required: true }),
    proposedId: ref('staff', '建议分配给', 'Proposed', { system: true }),
    givenId: ref('staff', '分配给', 'Given to', { system: true }),
    reason: text('改派原因', 'Reason for change', { max: 500, system: true }),
  },
})

export type RoundsTables = {
  allocationRounds: Omit<TableOf<(typeof allocationRound)['fields']>, 'rules' | 'people'> & {
    rules: ColumnType<RoundRule[], string, string>
    people: ColumnType<string[], string, string>
  }
  allocationLines: Omit<TableOf<(typeof allocationLine)['fields']>, 'facts'> & {
    facts: ColumnType<Facts, string, string>
  }
}
