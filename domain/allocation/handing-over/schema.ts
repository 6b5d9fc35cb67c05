import type { ColumnType } from 'kysely'
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

export const handOverKinds = {
  leaving: ['离职交接', 'Leaving'],
  transfer: ['转岗交接', 'Change of post'],
} as const satisfies OptionList

export const handOverStates = {
  running: ['交接中', 'Under way'],
  done: ['已交接', 'Handed over'],
  undoing: ['撤销中', 'Being undone'],
  undone: ['已撤销', 'Undone'],
} as const satisfies OptionList

/** What a person can hold (ALC-06, ALC-07): whoever leaves hands over all of it. */
export const heldKinds = {
  customer: ['客户', 'Customers'],
  task: ['待办与承诺', 'Tasks and promises'],
  paper: ['手中表单', 'Forms in hand'],
  draft: ['表单草稿', 'Drafts of forms'],
  collection: ['收集的资料', 'Collected forms'],
  contract: ['经办合同', 'Contracts'],
  restoration: ['补建任务', 'Restorations'],
  named: ['档案中指名', 'Named in archives'],
  card: ['表单中指名', 'Named on forms'],
  keeping: ['保管的表单', 'Forms kept'],
  leading: ['分管合同', 'Contracts led'],
  department: ['部门档案专管', 'Archives of departments kept'],
  duty: ['定期工作', 'Regular duties'],
} as const satisfies OptionList
export type HeldKind = keyof typeof heldKinds
export const heldKindKeys = Object.keys(heldKinds) as [HeldKind, ...HeldKind[]]

/** How customers are dealt out when several take over. */
export const spreads = {
  evenly: ['平均', 'Equal shares'],
  region: ['按区域', 'By region'],
} as const satisfies OptionList

/** Who takes what. Tasks, forms and contracts of a customer go with the customer. */
export type Plan = {
  successors: string[]
  spread: keyof typeof spreads
  /** Customers that go to somebody in particular. */
  named: { customerId: string; to: string }[]
  /** Forms in hand and collected forms, where they go to somebody in particular (ALC-06). */
  papersTo: string | null
}

/** One person's things going to others, as one act that can be taken back for a day. */
export const handOver = entity({
  name: 'handOver',
  table: 'hand_overs',
  label: { zh: '交接', en: 'Hand-over' },
  fields: {
    ...recordFields,
    kind: option('类别', 'Kind', handOverKinds, { required: true, list: 'default', filter: true }),
    fromId: ref('staff', '移交人', 'From', { required: true, list: 'default', filter: true }),
    state: option('状态', 'State', handOverStates, { system: true, required: true, list: 'default', filter: true }),
    plan: json('安排', 'Plan', { system: true, required: true }),
    reason: text('原因', 'Reason', { max: 500, required: true }),
    total: integer('项数', 'Things', { system: true, required: true }),
    done: integer('已办', 'Done', { system: true, required: true }),
    finishedAt: instant('完成时间', 'Finished at', { system: true }),
    undoneAt: instant('撤销时间', 'Undone at', { system: true }),
    undoneBy: ref('staff', '撤销人', 'Undone by', { system: true }),
  },
})

/** One thing of a hand-over and where it went. */
export const handOverItem = entity({
  name: 'handOverItem',
  table: 'hand_over_items',
  label: { zh: '交接项', en: 'Thing handed over' },
  fields: {
    id: recordFields.id,
    handOverId: ref('handOver', '交接', 'Hand-over', { system: true, required: true }),
    kind: option('类别', 'Kind', heldKinds, { system: true, required: true }),
    recordId: ref('record', '记录', 'Record', { system: true, required: true }),
    name: text('名称', 'Name', { max: 300, system: true, required: true, role: 'name' }),
    customerId: ref('customer', '客户', 'Customer', { system: true }),
    toId: ref('staff', '接收人', 'To', { system: true, required: true }),
    was: json('原状', 'Before', { system: true }),
    movedAt: instant('移交时间', 'Moved at', { system: true }),
    undoneAt: instant('撤回时间', 'Undone at', { system: true }),
    stayed: boolean('未动', 'Stayed', { system: true, required: true }),
  },
})

/** A successor's word that what came is there. */
export const handOverReceipt = entity({
  name: 'handOverReceipt',
  table: 'hand_over_receipts',
  label: { zh: '接收确认', en: 'Receipt' },
  fields: {
    id: recordFields.id,
    handOverId: ref('handOver', '交接', 'Hand-over', { system: true, required: true }),
    toId: ref('staff', '接收人', 'To', { system: true, required: true }),
    counts: json('数量', 'Counts', { system: true, required: true }),
    confirmedAt: instant('确认时间', 'Confirmed at', { system: true }),
  },
})

export type Counts = Partial<Record<HeldKind, number>>
/** What an undo puts back: the place of a customer, the state of a collected form, the fields that named the person. */
export type Was = { keys?: string[]; departmentId?: string | null; state?: string; keeperId?: string | null }

type ItemColumns = Omit<TableOf<(typeof handOverItem)['fields']>, 'was'>
type HandOverColumns = Omit<TableOf<(typeof handOver)['fields']>, 'plan'>

export type HandingOverTables = {
  handOvers: HandOverColumns & { plan: ColumnType<Plan, string, string> }
  handOverItems: ItemColumns & { was: ColumnType<Was | null, string | null, string | null> }
  handOverReceipts: Omit<TableOf<(typeof handOverReceipt)['fields']>, 'counts'> & {
    counts: ColumnType<Counts, string, string>
  }
}
