import { sql } from 'kysely'
import { z } from 'zod'
import { maskValue } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import { has } from '#platform/core/rights.ts'
import { exportsQueries } from './exports/queries.ts'
import { rememberedFor } from './mapping/queries.ts'
import { suggestMapping } from './mapping/rules.ts'
import { type Inspection, verdicts } from './schema.ts'
import { getTarget } from './targets/queries.ts'

const runShape = z.object({
  id: z.uuid(),
  version: z.int(),
  target: z.string(),
  state: z.string(),
  fileName: z.string(),
  size: z.int(),
  inspection: z.any(),
  plan: z.any(),
  counts: z.record(z.string(), z.int()).nullable(),
  rowsTotal: z.int().nullable(),
  rowsDone: z.int(),
  failure: z.object({ code: z.string(), message: z.string(), names: z.array(z.string()).optional() }).nullable(),
  createdAt: z.string(),
  createdBy: z.uuid().nullable(),
  startedAt: z.string().nullable(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
})

const runColumns = [
  'id',
  'version',
  'target',
  'state',
  'fileName',
  'size',
  'inspection',
  'plan',
  'counts',
  'rowsTotal',
  'rowsDone',
  'failure',
  'createdAt',
  'createdBy',
  'startedAt',
  'appliedAt',
  'undoneAt',
] as const

export const getImport = query({
  name: 'import.get',
  about: 'A run: what was found in the file, the plan with its confidence, progress and counts',
  needs: { right: 'import.run' },
  input: z.strictObject({ id: z.uuid() }),
  output: runShape.extend({
    suggestions: z.array(
      z.object({ column: z.int(), field: z.string().nullable(), confidence: z.number(), by: z.string() }),
    ),
    /** Option texts of this file that no option matches, by column, with how many rows have them. */
    unmatched: z.array(z.object({ column: z.int(), raw: z.string(), rows: z.int() })),
    /** How many of the duplicates are to be joined, created, skipped. */
    decisions: z.record(z.string(), z.int()),
  }),
  async run(context, { id }) {
    const run = await context.db.selectFrom('importRuns').select(runColumns).where('id', '=', id).executeTakeFirst()
    if (run === undefined || run.createdBy !== context.actor.id) throw new AppError('missing', 'import.missing')
    const inspection = run.inspection as Inspection
    const remembered = await rememberedFor(
      context,
      run.target,
      inspection.columns.map((one) => one.name),
    )
    return {
      ...run,
      counts: run.counts as Record<string, number> | null,
      failure: run.failure as never,
      suggestions: suggestMapping(inspection.columns, await getTarget(context, run.target), remembered.fields),
      unmatched: await unmatchedValues(context, id),
      decisions: await decisionsOf(context, id),
    }
  },
})

async function unmatchedValues(context: Context, id: string): Promise<{ column: number; raw: string; rows: number }[]> {
  const { rows } = await sql<{
    column: number
    raw: string
    rows: number
  }>`select (issue ->> 'column')::int as "column", issue ->> 'raw' as raw, count(*) as rows
    from import_rows r, jsonb_array_elements(r.issues) issue
    where r.run_id = ${id} and r.verdict = 'pending' and issue ->> 'code' = 'import.option_unknown'
    group by 1, 2 order by 3 desc, 2 limit 200`.execute(context.db)
  return rows
}

async function decisionsOf(context: Context, id: string): Promise<Record<string, number>> {
  // A row that repeats an earlier one of the same file has no archive to join: joined means left out there.
  const { rows } = await sql<{ choice: string; rows: number }>`
    select case when choice = 'join' and match_id is null then 'skip' else choice end as choice, count(*) as rows
    from import_rows where run_id = ${id} and verdict = 'duplicate' group by 1`.execute(context.db)
  return Object.fromEntries(rows.map((one) => [one.choice, one.rows]))
}

export const listImports = query({
  name: 'import.list',
  about: 'My import runs, and everybody’s for those who may undo them, newest first',
  needs: { right: 'import.run' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(runShape.omit({ inspection: true, plan: true }).extend({ createdByName: z.string().nullable() })),
  }),
  async run(context) {
    const seesAll = has(context.actor, 'import.undo')
    const rows = await context.db
      .selectFrom('importRuns as r')
      .leftJoin('staff as s', 's.id', 'r.createdBy')
      .select([
        'r.id',
        'r.version',
        'r.target',
        'r.state',
        'r.fileName',
        'r.size',
        'r.counts',
        'r.rowsTotal',
        'r.rowsDone',
        'r.failure',
        'r.createdAt',
        'r.createdBy',
        'r.startedAt',
        'r.appliedAt',
        'r.undoneAt',
        's.name as createdByName',
      ])
      .$if(!seesAll, (list) => list.where('r.createdBy', '=', context.actor.id))
      .orderBy('r.id', 'desc')
      // Older runs are found through their customers; this list is for going on and for undoing.
      .limit(100)
      .execute()
    return { rows: rows as never }
  },
})

const rowShape = z.object({
  rowNumber: z.int(),
  verdict: z.string(),
  name: z.string().nullable(),
  values: z.any(),
  issues: z.array(
    z.object({
      column: z.int().nullable(),
      heading: z.string(),
      field: z.string(),
      code: z.string(),
      message: z.string(),
      raw: z.string(),
    }),
  ),
  matchId: z.uuid().nullable(),
  match: z.any(),
  diff: z.any(),
  choice: z.string().nullable(),
  resultId: z.uuid().nullable(),
})

export const listImportRows = query({
  name: 'import.rows',
  about: 'Rows of a run with their verdicts, in the order of the sheet',
  needs: { right: 'import.run' },
  input: z.strictObject({
    id: z.uuid(),
    verdict: z.enum(Object.keys(verdicts) as [string, ...string[]]).optional(),
    after: z.int().optional(),
    limit: z.int().min(1).max(500).optional(),
  }),
  output: z.object({ rows: z.array(rowShape), next: z.int().nullable() }),
  async run(context, { id, verdict, after, limit = 100 }) {
    const run = await context.db.selectFrom('importRuns').select('createdBy').where('id', '=', id).executeTakeFirst()
    if (run?.createdBy !== context.actor.id) throw new AppError('missing', 'import.missing')
    const rows = await context.db
      .selectFrom('importRows')
      .select(['rowNumber', 'verdict', 'name', 'values', 'issues', 'matchId', 'match', 'diff', 'choice', 'resultId'])
      .where('runId', '=', id)
      .where('rowNumber', '>', after ?? 0)
      .$if(verdict !== undefined, (list) => list.where('verdict', '=', verdict as never))
      .orderBy('rowNumber')
      .limit(limit + 1)
      .execute()
    const page = rows.slice(0, limit).map((row) => ({
      ...row,
      match: withReasons(context, row.match),
      diff: coverDiff(row.diff),
      issues: (row.issues as { code: string; params: Record<string, unknown> }[]).map((one) => ({
        ...one,
        message: context.t(one.code, one.params),
      })),
    }))
    return { rows: page as never, next: rows.length > limit ? (page.at(-1)?.rowNumber ?? null) : null }
  },
})

type Resemblance = { reasons?: { code: string; params?: Record<string, unknown> }[] }

/** Why a row resembles an archive, in the reader's words. */
function withReasons(context: Context, match: unknown): unknown {
  const { reasons, ...rest } = (match ?? {}) as Resemblance
  return match === null ? null : { ...rest, reasons: (reasons ?? []).map((one) => context.t(one.code, one.params)) }
}

/** What stands in archives stays covered here as everywhere: uncovering is one record at a time, and recorded (ACC-19). */
function coverDiff(diff: unknown): unknown {
  if (diff === null) return null
  const fields = customer.fields as Record<string, FieldData>
  return Object.fromEntries(
    Object.entries(diff as Record<string, [unknown, unknown]>).map(([key, pair]) => {
      const field = fields[key]
      return [key, field?.sensitivity === undefined ? pair : pair.map((value) => maskValue(field, value))]
    }),
  )
}

export const importTarget = query({
  name: 'import.target',
  about: 'Fields a column can be matched to, in groups',
  needs: { right: 'import.run' },
  input: z.strictObject({ target: z.string().max(40) }),
  output: z.object({
    key: z.string(),
    label: z.string(),
    groups: z.array(z.object({ key: z.string(), label: z.string() })),
    fields: z.array(
      z.object({
        key: z.string(),
        group: z.string(),
        name: z.string(),
        label: z.string(),
        type: z.string(),
        required: z.boolean(),
        /** What a reference points to: staff, department. */
        to: z.string().nullable(),
        options: z.array(z.object({ key: z.string(), label: z.string() })).nullable(),
      }),
    ),
  }),
  async run(context, input) {
    const target = await getTarget(context, input.target)
    const text = (label: { zh: string; en: string }) => textIn(context.language, label)
    return {
      key: target.key,
      label: text(target.label),
      groups: target.groups.map((one) => ({ key: one.key, label: text(one.label) })),
      fields: target.fields.map(({ key, group, name, field }) => ({
        key,
        group,
        name,
        label: text(field.label),
        type: field.type,
        required: field.required ?? false,
        to: field.to ?? null,
        options: field.options ? offeredOf(field).map((one) => ({ key: one.key, label: text(one.label) })) : null,
      })),
    }
  },
})

export const importsQueries = [getImport, listImports, listImportRows, importTarget, ...exportsQueries] as const
