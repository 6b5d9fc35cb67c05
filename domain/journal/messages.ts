import { defineMessages } from '#platform/core/i18n.ts'

export const journalMessages = defineMessages({
  'journal.in_future': { zh: '发生时间在将来，核对日期', en: 'This lies in the future; check the date' },
  'journal.too_early': { zh: '发生时间早于 1900 年，核对日期', en: 'This lies before 1900; check the date' },
  'journal.already_noted': { zh: '这件事已经记入日志', en: 'This event is in the journal already' },
  'journal.refers_to_addition': { zh: '更正和补充要针对原来那条', en: 'Correct or add to the original entry' },
  'journal.nothing_added': { zh: '解决描述和总结至少写一项', en: 'Write a solution or a summary' },
  'journal.system': { zh: '系统', en: 'System' },
  'journal.not_your_staff': {
    zh: '不是你的下属，无权查看其日志',
    en: 'Not one of your staff; no right to see this journal',
  },
})
