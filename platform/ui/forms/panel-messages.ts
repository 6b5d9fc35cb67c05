import { defineMessages } from '#platform/core/i18n.ts'

/** The texts of what stands beside a form. */
export const panelMessages = defineMessages({
  'panel.open': { zh: '提交前还差', en: 'Before submitting' },
  'panel.open_count': { zh: '{n} 处', en: '{n} open' },
  'panel.open_none': { zh: '都齐了，可以提交', en: 'Complete: ready to submit' },
  'panel.back': { zh: '会写回档案', en: 'Written back to the record' },
  'panel.back_count': { zh: '{n} 项', en: '{n} items' },
  'panel.emptied': { zh: '（清空）', en: '(emptied)' },
})
