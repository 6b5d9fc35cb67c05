import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { type Gift, giveTo } from '#domain/people/records/commands.ts'
import { recordChanges } from '#platform/server/history.ts'
import { movePapers } from '../../papers/commands.ts'
import { collection } from '../../schema.ts'

type Act = { from: string; reason: string; actId?: string }
type State = 'draft' | 'signed' | 'handedOver' | 'kept'

/** Whose hand a collected form is in follows from where it stands. */
const holders = { draft: 'collectorId', handedOver: 'handedTo', kept: 'keeperId' } as const

/**
 * Gives collected forms over as part of a larger act. What was signed keeps its collector for ever (COL-10), so it goes
 * the way it would have gone: handed over to whoever receives it.
 */
export async function giveCollections(context: Context, gifts: readonly Gift[], act: Act): Promise<string[]> {
  if (gifts.length === 0) return []
  const { rows } = await sql<{ id: string; state: State }>`select id, state from collections
    where id = any(${gifts.map((one) => one.id)}::uuid[])`.execute(context.db)
  const stateOf = new Map(rows.map((row) => [row.id, row.state]))
  const went: string[] = []
  for (const [state, key] of Object.entries(holders)) {
    const those = gifts.filter((one) => stateOf.get(one.id) === state)
    went.push(...(await giveTo(context, collection, key, those, act)))
  }
  const signed = gifts.filter((one) => stateOf.get(one.id) === 'signed')
  went.push(...(await handSigned(context, signed, act.from)))
  await movePapers(context, went)
  return went
}

/** Collected forms follow their papers into the hands these were given to, once they were handed in. */
export async function followPapers(context: Context, recordIds: readonly string[]): Promise<void> {
  await sql`update collections k set version = k.version + 1, updated_at = ${context.now.toISOString()}, updated_by = ${context.actor.id},
      handed_to = case when k.state = 'handedOver' then r.holder_id else k.handed_to end,
      keeper_id = case when k.state = 'kept' then coalesce(r.keeper_id, r.holder_id) else k.keeper_id end
    from form_records r where r.id = any(${[...recordIds]}::uuid[]) and k.record_id = r.id and k.state in ('handedOver', 'kept')`.execute(
    context.db,
  )
}

async function handSigned(context: Context, gifts: readonly Gift[], from: string): Promise<string[]> {
  if (gifts.length === 0) return []
  const at = context.now.toISOString()
  const { rows } = await sql<{
    id: string
  }>`update collections k set state = 'handedOver', handed_over_at = ${at}, handed_to = g."to",
      version = k.version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
    from jsonb_to_recordset(${JSON.stringify(gifts)}::jsonb) g(id uuid, "to" uuid)
    where k.id = g.id and k.state = 'signed' and k.collector_id = ${from} returning k.id`.execute(context.db)
  return rows.map((row) => row.id)
}

/** Takes signed forms back to their collector, where an undone hand-over had given them on. */
export async function takeSignedBack(context: Context, ids: readonly string[], holder: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`update collections k set state = 'signed', handed_over_at = null, handed_to = null,
      version = k.version + 1, updated_at = ${context.now.toISOString()}, updated_by = ${context.actor.id}
    where k.id = any(${[...ids]}::uuid[]) and k.state = 'handedOver' and k.handed_to = ${holder} returning k.id`.execute(
    context.db,
  )
  const went = rows.map((row) => row.id)
  await movePapers(context, went)
  return went
}

/** Puts forms that were handed over into keeping with one person, whoever had them; their papers go with the act this is part of. */
export async function keepCollections(context: Context, ids: readonly string[], keeperId: string): Promise<void> {
  const at = context.now.toISOString()
  const { rows } = await sql<{
    id: string
    version: number
  }>`update collections set state = 'kept', kept_at = ${at}, keeper_id = ${keeperId},
      version = version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
    where id = any(${[...ids]}::uuid[]) and state = 'handedOver' returning id, version`.execute(context.db)
  await recordChanges(
    context,
    rows.map(({ id, version }) => ({
      entity: collection.name,
      recordId: id,
      version,
      kind: 'changed' as const,
      diff: { state: ['handedOver', 'kept'], keeperId: [null, keeperId] },
    })),
  )
  context.audit({ kind: 'change', subject: collection.name, ids: rows.map((row) => row.id), detail: { act: 'kept' } })
}
