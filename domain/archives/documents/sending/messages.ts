import { defineMessages } from '#platform/core/i18n.ts'

/** What is said of documents sent out. */
export const sendingMessages = defineMessages({
  'sending.no_address': {
    zh: '档案里没有可用的地址或号码，补充后再发，或填写收件地址',
    en: 'The archive has no address or number for this; add one or state it here',
  },
  'sending.no_such_contact': { zh: '这位联系人不在这户名下', en: 'This contact does not belong to the customer' },
  'sending.print_gone': {
    zh: '打印单不是本人的、没完成或已过保留期',
    en: 'The print is not yours, not finished or no longer kept',
  },
  'sending.accepted': { zh: '邮件服务器已接收', en: 'Taken by the mail server' },
  'sending.journal': {
    zh: '{means}寄发{kind}《{title}》给 {receiver}',
    en: '{kind} “{title}” sent to {receiver} by {means}',
  },
})
