import { sql } from 'kysely'
import { handedKinds } from '#domain/collecting/rules.ts'
import { readAbilities } from '#domain/key-accounts/proposing/queries.ts'
import type { Context } from '#domain/kit.ts'
import { customersInReach } from '../../policy.ts'
import { readLimits } from '../../pool/limits/queries.ts'
import type { Representative, ToGive } from '../rules.ts'

// A campaign's worth; more is given out in several rounds.
export const mostLines = 2000

/**
 * Customers whose signed forms are with the manager and who were in no confirmed round: what was surveyed and waits to
 * be given out (ALC-01). With `ids`, those customers instead.
 */
export async function waitingCustomers(context: Context, ids: readonly string[] | undefined): Promise<ToGive[]> {
  const surveyed = sql`exists (select from collections k where k.customer_id = c.id and k.state in ('handedOver', 'kept') and k.kind = any(${[...handedKinds]}::text[]))
      and not exists (select from allocation_lines l join allocation_rounds r on r.id = l.round_id where l.customer_id = c.id and r.state <> 'cancelled')`
  const { rows } = await sql<ToGive>`select c.id as customer_id, c.region,
      coalesce((select k.collector_id from collections k where k.customer_id = c.id and k.signed_at is not null order by k.signed_at limit 1), c.collector_id) as collector_id
    from customers c where c.withdrawn_at is null and c.merged_into is null and ${customersInReach(context.actor, 'allocation.run', 'c')}
      and ${ids === undefined ? surveyed : sql`c.id = any(${[...ids]}::uuid[])`} order by c.region nulls last, c.id limit ${mostLines}`.execute(
    context.db,
  )
  return rows
}

/** The figures rule 4 rests on (ALC-04), and where each one's customers are. */
export async function readRepresentatives(context: Context, ids: readonly string[]): Promise<Representative[]> {
  const abilities = new Map((await readAbilities(context, ids, null)).map((one) => [one.staffId, one]))
  const { limits } = await readLimits(context)
  const { rows } = await sql<{
    id: string
    hiredOn: string | null
    regions: Record<string, number> | null
    holds: number
    cap: number | null
  }>`
    select s.id, s.hired_on, (select jsonb_object_agg(g.region, g.n) from (select c.region, count(*)::int as n from customers c
        where c.owner_id = s.id and c.withdrawn_at is null and c.region is not null group by 1) g) as regions,
      (select count(*)::int from customers c where c.owner_id = s.id and c.withdrawn_at is null) as holds,
      coalesce((select l.holding_cap from person_limits l where l.staff_id = s.id), ${limits.holdingCap}::int) as cap
    from staff s where s.id = any(${[...ids]}::uuid[]) and s.is_active order by s.sort_key, s.id`.execute(context.db)
  return rows.map(({ id, hiredOn, regions, holds, cap }) => {
    const { sales = 0, done = 0, onTime = 0 } = abilities.get(id) ?? {}
    return { id, hiredOn, holds, cap, sales, done, onTime, regions: new Map(Object.entries(regions ?? {})) }
  })
}
