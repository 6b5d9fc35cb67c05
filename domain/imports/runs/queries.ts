import type { Context } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { foldText } from '#platform/core/chinese/fold.ts'
import type { AppError } from '#platform/core/errors.ts'
import type { Directory } from '../rehearsal/rules.ts'
import type { Inspection, Plan, RunState, Verdict } from '../schema.ts'

export type RunRow = {
  id: string
  target: string
  state: RunState
  sha256: string
  fileName: string
  inspection: Inspection
  plan: Plan
  createdBy: string
  counts: Partial<Record<Verdict, number>> | null
  rowsTotal: number | null
}

/** The run a job is about, if it is still in the state the job is for: a job that ran twice finds nothing to do. */
export async function loadRun(context: Context, id: string, state: RunState): Promise<RunRow | undefined> {
  const run = await context.db.selectFrom('importRuns').selectAll().where('id', '=', id).executeTakeFirst()
  return run?.state === state ? (run as unknown as RunRow) : undefined
}

/** The job's context as the person who asked for it: their rights, their name in the history. */
export async function asOwner(context: Context, run: Pick<RunRow, 'createdBy'>): Promise<Context> {
  const actor = await findActorById(context.db, run.createdBy)
  return { ...context, actor, source: 'import' }
}

/** Staff by name or number, departments by name or path, as files write them. */
export async function readDirectory(context: Context): Promise<Directory> {
  const staff = await context.db
    .selectFrom('staff')
    .select(['id', 'name', 'number'])
    .where('isActive', '=', true)
    .execute()
  const departments = await context.db.selectFrom('departments').select(['id', 'name']).execute()
  const posts = await context.db.selectFrom('posts').select(['id', 'title']).execute()
  const people = new Map<string, string | 'ambiguous'>()
  for (const { id, name, number } of staff) {
    const folded = foldText(name)
    people.set(folded, people.has(folded) ? 'ambiguous' : id)
    if (number !== null) people.set(foldText(number), id)
  }
  const titles = new Map(posts.map((one) => [foldText(one.title), one.id]))
  const places = new Map(departments.map((one) => [foldText(one.name), one.id]))
  return {
    person(name) {
      const found = people.get(foldText(name))
      return found === undefined ? 'unknown' : found === 'ambiguous' ? 'ambiguous' : { id: found }
    },
    post: (title) => titles.get(foldText(title)),
    department: (name) => places.get(foldText(name)) ?? places.get(foldText(name.split(/[/／>－-]/).at(-1) ?? '')),
  }
}

/** Whether the person asked to stop meanwhile. */
export async function isStopAsked(context: Context, run: Pick<RunRow, 'id'>): Promise<boolean> {
  const row = await context.db
    .selectFrom('importRuns')
    .select('cancelRequested')
    .where('id', '=', run.id)
    .executeTakeFirst()
  return row?.cancelRequested === true
}

/**
 * Keeps why a run could not go on, in words for the person, and puts it back into the state it can go on from: all rows
 * of one that stays rehearsed or written are done.
 */
export async function failRun(context: Context, run: RunRow, fault: AppError, state: RunState): Promise<void> {
  if (fault.kind === 'broken') context.log.error({ err: fault.cause ?? fault, run: run.id }, 'import failed')
  await finishRun(context, run, {
    state,
    rowsDone: state === 'mapping' ? 0 : (run.rowsTotal ?? 0),
    cancelRequested: false,
    failure: { code: fault.code, message: context.t(fault.code, fault.params) },
  })
}

/** Whether the person asked to stop or the server is stopping. Asked to stop: the run is left without a trace. */
export async function stopIfAsked(context: Context, run: RunRow, signal: AbortSignal): Promise<boolean> {
  // A stopping server throws: the job counts as unfinished and is run again by the next process.
  signal.throwIfAborted()
  if (!(await isStopAsked(context, run))) return false
  await context.db.deleteFrom('importRows').where('runId', '=', run.id).execute()
  await finishRun(context, run, { state: 'cancelled', counts: null, rowsDone: 0 })
  return true
}

/** Shows progress on open screens and keeps it for those that open later. */
export async function tellProgress(
  context: Context,
  run: RunRow,
  rowsDone: number,
  counts?: Partial<Record<Verdict, number>>,
): Promise<void> {
  await context.db
    .updateTable('importRuns')
    .set({ rowsDone, ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }) })
    .where('id', '=', run.id)
    .execute()
  await context.news('import', { id: run.id, rowsDone }, run.createdBy)
}

export async function finishRun(context: Context, run: RunRow, change: Record<string, unknown>): Promise<void> {
  const { counts, failure, ...rest } = change
  await context.db
    .updateTable('importRuns')
    .set((eb) => ({
      ...(rest as object),
      ...(counts === undefined ? {} : { counts: counts === null ? null : JSON.stringify(counts) }),
      ...(failure === undefined ? {} : { failure: failure === null ? null : JSON.stringify(failure) }),
      version: eb('version', '+', 1),
      updatedAt: new Date(context.now).toISOString(),
    }))
    .where('id', '=', run.id)
    .execute()
  await context.news('import', { id: run.id, state: change['state'] }, run.createdBy)
}
