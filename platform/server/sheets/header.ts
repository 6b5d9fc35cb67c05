import { type Cell, columnLetters, type Row } from './cell.ts'
import { isTwoRowHeader, joinedNames } from './header-names.ts'

export type HeaderColumn = { index: number; name: string; samples: string[] }

/** Something noticed about the layout: a key of messages.ts. */
export type LayoutNote = { code: string; params: Record<string, string | number> }

/** Where the table is: rows by their numbers in Excel. Without a header `headerRows` is missing and names are letters. */
export type Header = {
  headerRows?: [from: number, to: number]
  columns: HeaderColumn[]
  firstDataRow: number
  notes: LayoutNote[]
}

/** Three examples are enough to recognise a column by. */
const sampleCount = 3

/**
 * Finds the header among the first rows of a sheet (about 30): below titles and notes, one row or two, merged or not.
 * `knownNames` tells whether a name is one the product knows; known names weigh most, so a header is found even under a title
 * that looks like one. Pure; never throws. `rows` must not be empty of content for columns to be found.
 */
export function findHeader(rows: readonly Row[], knownNames: (name: string) => boolean): Header {
  const at = headerIndex(rows, knownNames)
  if (at === undefined) return withoutHeader(rows)
  const top = rows[at]
  const below = rows[at + 1]
  const two = top && below && isTwoRowHeader(top, below, knownNames)
  const headerRows = two ? [top, below] : [top].filter((row) => row !== undefined)
  const hintsFrom = at + headerRows.length
  const dataFrom = afterHints(rows, hintsFrom)
  const names = joinedNames(headerRows)
  const columns = columnsOf(names, rows.slice(dataFrom))
  const last = rows[hintsFrom - 1]?.number ?? 1
  return {
    headerRows: [top?.number ?? 1, last],
    columns,
    firstDataRow: rows[dataFrom]?.number ?? last + 1,
    notes: [
      ...titleNote(rows, at),
      ...(two ? [{ code: 'sheet.note_two_row_header', params: { rows: 2 } }] : []),
      ...hintNote(rows, hintsFrom, dataFrom),
      ...nameNotes(columns),
    ],
  }
}

/** The table below the header rows `from` to `to` (numbers as Excel shows them), as a person pointed at them. */
export function headerAt(rows: readonly Row[], from: number, to: number): Header {
  const headerRows = rows.filter(({ number }) => number >= from && number <= to)
  const data = rows.filter(({ number }) => number > to)
  return {
    headerRows: [from, to],
    columns: columnsOf(joinedNames(headerRows), data),
    firstDataRow: data[0]?.number ?? to + 1,
    notes: [],
  }
}

/**
 * The row that names the columns. Known names decide; without any, it is the first row that fills half the width,
 * if it holds nothing but names, most of them different. A row further down is never taken on looks alone: what stands above would be lost as a title.
 */
function headerIndex(rows: readonly Row[], knownNames: (name: string) => boolean): number | undefined {
  const width = Math.max(0, ...rows.map((row) => ownTexts(row).length))
  const firstWide = rows.findIndex((row) => ownTexts(row).length >= Math.max(Math.min(2, width), width / 2))
  let best: number | undefined
  let most = 0
  for (const [index, row] of rows.entries()) {
    const known = knownCount(row, rows[index + 1], knownNames)
    // One known word far down is a value that happens to read like a name.
    if (known > most && (known > 1 || index <= firstWide)) {
      best = index
      most = known
    }
  }
  if (best !== undefined) return best
  const row = rows[firstWide]
  const texts = row ? ownTexts(row) : []
  return texts.length > 0 && texts.every(isNameLike) && new Set(texts).size > texts.length / 2 ? firstWide : undefined
}

function knownCount(row: Row, next: Row | undefined, knownNames: (name: string) => boolean): number {
  const names = ownTexts(row)
  if (next && isTwoRowHeader(row, next, knownNames)) names.push(...ownTexts(next))
  return names.filter((text) => knownNames(cleanName(text))).length
}

/** A column name is short and no number, date, phone, address or 'label: value'. */
function isNameLike(text: string): boolean {
  return (
    text.length <= 40 &&
    !/^[\d\s.,:\uff1a/\-+()\uff08\uff09¥\uffe5%年月日]+$/.test(text) &&
    !/@\w|[:\uff1a]./.test(text)
  )
}

/** The texts a row holds itself, without what merged areas repeat. */
function ownTexts(row: Row): string[] {
  return row.cells.filter((cell) => !cell.merged && isFilled(cell)).map(({ text }) => text.trim())
}

function isFilled(cell: Cell): boolean {
  return cell.kind !== 'empty' && cell.kind !== 'error' && cell.text.trim() !== ''
}

/** A name as it is compared: without line breaks, blanks around, and the star of a required field. */
function cleanName(text: string): string {
  return text.replace(/\s+/g, '').replace(/^[*\uff0a]+|[*\uff0a:\uff1a]+$/g, '')
}

const hintWords =
  /^(?:必填|选填|非必填|可选|可不填|示例|样例|例如|例[:\uff1a]|如[:\uff1a]|格式|说明|填写|请填|注[:\uff1a]|文本|数字|日期|单选|多选|下拉|不超过|最多|[(\uff08【[])/

/** Rows below the header that say how to fill in the columns: every filled cell starts like a hint. */
function afterHints(rows: readonly Row[], from: number): number {
  let at = from
  for (let row = rows[at]; row; row = rows[++at]) {
    const texts = ownTexts(row)
    if (texts.length === 0 || !texts.every((text) => hintWords.test(text))) break
  }
  return at
}

function columnsOf(names: readonly string[], data: readonly Row[]): HeaderColumn[] {
  const width = Math.max(names.length, ...data.map(({ cells }) => cells.length))
  const columns: HeaderColumn[] = []
  for (let index = 0; index < width; index++) {
    const name = names[index] ?? ''
    const samples = data.flatMap(({ cells }) => sampleOf(cells[index])).slice(0, sampleCount)
    if (name !== '' || samples.length > 0) columns.push({ index, name, samples })
  }
  return columns
}

function sampleOf(cell: Cell | undefined): string[] {
  return cell && isFilled(cell) ? [cell.text] : []
}

function withoutHeader(rows: readonly Row[]): Header {
  const columns = columnsOf([], rows).map((column) => ({ ...column, name: columnLetters(column.index) }))
  return { columns, firstDataRow: rows[0]?.number ?? 1, notes: [{ code: 'sheet.note_no_header', params: {} }] }
}

function titleNote(rows: readonly Row[], at: number): LayoutNote[] {
  const from = rows[0]?.number
  const to = rows[at - 1]?.number
  return from === undefined || to === undefined ? [] : [{ code: 'sheet.note_title_rows', params: { from, to } }]
}

function hintNote(rows: readonly Row[], from: number, to: number): LayoutNote[] {
  const first = rows[from]?.number
  const last = rows[to - 1]?.number
  return to === from || first === undefined || last === undefined
    ? []
    : [{ code: 'sheet.note_hint_rows', params: { from: first, to: last } }]
}

function nameNotes(columns: readonly HeaderColumn[]): LayoutNote[] {
  const counts = new Map<string, number>()
  for (const { name } of columns) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  const unnamed = columns.filter(({ name }) => name === '')
  return [
    ...unnamed.map(({ index }) => ({ code: 'sheet.note_unnamed_column', params: { column: columnLetters(index) } })),
    ...[...counts]
      .filter(([, count]) => count > 1)
      .map(([name, count]) => ({ code: 'sheet.note_repeated_name', params: { name, count } })),
  ]
}
