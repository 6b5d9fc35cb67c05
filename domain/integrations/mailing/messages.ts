import { defineMessages } from '#platform/core/i18n.ts'

export const mailingMessages = defineMessages({
  'mail.test_subject': { zh: '客档测试邮件', en: 'A test from Kedang' },
  'mail.test_text': {
    zh: '收到这封邮件，说明提醒和问候都能发出。',
    en: 'This mail arrived, so reminders and greetings will.',
  },
})
