import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { has } from '#platform/core/rights.ts'
import { type Inspection, type Plan, type RunState, runStates, type Verdict } from '../schema.ts'

/** A run as its commands need it. */
export type Run = {
  id: string
  version: number
  state: RunState
  target: string
  inspection: Inspection
  plan: Plan
  sha256: string
  createdBy: string | null
  counts: Partial<Record<Verdict, number>> | null
}

/** Loads a run of the caller for change; people see and steer their own runs, and with `right` those of others too. */
export async function getRun(
  context: Context,
  id: string,
  allowed: readonly RunState[],
  version?: number,
  right?: string,
): Promise<Run> {
  const run = await context.db.selectFrom('importRuns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  const isOwn = run?.createdBy === context.actor.id || context.actor.kind === 'system'
  if (run === undefined || !(isOwn || (right !== undefined && has(context.actor, right))))
    throw new AppError('missing', 'import.missing')
  const state = run.state as RunState
  if (!allowed.includes(state))
    throw new AppError('conflict', 'import.wrong_state', { state: runStates[state][context.language === 'en' ? 1 : 0] })
  if (version !== undefined && version !== run.version)
    throw new AppError('conflict', 'record.stale', { who: context.actor.name, version: run.version })
  return run as unknown as Run
}

/** Keeps a change of a run under its next version. */
export async function saveRun(
  context: Context,
  run: Pick<Run, 'id' | 'version'>,
  change: Record<string, unknown>,
): Promise<{ id: string; version: number }> {
  await context.db
    .updateTable('importRuns')
    .set({
      ...change,
      version: run.version + 1,
      updatedAt: context.now.toISOString(),
      updatedBy: context.actor.id,
    } as never)
    .where('id', '=', run.id)
    .execute()
  return { id: run.id, version: run.version + 1 }
}
