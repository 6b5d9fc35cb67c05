import { type RawBuilder, sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import type { Context } from '#domain/kit.ts'
import { everything } from '#platform/core/conditions.ts'
import type { Fields } from '#platform/core/fields.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import type { Dated } from '../rules.ts'
import type { PoolRule } from '../schema.ts'

export type RuleTerms = Pick<
  PoolRule,
  | 'id'
  | 'name'
  | 'condition'
  | 'idleDays'
  | 'tradeDays'
  | 'contractDays'
  | 'untradedDays'
  | 'protectionDays'
  | 'remindDays'
>

export type Falling = Dated & {
  id: string
  name: string
  number: string | null
  ownerId: string
  departmentId: string | null
  ruleId: string
  ruleName: string
  on: string
}

const chinaDate = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Shanghai')::date`
const since = chinaDate(sql`coalesce(c.owner_since, c.created_at)`)

/** The day each term of a rule comes to, counted from the last event or from when the present owner took over. */
function termsSql(rule: RuleTerms): Record<'idle' | 'trade' | 'contract' | 'untraded', RawBuilder<unknown>> {
  const none = sql`null::date`
  const { idleDays, tradeDays, contractDays, untradedDays } = rule
  return {
    idle: idleDays === null ? none : sql`greatest(${chinaDate(sql`c.last_contact_at`)}, ${since}) + ${idleDays}::int`,
    trade:
      tradeDays === null
        ? none
        : sql`case when c.last_trade_on is not null then greatest(c.last_trade_on, ${since}) + ${tradeDays}::int end`,
    contract:
      contractDays === null
        ? none
        : sql`(select greatest(max(coalesce(k.ended_on, k.to_on)), ${since}) + ${contractDays}::int from contracts k
            where k.customer_id = c.id and k.signed_on is not null having max(coalesce(k.ended_on, k.to_on)) is not null)`,
    untraded:
      untradedDays === null ? none : sql`case when c.last_trade_on is null then ${since} + ${untradedDays}::int end`,
  }
}

/**
 * Every customer the rules will take from its owner up to the day `until`, with the day and the terms: one statement
 * over all customers, however many there are, or over those of one owner. A customer two rules speak of goes by the earlier one.
 */
export async function fallingSql(
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  rules: readonly RuleTerms[],
  until: string,
  ownerId?: string,
): Promise<RawBuilder<unknown>> {
  const { extra } = await readStandard(context)
  const parts = rules.map((rule) => {
    const days = termsSql(rule)
    const target = { fields: customer.fields, alias: 'c', extra: extra as Fields }
    return sql`select c.id, c.name, c.number, c.owner_id, c.department_id, ${rule.id}::uuid as rule_id, ${rule.name}::text as rule_name,
        ${days.idle} as idle_on, ${days.trade} as trade_on, ${days.contract} as contract_on, ${days.untraded} as untraded_on,
        ${since} + ${rule.protectionDays}::int as protected_on
      from customers c where c.owner_id is not null and c.withdrawn_at is null and c.merged_into is null
        and ${ownerId === undefined ? sql`true` : sql`c.owner_id = ${ownerId}`} and ${compileCondition(rule.condition ?? everything, target, conditionContext(context))}`
  })
  if (parts.length === 0)
    return sql`(select null::uuid as id, null::text as name, null::text as number, null::uuid as owner_id, null::uuid as department_id, null::uuid as rule_id,
      null::text as rule_name, null::date as idle_on, null::date as trade_on, null::date as contract_on, null::date as untraded_on, null::date as "on" where false)`
  return sql`(select distinct on (id) * from (select *, greatest(least(idle_on, trade_on, contract_on, untraded_on), protected_on) as "on"
      from (${sql.join(parts, sql` union all `)}) judged where least(idle_on, trade_on, contract_on, untraded_on) is not null) dated
    where "on" <= ${until}::date order by id, "on")`
}

export async function activeRules(context: Pick<Context, 'db'>): Promise<RuleTerms[]> {
  return (await context.db
    .selectFrom('poolRules')
    .select([
      'id',
      'name',
      'condition',
      'idleDays',
      'tradeDays',
      'contractDays',
      'untradedDays',
      'protectionDays',
      'remindDays',
    ])
    .where('isActive', '=', true)
    .orderBy('id')
    .execute()) as RuleTerms[]
}
