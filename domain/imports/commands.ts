import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { exportsCommands } from './exports/commands.ts'
import { exportingCommands } from './forms/exporting/commands.ts'
import { isFormTarget } from './forms/rules.ts'
import { inspectFile } from './inspection/queries.ts'
import { rememberMapping } from './mapping/commands.ts'
import { rememberedFor } from './mapping/queries.ts'
import { suggestMapping, wholeHeading } from './mapping/rules.ts'
import { refuseUnlessKept } from './records/commands.ts'
import { getRun, saveRun } from './runs/commands.ts'
import type { Inspection, Plan, Verdict } from './schema.ts'
import { getTarget } from './targets/queries.ts'
import { checkPlan, planSchema } from './targets/rules.ts'

const runOutput = z.object({ id: z.uuid(), version: z.int() })

/** Suggests the plan of a freshly inspected sheet: columns by name and content, option values as remembered. */
async function suggestPlan(context: Context, targetKey: string, inspection: Inspection): Promise<Plan> {
  const target = await getTarget(context, targetKey)
  const remembered = await rememberedFor(
    context,
    targetKey,
    inspection.columns.map((one) => one.name),
  )
  const suggestions = suggestMapping(inspection.columns, target, remembered.fields)
  return {
    columns: Object.fromEntries(suggestions.map((one) => [one.column, one.field])),
    values: Object.fromEntries(
      inspection.columns.flatMap((one) =>
        remembered.values.get(wholeHeading(one.name))
          ? [[one.index, remembered.values.get(wholeHeading(one.name)) ?? {}]]
          : [],
      ),
    ),
    key: 'auto',
    mode: 'createAndUpdate',
    duplicates: 'skip',
    defaults: {},
    emptyClears: false,
  }
}

export const startImport = command({
  name: 'import.start',
  about: 'Opens an uploaded file as an import run: finds sheet, header and columns and suggests where they go',
  needs: { right: 'import.run' },
  input: z.strictObject({
    target: z.string().max(40),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    fileName: z.string().min(1).max(200),
    size: z.int().min(0),
  }),
  output: runOutput,
  perMinute: 30,
  async run(context, input) {
    refuseUnlessKept(context, input.target)
    const inspection = await inspectFile(context.files.path(input.sha256), await getTarget(context, input.target), {})
    const id = newId(context.now.getTime())
    await context.db
      .insertInto('importRuns')
      .values({
        ...input,
        id,
        state: 'mapping',
        inspection: JSON.stringify(inspection),
        plan: JSON.stringify(await suggestPlan(context, input.target, inspection)),
        createdBy: context.actor.id,
        updatedBy: context.actor.id,
      })
      .execute()
    context.audit({
      kind: 'change',
      subject: 'importRun',
      ids: [id],
      detail: { file: input.fileName, target: input.target },
    })
    return { id, version: 1 }
  },
})

export const inspectImport = command({
  name: 'import.inspect',
  about: 'Reads the file again with another sheet, header, encoding or separator',
  needs: { right: 'import.run' },
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    sheet: z.int().min(0).optional(),
    headerFrom: z.int().min(1).optional(),
    headerTo: z.int().min(1).optional(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']).optional(),
    separator: z.string().min(1).max(1).optional(),
  }),
  output: runOutput,
  async run(context, { id, version, ...pointing }) {
    const run = await getRun(context, id, ['mapping', 'rehearsed', 'cancelled'], version)
    const inspection = await inspectFile(context.files.path(run.sha256), await getTarget(context, run.target), pointing)
    const plan = await suggestPlan(context, run.target, inspection)
    await context.db.deleteFrom('importRows').where('runId', '=', id).execute()
    return await saveRun(context, run, {
      state: 'mapping',
      inspection: JSON.stringify(inspection),
      plan: JSON.stringify(plan),
      counts: null,
      rowsTotal: null,
      rowsDone: 0,
    })
  },
})

export const planImport = command({
  name: 'import.plan',
  about: 'Says which column goes where and how the run treats what it meets; remembered for the next file',
  needs: { right: 'import.run' },
  input: z.strictObject({ id: z.uuid(), version: z.int(), plan: planSchema }),
  output: runOutput,
  async run(context, { id, version, plan }) {
    const run = await getRun(context, id, ['mapping', 'rehearsed', 'cancelled'], version)
    checkPlan(plan, run.inspection, await getTarget(context, run.target), context.language)
    await rememberMapping(context, run.target, run.inspection, plan)
    return await saveRun(context, run, { state: 'mapping', plan: JSON.stringify(plan) })
  },
})

export const rehearseImport = command({
  name: 'import.rehearse',
  about: 'Gives every row its verdict without writing anything; runs as a job with progress',
  needs: { right: 'import.run' },
  input: z.strictObject({ id: z.uuid(), version: z.int() }),
  output: runOutput,
  async run(context, { id, version }) {
    const run = await getRun(context, id, ['mapping', 'rehearsed', 'cancelled'], version)
    checkPlan(run.plan, run.inspection, await getTarget(context, run.target), context.language)
    await context.job('import.rehearse', { id }, { key: `import:${id}` })
    return await saveRun(context, run, {
      state: 'rehearsing',
      cancelRequested: false,
      counts: null,
      rowsDone: 0,
      failure: null,
      startedAt: context.now.toISOString(),
    })
  },
})

export const decideImport = command({
  name: 'import.decide',
  about:
    'Decides about rows that resemble a record: join it, create a new one, or skip; for named rows or for all of them',
  needs: { right: 'import.run' },
  input: z.strictObject({
    id: z.uuid(),
    rows: z.array(z.int()).max(1000).optional(),
    choice: z.enum(['join', 'create', 'skip']),
  }),
  output: z.object({ changed: z.int() }),
  async run(context, { id, rows, choice }) {
    const run = await getRun(context, id, ['rehearsed'])
    if (isFormTarget(run.target) && choice !== 'skip') throw invalidField('choice', 'import.number_known')
    const changed = await context.db
      .updateTable('importRows')
      .set({ choice })
      .where('runId', '=', id)
      .where('verdict', '=', 'duplicate')
      .$if(rows !== undefined, (query) => query.where('rowNumber', 'in', rows ?? []))
      .executeTakeFirst()
    return { changed: Number(changed.numUpdatedRows) }
  },
})

/** Values without a meaning are matched or left out before anything is written; then nobody wonders where they went. */
function refuseUnready({
  pending = 0,
  new: fresh = 0,
  update = 0,
  more = 0,
  duplicate = 0,
}: Partial<Record<Verdict, number>>): void {
  if (pending > 0) throw new AppError('conflict', 'import.pending_left', { count: pending })
  if (fresh + update + more + duplicate === 0) throw new AppError('conflict', 'import.nothing_to_write')
}

/** Values that wait to be matched and rows without anything to write: both are for the person to see first. */
async function refuseUnfinished(context: Context, id: string): Promise<void> {
  const { rows } = await sql<{
    pending: number
    writable: number
  }>`select count(*) filter (where verdict = 'pending') as pending,
    count(*) filter (where verdict in ('new', 'update', 'more') or (verdict = 'duplicate' and choice <> 'skip')) as writable
    from import_rows where run_id = ${id}`.execute(context.db)
  const { pending = 0, writable = 0 } = rows[0] ?? {}
  if (pending > 0) throw new AppError('conflict', 'import.pending_left', { count: pending })
  if (writable === 0) throw new AppError('conflict', 'import.nothing_to_write')
}

export const applyImport = command({
  name: 'import.apply',
  about: 'Writes the rehearsed rows as one transaction in a job: either all of them become visible or none',
  needs: { right: 'import.run' },
  input: z.strictObject({ id: z.uuid(), version: z.int() }),
  output: runOutput,
  async run(context, { id, version }) {
    const run = await getRun(context, id, ['rehearsed'], version)
    await refuseUnfinished(context, id)
    refuseUnready(run.counts ?? {})
    await context.job('import.apply', { id }, { key: `import:${id}` })
    return await saveRun(context, run, {
      state: 'applying',
      cancelRequested: false,
      rowsDone: 0,
      startedAt: context.now.toISOString(),
    })
  },
})

export const cancelImport = command({
  name: 'import.cancel',
  about: 'Stops a rehearsal or a writing that is under way; nothing of it stays',
  needs: { right: 'import.run' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id }) {
    await getRun(context, id, ['rehearsing', 'applying'])
    await context.db.updateTable('importRuns').set({ cancelRequested: true }).where('id', '=', id).execute()
    return { id }
  },
})

export const undoImport = command({
  name: 'import.undo',
  about: 'Takes a whole run back; refused for customers changed since, by name, unless those are to be left',
  needs: { right: 'import.undo' },
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    leaveChanged: z.boolean().optional(),
    reason: z.string().max(500).optional(),
  }),
  output: runOutput,
  async run(context, { id, version, leaveChanged, reason }) {
    const run = await getRun(context, id, ['applied'], version, 'import.undo')
    await context.job(
      'import.undo',
      { id, leaveChanged: leaveChanged ?? false, reason: reason ?? null, actorId: context.actor.id },
      { key: `import:${id}` },
    )
    return await saveRun(context, run, { state: 'undoing', rowsDone: 0, failure: null })
  },
})

export const importsCommands = [
  startImport,
  inspectImport,
  planImport,
  rehearseImport,
  decideImport,
  applyImport,
  cancelImport,
  undoImport,
  ...exportsCommands,
  ...exportingCommands,
] as const
