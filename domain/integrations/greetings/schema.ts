import { entity, instant, type OptionList, option, recordFields, ref, text } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/** Channels the firm can send a greeting by itself; group robots speak to the house only. */
export const channels = {
  email: ['邮件', 'E-mail'],
  sms: ['短信', 'Text message'],
} as const satisfies OptionList
export type Channel = keyof typeof channels

export const runStates = {
  running: ['发送中', 'Being sent'],
  done: ['已发完', 'Sent'],
  cancelled: ['已停止', 'Stopped'],
} as const satisfies OptionList

/** One sending of the greetings of an occasion (发送问候). */
export const greetingRun = entity({
  name: 'greetingRun',
  table: 'greeting_runs',
  label: { zh: '问候发送', en: 'Greetings sent' },
  internal: ['robot_id'],
  fields: {
    ...recordFields,
    ruleId: text('时节', 'Occasion', { max: 60, system: true, required: true }),
    name: text('名称', 'Name', { max: 120, system: true, required: true, role: 'name' }),
    means: option('方式', 'Means', channels, { system: true, required: true }),
    state: option('状态', 'State', runStates, { system: true, required: true }),
    endedAt: instant('结束时间', 'Ended at', { system: true }),
  },
})

const messageStates = {
  waiting: ['待发', 'Waiting'],
  sent: ['已发出', 'Sent'],
  failed: ['未发出', 'Not sent'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies OptionList

/** One greeting to one recipient. */
export const greetingMessage = entity({
  name: 'greetingMessage',
  table: 'greeting_messages',
  label: { zh: '问候', en: 'Greeting' },
  internal: ['attempts', 'next_at'],
  fields: {
    id: recordFields.id,
    runId: ref('greetingRun', '发送', 'Run', { system: true, required: true }),
    taskId: ref('task', '关怀', 'Care', { system: true, required: true }),
    customerId: ref('customer', '客户', 'Customer', { system: true, required: true }),
    recipient: text('收件人', 'Recipient', { max: 120, system: true, required: true, role: 'name' }),
    address: text('发往', 'To', { max: 254, system: true, required: true, sensitivity: 'personal' }),
    subject: text('主题', 'Subject', { max: 200, system: true, required: true }),
    body: text('内容', 'Text', { max: 4000, system: true, required: true }),
    state: option('状态', 'State', messageStates, { system: true, required: true }),
    fault: text('原因', 'Fault', { max: 300, system: true }),
    endedAt: instant('时间', 'At', { system: true }),
  },
})

export type GreetingsTables = {
  greetingRuns: TableOf<(typeof greetingRun)['fields']> & { robotId: string | null }
  greetingMessages: TableOf<(typeof greetingMessage)['fields']> & { attempts: number; nextAt: string | null }
}
