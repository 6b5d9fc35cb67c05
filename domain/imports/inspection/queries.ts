import { AppError } from '#platform/core/errors.ts'
import type { Row } from '#platform/server/sheets/cell.ts'
import { findHeader, headerAt } from '#platform/server/sheets/header.ts'
import { openSheets, type Workbook } from '#platform/server/sheets/open-sheets.ts'
import { headingKey } from '../mapping/rules.ts'
import type { Inspection } from '../schema.ts'
import type { Target } from '../targets/schema.ts'

/** What the person may point at instead of what was found. */
export type Pointing = {
  sheet?: number | undefined
  headerFrom?: number | undefined
  headerTo?: number | undefined
  encoding?: string | undefined
  separator?: string | undefined
}

// Enough to get past title rows and notes, and to see values of every column.
const rowsLooked = 60
const rowsShown = 20
const samplesKept = 12

/** Opens a stored file and finds sheet, header and columns. Throws AppError('invalid', 'sheet.…'). */
export async function inspectFile(path: string, target: Target, pointing: Pointing): Promise<Inspection> {
  const book = await openSheets(path, { ...choiceOf(pointing) })
  try {
    const sheet = pointing.sheet ?? (await busiestSheet(book))
    if (!book.sheets.some((one) => one.index === sheet))
      throw new AppError('invalid', 'import.no_sheet', { sheet: sheet + 1 })
    const rows = await firstRows(book, sheet, rowsLooked)
    const known = new Set(
      target.fields.flatMap(({ field, name }) =>
        [field.label.zh, field.label.en, name, ...(field.synonyms ?? [])].map(headingKey),
      ),
    )
    const { headerFrom, headerTo } = pointing
    const found =
      headerFrom === undefined
        ? findHeader(rows, (name) => known.has(headingKey(name)))
        : headerAt(rows, headerFrom, headerTo ?? headerFrom)
    const [from, to] = found.headerRows ?? [0, 0]
    return {
      format: book.format,
      ...(book.encoding === undefined ? {} : { encoding: book.encoding }),
      ...(book.separator === undefined ? {} : { separator: book.separator }),
      sheets: book.sheets.map((one) => ({
        index: one.index,
        name: one.name,
        hidden: one.hidden,
        rows: one.rowCountEstimate ?? null,
      })),
      sheet,
      headerFrom: from,
      headerTo: to,
      firstDataRow: found.firstDataRow,
      columns: found.columns.map((column) => ({
        index: column.index,
        name: column.name.slice(0, 200),
        samples: column.samples.slice(0, samplesKept),
      })),
      preview: rows
        .slice(0, rowsShown)
        .map((row) => ({ number: row.number, cells: row.cells.map((cell) => cell.text.slice(0, 60)) })),
    }
  } finally {
    book.close()
  }
}

function choiceOf(pointing: Pointing): Parameters<typeof openSheets>[1] {
  return {
    ...(pointing.encoding === undefined ? {} : { encoding: pointing.encoding as never }),
    ...(pointing.separator === undefined ? {} : { separator: pointing.separator }),
  }
}

/** The visible sheet with most rows: cover sheets and option lists are short. */
async function busiestSheet(book: Workbook): Promise<number> {
  const visible = book.sheets.filter((one) => !one.hidden)
  const candidates = visible.length > 0 ? visible : book.sheets
  const [best] = candidates.toSorted((a, b) => (b.rowCountEstimate ?? 0) - (a.rowCountEstimate ?? 0))
  return best?.index ?? 0
}

async function firstRows(book: Workbook, sheet: number, count: number): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of book.rows(sheet)) {
    rows.push(...batch)
    if (rows.length >= count) break
  }
  return rows.slice(0, count)
}
