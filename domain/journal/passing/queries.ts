import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { query } from '#domain/kit.ts'

const mostShown = 100

export const readPassed = query({
  name: 'journal.passedToMe',
  about: 'Entries colleagues passed on to one, the unread first (JRN-21)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ unread: z.boolean().optional() }),
  output: z.object({
    unread: z.int(),
    rows: z.array(
      z.object({
        id: z.uuid(),
        customerId: z.uuid(),
        customerName: z.string(),
        category: z.string(),
        text: z.string(),
        solution: z.string().nullable(),
        summary: z.string().nullable(),
        authorName: z.string(),
        happenedAt: z.string(),
        passedAt: z.string(),
        passedByName: z.string(),
        note: z.string().nullable(),
        readAt: z.string().nullable(),
        stepsIn: z.boolean(),
      }),
    ),
  }),
  async run(context, { unread = false }) {
    const { rows } = await sql<{ id: string; unread: number } & Record<string, never>>`
      select j.id, j.customer_id, c.name as customer_name, coalesce(k.category, j.category) as category, coalesce(k.text, j.text) as text,
        j.solution, j.summary, j.author_name, j.happened_at, p.passed_at, coalesce(s.name, '') as passed_by_name, p.note, p.read_at,
        coalesce(j.steps_in, false) as steps_in, (count(*) filter (where p.read_at is null) over ())::int as unread
      from journal_passes p join journal_entries j on j.id = p.entry_id join customers c on c.id = j.customer_id
      left join staff s on s.id = p.passed_by
      left join lateral (select category, text from journal_entries x where x.refers_to = j.id and x.refers_as = 'correction'
        order by x.recorded_at desc, x.id desc limit 1) k on true
      where p.staff_id = ${context.actor.id} and (not ${unread} or p.read_at is null)
      order by (p.read_at is null) desc, p.passed_at desc limit ${mostShown}`.execute(context.db)
    context.audit({ kind: 'list', subject: 'journalEntry', ids: rows.map((row) => row.id) })
    return { unread: rows[0]?.unread ?? 0, rows: rows.map(({ unread: _, ...row }) => row as never) }
  },
})

export const readPasses = query({
  name: 'journal.passes',
  about: 'To whom the entries of a customer were passed on, and who has read them',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    rows: z.array(z.object({ entryId: z.uuid(), staffId: z.uuid(), name: z.string(), readAt: z.string().nullable() })),
  }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const { rows } = await sql<{ entryId: string; staffId: string; name: string; readAt: string | null }>`
      select p.entry_id, p.staff_id, s.name, p.read_at from journal_passes p
      join journal_entries j on j.id = p.entry_id join staff s on s.id = p.staff_id
      where j.customer_id = ${customer.id} order by p.passed_at desc limit 500`.execute(context.db)
    return { rows }
  },
})

export const passingQueries = [readPassed, readPasses] as const
