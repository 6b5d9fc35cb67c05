import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { CadencePlan, CadenceRepeat, CadenceTrack } from '#platform/core/pack-cadences.ts'
import { addDays } from '#platform/core/time.ts'
import { monthsEach, periodOf } from '../rules.ts'
import { anchorsSql, periodAnchorsSql, type Shapes, type Sql, type Within } from './anchors/queries.ts'
import { roleSql, staffSql } from './owners/queries.ts'
import { lateKnownDays, makeUpDays, originPrefix, type Rule } from './rules.ts'

/** One track of a rule, and how far to look. */
export type Wanted = {
  rule: Rule
  track: CadenceTrack
  replacers: readonly Rule[]
  shapes: Shapes
  today: string
  /** Due up to this day. */
  upTo: string
  within?: Within
  /** Only what the next edition of the track would have let fall due before today: it stays with this one. */
  keptFrom?: CadenceTrack | undefined
  /** Of a rule that goes by periods: a day of the one meant, where that is not the one that runs. */
  periodOn?: string | undefined
  /** Whatever fell due, however long ago: to compare editions. */
  isUnbounded?: boolean
}

/** Every day with its place among the working days, as a part of a `with`. */
const daysSql = (from: string, to: string): Sql => sql`days as materialized (
  select day, is_working, count(*) filter (where is_working) over (order by day) as ord, max(day) filter (where is_working) over (order by day) as worked
  from (select d::date as day, coalesce(w.is_working, extract(isodow from d) < 6) as is_working
    from generate_series(${from}::date, ${to}::date, interval '1 day') d left join work_days w on w.day = d::date) one)`

/** How a plan counts from `a.anchor_on`: SQL twin of dueOn in rules.ts, as joins so that a million rows are one pass. */
function counting(counted: CadencePlan['days']): { joins: Sql; due: Sql; next: Sql; after: Sql } {
  if (counted === 'calendar')
    return {
      joins: sql``,
      due: sql`(a.anchor_on + s.days)`,
      next: sql`(a.anchor_on + s.next_days)`,
      after: sql`(a.anchor_on + s.after_days)`,
    }
  const nth = (days: Sql) => sql`f.ord + greatest(${days}, case when f.is_working then 0 else 1 end)`
  return {
    joins: sql`join days f on f.day = a.anchor_on join days t on t.is_working and t.ord = ${nth(sql`s.days`)}
      left join days u on u.is_working and u.ord = ${nth(sql`s.next_days`)} left join days v on v.is_working and v.ord = ${nth(sql`s.after_days`)}`,
    due: sql`t.day`,
    next: sql`u.day`,
    after: sql`v.day`,
  }
}

// Eight hundred days back reach over every plan there is; ahead lies no further than a year and a bit.
const daysBack = 800
const daysAhead = 460

/**
 * The occurrences of a track that should be there and are not yet: their origin, due day and owner. The body of a
 * `with` whose last part is `wanted`; the same text makes the tasks, rehearses a change and counts.
 */
export function wantedSql(context: Pick<Context, 'actor' | 'now'>, asked: Wanted): Sql {
  const { rule, track, today, upTo } = asked
  const { plan } = rule
  const due = track.repeat === undefined ? stepsSql(context, asked) : repeatSql(context, asked, track.repeat)
  const lower = lowerSql(asked)
  // A period is open from its first day, however far its last one is.
  const reach = plan.anchor.kind === 'period' ? sql`true` : sql`d.plain_due_on <= ${upTo}::date`
  // One that another visit took along is there, whatever became of that visit since; if it fell away, this one does not.
  const isAlone =
    plan.sameDay === 'merge'
      ? sql`not exists (select 1 from tasks t where t.customer_id = w.customer_id and t.state <> 'lapsed' and t.links @> ${joinedSql(sql`w.origin`)})`
      : sql`true`
  const isMadeUp = plan.past === 'makeUp' && asked.isUnbounded !== true
  return sql`${daysSql(addDays(today, -daysBack), addDays(today, daysAhead))}, ${staffSql},
    due as (${due}),
    held as (select d.*, ${isMadeUp ? sql`greatest(d.plain_due_on, ${rule.inForceOn}::date)` : sql`d.plain_due_on`} as due_on,
      ${originPrefix(rule.id)} || d.subject || ':' || d.anchor || ':' || ${`${track.key}.`} || d.key as origin
      from due d where ${reach} and (d.end_on is null or d.plain_due_on <= d.end_on) and ${lower}),
    wanted as (select w.*, ${roleSql(track.role)} as owner_id from held w
      where not exists (select 1 from tasks t where t.origin = w.origin) and ${isAlone}
        and not exists (select 1 from cadence_pauses p where p.customer_id = w.customer_id and (p.cadence_id is null or p.cadence_id = ${rule.id})
          and w.due_on between p.from_on and coalesce(p.until_on, 'infinity')))`
}

/** The link by which a task says that it took another occurrence along. */
export const joinedSql = (origin: Sql): Sql =>
  sql`jsonb_build_array(jsonb_build_object('kind', 'cadence', 'origin', ${origin}))`

/** What fell due before the edition came into force belongs to the edition before, unless it is made up for. */
function lowerSql({ rule, isUnbounded, keptFrom }: Wanted): Sql {
  if (isUnbounded === true || keptFrom !== undefined) return sql`true`
  const { past, anchor } = rule.plan
  if (past === 'makeUp' && (anchor.kind === 'lastContact' || anchor.kind === 'lastTrade')) return sql`true`
  const from = past === 'makeUp' ? addDays(rule.inForceOn, -makeUpDays) : rule.inForceOn
  return sql`d.plain_due_on >= greatest(${from}::date, d.known_on - ${lateKnownDays}::int)`
}

function stepsSql(context: Pick<Context, 'actor' | 'now'>, asked: Wanted): Sql {
  const { rule, track, replacers, shapes, today, within = {}, keptFrom } = asked
  const { days } = rule.plan
  const steps = (track.steps ?? []).flatMap((step, at) =>
    step.days === null ? [] : [{ ...step, days: step.days, nth: at + 1 }],
  )
  const rows = steps.map(({ key, nth, days: n, purpose, means }, at) => {
    const after = steps[at + 1]?.days ?? null
    const next = keptFrom?.steps?.find((one) => one.key === key)?.days ?? null
    return sql`(${key}::text, ${nth}::int, ${n}::int, ${purpose.zh}::text, ${means}::text, ${next}::int, ${after}::int)`
  })
  const unit = days === 'working' ? 'workingDay' : 'day'
  const { joins, due, next, after } = counting(days)
  const kept = keptFrom === undefined ? sql`true` : sql`${next} < ${today}::date and ${due} >= ${today}::date`
  const values = rows.length === 0 ? [sql`(null::text, 0, 0, null::text, null::text, 0, 0)`] : rows
  return sql`select a.*, s.key, s.nth, s.title, s.means, s.days as every, ${unit}::text as unit, ${due} as plain_due_on, ${after} as next_on
    from (${anchorsSql(context, { rule, replacers, shapes, within, today })}) a
      cross join (values ${sql.join(values)}) s(key, nth, days, title, means, next_days, after_days) ${joins}
    where s.key is not null and ${kept}`
}

function repeatSql(context: Pick<Context, 'actor' | 'now'>, asked: Wanted, repeat: CadenceRepeat): Sql {
  const { rule, replacers, shapes, today, upTo, within = {}, periodOn = today } = asked
  const { plan } = rule
  const every = repeat.every ?? 0
  const given = { rule, replacers, shapes, within, today }
  const act = sql`${repeat.key}::text as key`
  const rest = sql`${repeat.purpose.zh}::text as title, ${repeat.means}::text as means, ${every}::int as every, ${repeat.unit}::text as unit`
  if (every < 1)
    return sql`select a.*, ${act}, 1 as nth, ${rest}, null::date as plain_due_on, null::date as next_on from (${anchorsSql(context, given)}) a where false`
  const months = monthsEach(repeat)
  if (plan.anchor.kind === 'period') {
    const period = periodOf(periodOn, months ?? 1)
    const due =
      plan.days === 'working' ? sql`(select worked from days where day = ${period.to}::date)` : sql`${period.to}::date`
    return sql`select a.*, ${act}, 1 as nth, ${rest}, ${due} as plain_due_on, ${periodOf(addDays(period.to, 1), months ?? 1).to}::date as next_on from (${periodAnchorsSql(context, given, period)}) a where ${period.from}::date <= ${upTo}::date`
  }
  const span =
    months === undefined
      ? sql`${every * (repeat.unit === 'week' ? 7 : 1)}::int`
      : sql`make_interval(months => ${months}::int)`
  const isMoving = plan.anchor.kind === 'lastContact' || plan.anchor.kind === 'lastTrade'
  const first = isMoving ? sql`1` : firstNth(months, every, repeat.unit, today)
  // Within the lead a repeat comes round three times at most, unless it is every few days.
  const last = isMoving ? sql`1` : sql`least(${repeat.times ?? 100_000}::int, ${first} + 14)`
  const day = months === undefined ? sql`(a.anchor_on + ${span} * n.nth)` : sql`(a.anchor_on + ${span} * n.nth)::date`
  const again =
    months === undefined ? sql`(a.anchor_on + ${span} * (n.nth + 1))` : sql`(a.anchor_on + ${span} * (n.nth + 1))::date`
  const [due, after, joins] =
    plan.days === 'working'
      ? [
          sql`coalesce(f.worked, ${day})`,
          sql`coalesce(g.worked, ${again})`,
          sql`left join days f on f.day = ${day} left join days g on g.day = ${again}`,
        ]
      : [day, again, sql``]
  // After a contact or a trade everything counts anew; the last of a number of times has none after it.
  const next = isMoving ? sql`null::date` : sql`case when n.nth < ${repeat.times ?? 100_000}::int then ${after} end`
  return sql`select a.*, ${isMoving ? act : sql`${repeat.key} || '-' || n.nth as key`}, n.nth, ${rest}, ${due} as plain_due_on, ${next} as next_on
    from (${anchorsSql(context, given)}) a cross join lateral generate_series(${first}, ${last}) n(nth) ${joins}`
}

/** The first time that can still be due: earlier ones are done or belong to the past. */
function firstNth(months: number | undefined, every: number, unit: string, today: string): Sql {
  if (months === undefined)
    return sql`greatest(1, (${today}::date - a.anchor_on) / ${every * (unit === 'week' ? 7 : 1)}::int)`
  return sql`greatest(1, ((extract(year from age(${today}::date, a.anchor_on)) * 12 + extract(month from age(${today}::date, a.anchor_on))) / ${months}::int)::int)`
}
