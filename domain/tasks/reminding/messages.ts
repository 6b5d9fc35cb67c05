import { defineMessages } from '#platform/core/i18n.ts'

export const remindingMessages = defineMessages({
  'reminder.both_hours': { zh: '免打扰要写起止两个时间', en: 'Quiet hours need a beginning and an end' },
})
