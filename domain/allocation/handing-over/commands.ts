import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { present, refuseStale, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { addTasks, finishTasks } from '#domain/tasks/making/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { receiversOf } from '../leaving/queries.ts'
import { type HandOver, type Item, lockHandOver, moveItems, nextItems, returnItems } from './moving/commands.ts'
import { checkPlan, type Placed, placeAll, planInput, reachPerson } from './planning/queries.ts'
import { addCounts, mayUndo } from './rules.ts'
import { type HeldKind, handOver, handOverKinds, type Plan } from './schema.ts'

// So many go over while one waits, a second or two; more go on in the background.
const atOnce = 500
// A successor looks through what came within the week.
const confirmWithinDays = 7

/** A leaver's archive forms go to whom the firm's paper names (ALC-06). */
async function refuseReceivers(context: Context, staffId: string, placed: readonly Placed[]): Promise<void> {
  const papers = placed.filter((one) => one.kind === 'paper' || one.kind === 'collection')
  if (papers.length === 0) return
  const receivers = await receiversOf(context, staffId)
  if (receivers === undefined) return
  const may = new Set(receivers.map((one) => one.id))
  if (papers.every((one) => may.has(one.to))) return
  const posts = [...new Set(receivers.map((one) => one.post))]
  throw invalidField('plan.papersTo', 'handOver.papers_elsewhere', { posts })
}

export const startHandOver = command({
  name: 'handOver.start',
  about:
    'Hands everything a person holds over to successors as one act: customers, open tasks and promises, forms in hand, contracts, notes (ALC-06, ALC-07, ALC-14)',
  needs: { right: 'handOver.manage' },
  input: z.strictObject({
    staffId: z.uuid(),
    kind: z.enum(Object.keys(handOverKinds) as [keyof typeof handOverKinds]),
    reason: z.string().trim().min(1).max(500),
    plan: planInput,
  }),
  output: saved.extend({ total: z.int(), isDone: z.boolean() }),
  async run(context, { staffId, kind, reason, plan }) {
    await reachPerson(context, staffId)
    // Two people who start at once: the second waits and then finds one under way or nothing left.
    await sql`select 1 from staff where id = ${staffId} for update`.execute(context.db)
    await checkPlan(context, staffId, plan)
    const placed = await placeAll(context, staffId, plan)
    if (placed.length === 0) throw new AppError('conflict', 'handOver.nothing_held')
    if (kind === 'leaving') await refuseReceivers(context, staffId, placed)
    const id = newId()
    await insertHandOver(context, { id, staffId, kind, reason, plan, placed })
    context.audit({
      kind: 'change',
      subject: handOver.name,
      ids: [id, staffId],
      purpose: reason,
      detail: { kind, total: placed.length },
    })
    const isDone = placed.length <= atOnce
    if (isDone) await runStep(context, id, atOnce + 1)
    else await context.job('handOver.run', { id }, { key: `handOver:${id}` })
    return { id, version: 1, total: placed.length, isDone }
  },
})

type ToInsert = { id: string; staffId: string; kind: string; reason: string; plan: Plan; placed: readonly Placed[] }

async function insertHandOver(context: Context, { id, staffId, kind, reason, plan, placed }: ToInsert): Promise<void> {
  await context.db
    .insertInto('handOvers')
    .values({
      id,
      ...stampsOf(context),
      kind: kind as 'leaving',
      fromId: staffId,
      state: 'running',
      plan: JSON.stringify(plan),
      reason,
      total: placed.length,
      done: 0,
    })
    .execute()
  const items = placed.map((one) => ({
    id: newId(),
    hand_over_id: id,
    kind: one.kind,
    record_id: one.id,
    name: one.name,
    customer_id: one.customerId,
    to_id: one.to,
    stayed: false,
  }))
  await sql`insert into hand_over_items select * from jsonb_populate_recordset(null::hand_over_items, ${JSON.stringify(items)}::jsonb)`.execute(
    context.db,
  )
}

/** Does the next things of a hand-over or of its undoing; the last step ends it. @returns whether more is left */
export async function runStep(context: Context, id: string, most: number): Promise<boolean> {
  const held = await lockHandOver(context, id)
  if (held === undefined || (held.state !== 'running' && held.state !== 'undoing')) return false
  const isUndo = held.state === 'undoing'
  const items = await nextItems(context, id, isUndo, most)
  await (isUndo ? returnItems : moveItems)(context, held, items)
  await tellAbove(context, held, isUndo, items)
  const isLast = items.length < most
  const at = context.now.toISOString()
  const ends = isUndo ? sql`state = 'undone', undone_at = ${at}` : sql`state = 'done', finished_at = ${at}`
  await sql`update hand_overs set done = ${held.done + items.length}${isLast ? sql`, ${ends}` : sql``} where id = ${id}`.execute(
    context.db,
  )
  const news = { id, done: held.done + items.length, total: held.total, finished: isLast }
  context.tell('handOver', news, held.orderedBy)
  if (isLast) await (isUndo ? closeReceipts : openReceipts)(context, held)
  return !isLast
}

/** Whoever is above the owners of customers that went has follow-ups with them, too. */
async function tellAbove(context: Context, held: HandOver, isUndo: boolean, items: readonly Item[]): Promise<void> {
  const customerIds = items.flatMap((one) => (one.kind === 'customer' ? [one.recordId] : []))
  if (customerIds.length === 0) return
  await context.job('followUps.ownersChanged', {
    customerIds,
    reason: isUndo ? context.t('handOver.undone_reason') : held.reason,
    actorId: held.orderedBy,
    ...(!isUndo && { handOver: { id: held.id, fromId: held.fromId } }),
  })
}

/** Each successor finds a task: look through what came, and say that it is there. */
async function openReceipts(context: Context, held: HandOver): Promise<void> {
  const { rows } = await sql<{ toId: string; kind: HeldKind; n: number }>`select to_id, kind, count(*)::int as n
    from hand_over_items where hand_over_id = ${held.id} and moved_at is not null group by 1, 2`.execute(context.db)
  const person = await context.db.selectFrom('staff').select('name').where('id', '=', held.fromId).executeTakeFirst()
  for (const toId of new Set(rows.map((row) => row.toId))) {
    const counts = addCounts(rows.filter((row) => row.toId === toId))
    await context.db
      .insertInto('handOverReceipts')
      .values({ id: newId(), handOverId: held.id, toId, counts: JSON.stringify(counts), confirmedAt: null })
      .execute()
    const n = Object.values(counts).reduce((sum, one) => sum + one, 0)
    await addTasks(context, [
      {
        kind: 'handOver',
        title: context.t('handOver.task', { from: person?.name ?? '', n }),
        ownerId: toId,
        dueOn: addDays(chinaDay(context.now), confirmWithinDays),
        origin: `handOver:${held.id}:${toId}`,
        links: [{ kind: 'handOver', id: held.id }],
      },
    ])
    context.tell('handOver', { id: held.id, received: n }, toId)
  }
}

async function closeReceipts(context: Context, held: HandOver): Promise<void> {
  await finishTasks(context, { originsLike: `handOver:${held.id}:%` }, context.t('handOver.undone_reason'))
}

export const undoHandOver = command({
  name: 'handOver.undo',
  about: 'Takes a hand-over back within a day; what somebody changed since stays where it is and is named',
  needs: { right: 'handOver.manage' },
  input: z.strictObject(target),
  output: saved.extend({ isDone: z.boolean() }),
  async run(context, { id, version }) {
    const held = present(await lockHandOver(context, id))
    await reachPerson(context, held.fromId)
    if (held.version !== version) await refuseStale(context, handOver, id, ['state'])
    if (held.state !== 'done') throw new AppError('conflict', 'handOver.not_done')
    if (!mayUndo(held.finishedAt, context.now)) throw new AppError('conflict', 'handOver.too_late')
    const { rows } = await sql<{ isActive: boolean }>`select is_active from staff where id = ${held.fromId}`.execute(
      context.db,
    )
    if (rows[0]?.isActive !== true) throw new AppError('conflict', 'handOver.has_left')
    await sql`update hand_overs set state = 'undoing', done = 0, version = version + 1, updated_at = ${context.now.toISOString()},
      updated_by = ${context.actor.id}, undone_by = ${context.actor.id} where id = ${id}`.execute(context.db)
    context.audit({ kind: 'change', subject: handOver.name, ids: [id, held.fromId], detail: { act: 'undo' } })
    const isDone = held.total <= atOnce
    if (isDone) await runStep(context, id, atOnce + 1)
    else await context.job('handOver.run', { id }, { key: `handOver:${id}` })
    return { id, version: version + 1, isDone }
  },
})

export const confirmHandOver = command({
  name: 'handOver.confirm',
  about:
    'A successor confirms that what was handed over is there; for one who no longer can, whoever runs hand-overs, with the reason',
  needs: 'signed-in',
  input: z.strictObject({
    id: z.uuid(),
    /** In whose place; left out for oneself. */
    inPlaceOf: z.strictObject({ staffId: z.uuid(), reason: z.string().trim().min(1).max(500) }).optional(),
  }),
  output: z.object({ id: z.uuid(), confirmedAt: z.string() }),
  async run(context, { id, inPlaceOf }) {
    if (inPlaceOf !== undefined) await reachPerson(context, inPlaceOf.staffId)
    const toId = inPlaceOf?.staffId ?? context.actor.id
    const receipt = present(
      await context.db
        .selectFrom('handOverReceipts')
        .select(['id', 'confirmedAt'])
        .where('handOverId', '=', id)
        .where('toId', '=', toId)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (receipt.confirmedAt !== null) throw new AppError('conflict', 'handOver.confirmed_already')
    const confirmedAt = context.now.toISOString()
    await context.db.updateTable('handOverReceipts').set({ confirmedAt }).where('id', '=', receipt.id).execute()
    const result =
      inPlaceOf === undefined
        ? context.t('handOver.confirmed_result')
        : context.t('handOver.confirmed_for', { who: context.actor.name, reason: inPlaceOf.reason })
    await finishTasks(context, { originsLike: `handOver:${id}:${toId}` }, result)
    context.audit({
      kind: 'change',
      subject: handOver.name,
      ids: [id, toId],
      purpose: inPlaceOf?.reason,
      detail: { act: 'confirmed' },
    })
    return { id, confirmedAt }
  },
})

export const handingOverCommands = [startHandOver, undoHandOver, confirmHandOver] as const
