import { once } from 'node:events'
import { AppError } from '#platform/core/errors.ts'
import type { PackedRow } from '#platform/server/sheets/cell.ts'
import { readerFor } from './detect-format.ts'
import type { BookSummary, TextChoice } from './reader.ts'

/** What the parent asks for, as the only argument (JSON). Without `sheet` the file is only described. */
export type ReadingTask = { path: string; choice: TextChoice; sheet?: number }

/** One line of the answer (JSON). A read ends with `done`; a line that is missing means the process died. */
export type ReadingAnswer =
  /** The program is loaded and the file is next: what takes long from here on is the file's doing. */
  | { started: true }
  | { book: BookSummary }
  | { rows: PackedRow[] }
  | { done: true }
  | { refused: string; params: Record<string, unknown>; detail?: string }

/**
 * The process in which a file of unknown origin is parsed: it holds no secret, may read nothing but the program and the file,
 * and is ended from outside when it takes too long. See reading-process.ts.
 */
async function answerTask(task: ReadingTask): Promise<void> {
  try {
    const reader = await readerFor(task.path, task.choice)
    if (task.sheet === undefined) await write({ book: await reader.describe() })
    else for await (const rows of reader.rows(task.sheet)) await writeRows(rows)
    await write({ done: true })
  } catch (error) {
    await write(refusedAnswer(error))
  }
}

/** A chunk of narrow rows can hold a hundred thousand; the importing side works in steps of this size. */
const batchRows = 1000

async function writeRows(rows: PackedRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batchRows) await write({ rows: rows.slice(at, at + batchRows) })
}

function refusedAnswer(error: unknown): ReadingAnswer {
  if (error instanceof AppError) return { refused: error.code, params: error.params }
  // Anything unforeseen while parsing is the file's doing: an offset that points nowhere, a length that cannot be.
  return { refused: 'sheet.damaged', params: {}, detail: String(error instanceof Error ? error.stack : error) }
}

async function write(answer: ReadingAnswer): Promise<void> {
  // Waiting for the pipe keeps memory flat when the importing side is slower than the reading side.
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain')
}

await write({ started: true })
await answerTask(JSON.parse(process.argv[2] ?? '') as ReadingTask)
