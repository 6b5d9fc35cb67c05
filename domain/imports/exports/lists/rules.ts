import { contact, membership } from '#domain/archives/contacts/schema.ts'
import { gift } from '#domain/care/gifts/schema.ts'
import { giftStates } from '#domain/care/lists/rules.ts'
import { collection } from '#domain/collecting/schema.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import { contractStates } from '#domain/ledgers/contracts/rules.ts'
import { contract } from '#domain/ledgers/contracts/schema.ts'
import { trade } from '#domain/ledgers/trades/schema.ts'
import { auditKinds } from '#domain/people/audit/schema.ts'
import { outsideParty } from '#domain/people/outside/schema.ts'
import { task, taskMeans } from '#domain/tasks/schema.ts'
import {
  boolean,
  date,
  decimal,
  type Fields,
  instant,
  integer,
  json,
  option,
  options,
  ref,
  strings,
  text,
} from '#platform/core/fields.ts'

/** The columns of a list in a sheet, by the keys of its rows and in this order; labels and types are those of the noun. */
type Columns = Fields

const customerName = text('客户', 'Customer')
const contactName = text('联系人', 'Contact')

export const taskColumns = {
  kind: task.fields.kind,
  title: task.fields.title,
  customerName,
  contactName,
  ownerName: text('负责人', 'Owner'),
  priority: task.fields.priority,
  means: task.fields.means,
  dueOn: task.fields.dueOn,
  dueTime: task.fields.dueTime,
  firstDueOn: task.fields.firstDueOn,
  state: task.fields.state,
  remarks: task.fields.remarks,
  result: task.fields.result,
  closedAt: task.fields.closedAt,
  closedByName: text('办结人', 'Closed by'),
  closeReason: task.fields.closeReason,
} satisfies Columns

export const promiseColumns = {
  title: text('承诺', 'Promise'),
  customerName,
  givenByName: text('承诺人', 'Given by'),
  givenOn: task.fields.givenOn,
  ownerName: text('负责人', 'Owner'),
  dueOn: task.fields.dueOn,
  state: task.fields.state,
  closedAt: task.fields.closedAt,
  result: task.fields.result,
} satisfies Columns

const entryColumns = {
  happenedAt: journalEntry.fields.happenedAt,
  authorName: journalEntry.fields.authorName,
  category: journalEntry.fields.category,
  text: journalEntry.fields.text,
  solution: journalEntry.fields.solution,
  summary: journalEntry.fields.summary,
  begunBy: journalEntry.fields.begunBy,
  matter: journalEntry.fields.matter,
  movement: journalEntry.fields.movement,
  item: journalEntry.fields.item,
  quantity: journalEntry.fields.quantity,
  unit: journalEntry.fields.unit,
  amount: journalEntry.fields.amount,
  document: journalEntry.fields.document,
  recordedAt: journalEntry.fields.recordedAt,
} satisfies Columns

export const ownJournalColumns = entryColumns
export const journalColumns = { customerName, ...entryColumns } satisfies Columns

export const collectionColumns = {
  number: collection.fields.number,
  kind: ref('collectionKind', '表单', 'Form'),
  campaignName: text('活动', 'Campaign'),
  name: collection.fields.name,
  phones: collection.fields.phones,
  state: collection.fields.state,
  loadState: collection.fields.loadState,
  collectorName: text('收集人', 'Collector'),
  obtainedOn: collection.fields.obtainedOn,
  completeBy: collection.fields.completeBy,
  handOverBy: collection.fields.handOverBy,
  signedAt: collection.fields.signedAt,
  handedOverAt: collection.fields.handedOverAt,
} satisfies Columns

export const outsideColumns = {
  kind: outsideParty.fields.kind,
  name: outsideParty.fields.name,
  organisation: outsideParty.fields.organisation,
  contactName: outsideParty.fields.contactName,
  phones: outsideParty.fields.phones,
  emails: outsideParty.fields.emails,
  departmentName: text('对口部门', 'Department in touch'),
  isActive: outsideParty.fields.isActive,
  note: outsideParty.fields.note,
} satisfies Columns

export const auditColumns = {
  at: instant('时间', 'Time'),
  actorName: text('人员', 'Person'),
  kind: option('类别', 'Kind', auditKinds),
  operation: text('操作', 'Operation'),
  subjectName: text('对象', 'Subject'),
  ids: strings('记录编号', 'Record ids'),
  purpose: text('用途', 'Purpose'),
  ip: text('地址', 'Address'),
  detail: json('详情', 'Detail'),
} satisfies Columns

export const contactColumns = {
  name: contact.fields.name,
  role: membership.fields.role,
  duty: membership.fields.duty,
  phones: contact.fields.phones,
  emails: contact.fields.emails,
  wechatIds: contact.fields.wechatIds,
  sex: contact.fields.sex,
  birthday: contact.fields.birthday,
  isPrimary: membership.fields.isPrimary,
  callingOrder: membership.fields.callingOrder,
  fromOn: membership.fields.fromOn,
  toOn: membership.fields.toOn,
  remarks: contact.fields.remarks,
} satisfies Columns

export const tradeColumns = {
  tradedOn: trade.fields.tradedOn,
  kind: trade.fields.kind,
  item: trade.fields.item,
  category: trade.fields.category,
  region: trade.fields.region,
  market: trade.fields.market,
  quantity: trade.fields.quantity,
  unit: trade.fields.unit,
  price: trade.fields.price,
  discount: trade.fields.discount,
  amount: trade.fields.amount,
  currency: trade.fields.currency,
  isCash: trade.fields.isCash,
  place: trade.fields.place,
  salesmanName: text('业务员', 'Salesman'),
  billNumber: trade.fields.billNumber,
  remarks: trade.fields.remarks,
  reason: trade.fields.reason,
} satisfies Columns

export const contractColumns = {
  number: contract.fields.number,
  kind: contract.fields.kind,
  title: contract.fields.title,
  customerName,
  signedOn: contract.fields.signedOn,
  fromOn: contract.fields.fromOn,
  toOn: contract.fields.toOn,
  amount: contract.fields.amount,
  amountCurrency: contract.fields.amountCurrency,
  project: contract.fields.project,
  state: option('状态', 'State', contractStates),
  endedOn: contract.fields.endedOn,
  endReason: contract.fields.endReason,
} satisfies Columns

export const complianceColumns = {
  ownerName: text('负责人', 'Owner'),
  departmentName: text('部门', 'Department'),
  cadenceName: text('回访规则', 'Cadence'),
  isJoined: boolean('与别的规则合成一次', 'Part of a visit of another rule'),
  due: integer('应完成', 'Due'),
  inTime: integer('按时', 'In time'),
  late: integer('逾期完成', 'Late'),
  missed: integer('未完成', 'Missed'),
  open: integer('未到期', 'Not yet due'),
} satisfies Columns

/** A ledger line with what stood after it: the balance, or the sum since the period began. */
export const ledgerColumns = {
  happenedAt: journalEntry.fields.happenedAt,
  movement: journalEntry.fields.movement,
  item: journalEntry.fields.item,
  text: journalEntry.fields.text,
  quantity: journalEntry.fields.quantity,
  unit: journalEntry.fields.unit,
  amount: journalEntry.fields.amount,
  running: decimal('余额或累计', 'Balance or running total'),
  document: journalEntry.fields.document,
  authorName: journalEntry.fields.authorName,
} satisfies Columns

const occasion = text('事由', 'Occasion')
const recipient = text('收件人', 'Recipient')
const senderName = text('署名', 'Signs')

export const giftColumns = {
  dueOn: date('日子', 'Day'),
  customerName,
  recipient,
  duty: membership.fields.duty,
  item: gift.fields.item,
  budget: gift.fields.budget,
  cost: gift.fields.cost,
  readyOn: gift.fields.readyOn,
  giftState: option('状态', 'State', giftStates),
  senderName,
  address: text('地址', 'Address'),
  note: gift.fields.note,
  result: task.fields.result,
} satisfies Columns

export const givenColumns = {
  on: date('日期', 'Date'),
  customerName,
  recipient,
  occasion,
  means: options('方式', 'Means', taskMeans),
  gift: gift.fields.item,
  cost: gift.fields.cost,
  senderName,
  record: text('记录', 'Record'),
} satisfies Columns
