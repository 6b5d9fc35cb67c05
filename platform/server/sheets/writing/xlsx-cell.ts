import type { CellKind } from '#platform/server/sheets/cell.ts'
import { plainNumber } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import type { StyleRole, XlsxStyles } from './xlsx-styles.ts'
import { xmlText } from './xml-text.ts'

export type ColumnType = 'text' | 'number' | 'date' | 'datetime' | 'boolean'

/** What a row holds in one column. `kind` overrules the column's type; `error` marks the cell and is shown as its comment. */
export type CellInput =
  | string
  | number
  | boolean
  | null
  | undefined
  | { value: string | number | boolean | null; kind?: CellKind; error?: string }

export type CellFormat = { type: ColumnType; numberFormat: string }

/** The number format of a column's type. `decimals` gives grouped digits with that many places. */
export function formatOf(type: ColumnType, decimals: number | undefined): CellFormat {
  if (type === 'text') return { type, numberFormat: '@' }
  if (type === 'date') return { type, numberFormat: 'yyyy-mm-dd' }
  if (type === 'datetime') return { type, numberFormat: 'yyyy-mm-dd hh:mm:ss' }
  if (type !== 'number' || decimals === undefined) return { type, numberFormat: 'General' }
  return { type, numberFormat: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` }
}

/** The XML of one cell; '' for an empty one. Text stays text whatever it starts with, so no formula can slip in. */
export function cellXml(reference: string, input: CellInput, column: CellFormat, styles: XlsxStyles): string {
  const { value, kind, error } = typeof input === 'object' && input !== null ? input : { value: input }
  const role: StyleRole = error === undefined ? 'plain' : 'error'
  const format = kind === undefined ? column : formatOfKind(kind, value, column)
  const style = ` s="${styles.number(format.numberFormat, role)}"`
  if (value === null || value === undefined || value === '')
    return role === 'plain' ? '' : `<c r="${reference}"${style}/>`
  if (typeof value === 'boolean') return `<c r="${reference}"${style} t="b"><v>${value ? 1 : 0}</v></c>`
  const number = numberOf(value, format.type)
  if (number !== undefined) return `<c r="${reference}"${style}><v>${number}</v></c>`
  const text = typeof value === 'number' ? plainNumber(value) : value
  // A date that is no date, a number with a word in it: it stays what the person wrote, as text.
  const textStyle = ` s="${styles.number('@', role)}"`
  return `<c r="${reference}"${textStyle} t="inlineStr"><is><t xml:space="preserve">${xmlText(fitted(text))}</t></is></c>`
}

function formatOfKind(kind: CellKind, value: unknown, column: CellFormat): CellFormat {
  if (kind === 'date') return formatOf(String(value).includes('T') ? 'datetime' : 'date', undefined)
  if (kind === 'number') return column.type === 'number' ? column : formatOf('number', undefined)
  return formatOf('text', undefined)
}

/** The digits Excel stores for a value of this type; undefined when it has to stay text. */
function numberOf(value: string | number, type: ColumnType): string | undefined {
  if (type === 'text') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (type === 'date' || type === 'datetime') return serialOf(value)
  // Excel keeps 15 digits: a longer number would come back changed, and 007 is not a number but a code.
  const digits = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= 15
  return type === 'number' && digits ? value : undefined
}

const daysTo1970 = 25_569
const millisecondsPerDay = 86_400_000

/** The date serial of 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:mm:ss'; undefined for anything else and for days before March 1900. */
function serialOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/.test(text)) return undefined
  const moment = Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`)
  const serial = moment / millisecondsPerDay + daysTo1970
  // Before serial 61 Excel counts a day that never was; 2024-02-30 would roll over to March.
  if (!(serial >= 61) || new Date(moment).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined
  return String(serial)
}

/** Excel refuses to open a file with a longer cell; the ellipsis tells that there was more. */
function fitted(text: string): string {
  return text.length <= limits.cellCharacters ? text : `${text.slice(0, limits.cellCharacters - 1)}…`
}
