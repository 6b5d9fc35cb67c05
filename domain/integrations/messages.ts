import { defineMessages } from '#platform/core/i18n.ts'

export const integrationsMessages = defineMessages({
  'integration.name_taken': { zh: '已有同名的对接系统', en: 'Another integration has this name' },
  'integration.no_credentials': {
    zh: '地址里不要写用户名和密码，签名足以证明身份',
    en: 'Leave user name and password out of the address; the signature proves who calls',
  },
  'integration.off': { zh: '已停用，启用后再试', en: 'It is switched off; switch it on first' },
  'integration.under_way': { zh: '正在等待送出', en: 'It waits to be sent already' },
})
