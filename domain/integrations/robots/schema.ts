import { boolean, entity, type OptionList, option, recordFields, ref, text, url } from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

export const robotKinds = {
  wecom: ['企业微信群机器人', 'WeCom group robot'],
  dingtalk: ['钉钉群机器人', 'DingTalk group robot'],
  feishu: ['飞书群机器人', 'Feishu group robot'],
  sms: ['短信网关', 'Text-message gateway'],
} as const satisfies OptionList
export type RobotKind = keyof typeof robotKinds

/** Where reminders are said besides the bell (TSK-02): the chat of a group, or a gateway that sends text messages. */
export const robot = entity({
  name: 'robot',
  table: 'robots',
  label: { zh: '提醒机器人', en: 'Reminder robot' },
  internal: ['secret'],
  fields: {
    ...recordFields,
    name: text('名称', 'Name', { max: 60, required: true }),
    kind: option('类型', 'Kind', robotKinds, { required: true }),
    address: url('地址', 'Address', { required: true }),
    departmentId: ref('department', '只限部门', 'Only of department'),
    isActive: boolean('启用', 'Active', { required: true, system: true }),
    /** Of a text-message gateway: greetings to customers go through it as well. */
    servesCustomers: boolean('也给客户发短信', 'Writes to customers too', { required: true, system: true }),
  },
})

export type RobotMessage = {
  id: string
  robotId: string
  eventKey: string
  phone: string | null
  body: string
  state: 'waiting' | 'sent' | 'failed'
  attempts: number
  nextAt: string | null
  /** After it nobody wants to hear it any more. */
  until: string
  status: number | null
  fault: string | null
  createdAt: string
  endedAt: string | null
}

export type RobotsTables = {
  robots: TableOf<(typeof robot)['fields']> & { secret: string | null }
  robotMessages: RobotMessage
}
