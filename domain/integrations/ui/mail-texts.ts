import { defineMessages } from '#platform/core/i18n.ts'

export const mailTexts = defineMessages({
  'mailing.title': { zh: '邮件', en: 'Mail' },
  'mailing.note': {
    zh: '早间提醒、寄送文件和客户问候从这里发出',
    en: 'morning reminders, documents and greetings leave from here',
  },
  'mailing.none': { zh: '还没有设置邮件服务器', en: 'No mail server is set' },
  'mailing.none_how': {
    zh: '向邮箱服务商要来 SMTP 地址和授权码，启动客档时写进 SMTP_URL，例如 smtps://帐号:授权码@smtp.exmail.qq.com:465。',
    en: 'Get the SMTP address and password of a mailbox and start Kedang with them in SMTP_URL, such as smtps://user:password@smtp.example.com:465.',
  },
  'mailing.from': { zh: '从 {from} 发出', en: 'sent from {from}' },
  'mailing.morning': { zh: '今早已发 {sent} 封', en: '{sent} this morning' },
  'mailing.quiet': { zh: '今天还没有早间邮件', en: 'no morning mail yet today' },
  'mailing.failing': { zh: '发不出去', en: 'not sent' },
  'mailing.waiting': {
    zh: '今早有 {n} 封没发出：{why}；{at} 起自动再试，当天内补发。',
    en: '{n} of this morning not sent: {why}; tried again from {at} on, until the evening.',
  },
  'mailing.failed': { zh: '今早有 {n} 封没发出：{why}', en: '{n} of this morning not sent: {why}' },
  'mailing.test': { zh: '发测试邮件给我', en: 'Send me a test' },
  'mailing.tested': { zh: '测试邮件已交给 {to}，结果见下', en: 'A test is on its way to {to}; see below' },
  'mailing.test_waiting': { zh: '正在发测试邮件给 {to}……', en: 'Sending a test to {to} …' },
  'mailing.test_sent': {
    zh: '{at} 测试邮件已被邮件服务器接收，请到 {to} 查收',
    en: '{at}: the server took the test for {to}',
  },
  'mailing.test_failed': { zh: '{at} 测试邮件没发出：{why}', en: '{at}: the test was not sent: {why}' },
})
