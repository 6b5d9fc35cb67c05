import { statSync } from 'node:fs'
import { hasContent, type PackedCell, type PackedRow } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { CsvSplitter } from './csv-splitter.ts'
import { type SheetReader, sheetNameOf, type TextEncoding } from './reader.ts'
import { RowCounter } from './row-counter.ts'
import { readCharacters, readSample } from './text-encoding.ts'
import { writtenCell } from './written-cell.ts'

/** Enough lines to reckon the whole from. */
const sampleBytes = 65_536

/** Reads separated text. Every cell is text: what 0012 or 1.10 means is for the field to say, not for the reader. */
export function csvReader(path: string, encoding: TextEncoding, separator: string): SheetReader {
  return {
    async describe() {
      const sample = readSample(path, encoding, sampleBytes)
      const lines = sample.split(/\r\n|\r|\n/).length
      const rowCountEstimate = Math.ceil(
        (lines * statSync(path).size) / Math.min(sampleBytes, Math.max(1, statSync(path).size)),
      )
      return {
        format: 'csv',
        encoding,
        separator,
        sheets: [{ index: 0, name: sheetNameOf(path), hidden: false, rowCountEstimate }],
      }
    },
    async *rows(sheetIndex) {
      if (sheetIndex !== 0) throw refusal('sheet.unknown_sheet', { number: sheetIndex + 1 })
      yield* readRows(path, encoding, separator)
    },
  }
}

async function* readRows(path: string, encoding: TextEncoding, separator: string): AsyncGenerator<PackedRow[]> {
  const counter = new RowCounter()
  let number = 0
  for await (const records of splitFile(path, encoding, separator)) {
    const rows: PackedRow[] = []
    for (const record of records) {
      number++
      if (number === 1 && isSeparatorLine(record)) continue
      const cells = cellsOf(record, number)
      if (!hasContent(cells)) continue
      counter.count()
      rows.push([number, cells])
    }
    if (rows.length > 0) yield rows
  }
}

async function* splitFile(path: string, encoding: TextEncoding, separator: string): AsyncGenerator<string[][]> {
  const splitter = new CsvSplitter(separator)
  for await (const characters of readCharacters(path, encoding)) yield splitter.push(characters, false)
  yield splitter.push('', true)
}

function isSeparatorLine(record: readonly string[]): boolean {
  return /^sep=/i.test(record[0] ?? '') && record.join('').length <= 5
}

function cellsOf(record: readonly string[], number: number): PackedCell[] {
  let used = record.length
  while (used > 0 && record[used - 1] === '') used--
  if (used > limits.columns) throw refusal('sheet.too_many_columns', { row: number, max: limits.columns })
  const cells = new Array<PackedCell>(used)
  for (let at = 0; at < used; at++) cells[at] = writtenCell(record[at] ?? '')
  return cells
}
