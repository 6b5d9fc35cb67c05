import { sql } from 'kysely'
import { giveCustomers } from '#domain/archives/keeping/giving/commands.ts'
import { noteEvents } from '#domain/journal/writing/commands.ts'
import type { Context } from '#domain/kit.ts'
import { lapseTasks, moveTasks } from '#domain/tasks/making/commands.ts'
import { newId } from '#platform/core/ids.ts'
import type { poolMoveKinds } from '../schema.ts'

type Kind = keyof typeof poolMoveKinds
type Release = { ids: readonly string[]; from: string; reason: string; kind: 'fell' | 'givenBack'; ruleId?: string }

/**
 * Lets customers of one person go into the pool. What was promised is not lost: their open tasks stay, without an owner,
 * where the superior sees them. @returns ids of those that went
 */
export async function release(context: Context, { ids, from, reason, kind, ruleId }: Release): Promise<string[]> {
  const actId = newId()
  const went = await giveCustomers(
    context,
    ids.map((id) => ({ id, to: null })),
    { from, reason, actId },
  )
  const gone = went.map((one) => one.id)
  if (gone.length === 0) return []
  for (const id of gone) await lapseTasks(context, { originsLike: `pool:remind:${id}:%` }, reason)
  await moveTasks(context, { customerIds: gone, ownerId: from }, null, { reason, actId })
  await note(context, gone, { kind, from, to: null, reason, ruleId: ruleId ?? null })
  return gone
}

type Take = { ids: readonly string[]; to: string; reason: string; kind: 'claimed' | 'assigned' }

/** Gives customers of the pool to somebody, with the tasks that waited. @returns ids of those that went */
export async function take(context: Context, { ids, to, reason, kind }: Take): Promise<string[]> {
  const actId = newId()
  const went = await giveCustomers(
    context,
    ids.map((id) => ({ id, to })),
    { from: null, reason, actId },
  )
  const taken = went.map((one) => one.id)
  if (taken.length === 0) return []
  await moveTasks(context, { customerIds: taken, ownerId: null }, to, { reason, actId })
  await context.job('followUps.ownersChanged', { customerIds: taken, reason, actorId: context.actor.id })
  await note(context, taken, { kind, from: null, to, reason, ruleId: null })
  return taken
}

type Move = { kind: Kind; from: string | null; to: string | null; reason: string; ruleId: string | null }

async function note(context: Context, ids: readonly string[], move: Move): Promise<void> {
  const moves = ids.map((id) => ({
    id: newId(),
    customer_id: id,
    kind: move.kind,
    from_id: move.from,
    to_id: move.to,
    reason: move.reason,
    rule_id: move.ruleId,
    moved_at: context.now.toISOString(),
    moved_by: context.actor.id,
  }))
  await sql`insert into pool_moves select * from jsonb_populate_recordset(null::pool_moves, ${JSON.stringify(moves)}::jsonb)`.execute(
    context.db,
  )
  const { rows } = await sql<{ name: string }>`select name from staff where id = ${move.to ?? move.from}`.execute(
    context.db,
  )
  const text = context.t(`pool.told_${move.kind}`, { who: rows[0]?.name ?? '', reason: move.reason })
  await noteEvents(
    context,
    moves.map((one) => ({ customerId: one.customer_id, category: 'note', text, eventKey: `pool:${one.id}` })),
  )
}
