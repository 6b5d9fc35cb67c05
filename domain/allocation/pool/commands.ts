import { sql } from 'kysely'
import { z } from 'zod'
import { refuse } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { customersInReach } from '../policy.ts'
import { limitsCommands } from './limits/commands.ts'
import { limitsOf, standingOf } from './limits/queries.ts'
import { isCoolingDown, whyNotTake } from './rules.ts'
import { type PoolRule, poolRule } from './schema.ts'
import { release, take } from './standing/commands.ts'

// What one ticks on a screen.
const mostAtOnce = 200
const ids = z.array(z.uuid()).min(1).max(mostAtOnce)
const reason = z.string().trim().min(1).max(500)

type Waiting = { id: string; name: string; formerOwnerId: string | null; since: string }

/** Those of the customers that are in the pool within reach, locked in order; two who want the same one wait for each other. */
async function lockWaiting(context: Context, wanted: readonly string[], right: 'pool.claim' | 'pool.assign') {
  const { rows } = await sql<
    Waiting & { ownerId: string | null }
  >`select c.id, c.name, c.owner_id, c.former_owner_id, coalesce(c.owner_since, c.created_at) as since
    from customers c where c.id = any(${[...wanted]}::uuid[]) and c.withdrawn_at is null and c.merged_into is null and ${customersInReach(context.actor, right, 'c')}
    order by c.id for update of c`.execute(context.db)
  if (rows.length !== new Set(wanted).size) throw new AppError('missing', 'record.missing')
  const taken = rows.find((row) => row.ownerId !== null)
  if (taken !== undefined) throw new AppError('conflict', 'pool.taken', { name: taken.name })
  return rows
}

/** Whoever takes many at once is counted once: two claims of one person wait for each other. */
async function lockTaker(context: Context, staffId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pool'), hashtext(${staffId}))`.execute(context.db)
}

export const claimCustomers = command({
  name: 'pool.claim',
  about: 'Takes customers out of the pool for oneself; of two who want the same one, one gets it',
  needs: { right: 'pool.claim' },
  input: z.strictObject({ ids }),
  output: z.object({ claimed: z.array(z.uuid()) }),
  async run(context, input) {
    const me = context.actor.id
    await lockTaker(context, me)
    const rows = await lockWaiting(context, input.ids, 'pool.claim')
    const limits = await limitsOf(context, me)
    const cooling = rows.find(
      (row) => row.formerOwnerId === me && isCoolingDown(row.since, limits.coolDownDays, context.now),
    )
    if (cooling !== undefined)
      throw new AppError('conflict', 'pool.cooling_down', { name: cooling.name, days: limits.coolDownDays ?? 0 })
    refuse(context, whyNotTake(await standingOf(context, me), limits, rows.length))
    const wanted = rows.map((row) => row.id)
    const claimed = await take(context, {
      ids: wanted,
      to: me,
      reason: context.t('pool.claimed_reason'),
      kind: 'claimed',
    })
    context.tell('pool', { left: claimed.length })
    return { claimed }
  },
})

export const assignFromPool = command({
  name: 'pool.assign',
  about: 'Gives customers of the pool to somebody',
  needs: { right: 'pool.assign' },
  input: z.strictObject({ ids, toId: z.uuid(), reason }),
  output: z.object({ assigned: z.array(z.uuid()) }),
  async run(context, input) {
    await lockTaker(context, input.toId)
    const known = await context.db
      .selectFrom('staff')
      .select('name')
      .where('id', '=', input.toId)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (known === undefined) throw invalidField('toId', 'customer.no_such_person')
    const rows = await lockWaiting(context, input.ids, 'pool.assign')
    const limits = await limitsOf(context, input.toId)
    const standing = await standingOf(context, input.toId)
    refuse(context, whyNotTake(standing, { ...limits, claimsPerDay: null }, rows.length))
    const wanted = rows.map((row) => row.id)
    const assigned = await take(context, { ids: wanted, to: input.toId, reason: input.reason, kind: 'assigned' })
    context.tell('assigned', { count: assigned.length }, input.toId)
    return { assigned }
  },
})

export const giveBack = command({
  name: 'pool.giveBack',
  about: 'Gives customers of one’s own back to everybody, with the reason',
  needs: { right: 'pool.claim' },
  input: z.strictObject({ ids, reason }),
  output: z.object({ released: z.array(z.uuid()) }),
  async run(context, input) {
    const wanted = [...new Set(input.ids)]
    const released = await release(context, {
      ids: wanted,
      from: context.actor.id,
      reason: input.reason,
      kind: 'givenBack',
    })
    if (released.length !== wanted.length) throw new AppError('missing', 'record.missing')
    context.tell('pool', { came: released.length })
    return { released }
  },
})

const keys = writableKeys(poolRule.fields)
const condition = conditionSchema.nullable()

function refuseTermless(rule: Partial<PoolRule>): void {
  const { idleDays, tradeDays, contractDays, untradedDays } = rule
  if ([idleDays, tradeDays, contractDays, untradedDays].every((term) => term == null))
    throw invalidField('values.idleDays', 'pool.no_term')
}

export const addRule = command({
  name: 'pool.addRule',
  about: 'Sets a rule by which customers fall back into the pool',
  needs: { right: 'pool.rules' },
  input: z.strictObject({ values: createSchema(poolRule.fields, keys), condition: condition.optional() }),
  output: saved,
  async run(context, { values, condition: given = null }) {
    refuseTermless(values as Partial<PoolRule>)
    const id = newId()
    const row = { ...values, condition: given, isActive: true }
    await context.db
      .insertInto('poolRules')
      .values({ ...row, condition: given === null ? null : JSON.stringify(given), ...stampsOf(context), id })
      .execute()
    return await noteCreation(context, poolRule, id, row)
  },
})

export const changeRule = command({
  name: 'pool.changeRule',
  about: 'Changes a rule of the pool, or switches it off and on',
  needs: { right: 'pool.rules' },
  input: z.strictObject({
    ...target,
    values: changeSchema(poolRule.fields, keys).optional(),
    condition: condition.optional(),
    isActive: z.boolean().optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, condition: given, isActive }) {
    const row = present(
      await context.db.selectFrom('poolRules').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    )
    const change = {
      ...values,
      ...(given === undefined ? {} : { condition: given }),
      ...(isActive === undefined ? {} : { isActive }),
    }
    refuseTermless({ ...row, ...(change as Partial<PoolRule>) })
    return await saveChange(context, poolRule, row, version, change)
  },
})

export const poolCommands = [claimCustomers, assignFromPool, giveBack, addRule, changeRule, ...limitsCommands] as const
