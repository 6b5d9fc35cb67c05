import { defineMessages } from '#platform/core/i18n.ts'

/** What the bell says, by kind. A noun that tells people something of its own adds its kind here. */
export const noticesMessages = defineMessages({
  'notice.given': { zh: '{who} 把“{title}”交给你，{due} 到期', en: '{who} gave you “{title}”, due {due}' },
  'notice.moved': { zh: '{n} 件待办转到你名下：{reason}', en: '{n} tasks are yours now: {reason}' },
  'notice.morning': { zh: '今天到期 {today} 件，已逾期 {overdue} 件', en: '{today} due today, {overdue} overdue' },
  'notice.escalated': {
    zh: '{who} 的“{title}”已逾期 {days} 天',
    en: '“{title}” of {who} is {days} days overdue',
  },
  'notice.escalated_nobody': {
    zh: '“{title}”没有负责人，已逾期 {days} 天',
    en: '“{title}” has no owner and is {days} days overdue',
  },
  'notice.robot_failing': {
    zh: '提醒没能送到机器人“{name}”，到“设置 › 对接”看原因',
    en: 'Reminders do not reach the robot “{name}”; Settings › Integrations says why',
  },
  'notice.integration_failing': {
    zh: '对接系统“{name}”收不到通知，到“设置 › 对接”看原因',
    en: '“{name}” does not take what it is told; Settings › Integrations says why',
  },
  'notice.mail_failing': {
    zh: '邮件发不出去，到“设置 › 对接”看原因',
    en: 'Mail cannot be sent; Settings › Integrations says why',
  },
})
