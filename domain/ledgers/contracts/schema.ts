import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  json,
  longText,
  money,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const contractKinds = {
  sale: ['购销合同', 'Sales contract', '买卖合同'],
  service: ['服务合同', 'Service contract', '服务协议'],
  consulting: ['顾问合同', 'Consulting contract', '顾问'],
  cooperation: ['合作协议', 'Cooperation agreement', '合作'],
  unit: ['单位协议', 'Corporate agreement', '协议单位'],
  purchase: ['购房合同', 'Purchase contract', '购房'],
  other: ['其他', 'Other'],
} as const satisfies OptionList

export const parties = {
  us: ['我方', 'Us', '甲方'],
  customer: ['客户', 'Customer', '乙方'],
} as const satisfies OptionList

/**
 * A contract with a customer (合同与项目登记, F-147, ARC-61). Its state is not stored: it follows from the day signed,
 * the term and an early end, so it is right on every day.
 */
export const contract = entity({
  name: 'contract',
  table: 'contracts',
  label: { zh: '合同', en: 'Contract' },
  fields: {
    ...recordFields,
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    number: text('合同编号', 'Contract no.', {
      max: 60,
      list: 'default',
      filter: true,
      sort: true,
      role: 'number',
      synonyms: ['协议编号', '编号', '购房合同号'],
    }),
    kind: option('类别', 'Kind', contractKinds, {
      required: true,
      openOptions: 'contractKind',
      list: 'default',
      filter: true,
    }),
    title: text('合同名称', 'Title', { required: true, list: 'default', filter: true, role: 'name' }),
    signedOn: date('签订日期', 'Signed on', {
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['签约日期', '签订日'],
    }),
    fromOn: date('合同期起', 'Term from', {
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['起始日期', '开始日期'],
    }),
    toOn: date('合同期止', 'Term to', {
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['到期日', '结束日期', '终止日期'],
    }),
    ...money('amount', '合同金额', 'Amount', {
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['金额', '总金额'],
    }),
    terms: longText('约定条件', 'Agreed terms', { synonyms: ['主要条款', '合同条款'] }),
    project: text('项目', 'Project', { max: 200, list: 'offered', filter: true, synonyms: ['项目名称'] }),
    leaderId: ref('staff', '分管领导', 'Leader in charge', { list: 'offered', filter: true }),
    ownerId: ref('staff', '经办人', 'Handled by', { list: 'offered', filter: true }),
    remarks: longText('备注', 'Remarks', { max: 2000 }),
    clauses: json('条款与义务', 'Terms and duties', { system: true, required: true }),
    milestones: json('项目节点', 'Key points', { system: true, required: true }),
    /** When the archive was looked up before signing; a signed contract without it is flagged. */
    lookedUpAt: instant('签约前查档', 'Archive looked up', { system: true, list: 'offered' }),
    lookedUpBy: ref('staff', '查档人', 'Looked up by', { system: true }),
    endedOn: date('终止日期', 'Ended on', { system: true, filter: true }),
    endReason: text('终止原因', 'Reason of end', { system: true, max: 500 }),
  },
})

/** One agreed term or duty; disputes and complaints point to it by its id. */
export type Clause = {
  id: string
  party: keyof typeof parties
  text: string
  dueOn: string | null
  isKept: boolean | null
}

/** A key point of the project (奠基, 入伙 …): planned and real day. */
export type Milestone = { id: string; name: string; plannedOn: string | null; actualOn: string | null }

type Columns = Omit<TableOf<(typeof contract)['fields']>, 'clauses' | 'milestones'>

export type ContractTables = {
  contracts: Columns & {
    clauses: ColumnType<Clause[], string, string>
    milestones: ColumnType<Milestone[], string, string>
  }
  contractFiles: { contractId: string; attachmentId: string }
}
