import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#domain/kit.ts'
import { tellMoved } from '#domain/tasks/following/commands.ts'
import { moveTasks } from '#domain/tasks/making/commands.ts'
import { newId } from '#platform/core/ids.ts'
import type { CadenceRole } from '#platform/core/pack-cadences.ts'
import { countingStates, leaderSql, type Sql } from '../generating/anchors/queries.ts'
import type { Making } from '../generating/commands.ts'
import { roleSql, staffSql } from '../generating/owners/queries.ts'
import { originPrefix, type Rule } from '../generating/rules.ts'

/**
 * A paper names somebody else now, or has another keeper: open follow-ups of a rule that asks for that person go to
 * them, with the paper as the reason (VIS-24). What is done stays; so does what somebody gave by hand, which was said
 * of that one task.
 */
export async function followNamed(context: Context, making: Making): Promise<void> {
  for (const { key, role } of making.rule.plan.tracks) {
    const now = personSql(role)
    if (now === undefined) continue
    const { rows } = await misplaced(context, making, key, now)
    for (const [to, group] of Map.groupBy(rows, (row) => row.to)) {
      for (const [paperId, those] of Map.groupBy(group, (row) => row.paperId)) {
        const reason = context.t('cadence.named_by', { number: those[0]?.paper ?? '' })
        const ids = those.map((row) => row.id)
        const moved = await moveTasks(context, { ids }, to, { reason, actId: paperId })
        await tellMoved(
          context,
          to,
          moved.map((one) => one.id),
          reason,
        )
      }
    }
  }
}

/** Customers that changed hands: all of them for one reason, by whom; and who hands over, where that was a hand-over. */
export const changedHands = z.object({
  customerIds: z.array(z.uuid()),
  reason: z.string(),
  actorId: z.string(),
  handOver: z.object({ id: z.uuid(), fromId: z.uuid() }).optional(),
})
export type ChangedHands = z.infer<typeof changedHands>

/**
 * The owner of customers changed: what a rule asks of somebody above them, or of a post near them, goes to whoever that
 * is for the new owner (ALC-07, VIS-17, VIS-20). The owner's own went along already. What somebody gave by hand stays,
 * and so does what a hand-over gave by its plan; nothing goes back to whoever is handing over.
 */
export async function followAbove(context: Context, rule: Rule, act: ChangedHands): Promise<void> {
  const actId = newId()
  for (const { key, role } of rule.plan.tracks) {
    if (role.kind === 'owner' || role.kind === 'named') continue
    const rows = await outOfPlace(context, rule, key, role, act)
    for (const [to, group] of Map.groupBy(rows, (row) => row.to)) {
      const ids = group.map((row) => row.id)
      const moved = await moveTasks(context, { ids }, to, { reason: act.reason, actId })
      if (to === act.actorId) continue
      await tellMoved(
        context,
        to,
        moved.map((one) => one.id),
        act.reason,
      )
    }
  }
}

/** Open tasks of a track that are not with whoever plays its part for the customer as it is now. */
async function outOfPlace(context: Context, rule: Rule, track: string, role: CadenceRole, act: ChangedHands) {
  const { customerIds, handOver } = act
  const byPlan =
    handOver === undefined
      ? sql`false`
      : sql`exists (select from record_changes h where h.record_id = t.id and h.entity = 'task' and h.act_id = ${handOver.id})`
  const leader =
    rule.plan.anchor.kind === 'contractSigned'
      ? sql`(select k.leader_id from contracts k where k.id = split_part(t.origin, ':', 3)::uuid) as leader_id`
      : leaderSql
  const { rows } = await sql<{ id: string; to: string }>`with ${staffSql},
    w as (select t.id, t.owner_id, t.customer_id, c.owner_id as customer_owner, c.department_id as customer_department, ${leader},
        (select f.keeper_id from form_records f where f.id = split_part(t.origin, ':', 3)::uuid) as keeper_id
      from tasks t join customers c on c.id = t.customer_id
      where t.customer_id = any(${[...customerIds]}::uuid[]) and ${openOf(rule, track)} and not ${byHand} and not ${byPlan}),
    placed as (select w.*, ${roleSql(role)} as "to" from w)
    select id, "to" from placed where "to" is not null and "to" is distinct from owner_id and "to" is distinct from ${handOver?.fromId ?? null}::uuid`.execute(
    context.db as never,
  )
  return rows
}

/** Open follow-ups of a track, as SQL on tasks `t`. */
const openOf = (rule: Rule, track: string): Sql =>
  sql`t.kind = 'followUp' and t.state = 'open' and t.origin like ${`${originPrefix(rule.id)}%`} and split_part(t.origin, ':', 5) like ${`${track}.%`}`

/** A task that moved without an act of the firm's was given by somebody, who meant that one. */
const byHand: Sql = sql`exists (select from record_changes h where h.record_id = t.id and h.entity = 'task' and h.kind = 'changed' and h.act_id is null and h.diff ? 'ownerId')`

type Misplaced = { id: string; to: string; paperId: string; paper: string }
type Person = { paper: Sql; who: Sql }

/** Open tasks of a track whose owner is not, or no longer, the person a paper says. */
async function misplaced(context: Context, { rule, within }: Making, track: string, { paper, who }: Person) {
  const customer = within?.customerId === undefined ? sql`true` : sql`t.customer_id = ${within.customerId}`
  return await sql<Misplaced>`with w as (
      select t.id, t.owner_id, t.customer_id, c.owner_id as customer_owner, c.department_id as customer_department, r.id as paper_id, coalesce(r.number, r.title) as paper, r.keeper_id
      from tasks t join customers c on c.id = t.customer_id join lateral (${paper}) r on true
      where ${openOf(rule, track)} and ${customer} and not ${byHand}),
    placed as (select w.*, ${who} as "to" from w)
    select id, "to", paper_id, paper from placed where "to" is not null and "to" is distinct from owner_id`.execute(
    context.db as never,
  )
}

/** Whom a paper makes the one to do it, and which paper that is; nothing for a part that is played whatever papers say. */
function personSql(role: CadenceRole): Person | undefined {
  const form = sql`select f.id, f.number, f.title, f.keeper_id from form_records f`
  if (role.kind === 'named')
    return {
      paper: sql`${form} where f.customer_id = t.customer_id and f.form_key = ${role.form} and f.state = any(${countingStates(undefined)}::text[])
        order by f.happened_on desc, f.id desc limit 1`,
      who: roleSql(role),
    }
  if (role.kind === 'post')
    return {
      paper: sql`${form} where f.id::text = split_part(t.origin, ':', 3)`,
      who: sql`(select s.id from staff s join posts p on p.id = s.post_id where s.id = w.keeper_id and s.is_active and (p.key = ${role.post} or p.id::text = ${role.post}))`,
    }
  return undefined
}
