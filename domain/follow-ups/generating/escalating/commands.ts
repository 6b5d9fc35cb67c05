import { type Kysely, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { type Raised, tellRaised } from '#domain/tasks/reminding/raising/commands.ts'
import { chinaDay } from '#platform/core/time.ts'
import { actsOf } from '../../rules.ts'
import { roleSql, staffSql } from '../owners/queries.ts'
import type { Rule } from '../rules.ts'

/**
 * What was not made so many days after it was due goes up to whom its step names (VIS-35): marked once, and told to
 * that person. @returns how many went up
 */
export async function escalateOverdue(context: Context, rule: Rule): Promise<number> {
  const at = context.now.toISOString()
  let raised = 0
  for (const { track, step, repeat } of actsOf(rule.plan)) {
    const act = step ?? repeat
    if (act?.escalate === undefined) continue
    const { days, to } = act.escalate
    // A repeat numbers its times behind its key.
    const made = `cadence:${rule.id}:%:${track.key}.${act.key}${repeat === undefined ? '' : '%'}`
    // A vacant post has nobody above it by name: the owner's superior of the customer hears of it.
    const target =
      to.kind === 'superior'
        ? sql`(select u.superior_id from superiors u where u.id = coalesce(t.owner_id, w.customer_owner))`
        : roleSql(to)
    const { rows } = await sql<Raised>`with ${staffSql},
        late as (select t.id, t.owner_id, t.customer_id from tasks t where t.kind = 'followUp' and t.state = 'open' and t.escalated_at is null
          and t.origin like ${made} and t.due_on + ${days}::int < ${chinaDay(context.now)}::date),
        raised as (select t.id, t.owner_id, (select ${target} from (select c.id as customer_id, c.owner_id as customer_owner, c.department_id as customer_department,
            null::uuid as leader_id, null::uuid as keeper_id from customers c where c.id = t.customer_id) w) as superior from late t)
      update tasks t set escalated_at = ${at} from raised r left join staff o on o.id = r.owner_id where r.id = t.id
        returning t.id, t.title, t.due_on::text as due_on, o.name as who, r.superior as "to"`.execute(
      context.db as unknown as Kysely<unknown>,
    )
    await tellRaised(context, rows)
    raised += rows.length
  }
  return raised
}
