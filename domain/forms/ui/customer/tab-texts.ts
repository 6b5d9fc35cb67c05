import { defineMessages } from '#platform/core/i18n.ts'

/** The texts of forms on the page of a customer. */
export const tabTexts = defineMessages({
  'tab.records': { zh: '已填的表', en: 'Filled in' },
  'tab.count': { zh: '{n} 份', en: '{n}' },
  'tab.none': { zh: '还没有填过表', en: 'Nothing filled in yet' },
  'tab.none_about': {
    zh: '从这里填的表会带上档案里已有的资料，提交后自动写进日志。',
    en: 'A form begun here brings what the archive knows, and is told to the journal when submitted.',
  },
  'tab.by_customer': { zh: '{customer}填写', en: 'by the {customer}' },
  'tab.which': { zh: '填哪张表', en: 'Which form' },
  'tab.checklist': { zh: '应有的表', en: 'Papers there should be' },
  'tab.missing': { zh: '缺 {n} 张', en: '{n} missing' },
  'tab.complete': { zh: '齐', en: 'complete' },
})
