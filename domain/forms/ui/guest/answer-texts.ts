import { defineMessages } from '#platform/core/i18n.ts'

/** What a customer reads behind the link of a form. */
export const answerTexts = defineMessages({
  'answer.instructions': { zh: '填写说明', en: 'How to fill it in' },
  'answer.sent_number': { zh: '编号 {number}。可以关闭这一页。', en: 'No. {number}. You may close this page.' },
  'answer.sent_how': { zh: '可以关闭这一页。', en: 'You may close this page.' },
  'answer.read_only': { zh: '由公司填写，请核对', en: 'Filled in by the firm; please check' },
})
