import { defineMessages } from '#platform/core/i18n.ts'

export const mailMessages = defineMessages({
  'mail.not_configured': {
    zh: '没有设置邮件服务器（SMTP_URL），不能发邮件',
    en: 'No mail server is set (SMTP_URL); mail cannot be sent',
  },
  'mail.refused': { zh: '邮件服务器拒收：{reason}', en: 'The mail server refused: {reason}' },
  'mail.unreachable': { zh: '邮件服务器暂时不通：{reason}', en: 'The mail server cannot be reached: {reason}' },
})
