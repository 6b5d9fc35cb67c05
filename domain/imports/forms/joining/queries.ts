import { sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { offeredDefinition } from '#domain/forms/definitions/queries.ts'
import type { Definition } from '#domain/forms/definitions/rules.ts'
import { answer } from '#domain/forms/filling/queries.ts'
import type { Context, Database } from '#domain/kit.ts'
import { openItems } from '#platform/core/forms/filling.ts'
import type { JobHelpers } from '#platform/server/operations.ts'
import type { RowValues } from '../../rehearsal/rules.ts'
import type { RunRow } from '../../runs/queries.ts'
import type { Issue, Verdict } from '../../schema.ts'
import { tell } from '../queries.ts'
import { resolveReferences } from '../referring/queries.ts'
import { answersOf, customerIdOf, formKeyOf, joinRows, needsWhole, tableRowsOf } from '../rules.ts'

// Records judged together: enough to make one question of many, few enough for memory.
const pageSize = 200

type First = { rowNumber: number; values: RowValues; issues: Issue[] }
type Line = Record<string, Record<string, unknown>>

/**
 * Records that stand on several rows, once all of them are read: a table that must have rows, a sum over its lines. Where
 * one line is wrong the whole record waits, so that no paper comes in with a line less.
 */
export async function judgeWholes(
  context: Context,
  run: RunRow,
  step: JobHelpers<Database>['step'],
  signal: AbortSignal,
): Promise<Partial<Record<Verdict, number>>> {
  const definition = await offeredDefinition(context, formKeyOf(run.target))
  await step(({ db }) => refuseWholes(db, run))
  for (let after = 0; needsWhole(definition.form); ) {
    signal.throwIfAborted()
    const firsts = await firstsAfter(context, run, after)
    const wrong = await wrongAmong(context, run, definition, firsts)
    await step(({ db }) => markWrong(db, run, wrong))
    after = firsts.at(-1)?.rowNumber ?? 0
    if (firsts.length < pageSize) break
  }
  await step(({ db }) => refuseWholes(db, run))
  return await countsOf(context, run)
}

async function firstsAfter(context: Context, run: RunRow, after: number): Promise<First[]> {
  // A line whose value is still to be matched is no line yet; the run is rehearsed again once it is.
  const { rows } = await sql<First>`select row_number, "values", issues from import_rows r
    where run_id = ${run.id} and verdict in ('new', 'duplicate') and row_number > ${after}
      and not exists (select from import_rows p where p.run_id = ${run.id} and p.verdict = 'pending'
        and (p.match ->> 'rowNumber')::integer = r.row_number)
    order by row_number limit ${pageSize}`.execute(context.db)
  return rows
}

async function wrongAmong(
  context: Context,
  run: RunRow,
  definition: Definition,
  firsts: readonly First[],
): Promise<First[]> {
  const { form } = definition
  const lines = await linesOf(context, run, firsts, definition)
  const wrong: First[] = []
  for (const row of firsts) {
    const given = joinRows(form, answersOf(form, row.values), lines.get(row.rowNumber) ?? [])
    const { answers } = await resolveReferences(context, form, given, customerIdOf(row.values))
    const { values } = await answer(context, form, {}, answers)
    const issues: Issue[] = []
    tell(context, run, definition, { values: row.values, issues }, openItems(form, values, conditionContext(context)))
    if (issues.length > 0) wrong.push({ ...row, issues })
  }
  return wrong
}

async function markWrong(db: Context['db'], run: RunRow, wrong: readonly First[]): Promise<void> {
  if (wrong.length === 0) return
  const rows = wrong.map(({ rowNumber, issues }) => ({ row_number: rowNumber, issues }))
  await sql`update import_rows r set verdict = 'error', choice = null, issues = t.issues
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(row_number integer, issues jsonb)
    where r.run_id = ${run.id} and r.row_number = t.row_number`.execute(db)
}

/** Every row of a record of which one is wrong, told which. */
async function refuseWholes(db: Context['db'], run: RunRow): Promise<void> {
  const first = sql`coalesce((match ->> 'rowNumber')::integer, row_number)`
  await sql`with wrong as (
      select ${first} as first, min(row_number) as row_number from import_rows where run_id = ${run.id} and verdict = 'error' group by 1)
    update import_rows r set verdict = 'error', choice = null, issues = jsonb_build_array(jsonb_build_object('column', null, 'heading', '',
      'field', '', 'code', 'import.lines_refused', 'params', jsonb_build_object('row', wrong.row_number), 'raw', ''))
    from wrong where r.run_id = ${run.id} and r.verdict in ('new', 'duplicate', 'same', 'more')
      and coalesce((r.match ->> 'rowNumber')::integer, r.row_number) = wrong.first`.execute(db)
}

async function countsOf(context: Context, run: RunRow): Promise<Partial<Record<Verdict, number>>> {
  const { rows } = await sql<{ verdict: Verdict; n: number }>`select verdict, count(*)::integer as n from import_rows
    where run_id = ${run.id} group by verdict`.execute(context.db)
  return Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n]))
}

/** The lines of tables of each record: its own row's, then those of the rows that belong to it, wherever they stand. */
export async function linesOf(
  context: Context,
  run: Pick<RunRow, 'id'>,
  firsts: readonly { rowNumber: number; values: RowValues }[],
  { form }: Definition,
): Promise<Map<number, Line[]>> {
  const lines = new Map(firsts.map((row) => [row.rowNumber, [tableRowsOf(form, row.values)]]))
  const { rows } = await sql<{
    first: number
    values: RowValues
  }>`select (match ->> 'rowNumber')::integer as first, "values"
    from import_rows where run_id = ${run.id} and verdict = 'more'
      and (match ->> 'rowNumber')::integer = any(${firsts.map((row) => row.rowNumber)}::integer[]) order by row_number`.execute(
    context.db,
  )
  for (const { first, values } of rows) lines.get(first)?.push(tableRowsOf(form, values))
  return lines
}
