import { defineMessages } from '#platform/core/i18n.ts'

export const mailMessages = defineMessages({
  'mail.not_configured': {
    zh: '没有设置邮件服务器（SMTP_URL），不能发邮件',
    en: 'No mail server is set (SMTP_URL); mail cannot be sent',
  },
  'mail.refused': { zh: '邮件服务器拒收：{reason}', en: 'The mail server refused: {reason}' },
  'mail.silent': {
    zh: '邮件服务器没有应答，可能是地址、端口或加密方式不对，或对方繁忙',
    en: 'The mail server does not answer: address, port or encryption may be wrong, or it is busy',
  },
  'mail.connection_refused': {
    zh: '邮件服务器拒绝连接，可能是地址或端口不对，或它没有运行',
    en: 'The mail server refuses the connection: address or port may be wrong, or it does not run',
  },
  'mail.unknown_host': { zh: '找不到邮件服务器的地址', en: 'There is no mail server of this name' },
  'mail.sign_in_refused': {
    zh: '邮件服务器不认帐号或密码：{reason}',
    en: 'The mail server does not accept account or password: {reason}',
  },
  'mail.unreachable': { zh: '邮件服务器暂时不通：{reason}', en: 'The mail server cannot be reached: {reason}' },
})
