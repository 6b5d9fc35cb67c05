import { defineMessages } from '#platform/core/i18n.ts'

export const bulkMessages = defineMessages({
  'bulk.nothing_chosen': { zh: '先选客户，或给出条件', en: 'Choose customers or give a condition first' },
  'bulk.nothing_to_change': { zh: '没有要改的内容', en: 'There is nothing to change' },
  'bulk.too_many': {
    zh: '一次最多改 {max} 户，缩小条件后再改',
    en: 'At most {max} customers at once; narrow the condition',
  },
  'bulk.one_way': { zh: '同一项不能既替换又增减', en: 'A field can be replaced or added to, not both' },
  'bulk.already_started': { zh: '这次批量修改已执行过', en: 'This change has been carried out already' },
  'bulk.preview_expired': { zh: '预览已过期，重新预览后再改', en: 'The preview has expired; preview again' },
  'bulk.not_running': { zh: '这次批量修改没有在执行', en: 'This change is not under way' },
})
