import { type Kysely, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { CadenceTrack } from '#platform/core/pack-cadences.ts'
import { addDays } from '#platform/core/time.ts'
import { anchorsSql, audienceSql, type Shapes, type Sql, termSql } from '../generating/anchors/queries.ts'
import { type Wanted, wantedSql } from '../generating/queries.ts'
import { leadDays, type Rule, replacersOf } from '../generating/rules.ts'

const bare = (context: Context) => context.db as unknown as Kysely<unknown>

/** Two editions of a rule side by side; `old` is absent for one that never was in force. */
export type Editions = { old: Rule | undefined; next: Rule; rules: readonly Rule[]; shapes: Shapes; today: string }

/** What an edition would still make, all tracks together, as a query of its own. */
function occurrences(
  context: Context,
  rule: Rule | undefined,
  { rules, shapes, today }: Editions,
  more: Partial<Wanted>,
): Sql {
  const upTo = more.upTo ?? addDays(today, leadDays)
  const replacers = rule === undefined ? [] : replacersOf(rule, [...rules.filter((one) => one.id !== rule.id), rule])
  const parts = (rule?.plan.tracks ?? [])
    .filter((track) => track.onRequest !== true && isSet(track))
    .map(
      (track) => sql`(with ${wantedSql(context, { rule: rule as Rule, track, replacers, shapes, today, ...more, upTo })}
      select origin, owner_id, due_on, customer_id, anchor_on, title from wanted)`,
    )
  return parts.length === 0 ? none : sql.join(parts, sql` union all `)
}

const none = sql`select ''::text as origin, null::uuid as owner_id, null::date as due_on, null::uuid as customer_id, null::date as anchor_on, ''::text as title where false`
const isSet = ({ steps = [], repeat }: CadenceTrack) => repeat?.every != null || steps.some((one) => one.days !== null)

export type Counted = { dueOn: string; ownerId: string | null; open: number; current: number; proposed: number }

/**
 * How many follow-ups fall due, by day and person, over the next two weeks: those that are there, of all rules, with
 * those this rule would still make now and those it would make after the change.
 */
export async function countDays(context: Context, editions: Editions): Promise<Counted[]> {
  const { old, next, today } = editions
  const [from, to] = [addDays(today, 1), addDays(today, leadDays)]
  const { rows } =
    await sql<Counted>`select due_on, owner_id, sum(o)::int as open, sum(n)::int as current, sum(t)::int as proposed from (
      select due_on, owner_id, count(*) as o, 0 as n, 0 as t from tasks where kind = 'followUp' and state = 'open' and due_on between ${from}::date and ${to}::date group by 1, 2
      union all select due_on, owner_id, 0, count(*), 0 from (${occurrences(context, old, editions, {})}) a where due_on between ${from}::date and ${to}::date group by 1, 2
      union all select due_on, owner_id, 0, 0, count(*) from (${occurrences(context, next, editions, {})}) b where due_on between ${from}::date and ${to}::date group by 1, 2) all_of
    group by 1, 2 order by 1, 2`.execute(bare(context))
  return rows
}

export type Moved = {
  customerId: string
  customerName: string
  ownerName: string | null
  title: string
  anchorOn: string
  before: string | null
  after: string
}

const mostNamed = 100

/** Whom the change brings a follow-up in these two weeks: from which day it moved, or that it is new. */
export async function findMoved(context: Context, editions: Editions): Promise<{ rows: Moved[]; total: number }> {
  const { old, next, today } = editions
  const [from, to] = [addDays(today, 1), addDays(today, leadDays)]
  const before = occurrences(context, old, editions, { upTo: addDays(today, 400), isUnbounded: true })
  const { rows } = await sql<
    Moved & { total: number }
  >`select c.id as customer_id, c.name as customer_name, s.name as owner_name, n.title, n.anchor_on,
      o.due_on as before, n.due_on as after, count(*) over ()::int as total
    from (${occurrences(context, next, editions, {})}) n left join (${before}) o on o.origin = n.origin
      join customers c on c.id = n.customer_id left join staff s on s.id = n.owner_id
    where n.due_on between ${from}::date and ${to}::date and o.due_on is distinct from n.due_on
    order by n.due_on, c.name, n.origin limit ${mostNamed}`.execute(bare(context))
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** Whom the next edition would have wanted visited in the past, and who therefore stay with the old one. */
export async function countKept(context: Context, editions: Editions): Promise<number> {
  const { old, next, today } = editions
  if (old === undefined || next.plan.past === 'makeUp') return 0
  let kept = 0
  for (const track of old.plan.tracks) {
    const keptFrom = next.plan.tracks.find((one) => one.key === track.key)
    if (keptFrom === undefined || track.steps === undefined || track.onRequest === true) continue
    const only = { ...old, plan: { ...old.plan, tracks: [track] } }
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from (${occurrences(context, only, editions, { upTo: addDays(today, 400), keptFrom })}) k`.execute(
      bare(context),
    )
    kept += rows[0]?.n ?? 0
  }
  return kept
}

// Beyond, nobody cares for the exact number; finding it would read every customer.
const ceiling = 10_000

/** Customers a rule applies to at this moment, up to a ceiling, and whether that is all there are. */
export async function countMatched(
  context: Context,
  rule: Rule,
  shapes: Shapes,
  today: string,
): Promise<{ matched: number; isExact: boolean; isAll: boolean }> {
  const { anchor } = rule.plan
  const whom =
    anchor.kind === 'form'
      ? sql`select distinct customer_id from (${anchorsSql(context, { rule, replacers: [], shapes, within: {}, today })}) a`
      : sql`select c.id from customers c where ${audienceSql(context, rule.plan, shapes.extra)} and ${termSql('within' in anchor ? anchor.within : undefined, sql`${today}::date`)}`
  const { rows } = await sql<{
    n: number
    all: number
  }>`select (select count(*)::int from (select 1 from (${whom}) w limit ${ceiling + 1}) x) as n,
    (select count(*)::int from (select 1 from customers c where c.withdrawn_at is null and c.merged_into is null limit ${ceiling + 1}) y) as "all"`.execute(
    bare(context),
  )
  const { n = 0, all = 0 } = rows[0] ?? {}
  return { matched: Math.min(n, ceiling), isExact: n <= ceiling, isAll: n > 0 && n === all }
}
