/** What a reader found in one cell. Dates are ISO text, because a spreadsheet's date has no time zone. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'

/**
 * One cell.
 *
 * `value` is what the file means: text, a number, true/false, 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:mm:ss', null when empty or an error.
 * `text` is what a person sees in Excel: a phone stored as a number is '13800138000', a date is as its format shows it, an error is '#N/A'.
 * `merged` tells that the cell lies under a merged area whose top-left cell is to the left or above; it repeats that cell's content.
 */
export type Cell = {
  readonly kind: CellKind
  readonly value: string | number | boolean | null
  readonly text: string
  readonly merged?: 'left' | 'above'
}

/** One row that has something in it. `number` is the row number Excel shows (1-based); rows without content are left out. */
export type Row = { readonly number: number; readonly cells: readonly Cell[] }

export const emptyCell: Cell = { kind: 'empty', value: null, text: '' }

/** A cell as the reading process sends it: short forms for those that make up nearly all of a file. */
export type PackedCell =
  | null
  | string
  | number
  | [kind: Exclude<CellKind, 'empty'>, value: Cell['value'], text?: string, merged?: 'left' | 'above']

export type PackedRow = [number: number, cells: PackedCell[]]

/**
 * A number as digits, the way a person reads it: no exponent, no binary noise (0.1+0.2 is 0.3).
 * 15 significant digits are all Excel keeps of a number.
 */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString()
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  // 20 decimals: the most toFixed gives for every number; smaller fractions are noise in business data.
  return value.toFixed(20).replace(/\.?0+$/, '')
}

/** Removes binary noise from a fraction, as Excel does on showing it: 19.899999999999999 is 19.9. */
export function cleanNumber(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}

export function textCell(text: string): PackedCell {
  return text === '' ? null : text
}

export function unpackCell(packed: PackedCell): Cell {
  if (packed === null) return emptyCell
  if (typeof packed === 'string') return { kind: 'text', value: packed, text: packed }
  if (typeof packed === 'number') return { kind: 'number', value: packed, text: plainNumber(packed) }
  const [kind, value, text = String(value), merged] = packed
  return merged ? { kind, value, text, merged } : { kind, value, text }
}

export function unpackRow([number, cells]: PackedRow): Row {
  return { number, cells: cells.map(unpackCell) }
}

/** Repeats a merged area's content in a cell the area covers. */
export function coveredCell(anchor: PackedCell, merged: 'left' | 'above'): PackedCell {
  if (anchor === null) return null
  const { kind, value, text } = unpackCell(anchor)
  return kind === 'empty' ? null : [kind, value, text, merged]
}

/** Whether a row has anything a person would see. */
export function hasContent(cells: readonly PackedCell[]): boolean {
  return cells.some((cell) => cell !== null && (typeof cell !== 'string' || /\S/.test(cell)))
}

/** 0 is 'A', 26 is 'AA': the letters Excel shows above a column. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}
