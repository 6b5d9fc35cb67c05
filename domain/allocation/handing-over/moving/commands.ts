import { sql } from 'kysely'
import { giveCustomers, giveRestorations } from '#domain/archives/keeping/giving/commands.ts'
import { nameOthers } from '#domain/archives/keeping/naming/commands.ts'
import { followPapers, giveCollections, takeSignedBack } from '#domain/collecting/handing-over/giving/commands.ts'
import { giveDrafts, givePapers } from '#domain/forms/custody/giving/commands.ts'
import { nameOnCards } from '#domain/forms/custody/naming/commands.ts'
import { formRecord } from '#domain/forms/schema.ts'
import { noteEvents } from '#domain/journal/writing/commands.ts'
import type { Context } from '#domain/kit.ts'
import { contract } from '#domain/ledgers/contracts/schema.ts'
import { department } from '#domain/people/departments/schema.ts'
import { type Gift, giveTo } from '#domain/people/records/commands.ts'
import { duty } from '#domain/tasks/duties/schema.ts'
import { moveTasks } from '#domain/tasks/making/commands.ts'
import type { HeldKind, Was } from '../schema.ts'

export type Item = {
  id: string
  kind: HeldKind
  recordId: string
  customerId: string | null
  toId: string
  was: Was | null
}
export type HandOver = {
  id: string
  version: number
  fromId: string
  state: 'running' | 'done' | 'undoing' | 'undone'
  reason: string
  total: number
  done: number
  /** In whose name it runs. */
  orderedBy: string
  finishedAt: string | null
}

/** A hand-over locked for its next step. */
export async function lockHandOver(context: Context, id: string): Promise<HandOver | undefined> {
  const { rows } =
    await sql<HandOver>`select id, version, from_id, state, reason, total, done, coalesce(undone_by, created_by) as ordered_by, finished_at
    from hand_overs where id = ${id} for update`.execute(context.db)
  return rows[0]
}

/** The next things to move, kind by kind; customers first, so that what belongs to them follows. */
export async function nextItems(context: Context, handOverId: string, isUndo: boolean, most: number): Promise<Item[]> {
  const open = isUndo
    ? sql`moved_at is not null and undone_at is null and not stayed`
    : sql`moved_at is null and not stayed`
  const { rows } = await sql<Item>`select id, kind, record_id, customer_id, to_id, was from hand_over_items
    where hand_over_id = ${handOverId} and ${open} order by kind, id limit ${most}`.execute(context.db)
  return rows
}

type Act = { from: string; reason: string; actId: string }

/** Gives things of one kind on; says which went. */
async function give(context: Context, kind: HeldKind, gifts: Gift[], act: Act): Promise<Map<string, Was | null>> {
  const plain = (ids: string[]) => new Map(ids.map((id): [string, null] => [id, null]))
  switch (kind) {
    case 'customer':
      return new Map((await giveCustomers(context, gifts, act)).map((one) => [one.id, one.was]))
    case 'task':
      return plain(await giveTasks(context, gifts, act))
    case 'paper': {
      const went = await givePapers(context, gifts, act)
      await followPapers(context, went)
      return plain(went)
    }
    case 'draft':
      return plain(await giveDrafts(context, gifts, act))
    case 'collection': {
      const states = await context.db
        .selectFrom('collections')
        .select(['id', 'state'])
        .where(
          'id',
          'in',
          gifts.map((one) => one.id),
        )
        .execute()
      const went = new Set(await giveCollections(context, gifts, act))
      return new Map(states.filter((row) => went.has(row.id)).map((row) => [row.id, { state: row.state }]))
    }
    case 'contract':
      return plain(await giveTo(context, contract, 'ownerId', gifts, act))
    case 'restoration':
      return plain(await giveRestorations(context, gifts, act.from))
    case 'named':
      return fieldsOf(await nameOthers(context, gifts, act))
    case 'card':
      return fieldsOf(await nameOnCards(context, gifts, act))
    case 'keeping':
      return plain(await giveTo(context, formRecord, 'keeperId', gifts, act))
    case 'leading':
      return plain(await giveTo(context, contract, 'leaderId', gifts, act))
    case 'department':
      return plain(await giveTo(context, department, 'keeperId', gifts, act))
    case 'duty':
      return plain(await giveTo(context, duty, 'ownerId', gifts, act))
  }
}

function fieldsOf(changed: ReadonlyMap<string, string[]>): Map<string, Was> {
  return new Map([...changed].map(([id, keys]) => [id, { keys }]))
}

async function giveTasks(context: Context, gifts: readonly Gift[], { from, reason, actId }: Act): Promise<string[]> {
  const went: string[] = []
  for (const to of new Set(gifts.map((one) => one.to))) {
    const ids = gifts.flatMap((one) => (one.to === to ? [one.id] : []))
    went.push(...(await moveTasks(context, { ids, ownerId: from }, to, { reason, actId })).map((one) => one.id))
  }
  return went
}

/** Moves a handful of things from their holder to whoever the plan gave them to. What was changed meanwhile stays. */
export async function moveItems(context: Context, handOver: HandOver, items: readonly Item[]): Promise<void> {
  const act = { from: handOver.fromId, reason: handOver.reason, actId: handOver.id }
  for (const kind of new Set(items.map((one) => one.kind))) {
    const those = items.filter((one) => one.kind === kind)
    const went = await give(
      context,
      kind,
      those.map((one) => ({ id: one.recordId, to: one.toId })),
      act,
    )
    await noteItems(context, 'moved_at', those, went)
    if (kind === 'customer')
      await tellJournal(
        context,
        handOver,
        those.filter((one) => went.has(one.recordId)),
      )
  }
}

/** Takes things back; only what still is with whoever received it. */
export async function returnItems(context: Context, handOver: HandOver, items: readonly Item[]): Promise<void> {
  const reason = context.t('handOver.undone_reason')
  for (const item of groupsOf(items)) {
    const act = { from: item.toId, reason, actId: handOver.id }
    const gifts = item.items.map((one) => ({ id: one.recordId, to: handOver.fromId }))
    const went = await takeBack(context, item, gifts, act)
    await noteItems(context, 'undone_at', item.items, new Map(went.map((id) => [id, null])))
  }
}

type Group = { kind: HeldKind; toId: string; items: Item[] }

function groupsOf(items: readonly Item[]): Group[] {
  const groups = new Map<string, Group>()
  for (const one of items) {
    const group = groups.get(`${one.kind} ${one.toId}`) ?? { kind: one.kind, toId: one.toId, items: [] }
    group.items.push(one)
    groups.set(`${one.kind} ${one.toId}`, group)
  }
  return [...groups.values()]
}

async function takeBack(context: Context, { kind, toId, items }: Group, gifts: Gift[], act: Act): Promise<string[]> {
  if (kind === 'customer') {
    const places = new Map(items.map((one) => [one.recordId, one.was?.departmentId ?? null]))
    const back = gifts.map((one) => ({ ...one, departmentId: places.get(one.id) ?? null }))
    return (await giveCustomers(context, back, act)).map((one) => one.id)
  }
  if (kind === 'named' || kind === 'card') {
    const keys = new Map(items.map((one) => [one.recordId, one.was?.keys]))
    const back = gifts.map((one) => ({ ...one, keys: keys.get(one.id) }))
    return [...(await (kind === 'named' ? nameOthers : nameOnCards)(context, back, act)).keys()]
  }
  if (kind === 'collection') {
    const signed = items.flatMap((one) => (one.was?.state === 'signed' ? [one.recordId] : []))
    const rest = gifts.filter((one) => !signed.includes(one.id))
    return [...(await takeSignedBack(context, signed, toId)), ...(await give(context, kind, rest, act)).keys()]
  }
  return [...(await give(context, kind, gifts, act)).keys()]
}

async function noteItems(
  context: Context,
  column: 'moved_at' | 'undone_at',
  items: readonly Item[],
  went: ReadonlyMap<string, Was | null>,
): Promise<void> {
  const told = items.map(({ id, recordId }) => ({ id, went: went.has(recordId), was: went.get(recordId) ?? null }))
  const at = context.now.toISOString()
  await sql`update hand_over_items i set ${sql.ref(column)} = case when t.went then ${at}::timestamptz end, stayed = not t.went, was = coalesce(i.was, t.was)
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) t(id uuid, went boolean, was jsonb) where i.id = t.id`.execute(
    context.db,
  )
}

/** Whoever takes over reads in the journal from whom and why. */
async function tellJournal(context: Context, handOver: HandOver, items: readonly Item[]): Promise<void> {
  const people = await context.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [handOver.fromId, ...items.map((one) => one.toId)])
    .execute()
  const nameOf = new Map(people.map((row) => [row.id, row.name]))
  await noteEvents(
    context,
    items.map((one) => ({
      customerId: one.recordId,
      category: 'note',
      text: context.t('handOver.told', {
        from: nameOf.get(handOver.fromId) ?? '',
        to: nameOf.get(one.toId) ?? '',
        reason: handOver.reason,
      }),
      eventKey: `handOver:${handOver.id}:${one.recordId}`,
    })),
  )
}
