import { sql } from 'kysely'
import type { Context, Database, Job } from '#domain/kit.ts'
import { toAppError } from '#platform/server/faults.ts'
import type { JobHelpers } from '#platform/server/operations.ts'
import type { Row } from '#platform/server/sheets/cell.ts'
import { isFooter } from '#platform/server/sheets/footer.ts'
import { jobPatienceSeconds } from '#platform/server/sheets/limits.ts'
import { openSheets } from '#platform/server/sheets/open-sheets.ts'
import { judgeWholes } from '../forms/joining/queries.ts'
import { createFormJudge } from '../forms/queries.ts'
import { isFormTarget } from '../forms/rules.ts'
import { createCustomerJudge, type Judge, type Judged } from '../judging/queries.ts'
import { createRecordJudge } from '../records/queries.ts'
import { asOwner, failRun, finishRun, loadRun, type RunRow, stopIfAsked, tellProgress } from '../runs/queries.ts'
import type { Verdict } from '../schema.ts'

// Rows judged together: large enough to make one question of many, small enough for memory and progress.
const batchSize = 500

/** Reads the whole sheet and stages a verdict for every row. Writes nothing but the staging rows; starts over after a crash. */
export const rehearse: Job = {
  name: 'import.rehearse',
  async run(context, payload, { step, signal }) {
    const run = await loadRun(context, String(payload['id']), 'rehearsing')
    if (run === undefined) return
    try {
      await rehearseRun(context, run, step, signal)
    } catch (error) {
      if (signal.aborted) throw error
      await failRun(context, run, toAppError(error), 'mapping')
    }
  },
}

async function rehearseRun(
  context: Context,
  run: RunRow,
  step: JobHelpers<Database>['step'],
  signal: AbortSignal,
): Promise<void> {
  const asker = await asOwner(context, run)
  await context.db.deleteFrom('importRows').where('runId', '=', run.id).execute()
  const judge = await judgeFor(asker, run)
  const book = await openSheets(context.files.path(run.sha256), {
    signal,
    patienceSeconds: jobPatienceSeconds,
    ...(run.inspection.encoding === undefined ? {} : { encoding: run.inspection.encoding as never }),
    ...(run.inspection.separator === undefined ? {} : { separator: run.inspection.separator }),
  })
  const counts: Partial<Record<Verdict, number>> = {}
  let done = 0
  const save = async (judged: readonly Judged[]): Promise<void> => {
    await step(async ({ db }) => await stage(db, run, judged))
    for (const { verdict } of judged) counts[verdict] = (counts[verdict] ?? 0) + 1
    done += judged.length
    await tellProgress(context, run, done, counts)
  }
  let saving: Promise<void> = Promise.resolve()
  try {
    for await (const rows of batches(book.rows(run.inspection.sheet), run)) {
      // One batch is judged here while the database keeps the one before.
      const judged = await judge(rows)
      await saving
      if (await stopIfAsked(context, run, signal)) return
      saving = save(judged)
      saving.catch(() => {})
    }
    await saving
  } finally {
    book.close()
  }
  const all = isFormTarget(run.target) ? await judgeWholes(asker, run, step, signal) : counts
  await finishRun(context, run, { state: 'rehearsed', counts: all, rowsTotal: done, rowsDone: done })
}

async function judgeFor(context: Context, run: RunRow): Promise<Judge> {
  if (run.target === 'customer') return await createCustomerJudge(context, run)
  return isFormTarget(run.target) ? await createFormJudge(context, run) : await createRecordJudge(context, run)
}

async function stage(db: Context['db'], run: RunRow, judged: readonly Judged[]): Promise<void> {
  await sql`insert into import_rows (run_id, row_number, verdict, name, "values", issues, match_id, match, diff, choice)
    select ${run.id}, row_number, verdict, name, "values", issues, match_id, match, diff, choice
    from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb) as t(row_number integer, verdict text, name text, "values" jsonb, issues jsonb,
      match_id uuid, match jsonb, diff jsonb, choice text)`.execute(db)
}

/** Data rows of the sheet below the header, footers left out, in even batches. */
async function* batches(rows: AsyncIterable<Row[]>, run: RunRow): AsyncGenerator<Row[]> {
  const waiting: Row[] = []
  const columns = run.inspection.columns
  for await (const part of rows) {
    for (const row of part) {
      if (row.number >= run.inspection.firstDataRow && !isFooter(row, columns)) waiting.push(row)
    }
    while (waiting.length >= batchSize) yield waiting.splice(0, batchSize)
  }
  if (waiting.length > 0) yield waiting
}
