import type { PackedRow } from '#platform/server/sheets/cell.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { attribute, MarkupScanner } from './markup.ts'
import { type MergedArea, MergedAreas, parseArea } from './merged-areas.ts'
import type { NumberFormat } from './number-format.ts'
import type { SheetReader } from './reader.ts'
import { estimateRows, readStyles, readXlsxBook, type XlsxSheet } from './xlsx-book.ts'
import { XlsxRowScanner } from './xlsx-row-scanner.ts'
import { readTextTable, type TextTable } from './xlsx-text-table.ts'
import { xmlDecoder, type ZipArchive, type ZipEntry } from './zip-archive.ts'

/** Reads .xlsx (ECMA-376, also its strict form): values as stored, formulas by their cached result, streamed from the zip. */
export function xlsxReader(archive: ZipArchive): SheetReader {
  return {
    async describe() {
      const book = await readXlsxBook(archive)
      const sheets = []
      for (const [index, { name, hidden, entry }] of book.sheets.entries()) {
        const rowCountEstimate = await estimateRows(archive, entry)
        sheets.push({ index, name, hidden, ...(rowCountEstimate !== undefined && { rowCountEstimate }) })
      }
      return { format: 'xlsx', sheets }
    },
    async *rows(sheetIndex) {
      const book = await readXlsxBook(archive)
      const sheet = book.sheets[sheetIndex]
      if (!sheet) throw refusal('sheet.unknown_sheet', { number: sheetIndex + 1 })
      const formats = await readStyles(archive, book)
      const texts = await readTextTable(archive, book.texts)
      yield* readRows(archive, sheet, formats, texts)
    },
  }
}

async function* readRows(
  archive: ZipArchive,
  sheet: XlsxSheet,
  formats: NumberFormat[],
  texts: TextTable,
): AsyncGenerator<PackedRow[]> {
  const merged = new MergedAreas(await readMergedAreas(archive, sheet.entry))
  const rows = new XlsxRowScanner(formats, texts, merged)
  const scanner = new MarkupScanner(rows)
  let decoder: TextDecoder | undefined
  for await (const chunk of archive.stream(sheet.entry, limits.sheetBytes)) {
    decoder ??= xmlDecoder(chunk)
    scanner.push(decoder.decode(chunk, { stream: true }))
    const ready = rows.take()
    if (ready.length > 0) yield ready
  }
  if (!scanner.end() || !rows.complete) throw refusal('sheet.damaged')
}

/** Merged areas stand after the rows in the file, but are needed with them: a first pass looks only for them. */
async function readMergedAreas(archive: ZipArchive, entry: ZipEntry): Promise<MergedArea[]> {
  const areas: MergedArea[] = []
  const scanner = new MarkupScanner({
    open(name, attributes) {
      if (name !== 'mergeCell') return
      const area = parseArea(attribute(attributes, 'ref') ?? '', limits.columns)
      if (area) areas.push(area)
      if (areas.length > limits.mergedAreas) throw refusal('sheet.too_large')
    },
    close() {},
    text() {},
  })
  let found = false
  let before: Buffer = Buffer.alloc(0)
  for await (const chunk of archive.stream(entry, limits.sheetBytes)) {
    // The word may be cut by the end of a chunk: look also at the last bytes of the one before.
    const joined = found ? chunk : Buffer.concat([before.subarray(-10), chunk])
    const from: number = found ? 0 : joined.indexOf('mergeCells')
    if (from >= 0) scanner.push(joined.toString('latin1', from))
    found ||= from >= 0
    before = chunk
  }
  return areas
}
