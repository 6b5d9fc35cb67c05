import { createWriteStream } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { limits } from './limits.ts'
import { OptionLists } from './writing/option-lists.ts'
import { bookParts, relationsXml, sheetName, type WrittenSheet } from './writing/xlsx-book-parts.ts'
import { type CellNote, noteBoxesXml, notesXml } from './writing/xlsx-notes.ts'
import { type RowInput, type SheetColumn, sheetXml } from './writing/xlsx-sheet.ts'
import { XlsxStyles } from './writing/xlsx-styles.ts'
import { ZipWriter } from './writing/zip-writer.ts'

export type { CellInput } from './writing/xlsx-cell.ts'
export type { RowInput, SheetColumn } from './writing/xlsx-sheet.ts'

export type SheetToWrite = {
  name: string
  columns: readonly SheetColumn[]
  rows: Iterable<RowInput> | AsyncIterable<RowInput>
}

/** `optionsSheetName`: the hidden sheet for long drop-down lists, in the reader's language. */
export type BookToWrite = { sheets: readonly SheetToWrite[]; optionsSheetName?: string }

/**
 * Writes an .xlsx to a file or stream, reading rows only as fast as they are taken; memory stays flat.
 *
 * Each sheet has a styled, frozen header with filter and drop-down lists; text columns are text for Excel too, so a phone
 * keeps its zeros and '=1+1' stays what it says. A sheet of more than a million rows goes on in '名称 (2)'. [IMP-09]
 * A file is complete when the promise resolves; a stream is ended.
 */
export async function writeXlsx(target: string | Writable, book: BookToWrite): Promise<void> {
  const sink = typeof target === 'string' ? createWriteStream(target) : target
  await pipeline(Readable.from(bookBytes(book)), sink)
}

async function* bookBytes(book: BookToWrite): AsyncGenerator<Buffer> {
  const zip = new ZipWriter()
  const styles = new XlsxStyles()
  const lists = new OptionLists(book.optionsSheetName ?? '选项')
  const written: WrittenSheet[] = []
  for (const sheet of book.sheets) yield* sheetBytes(zip, sheet, { styles, lists, written })
  if (lists.columns.length > 0) {
    const columns = lists.columns.map((): SheetColumn => ({ title: '', type: 'text' }))
    yield* sheetBytes(
      zip,
      { name: lists.sheetName, columns, rows: lists.rows() },
      { styles, lists, written, hidden: true },
    )
  }
  yield* zip.add('xl/styles.xml', styles.toXml())
  for (const [path, xml] of bookParts(written)) yield* zip.add(path, xml)
  yield zip.finish()
}

type Shared = { styles: XlsxStyles; lists: OptionLists; written: WrittenSheet[]; hidden?: boolean }

async function* sheetBytes(zip: ZipWriter, sheet: SheetToWrite, shared: Shared): AsyncGenerator<Buffer> {
  const { columns, name } = sheet
  const { styles, lists, written, hidden = false } = shared
  const cursor = rowCursor(sheet.rows)
  const formulas = columns.map((column) => lists.formulaOf(column))
  try {
    for (let part = 1; part === 1 || (await cursor.hasMore()); part++) {
      const notes: CellNote[] = []
      const number = written.length + 1
      const xml = sheetXml({ columns, styles, lists: formulas, notes }, cursor.next, limits.rows - 1)
      yield* zip.add(`xl/worksheets/sheet${number}.xml`, xml)
      if (notes.length > 0) for (const [path, text] of noteParts(number, notes)) yield* zip.add(path, text)
      written.push({
        name: sheetName(part === 1 ? name : `${name} (${part})`, written),
        hidden,
        hasNotes: notes.length > 0,
      })
    }
  } finally {
    await cursor.close()
  }
}

function rowCursor(rows: SheetToWrite['rows']) {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let ahead: RowInput | undefined
  const pull = async () => {
    const result = await iterator.next()
    return result.done ? undefined : result.value
  }
  return {
    next: async () => {
      const row = ahead ?? (await pull())
      ahead = undefined
      return row
    },
    hasMore: async () => {
      ahead ??= await pull()
      return ahead !== undefined
    },
    /** Tells the source that no more rows are wanted: a database cursor is given back. */
    close: async () => {
      await iterator.return?.()
    },
  }
}

function noteParts(number: number, notes: readonly CellNote[]): [path: string, xml: string][] {
  const relations = relationsXml([
    ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
    ['comments', `../comments${number}.xml`],
  ])
  return [
    [`xl/comments${number}.xml`, notesXml(notes)],
    [`xl/drawings/vmlDrawing${number}.vml`, noteBoxesXml(notes)],
    [`xl/worksheets/_rels/sheet${number}.xml.rels`, relations],
  ]
}
