import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { customersInReach } from '../../policy.ts'
import { readLimits } from '../limits/queries.ts'

// A month is what a manager remembers.
const fairDays = 30
// Everybody of a firm whose staff look after customers.
const mostPeople = 500

/** What a person may hold: set for them, or as the firm has it. */
export const limitsOfPerson = {
  /** Of the person alone; null where the firm's applies. */
  ownCap: z.int().nullable(),
  ownClaims: z.int().nullable(),
  /** 0 before any were set for the person. */
  limitsVersion: z.int(),
}

const row = z.object({
  staffId: z.uuid(),
  name: z.string(),
  holds: z.int(),
  claimed: z.int(),
  assigned: z.int(),
  givenBack: z.int(),
  fell: z.int(),
  traded: z.int(),
  ...limitsOfPerson,
})

export const readFairness = query({
  name: 'pool.fairness',
  about:
    'Per person who holds customers or took and gave in the last 30 days: holds and may hold, claimed, was assigned, gave back, let fall, and how many of the taken have traded since',
  needs: { right: 'pool.assign' },
  input: z.strictObject({}),
  output: z.object({
    since: z.string(),
    firm: z.object({ holdingCap: z.int().nullable(), claimsPerDay: z.int().nullable() }),
    rows: z.array(row),
  }),
  async run(context) {
    const from = addDays(chinaDay(context.now), -fairDays)
    const { limits } = await readLimits(context)
    const { rows } = await sql<
      z.output<typeof row>
    >`with moves as (select * from pool_moves where moved_at >= ${from}::date),
        held as (select owner_id, count(*)::int as n from customers where owner_id is not null and withdrawn_at is null group by 1)
      select s.id as staff_id, s.name, coalesce(h.n, 0) as holds,
        count(*) filter (where m.kind = 'claimed' and m.to_id = s.id)::int as claimed, count(*) filter (where m.kind = 'assigned' and m.to_id = s.id)::int as assigned,
        count(*) filter (where m.kind = 'givenBack' and m.from_id = s.id)::int as given_back, count(*) filter (where m.kind = 'fell' and m.from_id = s.id)::int as fell,
        count(distinct m.customer_id) filter (where m.to_id = s.id and t.last_trade_on >= m.moved_at::date)::int as traded,
        l.holding_cap as own_cap, l.claims_per_day as own_claims, coalesce(l.version, 0) as limits_version
      from staff s left join held h on h.owner_id = s.id left join moves m on s.id in (m.from_id, m.to_id)
        left join customers t on t.id = m.customer_id left join person_limits l on l.staff_id = s.id
      where ${customersInReach(context.actor, 'pool.assign', 's')} and (m.id is not null or (s.is_active and (h.n > 0 or l.id is not null)))
      group by s.id, s.name, h.n, l.id order by claimed desc, holds desc, s.name limit ${mostPeople}`.execute(
      context.db,
    )
    return { since: from, firm: { holdingCap: limits.holdingCap, claimsPerDay: limits.claimsPerDay }, rows }
  },
})

export const fairnessQueries = [readFairness] as const
