import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { type Brought, broughtCadences, runsAsBrought } from '../queries.ts'

/**
 * Takes over what the trades bring and the firm does not have yet. A cadence whose numbers are all set is in force from
 * today; one with a number the papers leave open waits for the firm (G-40). What is there stays as the firm has it.
 */
export async function adoptBrought(context: Context): Promise<number> {
  const brought = await broughtCadences(context)
  const { rows } = await sql<{
    id: string
  }>`select id from cadences where id = any(${brought.map((one) => one.id)}::uuid[])`.execute(context.db)
  const known = new Set(rows.map((row) => row.id))
  const missing = brought.filter((one) => !known.has(one.id))
  for (const one of missing) await adopt(context, one)
  return missing.length
}

async function adopt(context: Context, { id, key, pack, name, clauses, policy, plan }: Brought): Promise<void> {
  const isOn = runsAsBrought(plan)
  const at = context.now.toISOString()
  const inForceOn = isOn ? chinaDay(context.now) : null
  const { rows } = await sql<{
    id: string
  }>`insert into cadences (id, created_at, created_by, updated_at, updated_by, key, pack, name, clauses, state, edition, plan, in_force_on, policy)
    values (${id}, ${at}, ${context.actor.id}, ${at}, ${context.actor.id}, ${key}, ${pack}, ${name.zh}, ${[...clauses]}::text[], ${isOn ? 'on' : 'new'}, ${isOn ? 1 : 0},
      ${JSON.stringify(plan)}::jsonb, ${inForceOn}, ${policy ?? null}) on conflict do nothing returning id`.execute(
    context.db,
  )
  if (rows.length === 0 || inForceOn === null) return
  await sql`insert into cadence_editions (cadence_id, edition, name, plan, in_force_on, saved_at, saved_by)
    values (${id}, 1, ${name.zh}, ${JSON.stringify(plan)}::jsonb, ${inForceOn}, ${at}, ${context.actor.id})`.execute(
    context.db,
  )
}
