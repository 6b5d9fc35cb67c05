import { defineMessages } from '#platform/core/i18n.ts'

/** Texts of 会议与活动. */
export const eventsTexts = defineMessages({
  'ev.title': { zh: '会议与活动', en: 'Meetings and events' },
  'ev.none': { zh: '近三个月没有会议和活动', en: 'No meetings or events in three months' },
  'ev.none_how': {
    zh: '会议纪要和活动登记提交后，讨论到的顾客记入日志，结论变成责任人的待办。',
    en: 'Once minutes or an event are handed in, customers spoken of read it in their journal and conclusions become tasks.',
  },
  'ev.no_form': { zh: '行业包里没有会议和活动的表单', en: 'No form of meetings or events is switched on' },
  'ev.last': { zh: '上次 {day}', en: 'last {day}' },
  'ev.never': { zh: '近三个月没有', en: 'none in three months' },
  'ev.fill': { zh: '填写', en: 'Fill in' },
  'ev.absent': { zh: '缺席：{posts}', en: 'Absent: {posts}' },
  'ev.tasks': { zh: '任务 {n} 件', en: '{n} tasks' },
  'ev.tasks_open': { zh: '未办 {n} 件', en: '{n} open' },
  'ev.tasks_late': { zh: '逾期 {n} 件', en: '{n} late' },
  'ev.told': { zh: '记入 {n} 位顾客的日志', en: 'in the journals of {n} customers' },
})
