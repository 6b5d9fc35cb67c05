import { defineMessages } from '#platform/core/i18n.ts'

export const robotsMessages = defineMessages({
  'robot.name_taken': { zh: '已有同名的机器人', en: 'Another robot has this name' },
  'robot.head': {
    zh: '{day} 待办：今天到期 {today} 件，已逾期 {overdue} 件',
    en: '{day}: {today} due today, {overdue} overdue',
  },
  'robot.line': { zh: '{name}  今天 {today}，逾期 {overdue}', en: '{name}  {today} today, {overdue} overdue' },
  'robot.to_one': { zh: '今天到期 {today} 件，已逾期 {overdue} 件', en: '{today} due today, {overdue} overdue' },
  'robot.test': { zh: '客档测试消息：收到即表示提醒可用', en: 'A test from Kedang: reminders will arrive here' },
  'robot.nothing_to_resend': { zh: '没有要补送的', en: 'Nothing of today is left to be sent' },
  'robot.needs_phone': { zh: '短信测试要写手机号', en: 'A text message needs a phone number' },
})
