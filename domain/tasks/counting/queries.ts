import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { query } from '#domain/kit.ts'
import { chinaDay, daysBetween, startOfChinaDay } from '#platform/core/time.ts'
import { kindKeys, whoseSql, whoses } from '../listing/queries.ts'
import { taskScopeSql } from '../queries.ts'
import { daysOf } from '../rules.ts'

// Beyond this a number tells nothing more, and counting on would cost more than the page.
const countedUpTo = 3000

export const countTasks = query({
  name: 'task.counts',
  about: 'How many tasks are overdue, due today and due within a week, by kind; and how many were done today',
  needs: { right: 'task.read' },
  input: z.strictObject({ whose: z.enum(whoses).optional() }),
  output: z.object({
    overdue: z.int(),
    today: z.int(),
    week: z.int(),
    doneToday: z.int(),
    /** The day of the oldest overdue one. */
    earliest: z.string().nullable(),
    /** Of what is due up to the end of the week. */
    kinds: z.array(z.object({ kind: z.enum(kindKeys), count: z.int() })),
    /** Counts end here. */
    countedUpTo: z.int(),
  }),
  async run(context, { whose = 'me' }) {
    const today = chinaDay(context.now)
    const [, last] = daysOf('week', today)
    const mine = sql`${whoseSql(context, whose)} and ${taskScopeSql(context, 'task.read', 't')}`
    const { rows } = await sql<{ part: string; count: number; first: string | null }>`
      with due as (select t.kind, t.due_on from tasks t where t.state = 'open' and t.due_on <= ${last} and ${mine}
        order by t.due_on limit ${countedUpTo})
      select case when due_on < ${today} then 'overdue' when due_on = ${today} then 'today' else 'week' end as part, count(*)::int as count,
        min(due_on)::text as first from due group by 1
      union all select kind, count(*)::int, null from due group by 1
      union all select 'doneToday', count(*)::int, null from (select 1 from tasks t where t.state = 'done'
        and t.closed_at >= ${startOfChinaDay(today).toISOString()} and ${mine} limit ${countedUpTo}) done`.execute(
      context.db,
    )
    const of = (part: string) => rows.find((row) => row.part === part)
    const kinds = kindKeys.flatMap((kind) => ({ kind, count: of(kind)?.count ?? 0 })).filter((one) => one.count > 0)
    return {
      overdue: of('overdue')?.count ?? 0,
      today: of('today')?.count ?? 0,
      week: of('week')?.count ?? 0,
      doneToday: of('doneToday')?.count ?? 0,
      earliest: of('overdue')?.first ?? null,
      kinds: kinds.toSorted((a, b) => b.count - a.count),
      countedUpTo,
    }
  },
})

// A month with the days of its first and last week around it.
const longestSpan = 62

export const countDays = query({
  name: 'task.days',
  about: 'How many tasks fall on each day between two days, open and done: the sheet of a month',
  needs: { right: 'task.read' },
  input: z
    .strictObject({
      whose: z.enum(whoses).optional(),
      kind: z.enum(kindKeys).optional(),
      from: z.iso.date(),
      to: z.iso.date(),
    })
    .refine(({ from, to }) => from <= to && daysBetween(from, to) <= longestSpan, {
      path: ['to'],
      message: 'task.span_too_long',
    }),
  output: z.object({ days: z.array(z.object({ day: z.string(), open: z.int(), done: z.int() })) }),
  async run(context, { whose = 'me', kind, from, to }) {
    const { rows } = await sql<{ day: string; open: number; done: number }>`select t.due_on::text as day,
        count(*) filter (where t.state = 'open')::int as open, count(*) filter (where t.state = 'done')::int as done
      from tasks t where t.due_on between ${from} and ${to} and t.state in ('open', 'done') and ${whoseSql(context, whose)}
        and ${taskScopeSql(context, 'task.read', 't')} and ${kind === undefined ? sql`true` : sql`t.kind = ${kind}`}
      group by t.due_on order by t.due_on`.execute(context.db)
    return { days: rows }
  },
})

export const nextTasks = query({
  name: 'task.next',
  about: 'The next thing to be done for each of some customers: its day, its title and whose it is',
  needs: { right: 'task.read' },
  input: z.strictObject({ customerIds: z.array(z.uuid()).max(200) }),
  output: z.object({
    rows: z.array(
      z.object({
        customerId: z.uuid(),
        id: z.uuid(),
        kind: z.enum(kindKeys),
        title: z.string(),
        dueOn: z.string(),
        ownerName: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { customerIds }) {
    const { rows } = await sql<{
      customerId: string
      id: string
      kind: (typeof kindKeys)[number]
      title: string
      dueOn: string
      ownerName: string | null
    }>`select c.id as customer_id, n.id, n.kind, n.title, n.due_on::text as due_on, s.name as owner_name from customers c
      join lateral (select t.id, t.kind, t.title, t.due_on, t.owner_id from tasks t
        where t.customer_id = c.id and t.state = 'open' order by t.due_on, t.id limit 1) n on true
      left join staff s on s.id = n.owner_id
      where c.id = any(${customerIds}::uuid[]) and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
      context.db,
    )
    return { rows }
  },
})

export const countingQueries = [countTasks, countDays, nextTasks] as const
