import { cleanNumber, hasContent, type PackedCell, type PackedRow, textCell } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { attribute, decodeEntities, type MarkupHandler } from './markup.ts'
import type { MergedAreas } from './merged-areas.ts'
import type { NumberFormat } from './number-format.ts'
import { RowCounter } from './row-counter.ts'
import { readShortCell, type ShortCell } from './xlsx-short-cell.ts'
import { decodeEscapes, type TextTable } from './xlsx-text-table.ts'

/** Turns the tags of a worksheet into rows. */
export class XlsxRowScanner implements MarkupHandler {
  complete = false
  readonly #formats: NumberFormat[]
  readonly #texts: TextTable
  readonly #merged: MergedAreas
  readonly #counter = new RowCounter()
  #ready: PackedRow[] = []
  #number = 0
  #cells: PackedCell[] = []
  #column = -1
  #type = ''
  #style = 0
  #text = ''
  #inText = false
  #inGuide = false
  readonly #short: ShortCell = { column: 0, style: 0, type: '', raw: '' }

  constructor(formats: NumberFormat[], texts: TextTable, merged: MergedAreas) {
    this.#formats = formats
    this.#texts = texts
    this.#merged = merged
  }

  take(): PackedRow[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(name: string, attributes: string, closed: boolean): void {
    if (name === 'c') this.#openCell(attributes, closed)
    else if (name === 'v') this.#inText = !closed
    else if (name === 't') this.#inText = !closed && !this.#inGuide
    else if (name === 'rPh') this.#inGuide = !closed
    else if (name === 'row') this.#openRow(attributes, closed)
    else if (name === 'sheetData' && closed) this.complete = true
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inText = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'rPh') this.#inGuide = false
    else if (name === 'sheetData') this.complete = true
  }

  takeElement(buffer: string, from: number): number {
    const end = readShortCell(buffer, from, this.#short)
    if (end < 0) return -1
    this.#column = this.#short.column
    this.#style = this.#short.style
    this.#type = this.#short.type
    this.#text = this.#short.raw
    this.#closeCell()
    return end
  }

  text(raw: string): void {
    if (this.#inText) this.#text = this.#text === '' ? raw : this.#text + raw
  }

  #openRow(attributes: string, closed: boolean): void {
    const number = Number(attribute(attributes, 'r'))
    this.#number = number > 0 ? number : this.#number + 1
    this.#cells = []
    this.#column = -1
    if (closed) this.#closeRow()
  }

  #openCell(attributes: string, closed: boolean): void {
    const reference = attribute(attributes, 'r')
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference)
    this.#type = attribute(attributes, 't') ?? ''
    this.#style = Number(attribute(attributes, 's') ?? 0)
    this.#text = ''
    if (closed) this.#type = ''
  }

  #closeCell(): void {
    if (this.#text === '') return
    const cell = this.#cellOf(this.#text)
    this.#text = ''
    if (cell === null) return
    if (this.#column < 0) throw refusal('sheet.damaged')
    if (this.#column >= limits.columns)
      throw refusal('sheet.too_many_columns', { row: this.#number, max: limits.columns })
    while (this.#cells.length < this.#column) this.#cells.push(null)
    this.#cells[this.#column] = cell
  }

  #cellOf(raw: string): PackedCell {
    switch (this.#type) {
      case 's':
        return textCell(this.#texts.at(Number(raw)) ?? '')
      case 'str':
      case 'inlineStr':
        return textCell(decodeEscapes(decodeEntities(raw)))
      case 'b':
        return raw === '1' || raw === 'true' ? ['boolean', true, 'TRUE'] : ['boolean', false, 'FALSE']
      case 'e':
        return ['error', null, decodeEntities(raw)]
      case 'd':
        return isoDate(raw)
      default:
        return this.#numberOf(raw)
    }
  }

  #numberOf(raw: string): PackedCell {
    const value = Number(raw)
    if (!Number.isFinite(value)) return textCell(decodeEntities(raw))
    return (this.#formats[this.#style] ?? cleanNumber)(value)
  }

  #closeRow(): void {
    if (!hasContent(this.#cells)) return
    this.#merged.fill(this.#number, this.#cells)
    this.#counter.count()
    this.#ready.push([this.#number, this.#cells])
  }
}

/** The strict form may store a date as ISO text. */
function isoDate(raw: string): PackedCell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(raw)
  if (!match) return textCell(raw)
  const [, date = '', time] = match
  const value = time && time !== '00:00:00' ? `${date}T${time}` : date
  return ['date', value, value.replace('T', ' ')]
}

function columnOf(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index - 1
}
