import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { PoolLimits } from '../schema.ts'

/** Until the firm says otherwise: enough for a working day, too little to copy the pool; a month before it comes back. */
export const usualLimits: PoolLimits = { holdingCap: null, claimsPerDay: 20, viewsPerDay: 200, coolDownDays: 30 }

export async function readLimits(context: Pick<Context, 'db'>): Promise<{ limits: PoolLimits; version: number }> {
  const row = await context.db
    .selectFrom('settings')
    .select(['value', 'version'])
    .where('key', '=', 'pool')
    .executeTakeFirst()
  return { limits: { ...usualLimits, ...(row?.value as Partial<PoolLimits> | undefined) }, version: row?.version ?? 0 }
}

/** The limits of one person: the firm's, and where the manager set others for them, those. */
export async function limitsOf(context: Pick<Context, 'db'>, staffId: string): Promise<PoolLimits> {
  const { limits } = await readLimits(context)
  const own = await context.db
    .selectFrom('personLimits')
    .select(['holdingCap', 'claimsPerDay'])
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  return {
    ...limits,
    holdingCap: own?.holdingCap ?? limits.holdingCap,
    claimsPerDay: own?.claimsPerDay ?? limits.claimsPerDay,
  }
}

export type OwnLimits = { ownCap: number | null; ownClaims: number | null; limitsVersion: number }

/** What was set for each of these people alone. */
export async function readOwnLimits(
  context: Pick<Context, 'db'>,
  staffIds: readonly string[],
): Promise<Map<string, OwnLimits>> {
  const rows = await context.db
    .selectFrom('personLimits')
    .select(['staffId', 'version', 'holdingCap', 'claimsPerDay'])
    .where('staffId', 'in', [...staffIds])
    .execute()
  return new Map(
    rows.map((row) => [
      row.staffId,
      { ownCap: row.holdingCap, ownClaims: row.claimsPerDay, limitsVersion: row.version },
    ]),
  )
}

export type Standing = { holds: number; claimedToday: number }

/** How many customers a person looks after, and how many came out of the pool today by their own hand. */
export async function standingOf(context: Context, staffId: string): Promise<Standing> {
  const today = startOfChinaDay(chinaDay(context.now)).toISOString()
  const { rows } = await sql<Standing>`select
    (select count(*)::int from customers where owner_id = ${staffId} and withdrawn_at is null) as holds,
    (select count(*)::int from pool_moves where to_id = ${staffId} and kind = 'claimed' and moved_at >= ${today}) as claimed_today`.execute(
    context.db,
  )
  return rows[0] ?? { holds: 0, claimedToday: 0 }
}

/** Which customers of the pool the actor has been shown today: the record of looks is what counts them. */
export async function seenToday(context: Context): Promise<Set<string>> {
  const today = startOfChinaDay(chinaDay(context.now)).toISOString()
  const { rows } = await sql<{ id: string }>`select distinct unnest(ids) as id from audit_log
    where actor_id = ${context.actor.id} and operation = 'pool.list' and at >= ${today}`.execute(context.db)
  return new Set(rows.map((row) => row.id))
}
