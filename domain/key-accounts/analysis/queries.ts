import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { query } from '#domain/kit.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { degreeKeys } from '../schema.ts'

const counts = { open: z.int(), overdue: z.int(), done: z.int(), late: z.int(), moved: z.int() }

export const analyseTable = query({
  name: 'keyAccount.analysis',
  about:
    'The table in figures: per account, per person and by importance × urgency — open, overdue, done, done late, moved; with the contacts and sales of the time (KAM-07)',
  needs: { right: 'keyAccount.read' },
  input: z.strictObject({ days: z.coerce.number().int().min(7).max(730).default(90) }),
  output: z.object({
    since: z.string(),
    accounts: z.array(
      z.object({
        id: z.uuid(),
        customerId: z.uuid(),
        name: z.string(),
        ...counts,
        contacts: z.int(),
        sales: z.number(),
      }),
    ),
    people: z.array(z.object({ staffId: z.uuid().nullable(), name: z.string().nullable(), ...counts })),
    grid: z.array(
      z.object({ importance: z.enum(degreeKeys), urgency: z.enum(degreeKeys), open: z.int(), overdue: z.int() }),
    ),
  }),
  replica: true,
  async run(context, { days }) {
    const today = chinaDay(context.now)
    const since = addDays(today, -days)
    const reached = sql`accounts as (select k.id, k.customer_id, c.name from key_accounts k join customers c on c.id = k.customer_id
        where k.ended_on is null and ${customerScopeSql(context, 'keyAccount.read', 'c')}),
      matters as (select m.key_account_id, m.importance, m.urgency, t.owner_id, t.state, t.due_on,
          t.state = 'done' and (t.closed_at at time zone 'Asia/Shanghai')::date > t.first_due_on as is_late,
          exists (select from record_changes h where h.record_id = t.id and h.entity = 'task' and h.diff ? 'dueOn' and h.kind = 'changed') as is_moved
        from key_account_matters m join tasks t on t.id = m.id join accounts a on a.id = m.key_account_id
        where t.state = 'open' or (t.state = 'done' and t.closed_at >= ${since}::date))`
    const sums = sql`count(*) filter (where m.state = 'open')::int as open, count(*) filter (where m.state = 'open' and m.due_on < ${today})::int as overdue,
      count(*) filter (where m.state = 'done')::int as done, count(*) filter (where m.is_late)::int as late, count(*) filter (where m.is_moved)::int as moved`
    type Sums = { open: number; overdue: number; done: number; late: number; moved: number }
    const { rows: accounts } = await sql<
      Sums & { id: string; customerId: string; name: string; contacts: number; sales: number }
    >`with ${reached} select a.id, a.customer_id, a.name, ${sums},
        (select count(*)::int from journal_entries j where j.customer_id = a.customer_id and j.happened_at >= ${since}::date
          and j.category in ('call', 'visit', 'wechat', 'email', 'meeting')) as contacts,
        coalesce((select sum(d.amount)::float8 from trades d where d.customer_id = a.customer_id and d.traded_on >= ${since} and d.currency = 'CNY'), 0) as sales
      from accounts a left join matters m on m.key_account_id = a.id group by a.id, a.customer_id, a.name order by overdue desc, open desc, a.name`.execute(
      context.db,
    )
    const { rows: people } = await sql<Sums & { staffId: string | null; name: string | null }>`with ${reached}
      select m.owner_id as staff_id, s.name, ${sums} from matters m left join staff s on s.id = m.owner_id group by 1, 2 order by overdue desc, open desc`.execute(
      context.db,
    )
    const { rows: grid } = await sql<{
      importance: 'high'
      urgency: 'high'
      open: number
      overdue: number
    }>`with ${reached} select m.importance, m.urgency, count(*)::int as open, count(*) filter (where m.due_on < ${today})::int as overdue
      from matters m where m.state = 'open' group by 1, 2`.execute(context.db)
    return { since, accounts, people, grid }
  },
})

export const analysisQueries = [analyseTable] as const
