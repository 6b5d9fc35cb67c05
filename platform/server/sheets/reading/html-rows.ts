import type { PackedRow } from '#platform/server/sheets/cell.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { HtmlTableScanner } from './html-table.ts'
import { MarkupScanner } from './markup.ts'
import { type SheetReader, sheetNameOf, type TextEncoding } from './reader.ts'
import { readCharacters } from './text-encoding.ts'

/**
 * Reads an HTML page saved as .xls, as many Chinese systems export. All tables of the page follow each other on one sheet,
 * as Excel shows them. Every cell is text, so codes and phones keep their leading zeros.
 */
export function htmlReader(path: string, encoding: TextEncoding): SheetReader {
  return {
    async describe() {
      let rowCountEstimate = 0
      for await (const rows of readRows(path, encoding)) rowCountEstimate += rows.length
      if (rowCountEstimate === 0) throw refusal('sheet.web_page')
      return {
        format: 'html',
        encoding,
        sheets: [{ index: 0, name: sheetNameOf(path), hidden: false, rowCountEstimate }],
      }
    },
    async *rows(sheetIndex) {
      if (sheetIndex !== 0) throw refusal('sheet.unknown_sheet', { number: sheetIndex + 1 })
      yield* readRows(path, encoding)
    },
  }
}

async function* readRows(path: string, encoding: TextEncoding): AsyncGenerator<PackedRow[]> {
  const table = new HtmlTableScanner()
  const scanner = new MarkupScanner(table)
  for await (const chunk of readCharacters(path, encoding)) {
    scanner.push(chunk)
    const ready = table.take()
    if (ready.length > 0) yield ready
  }
  scanner.end()
  table.endRow()
  const rest = table.take()
  if (rest.length > 0) yield rest
}
