import { defineMessages } from '#platform/core/i18n.ts'

export const noticeTexts = defineMessages({
  'notices.all_read': { zh: '全部标为已读', en: 'Mark all as read' },
  'notices.none': { zh: '没有新通知', en: 'No new notices' },
  'notices.none_when': {
    zh: '到期、分派和上报会出现在这里',
    en: 'What falls due, is given to you or escalated appears here',
  },
  'reminders.title': { zh: '提醒方式', en: 'How I am reminded' },
  'reminders.by_mail': { zh: '每天早上 7:30 发邮件', en: 'A mail at 7:30 each morning' },
  'reminders.no_mail': { zh: '还没有设置邮件服务器', en: 'no mail server is set' },
  'reminders.quiet': { zh: '免打扰', en: 'Quiet hours' },
  'reminders.quiet_from': { zh: '免打扰从', en: 'Quiet from' },
  'reminders.quiet_to': { zh: '免打扰到', en: 'Quiet to' },
  'reminders.save': { zh: '保存提醒方式', en: 'Save' },
  'reminders.saved': { zh: '提醒方式已保存', en: 'Saved' },
  'reminders.calendar': { zh: '订阅到手机或电脑日历', en: 'Subscribe in a calendar' },
  'reminders.calendar_about': {
    zh: '地址只显示一次，拿到的人能看到你的待办。换新地址后旧的失效。',
    en: 'The address is shown once; whoever has it reads your tasks. A new one ends the old.',
  },
  'reminders.calendar_make': { zh: '生成地址', en: 'Make an address' },
  'reminders.calendar_renew': { zh: '换新地址', en: 'Make a new one' },
  'reminders.calendar_end': { zh: '停用', en: 'End it' },
  'reminders.calendar_since': { zh: '{day} 生成，正在使用', en: 'made {day}, in use' },
  'reminders.calendar_address': { zh: '日历地址', en: 'Address of the calendar' },
})
