import { defineMessages } from '#platform/core/i18n.ts'

/** What somebody without an account reads behind a link, whatever is asked there. */
export const guestTexts = defineMessages({
  'guest.why': { zh: '这份资料作什么用', en: 'What your answers are for' },
  'guest.due': { zh: '请在 {day} 前填好', en: 'Please answer by {day}' },
  'guest.consent': { zh: '我已读过并同意', en: 'I have read this and agree' },
  'guest.consent_first': { zh: '勾选同意后提交', en: 'Tick your consent first' },
  'guest.send': { zh: '提交', en: 'Send' },
  'guest.once': {
    zh: '提交后不能再改，有误联系公司更正',
    en: 'It cannot be changed once sent; contact the firm to correct it',
  },
  'guest.waiting': { zh: '没有网络，还没发出', en: 'No network; not sent yet' },
  'guest.waiting_how': {
    zh: '连上后自动提交，先别关掉这一页',
    en: 'It goes out by itself once connected; keep this page open',
  },
  'guest.sent': { zh: '已收到，谢谢', en: 'Received, thank you' },
  'guest.gone': { zh: '这个链接打不开', en: 'This link does not open' },
  'guest.gone_how': {
    zh: '可能已过期、已填过，或地址不完整。请向发给您的人再要一个。',
    en: 'It may have expired, been answered, or be incomplete. Ask whoever sent it for another.',
  },
})
