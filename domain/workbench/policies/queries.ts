import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { has } from '#platform/core/rights.ts'
import { addDays } from '#platform/core/time.ts'
import type { Section } from '../sections/queries.ts'

// A revision is discussed for some weeks before it is due.
const daysAhead = 30

/** Policies whose review is due, for whoever draws them up or approves them (POL-01). */
export function policySections(context: Context, today: string): Record<string, Section> {
  if (!has(context.actor, 'policy.manage') && !has(context.actor, 'policy.approve')) return {}
  return {
    policyReviews: {
      from: sql`policies p`,
      where: sql`p.ended_on is null and p.review_due_on <= ${addDays(today, daysAhead)}::date
        and exists (select 1 from policy_versions v where v.policy_id = p.id and v.state = 'issued')`,
      select: sql`p.id, p.version, null::uuid as "customerId", p.title as name, null::text as kind, p.number,
        null::text as detail, p.review_due_on as "dueOn", null::int as measure`,
      order: sql`p.review_due_on, p.id`,
    },
  }
}
