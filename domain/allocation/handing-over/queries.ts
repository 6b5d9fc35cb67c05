import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { countHeld, countReceipts, listHeld, namesAwaited } from '../holding/queries.ts'
import { hasLeaversPaper } from '../leaving/queries.ts'
import { peopleInReach } from '../policy.ts'
import { checkPlan, type Placed, placeAll, planInput, planningQueries, reachPerson } from './planning/queries.ts'
import { mayUndo } from './rules.ts'
import { type Counts, type HeldKind, handOverKinds, handOverStates, heldKindKeys } from './schema.ts'

export const countsShape = z.partialRecord(z.enum(heldKindKeys), z.int())

export function countsOf(placed: readonly Placed[]): Counts {
  const counts: Counts = {}
  for (const { kind } of placed) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const shownOfEach = 50

export const readHeld = query({
  name: 'handOver.held',
  about:
    'Everything a person holds: customers, tasks, forms in hand, drafts, contracts — what stands between them and leaving (ALC-06)',
  needs: { right: 'handOver.manage' },
  input: z.strictObject({ staffId: z.uuid() }),
  output: z.object({
    staffId: z.uuid(),
    name: z.string(),
    isActive: z.boolean(),
    counts: countsShape,
    promises: z.int(),
    notes: z.int(),
    /** What came to the person and was not confirmed: it stays theirs to confirm. */
    receipts: z.int(),
    /** Successors who have not confirmed what came to them. */
    awaited: z.array(z.string()),
    /** The firm's own paper on leavers is there to be filled in (F-105). */
    hasPaper: z.boolean(),
    first: z.array(
      z.object({
        kind: z.enum(heldKindKeys),
        id: z.uuid(),
        name: z.string(),
        customerId: z.uuid().nullable(),
        customerName: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { staffId }) {
    const person = await reachPerson(context, staffId)
    const counts = await countHeld(context, staffId)
    const kinds = heldKindKeys.filter((kind) => counts[kind] !== undefined)
    const lists = await Promise.all(kinds.map((kind) => listHeld(context, kind, staffId, shownOfEach)))
    const { rows } = await sql<{ promises: number; notes: number }>`select
      (select count(*)::int from tasks where owner_id = ${staffId} and state = 'open' and kind = 'promise') as promises,
      (select count(*)::int from private_notes where staff_id = ${staffId}) as notes`.execute(context.db)
    const first = lists.flatMap((list, n) => list.map((one) => ({ kind: kinds[n] ?? ('customer' as const), ...one })))
    context.audit({ kind: 'list', subject: 'customer', ids: [staffId], detail: { act: 'held' } })
    return {
      staffId,
      name: person.name,
      isActive: person.isActive,
      counts,
      promises: rows[0]?.promises ?? 0,
      notes: rows[0]?.notes ?? 0,
      receipts: await countReceipts(context, staffId),
      awaited: await namesAwaited(context, staffId),
      hasPaper: await hasLeaversPaper(context),
      first,
    }
  },
})

export const previewHandOver = query({
  name: 'handOver.preview',
  about: 'Who would get how much by a plan; changes nothing',
  needs: { right: 'handOver.manage' },
  input: z.strictObject({ staffId: z.uuid(), plan: planInput }),
  output: z.object({
    total: z.int(),
    counts: countsShape,
    successors: z.array(z.object({ staffId: z.uuid(), name: z.string(), has: z.int(), gets: countsShape })),
  }),
  async run(context, { staffId, plan }) {
    await reachPerson(context, staffId)
    await checkPlan(context, staffId, plan)
    const placed = await placeAll(context, staffId, plan)
    const people = [...new Set([...plan.successors, ...placed.map((one) => one.to)])]
    const { rows } = await sql<{ staffId: string; name: string; has: number }>`select s.id as staff_id, s.name,
      (select count(*)::int from customers c where c.owner_id = s.id and c.withdrawn_at is null) as has
      from staff s where s.id = any(${people}::uuid[]) order by s.sort_key, s.id`.execute(context.db)
    const successors = rows.map((row) => ({ ...row, gets: countsOf(placed.filter((one) => one.to === row.staffId)) }))
    return { total: placed.length, counts: countsOf(placed), successors }
  },
})

const handOverRow = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.enum(Object.keys(handOverKinds) as [keyof typeof handOverKinds]),
  state: z.enum(Object.keys(handOverStates) as [keyof typeof handOverStates]),
  fromId: z.uuid(),
  fromName: z.string(),
  byName: z.string().nullable(),
  reason: z.string(),
  total: z.int(),
  done: z.int(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  mayUndo: z.boolean(),
  stayed: z.int(),
  receipts: z.array(
    z.object({ toId: z.uuid(), toName: z.string(), counts: countsShape, confirmedAt: z.string().nullable() }),
  ),
})
export type HandOverRow = z.output<typeof handOverRow>

const columns = sql`h.id, h.version, h.kind, h.state, h.from_id, f.name as from_name, b.name as by_name, h.reason, h.total, h.done, h.created_at, h.finished_at,
  (select count(*)::int from hand_over_items i where i.hand_over_id = h.id and i.stayed) as stayed,
  coalesce((select jsonb_agg(jsonb_build_object('toId', r.to_id, 'toName', s.name, 'counts', r.counts, 'confirmedAt', r.confirmed_at) order by s.sort_key)
    from hand_over_receipts r join staff s on s.id = r.to_id where r.hand_over_id = h.id), '[]') as receipts`
const from = sql`hand_overs h join staff f on f.id = h.from_id left join staff b on b.id = h.created_by`

/** For who runs it and who receives. */
const withinSight = ({ actor }: Context) => sql`(${peopleInReach(actor, 'handOver.manage', 'f')}
  or exists (select from hand_over_receipts r where r.hand_over_id = h.id and r.to_id = ${actor.id}))`

type Stored = Omit<HandOverRow, 'mayUndo'>

function shown(context: Context, row: Stored): HandOverRow {
  return { ...row, mayUndo: row.state === 'done' && mayUndo(row.finishedAt, context.now) }
}

// Hand-overs are events of a year, not of a day.
const mostListed = 200

export const listHandOvers = query({
  name: 'handOver.list',
  about:
    'Hand-overs of the people within reach and those one receives from, the latest first, with what each successor has confirmed',
  needs: 'signed-in',
  input: z.strictObject({ staffId: z.uuid().optional() }),
  output: z.object({ rows: z.array(handOverRow) }),
  async run(context, { staffId }) {
    const { rows } = await sql<Stored>`select ${columns} from ${from}
      where ${withinSight(context)} and (${staffId ?? null}::uuid is null or h.from_id = ${staffId ?? null})
      order by h.id desc limit ${mostListed}`.execute(context.db)
    return { rows: rows.map((row) => shown(context, row)) }
  },
})

export const getHandOver = query({
  name: 'handOver.get',
  about:
    'One hand-over: how far it is, who confirmed, and every thing with where it went; for who runs it and who receives',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid(), kind: z.enum(heldKindKeys).optional(), stayed: z.boolean().optional() }),
  output: handOverRow.extend({
    isMine: z.boolean(),
    hasPaper: z.boolean(),
    items: z.array(
      z.object({
        kind: z.enum(heldKindKeys),
        recordId: z.uuid(),
        name: z.string(),
        customerId: z.uuid().nullable(),
        customerName: z.string().nullable(),
        toId: z.uuid(),
        toName: z.string(),
        stayed: z.boolean(),
        undoneAt: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { id, kind, stayed }) {
    const me = context.actor.id
    const { rows } = await sql<
      Stored & { runs: boolean }
    >`select ${columns}, ${peopleInReach(context.actor, 'handOver.manage', 'f')} as runs
      from ${from} where h.id = ${id} and ${withinSight(context)}`.execute(context.db)
    const { runs, ...row } = present(rows[0])
    const { rows: items } = await sql<{
      kind: HeldKind
      recordId: string
      name: string
      customerId: string | null
      customerName: string | null
      toId: string
      toName: string
      stayed: boolean
      undoneAt: string | null
    }>`select i.kind, i.record_id, i.name, i.customer_id, c.name as customer_name, i.to_id, s.name as to_name, i.stayed, i.undone_at
      from hand_over_items i join staff s on s.id = i.to_id left join customers c on c.id = i.customer_id
      where i.hand_over_id = ${id} and (${runs} or i.to_id = ${me}) and (${kind ?? null}::text is null or i.kind = ${kind ?? null})
        and (${stayed ?? null}::boolean is null or i.stayed = ${stayed ?? null})
      order by array_position(${[...heldKindKeys]}::text[], i.kind), i.name, i.id limit 500`.execute(context.db)
    const isMine = row.receipts.some((one) => one.toId === me && one.confirmedAt === null)
    return {
      ...shown(context, row),
      isMine,
      hasPaper: row.kind === 'leaving' && (await hasLeaversPaper(context)),
      items,
    }
  },
})

export const handingOverQueries = [readHeld, previewHandOver, listHandOvers, getHandOver, ...planningQueries] as const
