import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { analysisQueries } from './analysis/queries.ts'
import { markingQueries } from './marking/queries.ts'
import { proposingQueries } from './proposing/queries.ts'
import { rankOf } from './rules.ts'
import { attitudes, type Degree, degreeKeys, markings, parts } from './schema.ts'

// What was done stays in sight for a month; older matters are in the journal.
const doneDays = 30
// A table a team shares; more accounts than this are no longer key ones.
const mostAccounts = 300

const matterShape = z.object({
  id: z.uuid(),
  /** Version of the task, for moving and closing; `factsVersion` is that of the progress. */
  version: z.int(),
  factsVersion: z.int(),
  title: z.string(),
  contactName: z.string().nullable(),
  dueOn: z.string(),
  firstDueOn: z.string(),
  dueTime: z.string().nullable(),
  place: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  importance: z.enum(degreeKeys),
  urgency: z.enum(degreeKeys),
  progress: z.int(),
  progressNote: z.string().nullable(),
  state: z.enum(['open', 'done', 'lapsed', 'cancelled']),
  result: z.string().nullable(),
  closedAt: z.string().nullable(),
})
type Matter = z.output<typeof matterShape>

const accountShape = z.object({
  id: z.uuid(),
  version: z.int(),
  customerId: z.uuid(),
  customerName: z.string(),
  customerNumber: z.string().nullable(),
  ownerName: z.string().nullable(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  markedBy: z.enum(Object.keys(markings) as [keyof typeof markings]),
  reason: z.string(),
  sinceOn: z.string(),
  lastContactAt: z.string().nullable(),
  matters: z.array(matterShape),
})

const matters = (since: string) => sql`coalesce((select jsonb_agg(jsonb_build_object(
    'id', t.id, 'version', t.version, 'factsVersion', m.version, 'title', t.title, 'contactName', p.name, 'dueOn', t.due_on, 'firstDueOn', t.first_due_on,
    'dueTime', t.due_time, 'place', m.place, 'ownerId', t.owner_id, 'ownerName', s.name, 'importance', m.importance, 'urgency', m.urgency,
    'progress', m.progress, 'progressNote', m.progress_note, 'state', t.state, 'result', t.result, 'closedAt', t.closed_at))
  from key_account_matters m join tasks t on t.id = m.id left join contacts p on p.id = t.contact_id left join staff s on s.id = t.owner_id
  where m.key_account_id = k.id and (t.state = 'open' or t.closed_at >= ${since}::date)), '[]')`

/** Open before closed; important and urgent first; then by day. */
function inOrder(rows: readonly Matter[]): Matter[] {
  const rank = (one: Matter) => rankOf(one.importance as Degree, one.urgency as Degree)
  return [...rows].sort(
    (a, b) =>
      Number(a.state !== 'open') - Number(b.state !== 'open') ||
      rank(b) - rank(a) ||
      (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1),
  )
}

async function readAccounts(context: Context, where: ReturnType<typeof sql>) {
  const since = addDays(chinaDay(context.now), -doneDays)
  const { rows } = await sql<
    z.output<typeof accountShape>
  >`select k.id, k.version, k.customer_id, c.name as customer_name, c.number as customer_number,
      o.name as owner_name, k.contact_id, p.name as contact_name, k.marked_by, k.reason, k.since_on, c.last_contact_at, ${matters(since)} as matters
    from key_accounts k join customers c on c.id = k.customer_id left join staff o on o.id = c.owner_id left join contacts p on p.id = k.contact_id
    where k.ended_on is null and ${where} and ${customerScopeSql(context, 'keyAccount.read', 'c')} order by c.name, k.id limit ${mostAccounts}`.execute(
    context.db,
  )
  context.audit({
    kind: 'list',
    subject: 'customer',
    ids: rows.map((row) => row.customerId),
    detail: { list: 'keyAccounts' },
  })
  return rows.map((row) => ({ ...row, matters: inOrder(row.matters) }))
}

export const readTable = query({
  name: 'keyAccount.table',
  about:
    'The key-account time table the team shares: one row per account, its matters below, important and urgent first (KAM-02)',
  needs: { right: 'keyAccount.read' },
  input: z.strictObject({
    /** Only accounts where this person has an open matter. */
    ownerId: z.uuid().optional(),
    overdue: z.boolean().optional(),
  }),
  output: z.object({ rows: z.array(accountShape), today: z.string() }),
  async run(context, { ownerId, overdue = false }) {
    const today = chinaDay(context.now)
    const has = sql`exists (select from key_account_matters m join tasks t on t.id = m.id where m.key_account_id = k.id and t.state = 'open'
      and (${ownerId ?? null}::uuid is null or t.owner_id = ${ownerId ?? null}) and (${!overdue} or t.due_on < ${today}))`
    const where = ownerId === undefined && !overdue ? sql`true` : has
    return { rows: await readAccounts(context, where), today }
  },
})

export const getAccount = query({
  name: 'keyAccount.get',
  about: 'One key account with its plan, the people who count, and how its matters were moved',
  needs: { right: 'keyAccount.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: accountShape.extend({
    goal: z.string().nullable(),
    situation: z.string().nullable(),
    strategy: z.string().nullable(),
    people: z.array(
      z.object({
        contactId: z.uuid(),
        name: z.string().nullable(),
        duty: z.string().nullable(),
        part: z.enum(Object.keys(parts) as [keyof typeof parts]),
        influence: z.enum(degreeKeys),
        attitude: z.enum(Object.keys(attitudes) as [keyof typeof attitudes]),
        note: z.string().nullable(),
      }),
    ),
    contacts: z.array(z.object({ id: z.uuid(), name: z.string(), duty: z.string().nullable() })),
    moves: z.array(
      z.object({
        at: z.string(),
        title: z.string(),
        who: z.string().nullable(),
        diff: z.record(z.string(), z.unknown()),
        reason: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { id }) {
    const account = present((await readAccounts(context, sql`k.id = ${id}`))[0])
    const row = present(
      await context.db
        .selectFrom('keyAccounts')
        .select(['goal', 'situation', 'strategy', 'people'])
        .where('id', '=', id)
        .executeTakeFirst(),
    )
    const { rows: contacts } = await sql<{
      id: string
      name: string
      duty: string | null
    }>`select distinct on (k.id) k.id, k.name, m.duty
      from customer_contacts m join contacts k on k.id = m.contact_id
      where m.customer_id = ${account.customerId} and m.withdrawn_at is null and k.withdrawn_at is null order by k.id, m.is_primary desc`.execute(
      context.db,
    )
    const { rows: moves } = await sql<{
      at: string
      title: string
      who: string | null
      diff: Record<string, unknown>
      reason: string | null
    }>`select h.at, t.title, s.name as who, h.diff, h.reason from record_changes h join key_account_matters m on m.id = h.record_id
        join tasks t on t.id = m.id left join staff s on s.id = h.actor_id
      where m.key_account_id = ${id} and h.kind = 'changed' and h.diff ?| array['dueOn', 'dueTime', 'ownerId', 'place'] order by h.at desc, h.id desc limit 50`.execute(
      context.db,
    )
    const known = new Map(contacts.map((one) => [one.id, one]))
    const people = row.people.map((one) => ({
      ...one,
      name: known.get(one.contactId)?.name ?? null,
      duty: known.get(one.contactId)?.duty ?? null,
    }))
    return { ...account, ...row, people, contacts, moves }
  },
})

export const keyAccountsQueries = [
  readTable,
  getAccount,
  ...markingQueries,
  ...proposingQueries,
  ...analysisQueries,
] as const
