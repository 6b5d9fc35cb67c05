import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { toAppError } from '#platform/server/faults.ts'
import { createCustomerWriter, type Numbers, reserveNumbers } from '../customer-rows/commands.ts'
import { createFormWriter } from '../forms/commands.ts'
import { isFormTarget } from '../forms/rules.ts'
import { writeRecords } from '../records/commands.ts'
import { asOwner, failRun, finishRun, isStopAsked, loadRun, type RunRow, tellProgress } from '../runs/queries.ts'
import type { StagedRow } from './rules.ts'

// As many rows as one statement writes: more save little, need more memory and make progress coarse.
const batchSize = 500

/**
 * Writes a rehearsed run in one transaction: whoever looks meanwhile sees none of it, a killed server leaves none of
 * it, and the next process starts over. Only the numbers are taken beforehand, so that people who open archives
 * meanwhile do not wait for the run.
 */
export const apply: Job = {
  name: 'import.apply',
  async run(context, payload, { step, signal }) {
    const run = await loadRun(context, String(payload['id']), 'applying')
    if (run === undefined) return
    const asker: Context = { ...(await asOwner(context, run)), actId: run.id }
    try {
      const numbers = await reserveNumbers(asker, run)
      const written = await step(
        async (inside) =>
          await writeRun(context, { ...asker, db: inside.db, audit: inside.audit }, run, numbers, signal),
      )
      await finishRun(context, run, { state: 'applied', rowsDone: written, appliedAt: new Date().toISOString() })
    } catch (error) {
      // A stopping server leaves the run as it is for the next process; whatever else failed is told to the person.
      if (signal.aborted) throw error
      await failRun(context, run, toAppError(error), 'rehearsed')
    }
  },
}

async function writeRun(
  outside: Context,
  context: Context,
  run: RunRow,
  numbers: Numbers,
  signal: AbortSignal,
): Promise<number> {
  // Counting in a slot of the run's own keeps people who open archives meanwhile from waiting for this transaction.
  await sql`select set_config('kedang.count_slot', ${countSlot(run.id)}, true)`.execute(context.db)
  await sql`set local statement_timeout = 0`.execute(context.db)
  const writer =
    run.target === 'customer'
      ? await createCustomerWriter(context, run, numbers)
      : { prepare: async () => [], write: await writerFor(context, run) }
  let rows = await stagedAfter(outside, run, 0)
  let preparing = writer.prepare(rows)
  let done = 0
  while (rows.length > 0) {
    signal.throwIfAborted()
    if (await isStopAsked(outside, run)) throw new AppError('conflict', 'import.run_stopped')
    const prepared = await preparing
    const following = await stagedAfter(outside, run, rows.at(-1)?.rowNumber ?? 0)
    // The next batch is prepared here while the database writes this one.
    preparing = writer.prepare(following)
    preparing.catch(() => {})
    await keepResults(context, run, rows, await writer.write(rows, prepared))
    done += rows.length
    rows = following
    await tellProgress(outside, run, done)
  }
  return done
}

async function writerFor(context: Context, run: RunRow) {
  if (isFormTarget(run.target)) return await createFormWriter(context, run)
  return (rows: readonly StagedRow[]) => writeRecords(context, run, rows)
}

/** Slots up to 15 belong to short transactions; a smallint holds the rest. */
function countSlot(runId: string): string {
  return String(1000 + (Number.parseInt(runId.slice(-4), 16) % 30_000))
}

async function stagedAfter(context: Context, run: RunRow, after: number): Promise<StagedRow[]> {
  const rows = await context.db
    .selectFrom('importRows')
    .select(['rowNumber', 'verdict', 'choice', 'matchId', 'match', 'values'])
    .where('runId', '=', run.id)
    .where('rowNumber', '>', after)
    .orderBy('rowNumber')
    .limit(batchSize)
    .execute()
  return rows as unknown as StagedRow[]
}

/** Keeps which row became which record, for the report and for taking the run back. */
async function keepResults(
  context: Context,
  run: RunRow,
  rows: readonly StagedRow[],
  resultOf: ReadonlyMap<number, string>,
): Promise<void> {
  const results = rows.flatMap((row) =>
    resultOf.has(row.rowNumber) ? [{ row_number: row.rowNumber, result_id: resultOf.get(row.rowNumber) }] : [],
  )
  await sql`update import_rows i set result_id = r.result_id from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as r(row_number integer, result_id uuid)
    where i.run_id = ${run.id} and i.row_number = r.row_number`.execute(context.db)
}
