import type { Context } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import type { Prepared } from '../rules.ts'

type Act = { reason?: string | null; actId?: string | null; carriesTasks?: boolean }

/** Tasks are a later noun: what follows for them is told through the queue, inside this transaction. */
export async function tellTasks(context: Context, changed: readonly Prepared[], act: Act): Promise<void> {
  const rerouted = changed.filter((one) => one.diff['avoidedMeans'] !== undefined).map((one) => one.next.id)
  if (rerouted.length > 0) await context.job('task.reroute', { ids: rerouted })
  if (act.carriesTasks !== true) await tellOwners(context, changed, act)
}

/** What is open at a customer follows it to whoever has it now. */
async function tellOwners(context: Context, changed: readonly Prepared[], act: Act): Promise<void> {
  const moves = changed.flatMap(({ before, next, diff }) =>
    diff['ownerId'] === undefined ? [] : [{ id: next.id, from: before?.ownerId ?? null }],
  )
  if (moves.length === 0) return
  // Named even where the act has no name of its own: a task that moved without one was given by hand.
  const actId = act.actId ?? context.actId ?? newId()
  await context.job('task.followOwner', { moves, reason: act.reason || null, actId, actorId: context.actor.id })
}
