import { defineMessages } from '#platform/core/i18n.ts'

/** The texts of taking the records of a form out to a spreadsheet and back in. */
export const exportTexts = defineMessages({
  'formExport.out': { zh: '导出', en: 'Export' },
  'formExport.in': { zh: '导入', en: 'Import' },
  'formExport.about': {
    zh: '按当前条件导出，一份一行；表中有表的，一份占几行。改好可再导入。',
    en: 'What the list shows, one record a row, with its tables on several. It can be imported again.',
  },
  'formExport.start': { zh: '导出 {n} 份', en: 'Export {n} records' },
  'formExport.no_right': { zh: '没有“导出表单”权限', en: 'Needs the right to export forms' },
  'formExport.no_import_right': { zh: '没有“导入”权限', en: 'Needs the right to import' },
  'formExport.none': { zh: '没有可导出的记录', en: 'There are no records to export' },
})
