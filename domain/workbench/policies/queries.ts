import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { has } from '#platform/core/rights.ts'
import { addDays } from '#platform/core/time.ts'
import type { Section, Whose } from '../sections/queries.ts'

// A revision is discussed for some weeks before it is due.
const daysAhead = 30

/** What the firm’s rules ask: to be read by those they concern, and of whoever keeps them reviews and changes that wait. */
export function policySections(context: Context, whose: Whose, today: string): Record<string, Section> {
  return {
    ...(whose === 'me' && policyReadings(context, today)),
    ...policyReviews(context, today),
    ...cadenceChanges(context),
  }
}

/** Versions in force that the reader has not read yet: a new one asks anew. */
function policyReadings({ actor }: Context, today: string): Record<string, Section> {
  return {
    policyReadings: {
      from: sql`policies p cross join lateral (select v.id, v.edition, v.effective_on from policy_versions v
        where v.policy_id = p.id and v.state = 'issued' and v.effective_on <= ${today}::date
        order by v.effective_on desc, v.edition desc limit 1) f`,
      where: sql`(p.ended_on is null or p.ended_on > ${today}::date)
        and exists (select 1 from staff s where s.id = ${actor.id} and (p.audience is null or p.audience ? s.department_id::text))
        and not exists (select 1 from policy_readings r where r.policy_version_id = f.id and r.staff_id = ${actor.id})`,
      select: sql`p.id, p.version, null::uuid as "customerId", p.title as name, null::text as kind, p.number,
        f.effective_on::text as detail, null::date as "dueOn", f.edition as measure`,
      order: sql`f.effective_on desc, p.id`,
    },
  }
}

/** Changed cadences that wait for whoever may put them in force, and one's own that came back. */
function cadenceChanges(context: Context): Record<string, Section> {
  const mayApprove = has(context.actor, 'cadence.approve')
  if (!mayApprove && !has(context.actor, 'cadence.manage')) return {}
  const waits = mayApprove ? sql`d.proposed_at is not null` : sql`false`
  return {
    cadenceChanges: {
      from: sql`cadences d left join staff s on s.id = d.proposed_by`,
      // Those of a trade that was switched off rest.
      where: sql`(${waits} or (d.returned_reason is not null and d.drafted_by = ${context.actor.id}))
        and (d.pack is null or d.pack = 'core' or exists (select 1 from settings f where f.key = 'firm' and f.value -> 'packs' ? d.pack))`,
      select: sql`d.id, d.version, null::uuid as "customerId", coalesce(d.draft_name, d.name) as name, null::text as kind, null::text as number,
        coalesce(s.name, d.returned_reason) as detail, null::date as "dueOn", (case when d.proposed_at is null then 0 else 1 end)::int as measure`,
      order: sql`d.proposed_at nulls first, d.id`,
    },
  }
}

/** Policies whose review is due, for whoever draws them up or approves them (POL-01). */
function policyReviews(context: Context, today: string): Record<string, Section> {
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
