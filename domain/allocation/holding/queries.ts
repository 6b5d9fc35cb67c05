import { type RawBuilder, sql } from 'kysely'
import { namesSql, staffKeys } from '#domain/archives/keeping/naming/queries.ts'
import { handedKinds } from '#domain/collecting/rules.ts'
import { cardsSql, type Place, presentPlaces } from '#domain/forms/custody/naming/queries.ts'
import type { Context } from '#domain/kit.ts'
import { type Counts, type HeldKind, heldKindKeys } from '../handing-over/schema.ts'

export type HeldThing = { id: string; name: string; customerId: string | null }
type HeldNamed = HeldThing & { customerName: string | null }

/** Where archives and forms name colleagues beside the owner. */
type Places = { keys: string[]; cards: Place[] }

async function readPlaces(context: Pick<Context, 'db'>): Promise<Places> {
  return { keys: await staffKeys(context), cards: await presentPlaces(context) }
}

/** Which form a paper is: a number alone says nothing to a successor. Whose it is stands beside it. */
const paperName = sql`concat_ws(' ', r.number, (select d.definition -> 'title' ->> 'zh' from form_definitions d
  where d.id = r.definition_id),
  nullif(r.title, (select c.name from customers c where c.id = r.customer_id)))`

/** Everything of one kind that a person holds, as SQL giving id, name and customer. */
function heldSql(kind: HeldKind, staffId: string, places: Places): RawBuilder<unknown> {
  switch (kind) {
    case 'customer':
      return sql`select c.id, c.name, c.id as customer_id from customers c where c.owner_id = ${staffId} and c.merged_into is null`
    case 'task':
      return sql`select t.id, t.title as name, t.customer_id from tasks t where t.owner_id = ${staffId} and t.state = 'open' and t.kind <> 'handOver'`
    case 'paper':
      return sql`select r.id, ${paperName} as name, r.customer_id from form_records r
        where r.holder_id = ${staffId} and r.state not in ('draft', 'voided')
          and not exists (select from collections k where k.record_id = r.id and k.state = 'signed')`
    case 'draft':
      return sql`select r.id, ${paperName} as name, r.customer_id from form_records r where r.owner_id = ${staffId} and r.state = 'draft'`
    // One that was handed in and is a paper is held as that paper.
    case 'collection':
      return sql`select k.id, concat_ws(' ', k.number, k.name) as name, k.customer_id from collections k
        where (k.collector_id = ${staffId} and k.state in ('draft', 'signed') and k.kind = any(${[...handedKinds]}::text[]))
          or (k.record_id is null and ((k.handed_to = ${staffId} and k.state = 'handedOver') or (k.keeper_id = ${staffId} and k.state = 'kept')))`
    case 'contract':
      return sql`select k.id, concat_ws(' ', k.number, k.title) as name, k.customer_id from contracts k
        where k.owner_id = ${staffId} and k.ended_on is null`
    case 'restoration':
      return sql`select r.id, r.subject as name, r.customer_id from restorations r where r.responsible_id = ${staffId} and r.restored_at is null`
    case 'named':
      return sql`select c.id, c.name, c.id as customer_id from customers c where ${namesSql(places.keys, staffId)} and c.merged_into is null`
    case 'card':
      return cardsSql(places.cards, staffId)
    case 'keeping':
      return sql`select r.id, ${paperName} as name, r.customer_id from form_records r
        where r.keeper_id = ${staffId} and r.holder_id <> ${staffId} and r.state not in ('draft', 'voided')`
    case 'leading':
      return sql`select k.id, concat_ws(' ', k.number, k.title) as name, k.customer_id from contracts k
        where k.leader_id = ${staffId} and k.ended_on is null`
    case 'department':
      return sql`select d.id, d.name, null::uuid as customer_id from departments d where d.keeper_id = ${staffId}`
    case 'duty':
      return sql`select u.id, coalesce(u.name, u.key) as name, null::uuid as customer_id from duties u where u.owner_id = ${staffId}`
  }
}

/** How much of each kind a person holds; kinds of which there is nothing are left out. */
export async function countHeld(context: Pick<Context, 'db'>, staffId: string): Promise<Counts> {
  const places = await readPlaces(context)
  const counted = heldKindKeys.map(
    (kind) => sql`select ${kind} as kind, count(*)::int as n from (${heldSql(kind, staffId, places)}) held`,
  )
  const { rows } = await sql<{ kind: HeldKind; n: number }>`${sql.join(counted, sql` union all `)}`.execute(context.db)
  return Object.fromEntries(rows.filter((row) => row.n > 0).map((row) => [row.kind, row.n]))
}

/** Hand-overs a person received and has not confirmed: nobody else can say that what came to them was there. */
export async function countReceipts(context: Pick<Context, 'db'>, staffId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from hand_over_receipts r join hand_overs h on h.id = r.hand_over_id
    where r.to_id = ${staffId} and r.confirmed_at is null and h.state = 'done'`.execute(context.db)
  return rows[0]?.n ?? 0
}

/** Who has not confirmed yet what a person handed over: until then it is not in (ALC-06). */
export async function namesAwaited(context: Pick<Context, 'db'>, staffId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select s.name from hand_over_receipts r
    join hand_overs h on h.id = r.hand_over_id join staff s on s.id = r.to_id
    where h.from_id = ${staffId} and r.confirmed_at is null and h.state in ('running', 'done')
    order by h.id, s.sort_key, s.id`.execute(context.db)
  return rows.map((row) => row.name)
}

/** What a person holds of one kind, named; the first `most` of them. */
export async function listHeld(
  context: Pick<Context, 'db'>,
  kind: HeldKind,
  staffId: string,
  most: number,
): Promise<HeldNamed[]> {
  const places = await readPlaces(context)
  const { rows } =
    await sql<HeldNamed>`select held.id, coalesce(left(held.name, 300), '') as name, held.customer_id, c.name as customer_name
      from (${heldSql(kind, staffId, places)}) held left join customers c on c.id = held.customer_id order by held.name, held.id limit ${most}`.execute(
      context.db,
    )
  return rows
}
