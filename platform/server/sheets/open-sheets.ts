import { AppError } from '#platform/core/errors.ts'
import { type Row, unpackRow } from './cell.ts'
import { limits } from './limits.ts'
import type { BookSummary, TextChoice } from './reading/reader.ts'
import { readablePath, readInProcess } from './reading/reading-process.ts'

export type OpenOptions = TextChoice & {
  signal?: AbortSignal
  /** How long to wait for the next rows before the file is refused; a job on a busy machine may wait longer than a person. */
  patienceSeconds?: number
}

/** A spreadsheet of any kind, opened. */
export type Workbook = BookSummary & {
  /** The rows of one sheet that have content, in batches of some hundreds. Stop reading at any time; errors as openSheets. */
  rows(sheetIndex: number): AsyncGenerator<Row[]>
  /** Ends every reading under way. */
  close(): void
}

/**
 * Opens .xlsx, .xls, .csv, .txt, an HTML table or XML named .xls, .ods or .xlsb: told by content, never by name.
 *
 * Parsing happens in a process of its own, at most 10 s until a word is given and 512 MB, whatever the file. [IMP-01]
 * Throws AppError('invalid', 'sheet.…') with a text that says what to do; 'missing' when there is no such file.
 */
export async function openSheets(path: string, options: OpenOptions = {}): Promise<Workbook> {
  const { signal, patienceSeconds: seconds = limits.patienceSeconds, ...given } = options
  const closing = new AbortController()
  const patience = { seconds, signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal }
  const realPath = existingPath(path)
  const summary = await describe(realPath, given, patience)
  const choice = textChoice(summary)
  return {
    ...summary,
    async *rows(sheetIndex) {
      for await (const answer of readInProcess({ path: realPath, choice, sheet: sheetIndex }, patience)) {
        if ('rows' in answer) yield answer.rows.map(unpackRow)
      }
    },
    close: () => closing.abort(),
  }
}

async function describe(
  path: string,
  choice: TextChoice,
  patience: { signal: AbortSignal; seconds: number },
): Promise<BookSummary> {
  for await (const answer of readInProcess({ path, choice }, patience)) if ('book' in answer) return answer.book
  throw new AppError('broken', 'sheet.damaged')
}

/** The text reading that was found once holds for every sheet and every pass. */
function textChoice({ encoding, separator }: BookSummary): TextChoice {
  return { ...(encoding && { encoding }), ...(separator && { separator }) }
}

function existingPath(path: string): string {
  try {
    return readablePath(path)
  } catch (cause) {
    throw new AppError('missing', 'sheet.missing', {}, { cause })
  }
}
