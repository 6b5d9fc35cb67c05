import { defineMessages } from '#platform/core/i18n.ts'

export const linksTexts = defineMessages({
  'links.title': { zh: '填表链接', en: 'Links' },
  'links.about': {
    zh: '发出去的链接，收回几份，何时到期；停用后立即打不开',
    en: 'What was sent out, what came back, when it ends; stopped ones open nothing',
  },
  'links.form': { zh: '表单', en: 'Form' },
  'links.customer': { zh: '发给', en: 'For' },
  'links.anyone': { zh: '不限何人', en: 'Anyone' },
  'links.purpose': { zh: '用途', en: 'Purpose' },
  'links.answers': { zh: '收回', en: 'Came back' },
  'links.answers_n': { zh: '{n} / {most}', en: '{n} / {most}' },
  'links.until': { zh: '有效至', en: 'Open until' },
  'links.state': { zh: '状态', en: 'State' },
  'links.state_open': { zh: '有效', en: 'Open' },
  'links.state_answered': { zh: '已填完', en: 'Answered' },
  'links.state_expired': { zh: '已过期', en: 'Expired' },
  'links.state_revoked': { zh: '已停用', en: 'Stopped' },
  'links.made': { zh: '发出', en: 'Sent' },
  'links.revoke': { zh: '停用', en: 'Stop' },
  'links.revoked': { zh: '链接已停用', en: 'The link is stopped' },
  'links.empty': { zh: '还没有发过链接', en: 'No link was sent yet' },
  'links.empty_about': {
    zh: '在表单库或{customer}档案选“请{customer}扫码填”',
    en: 'Choose “Let the {customer} fill it in” in the library or the archive of a {customer}',
  },
  'links.only_open': { zh: '只看有效的', en: 'Open ones only' },
})
