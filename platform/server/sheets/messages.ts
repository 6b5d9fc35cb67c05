import { defineMessages } from '#platform/core/i18n.ts'

/** Why a file is refused, and what the person can do about it. */
const refusals = defineMessages({
  'sheet.password': {
    zh: '文件设有密码，无法读取。用 Excel 或 WPS 打开，在“文件 > 信息 > 保护工作簿”中取消密码，另存后再导入。',
    en: 'The file is protected by a password. Open it in Excel or WPS, remove the password under File > Info > Protect Workbook, save, and import again.',
  },
  'sheet.damaged': {
    zh: '文件已损坏或不完整，无法读取。用 Excel 或 WPS 打开确认内容，另存为 .xlsx 后再导入。',
    en: 'The file is damaged or incomplete. Open it in Excel or WPS to check it, save it as .xlsx, and import again.',
  },
  'sheet.empty': {
    zh: '文件是空的，没有可导入的内容。',
    en: 'The file is empty: there is nothing to import.',
  },
  'sheet.no_sheet': {
    zh: '文件中没有工作表。',
    en: 'The file has no worksheet.',
  },
  'sheet.unknown_sheet': {
    zh: '文件中没有第 {number} 个工作表。',
    en: 'The file has no worksheet number {number}.',
  },
  'sheet.not_a_table': {
    zh: '这是 {type} 文件，不是表格。支持 .xlsx、.xls、.csv 和 .txt。',
    en: 'This is a {type} file, not a spreadsheet. Supported: .xlsx, .xls, .csv and .txt.',
  },
  'sheet.unknown_type': {
    zh: '无法识别文件内容。用原来的程序打开，另存为 .xlsx 后再导入。',
    en: 'The content of the file could not be recognised. Open it in the program it comes from, save it as .xlsx, and import again.',
  },
  'sheet.archive': {
    zh: '这是压缩包。解压后，逐个导入其中的表格文件。',
    en: 'This is an archive. Unpack it and import the spreadsheets inside one by one.',
  },
  'sheet.word': {
    zh: '这是 Word 文档。把其中的表格复制到 Excel，另存为 .xlsx 后再导入。',
    en: 'This is a Word document. Copy its table into Excel, save it as .xlsx, and import again.',
  },
  'sheet.save_as_xlsx': {
    zh: '暂不支持 {type} 格式。用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
    en: 'The {type} format is not supported. Open the file in Excel or WPS, save it as .xlsx, and import again.',
  },
  'sheet.web_page': {
    zh: '文件其实是一个网页，里面没有表格，可能是登录已过期时下载的。重新登录原系统，再导出一次。',
    en: 'The file is a web page without a table, perhaps downloaded after the sign-in had expired. Sign in to the other system and export again.',
  },
  'sheet.unsafe': {
    zh: '文件内含不安全的内容（自定义实体或异常压缩），已拒绝读取。用 Excel 或 WPS 另存为 .xlsx 后再导入。',
    en: 'The file holds unsafe content (custom entities or abnormal compression) and was not read. Save it as .xlsx in Excel or WPS and import again.',
  },
  'sheet.too_large': {
    zh: '文件过大，无法读取。拆成几个文件，或另存为 .csv 后再导入。',
    en: 'The file is too large to read. Split it into several files, or save it as .csv, and import again.',
  },
  'sheet.too_many_rows': {
    zh: '工作表超过 {max} 行。拆成几个文件后分别导入。',
    en: 'The worksheet has more than {max} rows. Split it into several files.',
  },
  'sheet.too_many_columns': {
    zh: '第 {row} 行超过 {max} 列。删去不需要导入的列后再导入。',
    en: 'Row {row} has more than {max} columns. Delete the columns that need not be imported.',
  },
  'sheet.open_quote': {
    zh: '从第 {row} 行起有一个双引号没有成对，后面的内容无法分列。补上或删去这个引号后再导入。',
    en: 'A double quote opened near row {row} is never closed, so the rest cannot be split into columns. Close or delete it and import again.',
  },
  'sheet.too_slow': {
    zh: '文件在 {seconds} 秒内没有读出内容，已停止。用 Excel 或 WPS 另存为 .xlsx 或 .csv 后再导入。',
    en: 'Nothing could be read from the file within {seconds} seconds, so reading was stopped. Save it as .xlsx or .csv in Excel or WPS and import again.',
  },
})

export type SheetRefusal = keyof typeof refusals

/** Texts of the sheet port: refusals, and what was noticed about a sheet's layout. */
export const sheetMessages = defineMessages({
  ...refusals,
  'sheet.note_title_rows': {
    zh: '第 {from}–{to} 行是标题或说明，已跳过。',
    en: 'Rows {from}–{to} are a title or notes and are skipped.',
  },
  'sheet.note_two_row_header': {
    zh: '表头占 {rows} 行，已合并为一行列名。',
    en: 'The header takes {rows} rows; they were joined into one name per column.',
  },
  'sheet.note_hint_rows': {
    zh: '表头下第 {from}–{to} 行是填写说明，已跳过。',
    en: 'Rows {from}–{to} below the header are filling-in hints and are skipped.',
  },
  'sheet.note_unnamed_column': {
    zh: '{column} 列没有列名。',
    en: 'Column {column} has no name.',
  },
  'sheet.note_repeated_name': {
    zh: '列名“{name}”出现了 {count} 次。',
    en: 'The column name “{name}” occurs {count} times.',
  },
  'sheet.note_no_header': {
    zh: '没有找到表头，按列号 A、B、C… 对应。',
    en: 'No header was found; columns are named by their letters A, B, C…',
  },
  'sheet.missing': {
    zh: '文件不存在或已被删除。重新上传后再导入。',
    en: 'The file does not exist or was deleted. Upload it again.',
  },
  'sheet.too_large_to_write': {
    zh: '导出内容超过 4 GB，无法写成一个文件。缩小范围，分几次导出。',
    en: 'The export is larger than 4 GB and does not fit one file. Narrow it down and export in parts.',
  },
  'sheet.options': { zh: '选项', en: 'Options' },
  'sheet.error_reason': { zh: '未导入原因', en: 'Why not imported' },
})
