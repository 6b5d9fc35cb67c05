import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { type Ability, byFitness, nearestOf, nearness } from '../rules.ts'

// A year of sales, a quarter of punctuality: long enough to be fair, short enough to be today's person.
const salesDays = 365
const punctualDays = 90

/**
 * What can be said of people in figures (ALC-04, ALC-09): customers near a region, tasks done and done in time, tasks
 * open, and what their customers bought in a year.
 */
export async function readAbilities(
  context: Pick<Context, 'db' | 'now'>,
  people: readonly string[],
  region: string | null,
): Promise<Ability[]> {
  const today = chinaDay(context.now)
  const at = (length: number) =>
    region === null
      ? sql`0`
      : sql`(select count(*)::int from customers c where c.owner_id = s.id and c.withdrawn_at is null and left(c.region, ${length}) = ${region.slice(0, length)})`
  const closed = sql`from tasks t where t.owner_id = s.id and t.state = 'done' and t.closed_at >= ${addDays(today, -punctualDays)}::date`
  const { rows } =
    await sql<Ability>`select s.id as staff_id, ${at(6)} as district, ${at(4)} as town, ${at(2)} as province,
      (select count(*)::int ${closed}) as done,
      (select count(*)::int ${closed} and (t.closed_at at time zone 'Asia/Shanghai')::date <= t.first_due_on) as on_time,
      (select count(*)::int from tasks t where t.owner_id = s.id and t.state = 'open') as open,
      coalesce((select sum(d.amount)::float8 from trades d join customers c on c.id = d.customer_id
        where c.owner_id = s.id and d.traded_on >= ${addDays(today, -salesDays)} and d.currency = 'CNY'), 0) as sales
    from staff s where s.id = any(${[...people]}::uuid[])`.execute(context.db)
  return rows
}

const mostProposed = 5

export const proposePerson = query({
  name: 'keyAccount.propose',
  about:
    'Who fits best for a matter of this customer: by territory, by what they have shown, by what they have open (ALC-09)',
  needs: { right: 'keyAccount.work' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        staffId: z.uuid(),
        name: z.string(),
        near: z.enum(nearness).nullable(),
        customersNear: z.int(),
        done: z.int(),
        onTime: z.int(),
        open: z.int(),
        sales: z.number(),
      }),
    ),
  }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'keyAccount.work', customerId)
    // The team: who works in the customer's department or below, else everybody who looks after customers.
    const { rows: team } = await sql<{
      id: string
      name: string
    }>`select s.id, s.name from staff s join departments d on d.id = s.department_id
      where s.is_active and (${customer.departmentId}::uuid is null or d.path @> array[${customer.departmentId}::uuid])
        and (s.id = ${customer.ownerId} or exists (select from customers c where c.owner_id = s.id))`.execute(
      context.db,
    )
    const names = new Map(team.map((one) => [one.id, one.name]))
    const abilities = await readAbilities(context, [...names.keys()], customer.region)
    const rows = byFitness(abilities)
      .slice(0, mostProposed)
      .map(({ district, town, province, ...one }) => {
        const near = nearestOf({ district, town, province })
        return {
          ...one,
          name: names.get(one.staffId) ?? '',
          near,
          customersNear: near === null ? 0 : { district, town, province }[near],
        }
      })
    return { rows }
  },
})

export const proposingQueries = [proposePerson] as const
