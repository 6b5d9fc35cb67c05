import type { ColumnType } from 'kysely'
import {
  date,
  entity,
  instant,
  json,
  longText,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'
import type { DutiesTables } from './duties/schema.ts'
import type { NoticesTables } from './notices/schema.ts'
import type { RemindingTables } from './reminding/schema.ts'

/** What kind of thing is to be done; each later noun makes its own. */
export const taskKinds = {
  task: ['待办', 'Task', '任务'],
  followUp: ['回访', 'Follow-up'],
  care: ['关怀', 'Care'],
  promise: ['承诺', 'Promise'],
  duty: ['定期工作', 'Regular duty'],
  matter: ['大客户事项', 'Key-account matter'],
  correction: ['整改', 'Correction'],
  handOver: ['交接', 'Hand-over'],
} as const satisfies OptionList
export type TaskKind = keyof typeof taskKinds

export const priorities = {
  high: ['高', 'High', '紧急'],
  normal: ['中', 'Normal', '普通'],
  low: ['低', 'Low'],
} as const satisfies OptionList

/** How it is done (VIS-09, VIS-12, REL-14). */
export const taskMeans = {
  call: ['电话', 'Call'],
  visit: ['上门', 'Visit', '拜访'],
  wechat: ['微信', 'WeChat'],
  sms: ['短信', 'Text message'],
  email: ['邮件', 'E-mail'],
  meeting: ['面谈', 'Meeting', '到店'],
  card: ['贺卡', 'Card'],
  gift: ['礼品', 'Gift'],
  letter: ['函件', 'Letter'],
  form: ['填表', 'Form'],
} as const satisfies OptionList
export type Means = keyof typeof taskMeans

export const taskStates = {
  open: ['待办', 'Open'],
  done: ['已完成', 'Done'],
  lapsed: ['已失效', 'Lapsed'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies OptionList

/**
 * Why a task is there and due on its day (TSK-06): the rule that made it, the day it counts from and how far. JSON-safe,
 * so that every screen says "档案制成 10-24 起 30 天" in its own language from the same facts.
 */
export type Because = {
  /** The rule: which kind of rule, its record and its version when it made the task. */
  by: 'cadence' | 'occasion' | 'duty' | 'matter' | 'inspection' | 'form' | 'task'
  ruleId: string
  ruleName: string
  ruleVersion?: number
  /** 1 for the first visit of a plan. */
  step?: number
  /** What is counted from: 'formMade', 'contractSigned', 'lastContact', a period … as the noun of the rule names it. */
  anchor?: string
  anchorOn?: string
  anchorName?: string
  /** How far from there: 30 days, 1 month. */
  every?: number
  unit?: 'day' | 'workingDay' | 'week' | 'month' | 'quarter' | 'year'
  /** The day of the next one by the same rule, as far as it is known when this one is made. */
  nextOn?: string
  /** The form that what came of it is recorded in (VIS-18). */
  recordedIn?: { form: string; title: { zh: string; en: string } }
  /** The means the rule wants and the customer avoids; the task has another. */
  avoided?: Means
  /** The policy the numbers come from (POL-05). */
  policyVersionId?: string
}

/** Something else a task speaks of: the paper it is about, a contract, a file; with `origin`, what else it was made for and by when. */
export type TaskLink = { kind: string; id: string; label?: string; origin?: string; dueOn?: string }

/** What somebody has to do by a day (TSK-01): typed by hand or made by a rule, done with a written result. */
export const task = entity({
  name: 'task',
  table: 'tasks',
  label: { zh: '待办', en: 'Task' },
  fields: {
    ...recordFields,
    kind: option('类别', 'Kind', taskKinds, { system: true, required: true, list: 'default', filter: true }),
    title: text('事项', 'Title', {
      required: true,
      list: 'default',
      filter: true,
      role: 'name',
      synonyms: ['任务名称'],
    }),
    customerId: ref('customer', '客户', 'Customer', { list: 'default', filter: true }),
    contactId: ref('contact', '联系人', 'Contact'),
    ownerId: ref('staff', '负责人', 'Owner', { list: 'default', filter: true, role: 'owner', synonyms: ['责任人'] }),
    departmentId: ref('department', '部门', 'Department', { system: true, filter: true, role: 'department' }),
    priority: option('优先级', 'Priority', priorities, { required: true, list: 'offered', filter: true }),
    means: option('方式', 'Means', taskMeans, { list: 'default', filter: true }),
    dueOn: date('完成日期', 'Due on', {
      required: true,
      list: 'default',
      filter: true,
      sort: true,
      synonyms: ['到期日'],
    }),
    dueTime: text('时间', 'Time', { max: 5, system: true }),
    firstDueOn: date('原定日期', 'First due on', { system: true, required: true, list: 'offered', filter: true }),
    remarks: longText('备注', 'Remarks', { max: 2000 }),
    origin: text('来源', 'Origin', { system: true }),
    because: json('依据', 'Because', { system: true }),
    links: json('关联', 'Links', { system: true, required: true }),
    state: option('状态', 'State', taskStates, { system: true, required: true, list: 'offered', filter: true }),
    closedAt: instant('办结时间', 'Closed at', { system: true, list: 'offered', filter: true, sort: true }),
    closedBy: ref('staff', '办结人', 'Closed by', { system: true, filter: true }),
    result: longText('结果', 'Result', { system: true, list: 'offered' }),
    closeReason: text('原因', 'Reason', { system: true, max: 500 }),
    journalEntryId: ref('journalEntry', '日志', 'Journal entry', { system: true }),
    escalatedAt: instant('上报时间', 'Escalated at', { system: true, filter: true }),
    givenBy: ref('staff', '承诺人', 'Given by', { system: true, filter: true, list: 'offered' }),
    givenByName: text('承诺人姓名', 'Given by (name)', { system: true, max: 60 }),
    givenOn: date('承诺日期', 'Given on', { system: true, filter: true, list: 'offered' }),
  },
})

type Columns = Omit<TableOf<(typeof task)['fields']>, 'because' | 'links'>

export type TasksTables = DutiesTables &
  NoticesTables &
  RemindingTables & {
    tasks: Columns & {
      because: ColumnType<Because | null, string | null, string | null>
      links: ColumnType<TaskLink[], string, string>
    }
  }
