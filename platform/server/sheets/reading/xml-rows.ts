import { hasContent, type PackedCell, type PackedRow, textCell } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { attribute, decodeEntities, type MarkupHandler, MarkupScanner } from './markup.ts'
import { MergedAreas } from './merged-areas.ts'
import { compileNumberFormat, type NumberFormat } from './number-format.ts'
import type { SheetReader, SheetSummary, TextEncoding } from './reader.ts'
import { RowCounter } from './row-counter.ts'
import { readCharacters } from './text-encoding.ts'
import { writtenCell } from './written-cell.ts'

/** Reads an "XML Spreadsheet 2003" file, which older programs save with the name .xls. */
export function xmlReader(path: string, encoding: TextEncoding): SheetReader {
  return {
    async describe() {
      const book = new SpreadsheetScanner(undefined)
      for await (const _ of scan(path, encoding, book)) book.take()
      if (book.sheets.length === 0) throw refusal('sheet.no_sheet')
      return { format: 'xml', encoding, sheets: book.sheets }
    },
    async *rows(sheetIndex) {
      const book = new SpreadsheetScanner(sheetIndex)
      for await (const _ of scan(path, encoding, book)) {
        const ready = book.take()
        if (ready.length > 0) yield ready
      }
      if (sheetIndex >= book.sheets.length) throw refusal('sheet.unknown_sheet', { number: sheetIndex + 1 })
    },
  }
}

async function* scan(path: string, encoding: TextEncoding, book: SpreadsheetScanner): AsyncGenerator<void> {
  const scanner = new MarkupScanner(book)
  for await (const chunk of readCharacters(path, encoding)) {
    scanner.push(chunk)
    yield
  }
  if (!scanner.end() || !book.complete) throw refusal('sheet.damaged')
}

/** Named formats of the 2003 form; others are written as in Excel. */
const namedFormats: Record<string, string> = {
  'General Number': 'General',
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'yyyy-mm-dd',
  'Short Date': 'yyyy/m/d',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm',
  'Short Time': 'h:mm',
  Currency: '"¥"#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: 'General',
}

class SpreadsheetScanner implements MarkupHandler {
  readonly sheets: SheetSummary[] = []
  complete = false
  readonly #wanted: number | undefined
  readonly #counter = new RowCounter()
  readonly #formats = new Map<string, NumberFormat>()
  #styleId = ''
  #ready: PackedRow[] = []
  #merged = new MergedAreas()
  #number = 0
  #spannedRows = 0
  #column = 0
  #nextColumn = 0
  #cells: PackedCell[] = []
  #cellStyle = ''
  #type = ''
  #text = ''
  #in: 'data' | 'visible' | undefined

  constructor(wanted: number | undefined) {
    this.#wanted = wanted
  }

  take(): PackedRow[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(name: string, attributes: string, closed: boolean): void {
    if (name === 'Style') this.#styleId = attribute(attributes, 'ss:ID') ?? ''
    else if (name === 'NumberFormat') this.#addFormat(attribute(attributes, 'ss:Format'))
    else if (name === 'Worksheet') this.#openSheet(attribute(attributes, 'ss:Name') ?? '')
    else if (name === 'Row') this.#openRow(attributes, closed)
    else if (name === 'Cell') this.#openCell(attributes)
    else if (name === 'Data') this.#start('data', attribute(attributes, 'ss:Type') ?? 'String')
    else if (name === 'Visible') this.#start('visible', '')
  }

  close(name: string): void {
    if (name === 'Data') this.#place(this.#cellOf(decodeEntities(this.#text)))
    else if (name === 'Row') this.#closeRow()
    else if (name === 'Visible') this.#hideSheet()
    else if (name === 'Workbook') this.complete = true
    if (name === 'Data' || name === 'Visible') this.#in = undefined
  }

  text(raw: string): void {
    if (this.#in) this.#text += raw
  }

  #start(where: 'data' | 'visible', type: string): void {
    this.#in = where
    this.#type = type
    this.#text = ''
  }

  #addFormat(code: string | undefined): void {
    if (code) this.#formats.set(this.#styleId, compileNumberFormat(namedFormats[code] ?? code, false))
  }

  #openSheet(name: string): void {
    this.sheets.push({ index: this.sheets.length, name, hidden: false, rowCountEstimate: 0 })
    this.#number = 0
    this.#spannedRows = 0
    this.#merged = new MergedAreas()
  }

  #hideSheet(): void {
    const sheet = this.sheets.at(-1)
    if (sheet && this.#text !== '' && this.#text !== 'SheetVisible') sheet.hidden = true
  }

  #openRow(attributes: string, closed: boolean): void {
    this.#number = Number(attribute(attributes, 'ss:Index') ?? this.#number + 1 + this.#spannedRows)
    this.#spannedRows = Number(attribute(attributes, 'ss:Span') ?? 0)
    this.#nextColumn = 0
    this.#cells = []
    if (closed) this.#closeRow()
  }

  #openCell(attributes: string): void {
    const index = attribute(attributes, 'ss:Index')
    this.#column = index === undefined ? this.#nextColumn : Number(index) - 1
    // Some programs leave out the covered cells of a merged area without saying where they go on.
    while (index === undefined && this.#merged.covers(this.#number, this.#column)) this.#column++
    this.#cellStyle = attribute(attributes, 'ss:StyleID') ?? ''
    const across = Number(attribute(attributes, 'ss:MergeAcross') ?? 0)
    const down = Number(attribute(attributes, 'ss:MergeDown') ?? 0)
    if (across > 0 || down > 0) {
      const right = Math.min(this.#column + across, limits.columns - 1)
      this.#merged.add({ top: this.#number, bottom: this.#number + down, left: this.#column, right })
    }
    this.#nextColumn = this.#column + 1 + across
  }

  #place(cell: PackedCell): void {
    if (cell === null) return
    if (!(this.#column >= 0)) throw refusal('sheet.damaged')
    if (this.#column >= limits.columns)
      throw refusal('sheet.too_many_columns', { row: this.#number, max: limits.columns })
    while (this.#cells.length < this.#column) this.#cells.push(null)
    this.#cells[this.#column] = cell
  }

  #cellOf(text: string): PackedCell {
    const format = this.#formats.get(this.#cellStyle)
    if (this.#type === 'Number' && Number.isFinite(Number(text)))
      return (format ?? compileNumberFormat('General', false))(Number(text))
    if (this.#type === 'Boolean') return text === '1' ? ['boolean', true, 'TRUE'] : ['boolean', false, 'FALSE']
    if (this.#type === 'Error') return ['error', null, text]
    if (this.#type === 'DateTime') return dateOf(text)
    return writtenCell(text)
  }

  #closeRow(): void {
    const sheet = this.sheets.at(-1)
    if (!sheet || !hasContent(this.#cells)) return
    sheet.rowCountEstimate = (sheet.rowCountEstimate ?? 0) + 1
    if (this.#wanted !== sheet.index) return
    this.#merged.fill(this.#number, this.#cells)
    this.#counter.count()
    this.#ready.push([this.#number, this.#cells])
  }
}

/** '2024-03-05T00:00:00.000' as a day, or as a moment when it has a time. */
function dateOf(text: string): PackedCell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(text)
  if (!match) return textCell(text)
  const [, date = '', time] = match
  const value = time && time !== '00:00:00' ? `${date}T${time}` : date
  return ['date', value, value.replace('T', ' ')]
}
