import { defineMessages } from '#platform/core/i18n.ts'

export const keyAccountsMessages = defineMessages({
  'keyAccount.already': { zh: '已是大客户', en: 'It is a key account already' },
  'keyAccount.ended': { zh: '已不是大客户', en: 'It is no key account any more' },
  'keyAccount.contact_elsewhere': { zh: '联系人不在这位客户名下', en: 'This contact is not with the customer' },
  'keyAccount.no_rule': { zh: '条件不能为空，否则人人都是大客户', en: 'Without a condition everybody would be one' },
  'keyAccount.by_rule': { zh: '符合大客户条件', en: 'Meets the condition for key accounts' },
  'keyAccount.no_longer': { zh: '不再符合大客户条件', en: 'No longer meets the condition' },
  'keyAccount.told': { zh: '认定为大客户：{reason}', en: 'Made a key account: {reason}' },
  'keyAccount.told_end': { zh: '取消大客户：{reason}', en: 'No key account any more: {reason}' },
  'matter.closed': { zh: '事项已办结', en: 'The matter is closed' },
  'matter.nothing_moved': { zh: '没有改动', en: 'Nothing was changed' },
})
