import { readFileSync, statSync } from 'node:fs'
import { cleanNumber, hasContent, type PackedCell, type PackedRow, textCell } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { CompoundFile } from './compound-file.ts'
import { keepWithinMemory } from './memory.ts'
import { type MergedArea, MergedAreas } from './merged-areas.ts'
import type { SheetReader } from './reader.ts'
import { readXlsBook, records, recordsFrom, type XlsBook } from './xls-book.ts'

const errorTexts: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** Rows given at once; small enough that a batch of 256 columns stays below a few MB. */
const batchRows = 500

/** Reads .xls of Excel 5.0 to 2003 (also WPS .et), in its OLE2 container or bare as old programs write it. */
export function xlsReader(path: string): SheetReader {
  return {
    async describe() {
      const book = openXls(path)
      const sheets = book.sheets.map(({ name, hidden, at }, index) => ({
        index,
        name,
        hidden,
        ...rowEstimate(book, at),
      }))
      return { format: 'xls', sheets }
    },
    async *rows(sheetIndex) {
      const book = openXls(path)
      const sheet = book.sheets[sheetIndex]
      if (!sheet) throw refusal('sheet.unknown_sheet', { number: sheetIndex + 1 })
      yield* readRows(book, sheet.at)
    },
  }
}

function openXls(path: string): XlsBook {
  if (statSync(path).size > limits.xlsBytes) throw refusal('sheet.too_large')
  const bytes = readFileSync(path)
  // A BOF record right at the start: no container.
  if (bytes.readUInt8(0) === 0x09) return readXlsBook(bytes)
  const file = new CompoundFile(bytes)
  const stream = file.find('Workbook') ?? file.find('Book') ?? file.find('WORKBOOK') ?? file.find('BOOK')
  if (stream) return readXlsBook(stream)
  throw otherContent(file)
}

function otherContent(file: CompoundFile): Error {
  if (file.has('EncryptedPackage')) return refusal('sheet.password')
  if (file.has('WordDocument')) return refusal('sheet.word')
  if (file.has('PowerPoint Document')) return refusal('sheet.not_a_table', { type: 'PowerPoint' })
  return refusal('sheet.damaged')
}

function rowEstimate({ stream, biff8 }: XlsBook, at: number): { rowCountEstimate?: number } {
  for (const { id, data } of recordsFrom(stream, at)) {
    if (id === records.eof) break
    if (id === records.dimensions) return { rowCountEstimate: biff8 ? data.readUInt32LE(4) : data.readUInt16LE(2) }
  }
  return {}
}

type SheetIndex = { cells: Map<number, number[]>; merged: MergedArea[] }

function* readRows(book: XlsBook, at: number): Generator<PackedRow[]> {
  const { cells: index, merged } = indexSheet(book, at)
  const areas = new MergedAreas(merged)
  let batch: PackedRow[] = []
  for (const row of [...index.keys()].sort((a, b) => a - b)) {
    const cells: PackedCell[] = []
    for (const offset of index.get(row) ?? []) readCells(book, offset, cells)
    if (!hasContent(cells)) continue
    areas.fill(row + 1, cells)
    batch.push([row + 1, cells])
    if (batch.length < batchRows) continue
    keepWithinMemory()
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const cellRecords: ReadonlySet<number> = new Set([
  records.labelSst,
  records.label,
  records.richString,
  records.number,
  records.rk,
  records.mulRk,
  records.boolErr,
  records.formula,
  records.formula3,
  records.formula4,
])

/** Where the cells of each row stand: files need not store them in order. */
function indexSheet({ stream }: XlsBook, at: number): SheetIndex {
  const cells = new Map<number, number[]>()
  const merged: MergedArea[] = []
  let depth = 0
  for (const { id, at: offset, data } of recordsFrom(stream, at)) {
    // A chart inside a sheet is a stream of its own between BOF and EOF.
    if (id === records.bof) depth++
    else if (id === records.eof && --depth === 0) return { cells, merged }
    if (depth !== 1) continue
    if (id === records.mergedCells) merged.push(...mergedOf(data))
    if (!cellRecords.has(id) || data.length < 6) continue
    const row = data.readUInt16LE(0)
    const offsets = cells.get(row)
    if (offsets) offsets.push(offset)
    else cells.set(row, [offset])
  }
  throw refusal('sheet.damaged')
}

function mergedOf(data: Buffer): MergedArea[] {
  return Array.from({ length: Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 8)) }, (_, index) => {
    const at = 2 + index * 8
    return {
      top: data.readUInt16LE(at) + 1,
      bottom: data.readUInt16LE(at + 2) + 1,
      left: data.readUInt16LE(at + 4),
      right: Math.min(data.readUInt16LE(at + 6), limits.columns - 1),
    }
  })
}

function readCells(book: XlsBook, offset: number, cells: PackedCell[]): void {
  const [record] = recordsFrom(book.stream, offset)
  if (!record) return
  const { id, data } = record
  const column = data.readUInt16LE(2)
  if (id !== records.mulRk) {
    place(cells, column, cellOf(book, id, data, offset))
    return
  }
  // MULRK: first column, then style and number of each cell, then the last column.
  for (let at = 4, next = column; at + 6 <= data.length - 2; at += 6, next++) {
    place(cells, next, numberOf(book, data.readUInt16LE(at), rkNumber(data.readUInt32LE(at + 2))))
  }
}

function place(cells: PackedCell[], column: number, cell: PackedCell): void {
  if (cell === null || column >= limits.columns) return
  while (cells.length < column) cells.push(null)
  cells[column] = cell
}

function cellOf(book: XlsBook, id: number, data: Buffer, offset: number): PackedCell {
  const style = data.readUInt16LE(4)
  switch (id) {
    case records.labelSst:
      return textCell(book.texts[data.readUInt32LE(6)] ?? '')
    case records.label:
    case records.richString:
      return textCell(book.readText(data, 6, 2))
    case records.number:
      return numberOf(book, style, data.readDoubleLE(6))
    case records.rk:
      return numberOf(book, style, rkNumber(data.readUInt32LE(6)))
    case records.boolErr:
      return boolOrError(data.readUInt8(6), data.readUInt8(7) === 1)
    default:
      return formulaResult(book, style, data, offset)
  }
}

function numberOf({ formats }: XlsBook, style: number, value: number): PackedCell {
  return (formats[style] ?? cleanNumber)(value)
}

function boolOrError(code: number, isError: boolean): PackedCell {
  if (isError) return ['error', null, errorTexts[code] ?? '#ERR!']
  return code === 0 ? ['boolean', false, 'FALSE'] : ['boolean', true, 'TRUE']
}

/** A formula's last result; a text stands in the STRING record that follows, after shared or array formula records. */
function formulaResult(book: XlsBook, style: number, data: Buffer, offset: number): PackedCell {
  if (data.readUInt16LE(12) !== 0xffff) return numberOf(book, style, data.readDoubleLE(6))
  const kind = data.readUInt8(6)
  if (kind === 1 || kind === 2) return boolOrError(data.readUInt8(8), kind === 2)
  if (kind !== 0) return null
  let looked = 0
  for (const { id, data: next } of recordsFrom(book.stream, offset)) {
    if (id === records.string) return textCell(book.readText(next, 0, 2))
    if (++looked > 3) break
  }
  return null
}

/** RK: a number in 30 bits, whole or the upper half of a double, perhaps times 100. */
function rkNumber(rk: number): number {
  const half = Buffer.alloc(8)
  half.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4)
  const value = rk & 2 ? (rk | 0) >> 2 : half.readDoubleLE(0)
  return rk & 1 ? value / 100 : value
}
