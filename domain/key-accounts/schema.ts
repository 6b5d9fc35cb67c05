import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  integer,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const markings = {
  rule: ['按条件认定', 'By rule'],
  hand: ['人工认定', 'By hand'],
} as const satisfies OptionList

export const degrees = {
  high: ['高', 'High'],
  middle: ['中', 'Middle'],
  low: ['低', 'Low'],
} as const satisfies OptionList
export type Degree = keyof typeof degrees
export const degreeKeys = Object.keys(degrees) as [Degree, ...Degree[]]

/** What somebody at the customer has to say in a purchase. */
export const parts = {
  decider: ['决策者', 'Decides'],
  influencer: ['影响者', 'Has influence'],
  user: ['使用者', 'Uses'],
  buyer: ['采购经办', 'Buys'],
  keeper: ['把关者', 'Guards the way'],
} as const satisfies OptionList

export const attitudes = {
  supports: ['支持', 'For us'],
  neutral: ['中立', 'Neutral'],
  opposes: ['反对', 'Against us'],
} as const satisfies OptionList

/** One of those at the customer who count, with influence and attitude. */
export type Person = {
  contactId: string
  part: keyof typeof parts
  influence: Degree
  attitude: keyof typeof attitudes
  note: string | null
}

/** A customer of great influence on the business, larger buying power and higher demands (大客户, KAM-09), and the plan with it. */
export const keyAccount = entity({
  name: 'keyAccount',
  table: 'key_accounts',
  label: { zh: '大客户', en: 'Key account' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    markedBy: option('认定方式', 'Marked', markings, { system: true, required: true }),
    reason: text('认定理由', 'Reason', { max: 500, required: true }),
    sinceOn: date('认定日期', 'Since', { system: true, required: true }),
    contactId: ref('contact', '联系人', 'Contact'),
    goal: longText('目标', 'Goal', { max: 2000 }),
    situation: longText('现状与需求', 'Situation and needs', { max: 2000 }),
    strategy: longText('策略', 'Strategy', { max: 2000 }),
    people: json('关键人', 'People', { system: true, required: true }),
    endedOn: date('取消日期', 'Ended on', { system: true }),
    endReason: text('取消理由', 'Why ended', { max: 500, system: true }),
  },
})

/** What the table says of an important matter beyond its task (KAM-01, KAM-03). The id is the task's. */
export const matter = entity({
  name: 'matter',
  table: 'key_account_matters',
  label: { zh: '大客户事项', en: 'Key-account matter' },
  fields: {
    id: recordFields.id,
    version: recordFields.version,
    keyAccountId: ref('keyAccount', '大客户', 'Key account', { system: true, required: true }),
    importance: option('重要性', 'Importance', degrees, { required: true }),
    urgency: option('紧急程度', 'Urgency', degrees, { required: true }),
    place: text('地点', 'Place', { max: 120 }),
    progress: integer('进度', 'Progress', { min: 0, max: 100, required: true }),
    progressNote: text('进展', 'How it goes', { max: 500 }),
    updatedAt: instant('更新时间', 'Updated at', { system: true, required: true }),
    updatedBy: recordFields.updatedBy,
  },
})

export type KeyAccountsTables = {
  keyAccounts: Omit<TableOf<(typeof keyAccount)['fields']>, 'people'> & {
    people: ColumnType<Person[], string, string>
  }
  keyAccountMatters: TableOf<(typeof matter)['fields']>
}
