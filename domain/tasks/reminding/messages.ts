import { defineMessages } from '#platform/core/i18n.ts'

export const remindingMessages = defineMessages({
  'reminder.subject': {
    zh: '{day} 待办：今天 {today} 件，逾期 {overdue} 件',
    en: '{day}: {today} due today, {overdue} overdue',
  },
  'reminder.overdue': { zh: '已逾期', en: 'Overdue' },
  'reminder.today': { zh: '今天', en: 'Today' },
  'reminder.line': { zh: '{day}  {customer}  {title}', en: '{day}  {customer}  {title}' },
  'reminder.rest': { zh: '另有 {n} 件，见“回访与待办”。', en: '{n} more under “Follow-ups and tasks”.' },
  'reminder.foot': {
    zh: '在客档右上角的铃铛里可以改提醒方式。',
    en: 'How you are reminded is set under the bell at the top right.',
  },
  'reminder.both_hours': { zh: '免打扰要写起止两个时间', en: 'Quiet hours need a beginning and an end' },
})
