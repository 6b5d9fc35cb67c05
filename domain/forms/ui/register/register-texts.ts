import { defineMessages } from '#platform/core/i18n.ts'

/** The texts of the records of one form as a list. */
export const registerTexts = defineMessages({
  'register.back': { zh: '表单', en: 'Forms' },
  'register.off': { zh: '已停用，启用后再填', en: 'Switched off; switch it on to fill it in' },
  'register.search': { zh: '编号、{customer}、姓名、电话', en: 'Number, {customer}, name, phone' },
  'register.total': { zh: '合计', en: 'Total' },
  'register.total_over': { zh: '共 {n} 份', en: 'over {n}' },
  'register.paper_state': { zh: '表单状态', en: 'Form state' },
  'register.subject': { zh: '名称', en: 'Title' },
  'register.none': { zh: '没有符合的记录', en: 'No record matches' },
  'register.clear': { zh: '清除条件', en: 'Clear conditions' },
  'register.empty': { zh: '这张表还没有人填过', en: 'Nobody has filled this in yet' },
  'register.empty_about': {
    zh: '填一份、发链接请对方填，或把旧表格导入，都会出现在这里。',
    en: 'Fill one in, send it by link or import the old sheet: it appears here.',
  },
  'register.add_row': { zh: '加一行', en: 'Add a row' },
  'register.edit_row': { zh: '改这一行', en: 'Edit this row' },
  'register.row_title': { zh: '登记一行', en: 'One row' },
  'register.row_saved': { zh: '已登记 {number}', en: 'Entered as {number}' },
  'register.row_save': { zh: '登记', en: 'Enter' },
  'register.row_next': { zh: '登记并再加一行', en: 'Enter and add another' },
  'register.open_full': { zh: '打开整张', en: 'Open in full' },
})
