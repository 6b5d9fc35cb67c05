import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { invalidField } from '#platform/core/errors.ts'
import { type HeldThing, listHeld } from '../../holding/queries.ts'
import { peopleInReach } from '../../policy.ts'
import { type Load, placeCustomers, placeThing } from '../rules.ts'
import { type HeldKind, heldKindKeys, type Plan, spreads } from '../schema.ts'

// More than a person can look after; whoever holds more is a department.
const mostThings = 200_000
const mostSuccessors = 50
// Named one by one on the screen.
const mostNamed = 2000

export const planInput = z.strictObject({
  successors: z.array(z.uuid()).min(1).max(mostSuccessors),
  spread: z.enum(Object.keys(spreads) as [keyof typeof spreads]).default('evenly'),
  named: z
    .array(z.strictObject({ customerId: z.uuid(), to: z.uuid() }))
    .max(mostNamed)
    .default([]),
  papersTo: z.uuid().nullable().default(null),
})

/** A colleague whose things the actor may hand over. @throws AppError('missing', 'record.missing') for all others */
export async function reachPerson(context: Context, staffId: string) {
  const { rows } = await sql<{ id: string; name: string; isActive: boolean; postId: string | null }>`
    select s.id, s.name, s.is_active, s.post_id from staff s
    where s.id = ${staffId} and ${peopleInReach(context.actor, 'handOver.manage', 's')}`.execute(context.db)
  return present(rows[0])
}

/** Everybody a plan names is here and is not the one who hands over; forms go only where the firm's paper says (ALC-06). */
export async function checkPlan(context: Context, staffId: string, plan: Plan): Promise<void> {
  const named = [...plan.successors, ...plan.named.map((one) => one.to), ...(plan.papersTo ? [plan.papersTo] : [])]
  const wanted = [...new Set(named)]
  const rows = await context.db
    .selectFrom('staff')
    .select('id')
    .where('id', 'in', wanted)
    .where('isActive', '=', true)
    .execute()
  const known = new Set(rows.map((row) => row.id))
  const isWrong = (id: string) => id === staffId || !known.has(id)
  if (plan.successors.some(isWrong)) throw invalidField('plan.successors', 'handOver.no_successor')
  if (plan.named.some((one) => isWrong(one.to))) throw invalidField('plan.named', 'handOver.no_successor')
  if (plan.papersTo !== null && isWrong(plan.papersTo)) throw invalidField('plan.papersTo', 'handOver.no_successor')
}

/** Who has already how many customers, and where. */
async function readLoads(context: Context, people: readonly string[]): Promise<Map<string, Load>> {
  const { rows } = await sql<{ ownerId: string; region: string | null; n: number }>`
    select owner_id, region, count(*)::int as n from customers
    where owner_id = any(${[...people]}::uuid[]) and withdrawn_at is null group by 1, 2`.execute(context.db)
  const loads = new Map<string, { total: number; regions: Map<string, number> }>()
  for (const { ownerId, region, n } of rows) {
    const load = loads.get(ownerId) ?? { total: 0, regions: new Map() }
    load.total += n
    if (region !== null) load.regions.set(region, n)
    loads.set(ownerId, load)
  }
  return loads
}

/** Every customer of a person, and who gets it by the plan. */
async function placeOwned(context: Context, staffId: string, plan: Plan) {
  const { rows: customers } = await sql<HeldThing & { region: string | null; number: string | null }>`
    select id, name, number, id as customer_id, region from customers
    where owner_id = ${staffId} and merged_into is null order by region nulls last, id limit ${mostThings}`.execute(
    context.db,
  )
  return { customers, owners: placeCustomers(customers, plan, await readLoads(context, plan.successors)) }
}

export type Placed = HeldThing & { kind: HeldKind; to: string }

/** Everything a person holds with the one who gets it by the plan. */
export async function placeAll(context: Context, staffId: string, plan: Plan): Promise<Placed[]> {
  const { customers, owners } = await placeOwned(context, staffId, plan)
  const placed: Placed[] = customers.flatMap(({ id, name, customerId }) => {
    const to = owners.get(id)
    return to === undefined ? [] : [{ kind: 'customer' as const, id, name: name.slice(0, 300), customerId, to }]
  })
  for (const kind of heldKindKeys.filter((one) => one !== 'customer')) {
    for (const thing of await listHeld(context, kind, staffId, mostThings)) {
      const to = placeThing(kind, thing.customerId, plan, owners)
      if (to !== undefined) placed.push({ ...thing, kind, to })
    }
  }
  return placed
}

// As many as one goes through by hand; the rest is found by name.
const mostShown = 100

export const readPlacing = query({
  name: 'handOver.placing',
  about: 'Who would get which customer by a plan, those named one by one first; changes nothing',
  needs: { right: 'handOver.manage' },
  input: z.strictObject({ staffId: z.uuid(), plan: planInput, search: z.string().trim().max(80).default('') }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        number: z.string().nullable(),
        region: z.string().nullable(),
        toId: z.uuid(),
        isNamed: z.boolean(),
      }),
    ),
  }),
  async run(context, { staffId, plan, search }) {
    await reachPerson(context, staffId)
    await checkPlan(context, staffId, plan)
    const { customers, owners } = await placeOwned(context, staffId, plan)
    const named = new Set(plan.named.map((one) => one.customerId))
    const found = customers.filter(({ name, number }) => name.includes(search) || number === search)
    const rows = [...found.filter((one) => named.has(one.id)), ...found.filter((one) => !named.has(one.id))]
      .slice(0, mostShown)
      .flatMap(({ id, name, number, region }) => {
        const toId = owners.get(id)
        return toId === undefined ? [] : [{ id, name, number, region, toId, isNamed: named.has(id) }]
      })
    context.audit({ kind: 'list', subject: 'customer', ids: rows.map((row) => row.id), detail: { list: 'placing' } })
    return { total: found.length, rows }
  },
})

export const planningQueries = [readPlacing] as const
