import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { refuseClosedFields } from '#domain/archives/search/listing/rules.ts'
import { type Context, query } from '#domain/kit.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { compileCondition, likePattern } from '#platform/server/condition-sql.ts'
import { customersInReach } from '../policy.ts'
import { fairnessQueries } from './fairness/queries.ts'
import { activeRules, type Falling, fallingSql, type RuleTerms } from './falling/queries.ts'
import { limitsOf, readLimits, seenToday, standingOf } from './limits/queries.ts'
import { firstTerm, isCoolingDown, terms, withinViews } from './rules.ts'

const limitsShape = z.object({
  holdingCap: z.int().nullable(),
  claimsPerDay: z.int().nullable(),
  viewsPerDay: z.int().nullable(),
  coolDownDays: z.int().nullable(),
})

const poolRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  region: z.string().nullable(),
  tier: z.string().nullable(),
  abc: z.string().nullable(),
  stage: z.string().nullable(),
  lastContactAt: z.string().nullable(),
  lastTradeOn: z.string().nullable(),
  since: z.string(),
  formerOwnerName: z.string().nullable(),
  reason: z.string().nullable(),
  isCoolingDown: z.boolean(),
})

const inPool = sql`c.owner_id is null and c.withdrawn_at is null and c.merged_into is null`
const since = sql`coalesce(c.owner_since, c.created_at)`
const defaultRows = 50

export const listPool = query({
  name: 'pool.list',
  about:
    'Customers nobody looks after, the latest in the pool first; without phones, and not more in a day than the firm allows',
  needs: { right: 'pool.claim' },
  input: z.strictObject({
    condition: conditionSchema.optional(),
    search: z.string().trim().max(100).optional(),
    /** The last one seen: when it came into the pool, and its id. */
    after: z.strictObject({ since: z.string(), id: z.uuid() }).optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(poolRow), isMore: z.boolean(), viewsLeft: z.int().nullable() }),
  async run(context, { condition, search, after, limit = defaultRows }) {
    const { rows } =
      await sql<PoolRow>`select c.id, c.number, c.name, c.kind, c.region, c.tier, c.abc, c.stage, c.last_contact_at, c.last_trade_on,
        ${since} as since, c.former_owner_id, s.name as former_owner_name,
        (select m.reason from pool_moves m where m.customer_id = c.id and m.to_id is null order by m.id desc limit 1) as reason
      from customers c left join staff s on s.id = c.former_owner_id
      where ${inPool} and ${customersInReach(context.actor, 'pool.claim', 'c')} and ${wanted(context, condition)}
        and ${search === undefined || search === '' ? sql`true` : sql`c.name ilike ${likePattern(search, '%', '%')}`}
        and ${after === undefined ? sql`true` : sql`(${since}, c.id) < (${after.since}::timestamptz, ${after.id}::uuid)`}
      order by ${since} desc, c.id desc limit ${limit + 1}`.execute(context.db)
    const { limits } = await readLimits(context)
    const { shown, left } = withinViews(rows.slice(0, limit), await seenToday(context), limits.viewsPerDay)
    context.audit({ kind: 'list', subject: 'customer', ids: shown.map((row) => row.id), detail: { list: 'pool' } })
    const answer = shown.map(({ formerOwnerId, ...row }) => ({
      ...row,
      isCoolingDown: formerOwnerId === context.actor.id && isCoolingDown(row.since, limits.coolDownDays, context.now),
    }))
    return { rows: answer, isMore: rows.length > limit && shown.length === limit, viewsLeft: left }
  },
})

type PoolRow = Omit<z.output<typeof poolRow>, 'isCoolingDown'> & { formerOwnerId: string | null }

function wanted(context: Context, condition: Condition | undefined): RawBuilder<unknown> {
  if (condition === undefined) return sql`true`
  // What is covered in lists must not be found out by asking.
  refuseClosedFields(condition, {})
  return compileCondition(condition, { fields: customer.fields, alias: 'c' }, conditionContext(context))
}

export const readStanding = query({
  name: 'pool.standing',
  about:
    'How the pool stands: how many are in it, what one may still take today, and how many of one’s own fall back tomorrow',
  needs: { right: 'pool.claim' },
  input: z.strictObject({}),
  output: z.object({
    inPool: z.int(),
    holds: z.int(),
    claimedToday: z.int(),
    viewedToday: z.int(),
    fallTomorrow: z.int(),
    /** What applies to the actor; `limits` is what the firm has set for all. */
    mine: limitsShape,
    limits: limitsShape,
    limitsVersion: z.int(),
  }),
  async run(context) {
    const { limits, version } = await readLimits(context)
    const falling = await fallingSql(context, await activeRules(context), addDays(chinaDay(context.now), 1))
    const { rows } = await sql<{ inPool: number; fallTomorrow: number }>`select
      (select count(*)::int from customers c where ${inPool} and ${customersInReach(context.actor, 'pool.claim', 'c')}) as in_pool,
      (select count(*)::int from ${falling} f where f.owner_id = ${context.actor.id}) as fall_tomorrow`.execute(
      context.db,
    )
    const standing = await standingOf(context, context.actor.id)
    const mine = await limitsOf(context, context.actor.id)
    const seen = await seenToday(context)
    return {
      inPool: rows[0]?.inPool ?? 0,
      fallTomorrow: rows[0]?.fallTomorrow ?? 0,
      ...standing,
      viewedToday: seen.size,
      mine,
      limits,
      limitsVersion: version,
    }
  },
})

const fallingRow = z.object({
  id: z.uuid(),
  name: z.string(),
  number: z.string().nullable(),
  ownerId: z.uuid(),
  ownerName: z.string().nullable(),
  ruleId: z.uuid(),
  ruleName: z.string(),
  on: z.string(),
  because: z.enum(terms),
})

const mostNamed = 500

/** Who will fall back until the day, named and counted by day. */
async function forecast(context: Context, rules: readonly RuleTerms[], days: number, whose: RawBuilder<unknown>) {
  const today = chinaDay(context.now)
  const falling = await fallingSql(context, rules, addDays(today, days))
  const { rows: byDay } = await sql<{
    on: string
    count: number
  }>`select greatest(f."on", ${today}::date + 1) as "on", count(*)::int as count
    from ${falling} f where ${whose} group by 1 order by 1`.execute(context.db)
  const { rows } = await sql<
    Falling & { ownerName: string | null }
  >`select f.*, s.name as owner_name from ${falling} f left join staff s on s.id = f.owner_id
    where ${whose} order by f."on", f.id limit ${mostNamed}`.execute(context.db)
  const tomorrow = addDays(today, 1)
  return {
    total: byDay.reduce((sum, one) => sum + one.count, 0),
    byDay,
    rows: rows.map((row) => ({ ...row, on: [row.on, tomorrow].sort().at(-1) ?? tomorrow, because: firstTerm(row) })),
  }
}

const forecastShape = z.object({
  total: z.int(),
  byDay: z.array(z.object({ on: z.string(), count: z.int() })),
  rows: z.array(fallingRow),
})
const days = z.coerce.number().int().min(1).max(60).default(7)

export const forecastPool = query({
  name: 'pool.forecast',
  about: 'Which customers fall back into the pool in the coming days, named with their owner, day, rule and reason',
  needs: { right: 'pool.claim' },
  input: z.strictObject({ days, mine: z.boolean().optional() }),
  output: forecastShape,
  async run(context, { days: ahead, mine = false }) {
    const own = sql`f.owner_id = ${context.actor.id}`
    const whose = mine ? own : sql`(${own} or ${customersInReach(context.actor, 'pool.assign', 'f')})`
    const answer = await forecast(context, await activeRules(context), ahead, whose)
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: answer.rows.map((row) => row.id),
      detail: { list: 'falling' },
    })
    return answer
  },
})

const termsInput = z.strictObject({
  id: z.uuid().optional(),
  name: z.string().max(80).default(''),
  condition: conditionSchema.nullable().default(null),
  idleDays: z.int().min(1).max(3650).nullable().default(null),
  tradeDays: z.int().min(1).max(3650).nullable().default(null),
  contractDays: z.int().min(1).max(3650).nullable().default(null),
  untradedDays: z.int().min(1).max(3650).nullable().default(null),
  protectionDays: z.int().min(0).max(3650).default(0),
})

export const previewRule = query({
  name: 'pool.preview',
  about:
    'What a rule would do before it is saved: with it in place of the one it changes, who falls back in the coming days',
  needs: { right: 'pool.rules' },
  input: z.strictObject({ rule: termsInput, days }),
  output: forecastShape,
  async run(context, { rule, days: ahead }) {
    const others = (await activeRules(context)).filter((one) => one.id !== rule.id)
    const drafted: RuleTerms = { ...rule, id: rule.id ?? context.actor.id, remindDays: 0 }
    return await forecast(context, [...others, drafted], ahead, sql`true`)
  },
})

export const listRules = query({
  name: 'pool.ruleList',
  about: 'The rules of the pool, those in force first',
  needs: { right: 'pool.claim' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        version: z.int(),
        name: z.string(),
        condition: conditionSchema.nullable(),
        idleDays: z.int().nullable(),
        tradeDays: z.int().nullable(),
        contractDays: z.int().nullable(),
        untradedDays: z.int().nullable(),
        protectionDays: z.int(),
        remindDays: z.int(),
        isActive: z.boolean(),
      }),
    ),
  }),
  async run(context) {
    const rows = await context.db
      .selectFrom('poolRules')
      .select(['id', 'version', 'name', 'condition', 'isActive'])
      .select(['idleDays', 'tradeDays', 'contractDays', 'untradedDays', 'protectionDays', 'remindDays'])
      .orderBy('isActive', 'desc')
      .orderBy('id')
      .execute()
    return { rows }
  },
})

export const poolQueries = [listPool, readStanding, forecastPool, previewRule, listRules, ...fairnessQueries] as const
