import { columnLetters } from '#platform/server/sheets/cell.ts'
import { type CellInput, type ColumnType, cellXml, formatOf } from './xlsx-cell.ts'
import type { CellNote } from './xlsx-notes.ts'
import type { XlsxStyles } from './xlsx-styles.ts'
import { xmlHead, xmlText } from './xml-text.ts'

/** A column: `width` in characters (a Chinese one counts two), `options` for a drop-down list, `note` as the header's comment. */
export type SheetColumn = {
  title: string
  type: ColumnType
  width?: number
  decimals?: number
  options?: readonly string[]
  note?: string
}

export type RowInput = readonly CellInput[]

/** What one sheet part is written from. `lists` names, per column, the list its cells choose from. */
export type SheetPart = {
  columns: readonly SheetColumn[]
  styles: XlsxStyles
  lists: readonly (string | undefined)[]
  notes: CellNote[]
}

/** Written in pieces this long: few calls of the compressor, little memory. */
const pieceCharacters = 65_536
/** Comments are kept until the sheet ends; more of them help nobody, the reason stands in its column too. */
const mostNotes = 5_000
/** The last row of Excel. */
const lastRow = 1_048_576
/** A list also serves rows added by hand; programs that keep it cell by cell take seconds for the whole column. */
const spareRows = 2_000

const opening =
  `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
  '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>'

/**
 * The XML of one worksheet in pieces: header row (styled, frozen, with filter), then up to `mostRows` rows below it.
 * `next` gives the next row or undefined at the end; rows that remain are for a following sheet.
 */
export async function* sheetXml(
  part: SheetPart,
  next: () => Promise<RowInput | undefined>,
  mostRows: number,
): AsyncGenerator<string> {
  const { columns, styles } = part
  const letters = columns.map((_, index) => columnLetters(index))
  const formats = columns.map(({ type, decimals }) => formatOf(type, decimals))
  let piece = `${opening}${columnsXml(part)}<sheetData>${headerXml(part, letters)}`
  let row = 1
  while (row <= mostRows) {
    const cells = await next()
    if (!cells) break
    row++
    piece += `<row r="${row}">`
    for (const [index, format] of formats.entries()) {
      const input = cells[index]
      piece += cellXml(`${letters[index]}${row}`, input, format, styles)
      addNote(part, row, index, input)
    }
    piece += '</row>'
    if (piece.length < pieceCharacters) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData>${endingXml(part, letters, row)}</worksheet>`
}

function addNote({ notes }: SheetPart, row: number, column: number, input: CellInput): void {
  if (typeof input !== 'object' || !input?.error || notes.length >= mostNotes) return
  notes.push({ row, column, text: input.error })
}

function columnsXml({ columns, styles }: SheetPart): string {
  const list = columns.map(({ title, type, decimals, width }, index) => {
    // A text column stays text for what is typed below: a phone or a code keeps its zeros.
    const style = styles.number(formatOf(type, decimals).numberFormat, 'plain')
    return `<col min="${index + 1}" max="${index + 1}" width="${width ?? widthOf(title)}" style="${style}" customWidth="1"/>`
  })
  return list.length > 0 ? `<cols>${list.join('')}</cols>` : ''
}

/** Room for the title and the filter button, at least a short name's width. */
function widthOf(title: string): number {
  const wide = title.match(/\P{ASCII}/gu)?.length ?? 0
  return Math.min(60, Math.max(12, title.length + wide + 4))
}

function headerXml({ columns, styles, notes }: SheetPart, letters: readonly string[]): string {
  const style = styles.number('@', 'header')
  const cells = columns.map(({ title, note }, index) => {
    if (note) notes.push({ row: 1, column: index, text: note })
    return `<c r="${letters[index]}1" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(title)}</t></is></c>`
  })
  return `<row r="1" ht="22" customHeight="1">${cells.join('')}</row>`
}

function endingXml({ columns, lists, notes }: SheetPart, letters: readonly string[], rows: number): string {
  const filter = columns.length > 0 ? `<autoFilter ref="A1:${letters.at(-1)}${rows}"/>` : ''
  const listEnd = Math.min(lastRow, rows + spareRows)
  const validations = lists.flatMap((list, index) =>
    list === undefined
      ? []
      : `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters[index]}2:${letters[index]}${listEnd}"><formula1>${xmlText(list)}</formula1></dataValidation>`,
  )
  const validation =
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : ''
  // A4, landscape, as wide as the page: a list is printed as often as it is read.
  const page =
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
  return `${filter}${validation}${page}${notes.length > 0 ? '<legacyDrawing r:id="rId1"/>' : ''}`
}
