import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { query } from '#domain/kit.ts'
import { nextBirthdayOn } from '#platform/core/chinese/lunar.ts'
import { chinaDay } from '#platform/core/time.ts'

const day = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  day: z.string(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  whose: z.string().nullable(),
  wish: z.string().nullable(),
  nextOn: z.string().nullable(),
})
const act = z.object({
  id: z.uuid(),
  title: z.string(),
  means: z.string().nullable(),
  dueOn: z.string(),
  state: z.string(),
  ownerName: z.string().nullable(),
  closedAt: z.string().nullable(),
  result: z.string().nullable(),
})

// A year or two of care; the register has the rest.
const mostActs = 40

export const readCareOf = query({
  name: 'care.ofCustomer',
  about:
    'The days a customer keeps, birthdays of its people, what is planned for it and what was done (REL-08, ARC-40)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    days: z.array(day),
    birthdays: z.array(z.object({ name: z.string(), birthday: z.string(), nextOn: z.string().nullable() })),
    acts: z.array(act),
    avoidedMeans: z.array(z.string()),
  }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'customer.read', customerId)
    const today = chinaDay(context.now)
    const { rows: days } = await sql<Omit<z.output<typeof day>, 'nextOn'>>`
      select s.id, s.version, s.kind, s.day, s.contact_id, k.name as contact_name, s.whose, s.wish
      from special_days s left join contacts k on k.id = s.contact_id
      where s.customer_id = ${customer.id} and s.withdrawn_at is null order by s.created_at`.execute(context.db)
    const { rows: birthdays } = await sql<{ name: string; birthday: string }>`
      select name, birthday from customers where id = ${customer.id} and birthday is not null
      union all select k.name, k.birthday from customer_contacts m join contacts k on k.id = m.contact_id
        where m.customer_id = ${customer.id} and m.withdrawn_at is null and k.withdrawn_at is null and k.birthday is not null`.execute(
      context.db,
    )
    const { rows: acts } = await sql<z.output<typeof act>>`
      select t.id, t.title, t.means, t.due_on, t.state, s.name as owner_name, t.closed_at, t.result
      from tasks t left join staff s on s.id = coalesce(t.closed_by, t.owner_id)
      where t.customer_id = ${customer.id} and t.kind = 'care' order by (t.state = 'open') desc, t.due_on desc limit ${mostActs}`.execute(
      context.db,
    )
    const { rows: avoided } = await sql<{
      means: string[] | null
    }>`select avoided_means as means from customers where id = ${customer.id}`.execute(context.db)
    const next = (text: string) => nextBirthdayOn(text, today) ?? null
    context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'care' } })
    return {
      days: days.map((one) => ({ ...one, nextOn: next(one.day) })),
      birthdays: birthdays.map((one) => ({ ...one, nextOn: next(one.birthday) })),
      acts,
      avoidedMeans: avoided[0]?.means ?? [],
    }
  },
})

export const daysQueries = [readCareOf] as const
