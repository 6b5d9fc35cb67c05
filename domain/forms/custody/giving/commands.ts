import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { type Gift, giveTo } from '#domain/people/records/commands.ts'
import { newId } from '#platform/core/ids.ts'
import { readDefinition } from '../../definitions/queries.ts'
import { formRecord } from '../../schema.ts'
import { nameHolders } from '../naming/commands.ts'

type Act = { from: string; reason: string; actId?: string }

/**
 * Puts papers from one hand into others as part of a larger act, such as a leaver's hand-over. Who was their keeper is
 * followed by whoever receives them. @returns ids of those that went
 */
export async function givePapers(context: Context, gifts: readonly Gift[], { from, reason }: Act): Promise<string[]> {
  if (gifts.length === 0) return []
  const moves = gifts.map((one) => ({ ...one, moveId: newId() }))
  const { rows } = await sql<{ id: string; customerId: string | null; definitionId: string }>`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) g(id uuid, "to" uuid, "moveId" uuid)),
      held as (select r.id, given."to", given."moveId" as move_id from form_records r join given on given.id = r.id
        where r.holder_id = ${from} and r.state <> 'voided' order by r.id for update of r),
      moved as (update form_records r set holder_id = held."to", keeper_id = case when r.keeper_id = ${from} then held."to" else r.keeper_id end
        from held where r.id = held.id returning r.id, r.customer_id, r.definition_id),
      noted as (insert into form_movements (id, record_id, kind, from_id, to_id, purpose, moved_at, moved_by)
        select move_id, id, 'handOver', ${from}, "to", ${reason}, ${context.now.toISOString()}, ${context.actor.id} from held)
    select id, customer_id, definition_id from moved`.execute(context.db)
  const ids = rows.map((row) => row.id)
  for (const [definitionId, those] of Map.groupBy(rows, (row) => row.definitionId)) {
    const given = those.map((row) => row.id)
    await nameHolders(context, given, await readDefinition(context, definitionId))
  }
  if (ids.length > 0)
    context.audit({
      kind: 'change',
      subject: formRecord.name,
      ids: [...ids, ...rows.flatMap((row) => row.customerId ?? [])],
      purpose: reason,
      detail: { act: 'handOver' },
    })
  return ids
}

/** Makes others answer for forms begun and not yet handed in: they fill them in and have them in hand. */
export async function giveDrafts(context: Context, gifts: readonly Gift[], act: Act): Promise<string[]> {
  const went = await giveTo(context, formRecord, 'ownerId', gifts, act)
  const moved = new Set(went)
  await givePapers(
    context,
    gifts.filter((one) => moved.has(one.id)),
    act,
  )
  return went
}
