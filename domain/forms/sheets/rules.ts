import type { FieldData } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue, isSigned } from '#platform/core/forms/filling.ts'
import { rowsOf } from '#platform/core/forms/signing.ts'
import type { Text } from '#platform/core/i18n.ts'
import type { Answers } from '../schema.ts'

/** A column of a form in a spreadsheet: a field, a column of one of its tables, or the text behind 其他. */
export type SheetField = {
  /** Key of the answer, or of the cell in its row. */
  key: string
  /** Key of the table it stands in; further rows of a record carry its rows. */
  table: string | undefined
  field: FormField
  /** What a cell of it holds, in the terms sheets are read and written in. */
  data: FieldData
}

/** Fields of staff, departments and posts are known by name; other records by their number or name, found one by one. */
const namedDirectly = new Set(['staff', 'department', 'post'])

/** Columns of a form in the order of the paper. */
export function sheetFields(form: FormDefinition): SheetField[] {
  return formFields(form).flatMap((field) => {
    if (field.type !== 'table') return withOther(field, undefined, field.label)
    return [
      ...rowNames(field),
      ...(field.columns ?? []).flatMap((column) => withOther(column, field, joined(field.label, column.label))),
    ]
  })
}

/** In a row of a sheet, which of the printed rows it is. */
export const printedRow = '@row'

/** Rows that are printed on the paper are told apart by their names: 检查项目·项目 is 门窗, 水, 电. */
function rowNames(table: FormField): SheetField[] {
  if (table.fixedRows === undefined) return []
  const label = joined(table.label, { zh: '项目', en: 'item' })
  const data: FieldData = { type: 'option', label, options: table.fixedRows, importable: true, required: false }
  return [{ key: printedRow, table: table.key, field: table, data }]
}

function joined(above: Text, below: Text): Text {
  return { zh: `${above.zh}·${below.zh}`, en: `${above.en} · ${below.en}` }
}

function withOther(field: FormField, table: FormField | undefined, label: Text): SheetField[] {
  const own: SheetField = { key: field.key, table: table?.key, field, data: dataOf(field, label) }
  if (!field.hasOther) return [own]
  // Without brackets: what stands in brackets is no part of a heading.
  const other = { zh: `${label.zh}其他说明`, en: `${label.en} other` }
  return [
    own,
    {
      key: `${field.key}Other`,
      table: table?.key,
      field,
      data: { type: 'text', label: other, max: 200, importable: true },
    },
  ]
}

/** Signatures, files and what is computed are told in a file and not taken from one. */
export function isTaken(field: FormField): boolean {
  return !isSigned(field) && field.type !== 'files' && field.type !== 'computed'
}

function dataOf(field: FormField, label: Text): FieldData {
  const { type, ...rest } = field as unknown as FieldData & { columns?: unknown }
  const data = { ...rest, label, importable: isTaken(field), required: false }
  switch (field.type) {
    case 'score':
    case 'duration':
      return { ...data, type: 'integer' }
    case 'people':
      return { ...data, type: 'strings' }
    case 'computed':
      return { ...data, type: field.as ?? 'decimal' }
    case 'ref':
      return namedDirectly.has(field.to ?? '') ? { ...data, type: 'ref' } : { ...data, type: 'text', max: 200 }
    case 'time':
    case 'dateRange':
    case 'person':
    case 'signature':
    case 'approval':
    case 'files':
      return { ...data, type: 'text', max: 200 }
    default:
      return { ...data, type }
  }
}

/** An answer as a cell holds it. `names` tells what ids stand for. */
export function toSheet(field: FormField, value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (isEmptyValue(value)) return null
  switch (field.type) {
    case 'person':
    case 'signature':
      return (value as { name: string }).name
    case 'approval': {
      const { name, verdict, opinion } = value as { name: string; verdict: string; opinion?: string }
      return [name, verdict === 'refused' ? '不同意' : '同意', opinion].filter(Boolean).join(' ')
    }
    case 'people':
      return (value as { name: string }[]).map((one) => one.name)
    case 'dateRange': {
      const { from = '', to = '' } = value as { from?: string; to?: string }
      return `${from} 至 ${to}`.trim()
    }
    case 'files':
      return String((value as unknown[]).length)
    case 'ref':
      return namedDirectly.has(field.to ?? '') ? value : (names[String(value)] ?? null)
    default:
      return value
  }
}

/** What a cell says as an answer; @returns undefined where the text does not say a span of days. */
export function fromSheet(field: FormField, value: unknown): unknown {
  if (value === null || value === undefined) return null
  switch (field.type) {
    case 'person':
      return { name: value }
    case 'people':
      return (value as string[]).map((name) => ({ name }))
    case 'dateRange':
      return rangeOf(String(value))
    default:
      return value
  }
}

/** '2026-01-01 至 2026-03-31', '2026/1/1~2026/3/31', or one day. */
function rangeOf(text: string): { from?: string; to?: string } | undefined {
  const days = [...text.matchAll(/(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/g)].map(
    ([, year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  )
  const [first, second] = days
  if (first === undefined) return undefined
  const endsOnly = /^\s*[至到~—–]/.test(text)
  if (second === undefined) return endsOnly ? { to: first } : { from: first }
  return { from: first, to: second }
}

/** A record spread over as many rows as its longest table has; what stands once stands in the first. */
export function spread(form: FormDefinition, values: Answers): { values: Answers; rows: Record<string, Answers> }[] {
  const tables = formFields(form).filter((field) => field.type === 'table')
  const lines = tables.map((table) => linesOf(table, values[table.key]))
  const length = Math.max(1, ...lines.map((one) => one.length))
  return Array.from({ length }, (_, n) => ({
    values: n === 0 ? values : {},
    rows: Object.fromEntries(tables.map((table, at) => [table.key, lines[at]?.[n] ?? {}])),
  }))
}

/** The rows of a table; of printed ones those that say something, each with its name. */
function linesOf(table: FormField, value: unknown): Answers[] {
  const printed = table.fixedRows
  if (printed === undefined) return rowsOf(value)
  return rowsOf(value)
    .filter(({ id, ...cells }) => Object.values(cells).some((one) => !isEmptyValue(one)))
    .map((row) => (printed.some(({ key }) => key === row.id) ? { ...row, [printedRow]: row.id } : row))
}
