import { defineMessages } from '#platform/core/i18n.ts'

export const greetingsMessages = defineMessages({
  'greeting.no_text': { zh: '这个时节没有问候语，先写好再发', en: 'This occasion has no greeting; write one first' },
  'greeting.no_mail': { zh: '还没有设置发件服务器', en: 'No mail server is set' },
  'greeting.no_gateway': {
    zh: '还没有可给客户发短信的网关，在设置 › 对接里启用',
    en: 'No text-message gateway serves customers; switch one on under Settings › Integrations',
  },
  'greeting.nobody': { zh: '没有可发的人', en: 'There is nobody to send to' },
  'greeting.changed': { zh: '可发人数变为 {n}，看过再发', en: 'The number is {n} now; look again before sending' },
  'greeting.ended': { zh: '已经发完或停止', en: 'It has ended already' },
  'greeting.none_failed': { zh: '没有未发出的', en: 'Nothing failed' },
  'greeting.spared': { zh: '客户已改为勿扰或未同意', en: 'The customer asked not to be written to meanwhile' },
  'greeting.subject': { zh: '{name}：{firm}', en: '{name}: {firm}' },
  'greeting.sent': { zh: '{means}已发给{recipient}：{text}', en: 'Sent to {recipient} by {means}: {text}' },
})
