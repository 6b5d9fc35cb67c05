import { coveredCell, hasContent, type PackedCell, type PackedRow } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { attribute, decodeEntities, type MarkupHandler } from './markup.ts'
import { RowCounter } from './row-counter.ts'
import { writtenCell } from './written-cell.ts'

const lineBreaks: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li'])
const silent: ReadonlySet<string> = new Set(['script', 'style', 'title', 'xml'])

type Carried = { cell: PackedCell; rowsLeft: number }

/** Turns the tags of an HTML page into rows. End tags may be missing, as HTML allows. */
export class HtmlTableScanner implements MarkupHandler {
  readonly #counter = new RowCounter()
  #ready: PackedRow[] = []
  #tableDepth = 0
  #silentDepth = 0
  #number = 0
  #cells: PackedCell[] | undefined
  #column = 0
  #text: string | undefined
  #rowSpan = 1
  #columnSpan = 1
  /** Cells of rows above that reach down into this row, by column. */
  #carried = new Map<number, Carried>()

  take(): PackedRow[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(rawName: string, attributes: string, closed: boolean): void {
    const name = rawName.toLowerCase()
    if (silent.has(name) && !closed) this.#silentDepth++
    if (lineBreaks.has(name)) this.#add('\n')
    if (name === 'table') this.#tableDepth++
    // A table inside a cell is layout: its words belong to the outer cell.
    if (this.#tableDepth !== 1) return
    if (name === 'tr') this.#openRow()
    else if (name === 'td' || name === 'th') this.#openCell(attributes)
  }

  close(rawName: string): void {
    const name = rawName.toLowerCase()
    if (silent.has(name)) this.#silentDepth = Math.max(0, this.#silentDepth - 1)
    if (this.#tableDepth === 1) {
      if (name === 'td' || name === 'th') this.#closeCell()
      else if (name === 'tr' || name === 'table') this.endRow()
    }
    if (name === 'table') this.#closeTable()
  }

  text(raw: string): void {
    if (this.#silentDepth === 0) this.#add(decodeEntities(raw.replace(/\s+/g, ' ')))
  }

  /** Ends the row at hand; at the end of the page too. */
  endRow(): void {
    this.#closeCell()
    const cells = this.#cells
    this.#cells = undefined
    if (!cells) return
    const own = hasContent(cells)
    this.#carryInto(cells)
    if (!own) return
    this.#counter.count()
    for (let at = 0; at < cells.length; at++) cells[at] ??= null
    this.#ready.push([this.#number, cells])
  }

  #openRow(): void {
    this.endRow()
    this.#number++
    this.#cells = []
    this.#column = 0
  }

  #openCell(attributes: string): void {
    this.#closeCell()
    if (!this.#cells) this.#openRow()
    this.#text = ''
    this.#rowSpan = spanOf(attributes, 'rowspan')
    this.#columnSpan = spanOf(attributes, 'colspan')
  }

  #closeCell(): void {
    if (this.#text === undefined || !this.#cells) return
    const text = this.#text
      .replaceAll('\u00a0', ' ')
      .replace(/ *\n */g, '\n')
      .trim()
    this.#text = undefined
    this.#place(this.#cells, writtenCell(text))
  }

  #place(cells: PackedCell[], cell: PackedCell): void {
    while (this.#carried.has(this.#column)) this.#column++
    const end = this.#column + this.#columnSpan
    if (cell !== null && this.#column >= limits.columns) {
      throw refusal('sheet.too_many_columns', { row: this.#number, max: limits.columns })
    }
    for (let at = this.#column; at < Math.min(end, limits.columns); at++) {
      cells[at] = at === this.#column ? cell : coveredCell(cell, 'left')
      // One more than the rows below: this row's own end counts down once.
      if (this.#rowSpan > 1) this.#carried.set(at, { cell, rowsLeft: this.#rowSpan })
    }
    this.#column = end
  }

  #carryInto(cells: PackedCell[]): void {
    for (const [column, carried] of this.#carried) {
      if (cells[column] === undefined) cells[column] = coveredCell(carried.cell, 'above')
      carried.rowsLeft--
      if (carried.rowsLeft === 0) this.#carried.delete(column)
    }
  }

  #closeTable(): void {
    this.#tableDepth = Math.max(0, this.#tableDepth - 1)
    if (this.#tableDepth === 0) this.#carried.clear()
  }

  #add(text: string): void {
    if (this.#text !== undefined && this.#text.length < limits.cellCharacters) this.#text += text
  }
}

function spanOf(attributes: string, name: string): number {
  const span = Number(attribute(attributes.toLowerCase(), name))
  return span >= 1 ? Math.min(Math.floor(span), limits.rows) : 1
}
