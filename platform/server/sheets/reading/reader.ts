import { basename } from 'node:path'
import type { PackedRow } from '#platform/server/sheets/cell.ts'

export type SheetFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'xml' | 'ods' | 'xlsb'

/** `rowCountEstimate`: how many rows to expect, for a progress bar only; missing when nothing tells. */
export type SheetSummary = { index: number; name: string; hidden: boolean; rowCountEstimate?: number }

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const
export type TextEncoding = (typeof textEncodings)[number]

/** What a file is. `encoding` and `separator` only where the file is text. */
export type BookSummary = {
  format: SheetFormat
  encoding?: TextEncoding
  separator?: string
  sheets: SheetSummary[]
}

/** How the person wants a text file to be read, when the guess was wrong. */
export type TextChoice = { encoding?: TextEncoding; separator?: string }

/** One way to read one kind of file. Rows without content are left out; batches are as the file's chunks give them. */
export type SheetReader = {
  describe(): Promise<BookSummary>
  rows(sheetIndex: number): AsyncGenerator<PackedRow[]>
}

/** The name of the only sheet of a file that has no names: the file's own. */
export function sheetNameOf(path: string): string {
  return basename(path).replace(/\.[^.]*$/, '')
}
