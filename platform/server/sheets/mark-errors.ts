import type { Writable } from 'node:stream'
import type { Cell } from './cell.ts'
import { type CellInput, type RowInput, writeXlsx } from './write-xlsx.ts'

/** Why a row was refused; `column` (0-based, as read) when one cell is to blame. */
export type RowError = { column?: number; reason: string }

/** A refused row as it was read, with what is wrong. */
export type RefusedRow = { cells: readonly Cell[]; errors: readonly RowError[] }

export type ErrorBook = {
  sheetName: string
  titles: readonly string[]
  /** Heading of the last column, in the reader's language: message 'sheet.error_reason'. */
  reasonTitle: string
  rows: Iterable<RefusedRow> | AsyncIterable<RefusedRow>
}

/** The reason column is read, not typed in: wide enough for a sentence. */
const reasonWidth = 60

/**
 * Writes the refused rows back as a workbook to mend and import again: the columns as they were, cells that are to blame
 * filled and commented, and the reasons in a last column. [IMP-02]
 */
export async function markErrors(target: string | Writable, book: ErrorBook): Promise<void> {
  const columns = book.titles.map((title) => ({ title, type: 'text' as const }))
  await writeXlsx(target, {
    sheets: [
      {
        name: book.sheetName,
        columns: [...columns, { title: book.reasonTitle, type: 'text', width: reasonWidth }],
        rows: markedRows(book),
      },
    ],
  })
}

async function* markedRows({ titles, rows }: ErrorBook): AsyncGenerator<RowInput> {
  for await (const { cells, errors } of rows) {
    const marked = titles.map((_, index) => markedCell(cells[index], reasonsOf(errors, index)))
    yield [...marked, errors.map(({ reason }) => reason).join('\n')]
  }
}

function reasonsOf(errors: readonly RowError[], column: number): string {
  return errors
    .filter((error) => error.column === column)
    .map(({ reason }) => reason)
    .join('\n')
}

function markedCell(cell: Cell | undefined, error: string): CellInput {
  // An error cell such as #N/A is shown as it was seen; every other kind keeps its value, so dates stay dates.
  const value = cell === undefined ? null : cell.kind === 'error' ? cell.text : cell.value
  const kind = cell?.kind ?? 'empty'
  return error === '' ? { value, kind } : { value, kind, error }
}
