import {
  boolean,
  entity,
  type Field,
  json,
  type OptionList,
  options,
  recordFields,
  text,
  url,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { GreetingsTables } from './greetings/schema.ts'
import type { RobotsTables } from './robots/schema.ts'

/** What another system can be told of. A name is the record and what happened to it. */
export const eventKinds = {
  'customer.created': ['客户建档', 'Customer opened'],
  'customer.changed': ['客户资料变更', 'Customer changed'],
  'customer.withdrawn': ['客户档案撤回', 'Customer withdrawn'],
  'customer.restored': ['客户档案恢复', 'Customer restored'],
  'customer.merged': ['客户合并', 'Customers merged'],
  'customer.unmerged': ['撤销合并', 'Merge undone'],
  'membership.created': ['新增联系人', 'Contact added'],
  'membership.changed': ['联系人变更', 'Contact changed'],
  'journalEntry.created': ['新日志', 'Journal entry'],
  'trade.created': ['新交易', 'Trade line'],
  'contract.created': ['登记合同', 'Contract made'],
  'contract.changed': ['合同变更', 'Contract changed'],
  'formRecord.created': ['开始填表', 'Form begun'],
  'formRecord.changed': ['表单变更', 'Form changed'],
} as const satisfies OptionList

/** A delivery made by the test button; it carries no record. */
export const testEvent = 'test.ping'

/** The table a told record lies in, and its column that names the customer. */
export const toldTables = {
  customer: { table: 'customers', customer: 'id' },
  membership: { table: 'customer_contacts', customer: 'customer_id' },
  journalEntry: { table: 'journal_entries', customer: 'customer_id' },
  trade: { table: 'trades', customer: 'customer_id' },
  contract: { table: 'contracts', customer: 'customer_id' },
  formRecord: { table: 'form_records', customer: 'customer_id' },
} as const

/**
 * An integration (对接) is another system of the firm that is told of events: which ones, of which customers, at which
 * address. What is told is signed with a secret that only both sides know.
 */
export const integration = entity({
  name: 'integration',
  table: 'integrations',
  label: { zh: '对接系统', en: 'Integration' },
  internal: ['secret'],
  fields: {
    ...recordFields,
    name: text('系统名称', 'Name', { max: 60, required: true }),
    address: url('接收地址', 'Address', { required: true }),
    events: { ...options('告知哪些事', 'Told of', eventKinds), required: true } as Field<string[], true>,
    /** Only events of customers that fulfil it. */
    condition: json('只限哪些客户', 'Only of customers'),
    isActive: boolean('启用', 'Active', { required: true, system: true }),
  },
})

export const deliveryStates = {
  waiting: ['待送', 'Waiting'],
  sent: ['已送达', 'Delivered'],
  failed: ['未送达', 'Given up'],
} as const satisfies OptionList
export type DeliveryState = keyof typeof deliveryStates

export type Delivery = {
  id: string
  integrationId: string
  event: string
  recordId: string | null
  body: string
  state: DeliveryState
  attempts: number
  nextAt: string | null
  status: number | null
  fault: string | null
  tookMs: number | null
  createdAt: string
  endedAt: string | null
}

export type IntegrationsTables = RobotsTables &
  GreetingsTables & {
    integrations: TableOf<(typeof integration)['fields']> & { secret: string }
    integrationDeliveries: Delivery
  }
