import { defineMessages } from '#platform/core/i18n.ts'

/** The texts of taking anything out to a spreadsheet. */
export const exportTexts = defineMessages({
  'export.out': { zh: '导出', en: 'Export' },
  'export.title': { zh: '导出{title}', en: 'Export: {title}' },
  'export.as_shown': {
    zh: '按当前条件和排序导出，看不到的资料照样遮盖。',
    en: 'What the list shows now, in its order; what is covered on the screen is covered in the file.',
  },
  'export.format': { zh: '格式', en: 'Format' },
  'export.xlsx': { zh: 'Excel', en: 'Excel' },
  'export.csv': { zh: 'CSV（UTF-8）', en: 'CSV (UTF-8)' },
  'export.csvGb18030': { zh: 'CSV（GB18030）', en: 'CSV (GB18030)' },
  'export.purpose': { zh: '用途（可不填，记入操作记录）', en: 'Purpose (optional, kept in the audit record)' },
  'export.under_way': { zh: '已写 {done} 行', en: '{done} rows written' },
  'export.ready': { zh: '{name} 已生成', en: '{name} is ready' },
  'export.take': { zh: '下载', en: 'Download' },
  'export.earlier': { zh: '前几日的导出', en: 'Exports of the last days' },
  'export.failed': { zh: '没有生成，再试一次', en: 'It was not made; try again' },
  'export.no_right': { zh: '没有“导出客户”权限', en: 'Needs the right to export customers' },
})
