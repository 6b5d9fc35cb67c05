import { becauseMessages } from '#domain/tasks/because/messages.ts'
import { defineMessages } from '#platform/core/i18n.ts'

export const comingTexts = defineMessages({
  ...becauseMessages,
  'coming.title': { zh: '回访计划', en: 'Plan of follow-ups' },
  'coming.note': { zh: '一年内，到期前 14 天列入待办', en: 'the year ahead; on the list 14 days before' },
  'coming.none': { zh: '没有后续回访', en: 'Nothing further is planned' },
  'coming.none_how': {
    zh: '回访制度里没有适用这位客户的下一次，可以自己安排。',
    en: 'No cadence asks for a next one; plan one by hand.',
  },
  'coming.nobody': { zh: '无人负责', en: 'nobody yet' },
  'coming.plan': { zh: '安排回访', en: 'Plan one' },
  'coming.ask': { zh: '请{who}回访', en: 'Ask {who}' },
  'coming.pause': { zh: '暂停回访', en: 'Pause' },
  'coming.no_right': { zh: '没有办理待办的权限', en: 'No right to do tasks' },
  'coming.no_change': { zh: '没有修改这位客户的权限', en: 'No right to change this customer' },
  'coming.paused': { zh: '{name}暂停至 {day}', en: '{name} paused until {day}' },
  'coming.paused_open': { zh: '{name}暂停，未定恢复日期', en: '{name} paused, no end set' },
  'coming.all': { zh: '全部回访', en: 'All follow-ups' },
  'coming.resume': { zh: '恢复', en: 'Resume' },
  'coming.purpose': { zh: '目的', en: 'Purpose' },
  'coming.on': { zh: '日期', en: 'Day' },
  'coming.time': { zh: '时间', en: 'Time' },
  'coming.means': { zh: '方式', en: 'Means' },
  'coming.reason': { zh: '原因', en: 'Reason' },
  'coming.until': { zh: '暂停至', en: 'Until' },
  'coming.until_open': { zh: '不填则一直暂停，到有人点“恢复”', en: 'Left empty: until somebody resumes' },
  'coming.which': { zh: '哪些回访', en: 'Which' },
  'coming.which_all': { zh: '全部', en: 'All' },
  'coming.planned': { zh: '已安排', en: 'Planned' },
  'coming.asked': { zh: '已提出，列入其待办', en: 'Asked for; it is on their list' },
  'coming.pause_done': { zh: '已暂停，取消了 {n} 件', en: 'Paused; {n} were dropped' },
  'coming.pause_about': {
    zh: '暂停期间规则不再安排回访，今天起到期的取消；之前没做的仍算未做。自己安排的回访不受影响。',
    en: 'Cadences ask for nothing in these days, and what falls due from today on is dropped. What was missed before stays missed; what you planned yourself stays.',
  },
})
