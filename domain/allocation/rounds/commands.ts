import { sql } from 'kysely'
import { z } from 'zod'
import { refuse } from '#domain/archives/access/queries.ts'
import { giveCustomers } from '#domain/archives/keeping/giving/commands.ts'
import { noteEvents } from '#domain/journal/writing/commands.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, refuseStale, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { moveTasks } from '#domain/tasks/making/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { limitsOf, standingOf } from '../pool/limits/queries.ts'
import { whyNotTake } from '../pool/rules.ts'
import { mostLines, readRepresentatives, waitingCustomers } from './proposing/queries.ts'
import { firmRules, readRound, ruleShape } from './queries.ts'
import { propose } from './rules.ts'
import { allocationRound } from './schema.ts'
import { sealingCommands } from './sealing/commands.ts'

// A sales department.
const mostPeople = 200

export const startRound = command({
  name: 'allocation.start',
  about:
    'Proposes who gets which of the surveyed or chosen customers, by the firm’s rules in their order (ALC-01, ALC-02)',
  needs: { right: 'allocation.run' },
  input: z.strictObject({
    name: z.string().trim().min(1).max(120),
    /** Left out: all that are surveyed and not given out yet. */
    customerIds: z.array(z.uuid()).min(1).max(mostLines).optional(),
    people: z.array(z.uuid()).min(1).max(mostPeople),
    rules: z.array(ruleShape).max(4).optional(),
  }),
  output: saved.extend({ customers: z.int(), undecided: z.int() }),
  async run(context, { name, customerIds, people, rules: given }) {
    // Two rounds begun at once must not give out the same customers.
    await sql`select pg_advisory_xact_lock(hashtext('allocation'))`.execute(context.db)
    const representatives = await readRepresentatives(context, people)
    if (representatives.length !== new Set(people).size) throw invalidField('people', 'customer.no_such_person')
    const customers = await waitingCustomers(context, customerIds)
    if (customerIds !== undefined && customers.length !== new Set(customerIds).size)
      throw new AppError('missing', 'record.missing')
    if (customers.length === 0) throw new AppError('conflict', 'allocation.nothing_waits')
    const rules = given ?? (await firmRules(context))
    const proposals = propose(customers, representatives, rules, chinaDay(context.now))
    const id = newId()
    const departmentId = context.actor.departmentId ?? null
    await context.db
      .insertInto('allocationRounds')
      .values({
        ...stampsOf(context),
        id,
        name,
        state: 'open',
        rules: JSON.stringify(rules),
        people: JSON.stringify(people),
        departmentId,
      })
      .execute()
    const collectors = new Map(customers.map((one) => [one.customerId, one.collectorId]))
    const lines = proposals.map((one) => ({
      id: newId(),
      round_id: id,
      customer_id: one.customerId,
      collector_id: collectors.get(one.customerId) ?? null,
      rule: one.rule,
      facts: one.facts,
      proposed_id: one.to,
      given_id: one.to,
    }))
    await sql`insert into allocation_lines select * from jsonb_populate_recordset(null::allocation_lines, ${JSON.stringify(lines)}::jsonb)`.execute(
      context.db,
    )
    const done = await noteCreation(context, allocationRound, id, { name, departmentId })
    return { ...done, customers: lines.length, undecided: proposals.filter((one) => one.to === null).length }
  },
})

/** An open round within reach, locked at the version the caller saw. */
async function holdRound(context: Context, id: string, version: number) {
  await sql`select 1 from allocation_rounds where id = ${id} for update`.execute(context.db)
  const round = await readRound(context, id)
  if (round.version !== version) await refuseStale(context, allocationRound, id, ['state'])
  if (round.state !== 'open') throw new AppError('conflict', 'allocation.closed')
  return round
}

async function bump(context: Context, id: string, version: number, values: Record<string, unknown>, reason?: string) {
  const row = { id, version, updatedBy: null, ...Object.fromEntries(Object.keys(values).map((key) => [key, null])) }
  return await saveChange(context, allocationRound, row, version, values, { reason })
}

/** Nobody is given more than they may look after: the limit is raised first, where it is seen. */
async function refuseFull(context: Context, roundId: string, lineIds: readonly string[], toId: string): Promise<void> {
  const limits = await limitsOf(context, toId)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from allocation_lines l join customers c on c.id = l.customer_id
    where l.round_id = ${roundId} and c.owner_id is distinct from ${toId} and (l.given_id = ${toId} or l.id = any(${[...lineIds]}::uuid[]))`.execute(
    context.db,
  )
  const standing = await standingOf(context, toId)
  refuse(context, whyNotTake(standing, { ...limits, claimsPerDay: null }, rows[0]?.n ?? 0))
}

export const giveLines = command({
  name: 'allocation.give',
  about:
    'The manager’s word: gives customers of a round to somebody else than proposed, with the reason (ALC-02.5, ALC-03)',
  needs: { right: 'allocation.run' },
  input: z.strictObject({
    ...target,
    lineIds: z.array(z.uuid()).min(1).max(mostLines),
    toId: z.uuid(),
    reason: z.string().trim().min(1).max(500),
  }),
  output: z.object({ given: z.int() }),
  async run(context, { id, version, lineIds, toId, reason }) {
    await holdRound(context, id, version)
    const known = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', '=', toId)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (known === undefined) throw invalidField('toId', 'customer.no_such_person')
    await refuseFull(context, id, lineIds, toId)
    const { rows } = await sql<{
      id: string
    }>`update allocation_lines set given_id = ${toId}, rule = 'judgement', reason = ${reason}
      where round_id = ${id} and id = any(${lineIds}::uuid[]) returning id`.execute(context.db)
    if (rows.length !== new Set(lineIds).size) throw new AppError('missing', 'record.missing')
    context.audit({
      kind: 'change',
      subject: allocationRound.name,
      ids: [id],
      purpose: reason,
      detail: { given: rows.length, toId },
    })
    return { given: rows.length }
  },
})

export const confirmRound = command({
  name: 'allocation.confirm',
  about: 'Gives the customers of a round out as decided, in one act; each finds them in the working list',
  needs: { right: 'allocation.run' },
  input: z.strictObject(target),
  output: saved.extend({ given: z.int() }),
  async run(context, { id, version }) {
    const round = await holdRound(context, id, version)
    if (round.undecided > 0) throw new AppError('conflict', 'allocation.undecided', { n: round.undecided })
    const { rows } = await sql<{ customerId: string; givenId: string; name: string; ownerId: string | null }>`
      select l.customer_id, l.given_id, s.name, c.owner_id from allocation_lines l join staff s on s.id = l.given_id join customers c on c.id = l.customer_id
      where l.round_id = ${id}`.execute(context.db)
    const given = await giveOut(context, round, rows)
    const done = await bump(context, id, version, { state: 'confirmed', confirmedAt: context.now.toISOString() })
    return { ...done, given }
  },
})

type Line = { customerId: string; givenId: string; name: string; ownerId: string | null }

async function giveOut(context: Context, round: { id: string; name: string }, rows: readonly Line[]): Promise<number> {
  const reason = context.t('allocation.round_reason', { round: round.name })
  let given = 0
  const customerIds: string[] = []
  for (const [ownerId, group] of Map.groupBy(rows, (row) => row.ownerId)) {
    const gifts = group.map((row) => ({ id: row.customerId, to: row.givenId }))
    const went = await giveCustomers(context, gifts, { from: ownerId, reason, actId: round.id })
    given += went.length
    customerIds.push(...went.map((one) => one.id))
  }
  for (const [to, group] of Map.groupBy(rows, (row) => row.givenId)) {
    for (const [from, those] of Map.groupBy(group, (row) => row.ownerId)) {
      const ids = those.map((row) => row.customerId)
      await moveTasks(context, { customerIds: ids, ownerId: from }, to, { reason, actId: round.id })
    }
    context.tell('assigned', { count: group.length }, to)
  }
  await context.job('followUps.ownersChanged', { customerIds, reason, actorId: context.actor.id })
  await noteEvents(
    context,
    rows.map((row) => ({
      customerId: row.customerId,
      category: 'note',
      text: context.t('allocation.told', { who: row.name, round: round.name }),
      eventKey: `allocation:${round.id}:${row.customerId}`,
    })),
  )
  return given
}

export const cancelRound = command({
  name: 'allocation.cancel',
  about: 'Drops a round that is not confirmed; its customers wait again',
  needs: { right: 'allocation.run' },
  input: z.strictObject({ ...target, reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, reason }) {
    await holdRound(context, id, version)
    return await bump(context, id, version, { state: 'cancelled' }, reason)
  },
})

export const roundsCommands = [startRound, giveLines, confirmRound, cancelRound, ...sealingCommands] as const
