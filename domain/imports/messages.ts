import { defineMessages } from '#platform/core/i18n.ts'

export const importsMessages = defineMessages({
  'import.missing': { zh: '没有这个导入批次', en: 'There is no such import run' },
  'import.wrong_state': {
    zh: '这个批次现在是“{state}”，不能这样做',
    en: 'This run is “{state}”; that is not possible now',
  },
  'import.unknown_target': { zh: '不能导入“{target}”', en: '“{target}” cannot be imported' },
  'import.unknown_field': { zh: '没有“{field}”这一项可对应', en: 'There is no field “{field}” to match' },
  'import.field_twice': {
    zh: '“{field}”对应了两列，去掉其中一列',
    en: '“{field}” is matched to two columns; remove one',
  },
  'import.name_not_mapped': { zh: '还没有哪一列对应“{field}”', en: 'No column is matched to “{field}” yet' },
  'import.key_not_mapped': {
    zh: '用来认人的“{field}”没有对应到列',
    en: 'The key “{field}” is not matched to a column',
  },
  'import.no_sheet': { zh: '文件里没有第 {sheet} 张表', en: 'The file has no sheet {sheet}' },
  'import.no_rows': { zh: '这张表没有数据行', en: 'This sheet has no data rows' },
  'import.nothing_to_write': { zh: '没有可写入的行', en: 'There are no rows to write' },
  'import.pending_left': {
    zh: '还有 {count} 行的值待对应，先在左侧对应',
    en: '{count} rows have values to be matched; match them at the left first',
  },
  'import.changed_since': {
    zh: '{count} 条在导入后被改过，不能整批撤销：{names}',
    en: '{count} records were changed after the import, so the run cannot be undone as a whole: {names}',
  },
  'import.number_taken': {
    zh: '客户编号 {number} 在预演后已被别人使用，重新预演',
    en: 'The number {number} was taken after the rehearsal; rehearse again',
  },
  'import.run_stopped': { zh: '导入已停止，未写入任何行', en: 'The import was stopped; no row was written' },
  'import.customer_unknown': { zh: '没有客户“{raw}”', en: 'There is no customer “{raw}”' },
  'import.customer_ambiguous': {
    zh: '有几个客户叫“{raw}”，改写客户编号',
    en: 'Several customers are called “{raw}”; write the number',
  },
  'import.record_unknown': { zh: '没有“{raw}”这条记录', en: 'There is no record “{raw}”' },
  'import.record_ambiguous': {
    zh: '有几条记录叫“{raw}”，改写编号',
    en: 'Several records are called “{raw}”; give the number',
  },
  'import.undone_reason': { zh: '撤销导入', en: 'The import was undone' },
  'import.person_unknown': { zh: '没有叫“{raw}”的员工', en: 'There is no staff member called “{raw}”' },
  'import.person_ambiguous': {
    zh: '有几位员工叫“{raw}”，改写工号',
    en: 'Several staff members are called “{raw}”; write the staff number',
  },
  'import.department_unknown': { zh: '没有叫“{raw}”的部门', en: 'There is no department called “{raw}”' },
  'import.post_unknown': { zh: '没有叫“{raw}”的岗位', en: 'There is no post called “{raw}”' },
  'import.row_refused': { zh: '第 {row} 行没有写入：{reason}', en: 'Row {row} was not written: {reason}' },
  'import.lines_refused': {
    zh: '同一份表的另一行有误（原文件第 {row} 行），改好后整份一起导入',
    en: 'Another row of the same record is wrong (row {row} of the file); mend it and take the record in as a whole',
  },
  'import.number_known': {
    zh: '编号已有的那份不会被重写',
    en: 'The record that has the number is not written again',
  },
  'import.line_twice': { zh: '这一项在同一份表里写了两次', en: 'The same record names this item twice' },
  'import.option_unknown': {
    zh: '“{raw}”没有对应值，先在左侧对应',
    en: '“{raw}” has no matching value; match it at the left first',
  },
  'import.name_missing': { zh: '这一行没有名称', en: 'This row has no name' },
  'import.same_row_before': { zh: '与第 {row} 行重复', en: 'The same as row {row}' },
  'import.no_update_match': {
    zh: '没有可更新的这一条，本次只更新不新增',
    en: 'There is none to update; this run only updates',
  },
  'import.error_sheet': { zh: '错误行', en: 'Refused rows' },
  'export.missing': { zh: '没有这个导出文件，或已过期', en: 'There is no such export, or it has expired' },
  'export.too_long': {
    zh: '超过 {most} 行，缩短期间后分几次导出',
    en: 'More than {most} rows: choose a shorter period and export it in parts',
  },
  'export.not_ready': { zh: '文件还在生成', en: 'The file is still being made' },
})
