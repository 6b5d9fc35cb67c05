import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { notRetracted } from '#domain/journal/reading/queries.ts'
import { query } from '#domain/kit.ts'
import { has } from '#platform/core/rights.ts'

const kinds = ['entry', 'trade', 'contract', 'form', 'task', 'reading'] as const
const row = z.object({
  kind: z.enum(kinds),
  id: z.uuid(),
  at: z.string(),
  /** The category of an entry, the kind of trade, the key of a form, the kind of task, the state read. */
  word: z.string(),
  text: z.string(),
  note: z.string().nullable(),
  authorName: z.string().nullable(),
})
type Row = z.output<typeof row>

// One screen and a half; the rest comes with the next page.
const pageSize = 50

export const readTimeline = query({
  name: 'supervision.timeline',
  about:
    'Everything of a customer in one line of time: entries, trades, contracts, forms, work done, readings (JRN-25)',
  needs: { right: 'journal.read' },
  input: z.strictObject({
    customerId: z.uuid(),
    kinds: z.array(z.enum(kinds)).max(kinds.length).optional(),
    before: z.strictObject({ at: z.iso.datetime(), id: z.uuid() }).optional(),
  }),
  output: z.object({
    rows: z.array(row),
    next: z.object({ at: z.string(), id: z.uuid() }).nullable(),
  }),
  async run(context, { customerId, kinds: wanted = kinds, before }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const id = customer.id
    const noon = (column: string) =>
      sql`(${sql.raw(column)}::timestamp + interval '12 hours') at time zone 'Asia/Shanghai'`
    // What wrote an entry of its own stands there already: a task with a result, a form that is told, a reading.
    const parts = {
      entry: sql`select 'entry' as kind, j.id, j.happened_at as at, coalesce(k.category, j.category) as word, coalesce(k.text, j.text) as text,
          nullif(regexp_replace(concat_ws('；', j.solution, j.summary), '[。；]+；', '；', 'g'), '') as note, j.author_name
        from journal_entries j left join lateral (select category, text from journal_entries x where x.refers_to = j.id and x.refers_as = 'correction'
          order by x.recorded_at desc, x.id desc limit 1) k on true
        where j.customer_id = ${id} and j.refers_to is null and ${notRetracted}`,
      trade: sql`select 'trade', t.id, ${noon('t.traded_on')}, t.kind, concat_ws(' ', t.item, trim_scale(t.quantity)::text || coalesce(t.unit, ''), t.amount::text || ' ' || t.currency),
          t.bill_number, s.name from trades t left join staff s on s.id = t.salesman_id where t.customer_id = ${id}`,
      contract: sql`select 'contract', c.id, ${noon('c.signed_on')}, c.kind, concat_ws(' ', c.number, c.title), c.project, s.name
        from contracts c left join staff s on s.id = c.owner_id where c.customer_id = ${id} and c.signed_on is not null`,
      form: sql`select 'form', f.id, coalesce(f.submitted_at, f.created_at), f.form_key, concat_ws(' ', f.number, f.title), null, s.name
        from form_records f left join staff s on s.id = f.owner_id where f.customer_id = ${id} and f.state not in ('draft', 'voided')
          and not exists (select from journal_entries j where j.event_key = 'form:' || f.id)`,
      task: sql`select 'task', t.id, t.closed_at, t.kind, t.title, coalesce(t.result, t.close_reason), s.name
        from tasks t left join staff s on s.id = t.closed_by where t.customer_id = ${id} and t.state <> 'open' and t.journal_entry_id is null`,
      reading: sql`select 'reading', r.id, r.recorded_at, r.state, r.grounds, null, s.name
        from customer_readings r left join staff s on s.id = r.author_id where r.customer_id = ${id}
          and not exists (select from journal_entries j where j.event_key = 'reading:' || r.id)`,
    }
    const seen = wanted.filter(
      (kind) =>
        (kind !== 'trade' && kind !== 'contract' ? true : has(context.actor, 'ledger.read')) &&
        (kind !== 'form' || has(context.actor, 'forms.read')) &&
        (kind !== 'task' || has(context.actor, 'task.read')),
    )
    if (seen.length === 0) return { rows: [], next: null }
    const { rows } = await sql<Row>`select * from (${sql.join(
      seen.map((kind) => parts[kind]),
      sql` union all `,
    )}) l (kind, id, at, word, text, note, author_name)
      where ${before === undefined ? sql`true` : sql`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`}
      order by at desc, id desc limit ${pageSize + 1}`.execute(context.db)
    context.audit({ kind: 'look', subject: 'customer', ids: [id], detail: { part: 'timeline' } })
    const page = rows.slice(0, pageSize)
    const last = page.at(-1)
    return { rows: page, next: rows.length > pageSize && last !== undefined ? { at: last.at, id: last.id } : null }
  },
})

export const timelineQueries = [readTimeline] as const
