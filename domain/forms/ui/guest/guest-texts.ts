import { defineMessages } from '#platform/core/i18n.ts'

/** What a customer reads behind a link. */
export const guestTexts = defineMessages({
  'guest.why': { zh: '为什么请您填写', en: 'Why you are asked' },
  'guest.due': { zh: '请在 {day} 前填好', en: 'Please answer by {day}' },
  'guest.instructions': { zh: '填写说明', en: 'How to fill it in' },
  'guest.consent': { zh: '我已读过并同意', en: 'I have read this and agree' },
  'guest.consent_first': { zh: '勾选同意后提交', en: 'Tick your consent first' },
  'guest.send': { zh: '提交', en: 'Send' },
  'guest.once': { zh: '提交后不能再改', en: 'It cannot be changed afterwards' },
  'guest.sent': { zh: '已收到，谢谢', en: 'Received, thank you' },
  'guest.sent_number': { zh: '编号 {number}。可以关闭这一页。', en: 'No. {number}. You may close this page.' },
  'guest.sent_how': { zh: '可以关闭这一页。', en: 'You may close this page.' },
  'guest.gone': { zh: '这个链接打不开', en: 'This link does not open' },
  'guest.gone_how': {
    zh: '可能已过期、已填过，或地址不完整。请向发给您的人再要一个。',
    en: 'It may have expired, been answered, or be incomplete. Ask whoever sent it for another.',
  },
  'guest.read_only': { zh: '由公司填写，请核对', en: 'Filled in by the firm; please check' },
})
