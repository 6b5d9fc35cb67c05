import {
  boolean,
  entity,
  instant,
  integer,
  json,
  type OptionList,
  option,
  recordFields,
  ref,
  text,
} from '#platform/core/fields.ts'
import type { TableOf } from '#platform/server/tables.ts'

/**
 * An import run (导入批次) takes one file in: upload → sheet and header found → columns matched → rehearsal with a
 * verdict on every row → written as one transaction → report. Until the last step nothing of it is visible, and
 * afterwards the whole run can be undone.
 */
export const runStates = {
  mapping: ['待对应列', 'Matching columns'],
  rehearsing: ['预演中', 'Rehearsing'],
  rehearsed: ['已预演', 'Rehearsed'],
  applying: ['写入中', 'Writing'],
  applied: ['已写入', 'Written'],
  undoing: ['撤销中', 'Undoing'],
  undone: ['已撤销', 'Undone'],
  cancelled: ['已停止', 'Stopped'],
} as const satisfies OptionList
export type RunState = keyof typeof runStates

export const verdicts = {
  new: ['新增', 'New'],
  update: ['更新', 'Update'],
  same: ['不变', 'Unchanged'],
  more: ['附属', 'Belongs to another row'],
  duplicate: ['重复', 'Duplicate'],
  pending: ['待对应', 'Value to be matched'],
  error: ['错误', 'Error'],
} as const satisfies OptionList
export type Verdict = keyof typeof verdicts

/** What the person decided about a duplicate. */
export const choices = {
  join: ['并入', 'Join'],
  create: ['新建', 'Create'],
  skip: ['跳过', 'Skip'],
} as const satisfies OptionList
export type Choice = keyof typeof choices

export const importRun = entity({
  name: 'importRun',
  table: 'import_runs',
  label: { zh: '导入批次', en: 'Import run' },
  fields: {
    ...recordFields,
    target: text('导入对象', 'Target', { max: 40, required: true }),
    state: option('状态', 'State', runStates, { required: true, filter: true }),
    fileName: text('文件名', 'File name', { max: 200, required: true }),
    sha256: text('指纹', 'Fingerprint', { max: 64, required: true }),
    size: integer('大小', 'Size in bytes', { required: true }),
    /** What the reader found: format, sheets, the chosen sheet's header and columns with samples. */
    inspection: json('识别结果', 'Inspection', { system: true }),
    /** Column index → target field, options of the run, values of options: see mapping/rules.ts. */
    plan: json('列对应', 'Plan', { system: true }),
    counts: json('计数', 'Counts', { system: true }),
    rowsTotal: integer('总行数', 'Rows', { system: true }),
    rowsDone: integer('已处理', 'Rows done', { system: true, required: true }),
    failure: json('原因', 'Failure', { system: true }),
    cancelRequested: boolean('要求停止', 'Stop requested', { system: true, required: true }),
    startedAt: instant('开始', 'Started', { system: true }),
    appliedAt: instant('写入时间', 'Written at', { system: true }),
    undoneAt: instant('撤销时间', 'Undone at', { system: true }),
  },
})

export const importRow = entity({
  name: 'importRow',
  table: 'import_rows',
  label: { zh: '导入行', en: 'Import row' },
  fields: {
    runId: ref('importRun', '批次', 'Run', { required: true }),
    rowNumber: integer('行', 'Row', { required: true }),
    verdict: option('判定', 'Verdict', verdicts, { required: true, filter: true }),
    name: text('名称', 'Name', { max: 200 }),
    /** Group → field → value, as it will be written. */
    values: json('值', 'Values', { required: true }),
    /** [{column, field, code, params, raw}] */
    issues: json('问题', 'Issues', { required: true }),
    /** The record it updates or resembles. */
    matchId: ref('customer', '对应记录', 'Match'),
    /** {number, name, score, reasons} of a duplicate; {rowNumber} of a row it belongs to. */
    match: json('对应说明', 'Match detail'),
    /** Field → [old, new] for updates. */
    diff: json('差异', 'Difference'),
    choice: option('处理', 'Choice', choices),
    resultId: ref('customer', '写入记录', 'Result'),
  },
})

/** Columns matched once are matched again for the next file with the same headings (IMP-11). */
export const rememberedMapping = entity({
  name: 'rememberedMapping',
  table: 'import_mappings',
  label: { zh: '记住的列对应', en: 'Remembered mapping' },
  fields: {
    target: text('导入对象', 'Target', { max: 40, required: true }),
    heading: text('列名', 'Heading', { max: 200, required: true }),
    field: text('对应项', 'Field', { max: 80 }),
    /** Raw option value → option key, as the person matched it. */
    values: json('值对应', 'Values', { required: true }),
    usedAt: instant('最近使用', 'Used at', { required: true }),
    usedBy: ref('staff', '使用人', 'Used by', { required: true }),
  },
})

export const exportStates = {
  waiting: ['排队中', 'Waiting'],
  running: ['生成中', 'Running'],
  ready: ['可下载', 'Ready'],
  failed: ['失败', 'Failed'],
  cancelled: ['已停止', 'Stopped'],
} as const satisfies OptionList

export const exportFile = entity({
  name: 'exportFile',
  table: 'export_files',
  label: { zh: '导出文件', en: 'Export' },
  fields: {
    id: recordFields.id,
    target: text('导出对象', 'Target', { max: 40, required: true }),
    format: option(
      '格式',
      'Format',
      {
        xlsx: ['Excel', 'Excel'],
        csv: ['CSV（UTF-8）', 'CSV (UTF-8)'],
        csvGb18030: ['CSV（GB18030）', 'CSV (GB18030)'],
      },
      { required: true },
    ),
    state: option('状态', 'State', exportStates, { required: true }),
    /** Condition, columns, sort and the rights it was asked with. */
    request: json('内容', 'Request', { required: true }),
    rowsTotal: integer('总行数', 'Rows'),
    rowsDone: integer('已处理', 'Rows done', { required: true }),
    sha256: text('指纹', 'Fingerprint', { max: 64 }),
    fileName: text('文件名', 'File name', { max: 200, required: true }),
    size: integer('大小', 'Size in bytes'),
    createdAt: recordFields.createdAt,
    createdBy: ref('staff', '导出人', 'Exported by', { required: true }),
    expiresAt: instant('失效时间', 'Expires at', { required: true }),
  },
})

export type ImportsTables = {
  importRuns: TableOf<typeof importRun.fields>
  importRows: TableOf<typeof importRow.fields>
  importMappings: TableOf<typeof rememberedMapping.fields>
  exportFiles: TableOf<typeof exportFile.fields>
}

/** What the reader found in a file. */
export type Inspection = {
  format: string
  encoding?: string
  separator?: string
  sheets: { index: number; name: string; hidden: boolean; rows: number | null }[]
  sheet: number
  headerFrom: number
  headerTo: number
  firstDataRow: number
  columns: { index: number; name: string; samples: string[] }[]
  /** The first rows as they stand in the sheet, so that the person can point at the header. */
  preview: { number: number; cells: string[] }[]
}

/** Which column goes where, and how the run treats what it meets. */
export type Plan = {
  /** Column index → field key ('customer.name', 'contact.phones') or null for 'do not import'. */
  columns: Record<string, string | null>
  /** Column index → raw option text → option key, or null to leave the value out. */
  values: Record<string, Record<string, string | null>>
  /** Field that decides which record a row updates. */
  key: 'auto' | 'number' | 'creditCode' | 'paperNumber' | 'phones' | 'name'
  mode: 'createAndUpdate' | 'createOnly' | 'updateOnly'
  /** What happens to duplicates that nobody decided. */
  duplicates: Choice
  /** Values for all rows where the file has none, e.g. the owner. */
  defaults: Record<string, unknown>
  /** Whether an empty cell empties the field of a record that is updated. */
  emptyClears: boolean
}

export type Issue = {
  column: number | null
  heading: string
  field: string
  code: string
  params: Record<string, unknown>
  raw: string
}
