import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { ledgerTotals } from '#domain/journal/ledgers/queries.ts'
import { notRetracted } from '#domain/journal/reading/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { readingsOf } from '../readings/queries.ts'

const facts = z.object({
  number: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerName: z.string().nullable(),
  tradeSince: z.string().nullable(),
  lastContactAt: z.string().nullable(),
  lastTradeOn: z.string().nullable(),
  address: z.string().nullable(),
  timeClass: z.string().nullable(),
  processClass: z.string().nullable(),
  abc: z.string().nullable(),
  tier: z.string().nullable(),
  creditGrade: z.string().nullable(),
  stage: z.string().nullable(),
  needs: z.string().nullable(),
  tradeTerms: z.string().nullable(),
  avoidedMeans: z.array(z.string()).nullable(),
})
const person = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  duty: z.string().nullable(),
  isPrimary: z.boolean(),
  habits: z.string().nullable(),
})
const open = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  dueOn: z.string(),
  ownerName: z.string().nullable(),
  isLate: z.boolean(),
})
const event = z.object({
  id: z.uuid(),
  happenedAt: z.string(),
  category: z.string(),
  text: z.string(),
  outcome: z.string().nullable(),
  authorName: z.string(),
})

export const summaryShape = z.object({
  facts,
  people: z.array(person),
  states: z.array(
    z.object({ id: z.uuid(), state: z.string(), grounds: z.string(), readOn: z.string(), authorName: z.string() }),
  ),
  open: z.array(open),
  ledgers: z.array(
    z.object({ category: z.string(), count: z.int(), amount: z.string(), balance: z.string().nullable() }),
  ),
  events: z.array(event),
  entries: z.int(),
})
export type Summary = z.output<typeof summaryShape>

// One page: what stands beyond these is read in the journal.
const mostPeople = 5
const mostOpen = 6
const mostEvents = 10
const mostStates = 3

/** What a newcomer must know of a customer on one page, from the archive, the journal and what is open (JRN-15). */
export async function summaryOf(context: Context, customerId: string): Promise<Summary> {
  const { rows } = await sql<z.output<typeof facts>>`
    select c.number, c.name, c.kind, s.name as owner_name, c.trade_since, c.last_contact_at, c.last_trade_on, c.address, c.time_class,
      c.process_class, c.abc, c.tier, c.credit_grade, c.stage, c.needs, c.trade_terms, c.avoided_means
    from customers c left join staff s on s.id = c.owner_id where c.id = ${customerId}`.execute(context.db)
  const { rows: people } = await sql<z.output<typeof person>>`
    select m.id, k.name, m.role, m.duty, m.is_primary, nullif(concat_ws('；', nullif(k.personality, ''), nullif(k.hobbies, ''), nullif(m.duty, '')), coalesce(m.duty, '')) as habits
    from customer_contacts m join contacts k on k.id = m.contact_id
    where m.customer_id = ${customerId} and m.withdrawn_at is null and k.withdrawn_at is null
    order by m.is_primary desc, m.created_at limit ${mostPeople}`.execute(context.db)
  const { rows: opened } = await sql<z.output<typeof open>>`
    select t.id, t.kind, t.title, t.due_on, s.name as owner_name, t.due_on < ${chinaDay(context.now)} as is_late
    from tasks t left join staff s on s.id = t.owner_id
    where t.customer_id = ${customerId} and t.state = 'open'
    order by (t.kind in ('promise', 'correction')) desc, t.due_on, t.id limit ${mostOpen}`.execute(context.db)
  // What weighs: complaints, promises, meetings, agreements and what a superior stepped in for, then the newest.
  const { rows: events } = await sql<z.output<typeof event>>`select * from (
      select j.id, j.happened_at, coalesce(k.category, j.category) as category, coalesce(k.text, j.text) as text,
        nullif(regexp_replace(concat_ws('；', coalesce(k.solution, j.solution, x.solution), coalesce(k.summary, j.summary, x.summary)), '[。；]+；', '；', 'g'), '') as outcome, j.author_name
      from journal_entries j
        left join lateral (select category, text, solution, summary from journal_entries a where a.refers_to = j.id and a.refers_as = 'correction'
          order by a.recorded_at desc, a.id desc limit 1) k on true
        left join lateral (select max(solution) as solution, max(summary) as summary from journal_entries a where a.refers_to = j.id and a.refers_as = 'supplement') x on true
      where j.customer_id = ${customerId} and j.refers_to is null and ${notRetracted}
      order by (j.category in ('complaint', 'promise', 'meeting', 'analysis') or j.steps_in is true or j.summary is not null) desc, j.happened_at desc
      limit ${mostEvents}) weighty order by happened_at desc`.execute(context.db)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from journal_entries
    where customer_id = ${customerId} and refers_to is null`.execute(context.db)
  const states = await readingsOf(context, customerId, mostStates)
  const [known] = rows
  if (known === undefined) throw new Error('a customer within reach has a row')
  return {
    facts: known,
    people,
    states: states.map(({ id, state, grounds, readOn, authorName }) => ({ id, state, grounds, readOn, authorName })),
    open: opened,
    ledgers: await ledgerTotals(context, customerId),
    events,
    entries: counted[0]?.n ?? 0,
  }
}

export const readSummary = query({
  name: 'supervision.summary',
  about:
    'One page from which whoever takes a customer over knows it: facts, people, state, what is open, ledgers, what mattered (JRN-15)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: summaryShape,
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'summary' } })
    return await summaryOf(context, customer.id)
  },
})

const mine = z.object({
  customerId: z.uuid(),
  number: z.string().nullable(),
  name: z.string(),
  takenOn: z.string().nullable(),
})

export const readTakenOver = query({
  name: 'supervision.takenOver',
  about: 'Customers one was given lately, to be read before the first contact (JRN-15)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ days: z.int().min(1).max(365).default(30) }),
  output: z.object({ rows: z.array(mine) }),
  async run(context, { days }) {
    const since = new Date(context.now.getTime() - days * 86_400_000).toISOString()
    const { rows } = await sql<z.output<typeof mine>>`
      select c.id as customer_id, c.number, c.name, to_char(max(h.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as taken_on
      from customers c join record_changes h on h.entity = 'customer' and h.record_id = c.id and h.at >= ${since}
        and h.diff -> 'ownerId' ->> 1 = ${context.actor.id}::text and h.diff -> 'ownerId' ->> 0 is not null
      where c.owner_id = ${context.actor.id} and c.withdrawn_at is null and ${customerScopeSql(context, 'journal.read', 'c')}
      group by c.id, c.number, c.name order by taken_on desc limit 100`.execute(context.db)
    return { rows }
  },
})

export const summaryQueries = [readSummary, readTakenOver] as const
