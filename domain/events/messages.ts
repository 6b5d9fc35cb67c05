import { defineMessages } from '#platform/core/i18n.ts'

export const eventsMessages = defineMessages({
  'event.task_of': { zh: '{title}（{form} {number}）', en: '{title} ({form} {number})' },
})
