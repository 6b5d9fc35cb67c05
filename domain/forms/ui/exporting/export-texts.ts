import { defineMessages } from '#platform/core/i18n.ts'

/** The texts of taking the records of a form out to a spreadsheet and back in. */
export const exportTexts = defineMessages({
  'formExport.out': { zh: '导出', en: 'Export' },
  'formExport.in': { zh: '导入', en: 'Import' },
  'formExport.title': { zh: '导出{title}', en: 'Export: {title}' },
  'formExport.about': {
    zh: '按当前条件导出，一份一行；表中有表的，一份占几行。改好可再导入。',
    en: 'What the list shows, one record a row, with its tables on several. It can be imported again.',
  },
  'formExport.format': { zh: '格式', en: 'Format' },
  'formExport.xlsx': { zh: 'Excel', en: 'Excel' },
  'formExport.csv': { zh: 'CSV（UTF-8）', en: 'CSV (UTF-8)' },
  'formExport.csvGb18030': { zh: 'CSV（GB18030）', en: 'CSV (GB18030)' },
  'formExport.purpose': { zh: '用途（可不填，记入审计）', en: 'Purpose (optional, kept in the audit)' },
  'formExport.start': { zh: '导出 {n} 份', en: 'Export {n} records' },
  'formExport.take': { zh: '下载', en: 'Download' },
  'formExport.ready': { zh: '{name} 已生成', en: '{name} is ready' },
  'formExport.failed': { zh: '没有生成，再试一次', en: 'It was not made; try again' },
  'formExport.no_right': { zh: '没有“导出表单”权限', en: 'Needs the right to export forms' },
  'formExport.no_import_right': { zh: '没有“导入”权限', en: 'Needs the right to import' },
  'formExport.none': { zh: '没有可导出的记录', en: 'There are no records to export' },
})
