import { defineMessages } from '#platform/core/i18n.ts'

/** Texts of changing many customers at once. */
export const bulkTexts = defineMessages({
  'bulk.title': { zh: '批量修改 {n} 户', en: 'Change {n} customers' },
  'bulk.field': { zh: '改哪一项', en: 'Field' },
  'bulk.value': { zh: '改为（不填即清空）', en: 'New value (empty clears it)' },
  'bulk.reason': { zh: '理由，记入每户的变更史', en: 'Reason, kept in each history' },
  'bulk.reason_missing': { zh: '写明理由后可预览', en: 'Give a reason first' },
  'bulk.preview': { zh: '预览改动', en: 'Preview' },
  'bulk.changes': { zh: '将改 {n} 户', en: '{n} will change' },
  'bulk.unchanged': { zh: '{n} 户已是此值', en: '{n} have it already' },
  'bulk.refused': { zh: '{n} 户不能改', en: '{n} cannot be changed' },
  'bulk.nothing': { zh: '没有可改的', en: 'Nothing to change' },
  'bulk.back': { zh: '返回修改', en: 'Back' },
  'bulk.apply': { zh: '修改 {n} 户', en: 'Change {n}' },
  'bulk.running': {
    zh: '已改 {n} / {total} 户，可关闭窗口，后台继续',
    en: '{n} of {total} done; it goes on if you close this',
  },
  'bulk.done': { zh: '已改 {n} 户，变更史可逐户查到', en: '{n} changed; each history shows it' },
  'bulk.cancelled': { zh: '已停止，停止前改了 {n} 户', en: 'Stopped after {n}' },
  'bulk.failed': { zh: '中途出错，已改 {n} 户', en: 'It failed after {n}' },
  'bulk.stop': { zh: '停止', en: 'Stop' },
})
