import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { diffOf } from '#platform/server/history.ts'
import type { Judge, Judged } from '../judging/queries.ts'
import { matchedColumns, type ReadRow, readRow, verdictOf } from '../rehearsal/rules.ts'
import { type RunRow, readDirectory } from '../runs/queries.ts'
import { getTarget } from '../targets/queries.ts'
import { type RecordKey, recordKinds } from './rules.ts'

type Known = Record<string, unknown> & { id: string; version: number; name: string; number: string | null }

/** Judges rows of staff or products: the same number is the same one, else the same name. */
export async function createRecordJudge(context: Context, run: RunRow): Promise<Judge> {
  const target = await getTarget(context, run.target)
  const columns = matchedColumns(run.inspection, run.plan, target)
  const directory = await readDirectory(context)
  const known = await readKnown(context, run.target as RecordKey)
  const seen = new Map<string, number>()
  return async (rows) =>
    rows.map((row) => {
      const read = readRow(row, columns, run.plan, directory)
      return judge(run, read, findKnown(known, valuesOf(run, read)), earlierRow(run, read, seen))
    })
}

const valuesOf = (run: RunRow, read: ReadRow): Record<string, unknown> => read.values[run.target] ?? {}

// A firm has some thousands of products and fewer people; all of them fit into one answer.
async function readKnown(context: Context, target: RecordKey): Promise<Map<string, Known | 'several'>> {
  const { rows } = await sql<Known>`select * from ${sql.table(recordKinds[target].table)}`.execute(context.db)
  const known = new Map<string, Known | 'several'>()
  for (const row of rows) {
    if (row.number) known.set(`#${row.number.toLowerCase()}`, row)
    const name = row.name.toLowerCase()
    known.set(name, known.has(name) ? 'several' : row)
  }
  return known
}

function findKnown(known: ReadonlyMap<string, Known | 'several'>, values: Record<string, unknown>): Known | undefined {
  const { number, name } = values
  const found =
    typeof number === 'string'
      ? known.get(`#${number.toLowerCase()}`)
      : typeof name === 'string'
        ? known.get(name.toLowerCase())
        : undefined
  return found === 'several' ? undefined : found
}

function earlierRow(run: RunRow, read: ReadRow, seen: Map<string, number>): number | undefined {
  const { number, name } = valuesOf(run, read)
  const key = typeof number === 'string' ? `#${number}` : String(name ?? '')
  const earlier = seen.get(key)
  if (earlier === undefined && key !== '') seen.set(key, read.rowNumber)
  return earlier
}

function judge(run: RunRow, read: ReadRow, match: Known | undefined, earlier: number | undefined): Judged {
  const values = valuesOf(run, read)
  const given = run.plan.emptyClears
    ? values
    : Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const diff = match === undefined ? {} : diffOf(match, given)
  const name = typeof values['name'] === 'string' ? values['name'] : null
  const standing = {
    read,
    name,
    hasLinked: false,
    ...(match === undefined ? {} : { match: { id: match.id, diff } }),
    ...(earlier === undefined ? {} : { earlierRow: earlier }),
  }
  const { verdict, code, params } = verdictOf(standing, run.plan)
  return {
    row_number: read.rowNumber,
    verdict,
    name: name ?? match?.name ?? null,
    values: read.values,
    issues:
      code === undefined || verdict === 'duplicate'
        ? read.issues
        : [...read.issues, { column: null, heading: '', field: '', code, params: params ?? {}, raw: '' }],
    match_id: match?.id ?? null,
    match:
      earlier !== undefined
        ? { rowNumber: earlier }
        : match === undefined
          ? null
          : { number: match.number, name: match.name, score: 100, reasons: [] },
    diff: verdict === 'update' ? diff : null,
    choice: verdict === 'duplicate' ? 'skip' : null,
  }
}
