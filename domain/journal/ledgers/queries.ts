import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { mostAtOnce } from '#platform/server/list.ts'
import { loweringOf } from '../figures/rules.ts'
import { ledgerSubjects } from '../figures/schema.ts'

type Sql = RawBuilder<unknown>

/** Entries with the figures that hold now: a correction says all of them anew. Retracted imports are left out. */
export function effectiveFigures(where: Sql): Sql {
  const now = (column: string) =>
    sql`case when k.id is null then j.${sql.raw(column)} else k.${sql.raw(column)} end as ${sql.raw(column)}`
  const columns = ['category', 'text', 'movement', 'item', 'quantity', 'unit', 'amount', 'document', 'over_allowance']
  return sql`select j.id, j.customer_id, j.happened_at, j.author_name, k.id is not null as corrected, ${sql.join(columns.map(now))}
    from journal_entries j left join lateral (
      select * from journal_entries x where x.refers_to = j.id and x.refers_as = 'correction' order by x.recorded_at desc, x.id desc limit 1) k on true
    where j.refers_to is null and ${where}
      and (j.import_run_id is null or not exists (select from journal_retractions r where r.import_run_id = j.import_run_id and r.customer_id = j.customer_id))`
}

/** Amount with its sign: money that came in lowers what is owed. */
export function signedAmount(category: string): Sql {
  return sql`case when movement = any(${[...loweringOf(category)]}::text[]) then -coalesce(amount, 0) else coalesce(amount, 0) end`
}

const line = z.object({
  id: z.uuid(),
  happenedAt: z.string(),
  authorName: z.string(),
  text: z.string(),
  movement: z.string().nullable(),
  item: z.string().nullable(),
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  amount: z.string().nullable(),
  document: z.string().nullable(),
  overAllowance: z.boolean().nullable(),
  corrected: z.boolean(),
  /** What stood after this line: the balance, or the sum since the period began. */
  running: z.string(),
  runningQuantity: z.string(),
})
type Line = z.output<typeof line>

// What a person reads through on the screen; an export asks for more.
const shownLines = 500

export const readLedger = query({
  name: 'journal.ledger',
  about:
    'One ledger of a customer for a period, line by line with its running total, and its sums month by month (JRN-24)',
  needs: { right: 'journal.read' },
  input: z.strictObject({
    customerId: z.uuid(),
    category: z.string().max(40),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    limit: z.int().min(1).max(mostAtOnce).optional(),
  }),
  output: z.object({
    /** Balance before the period; null for a ledger that is summed by period. */
    opening: z.string().nullable(),
    rows: z.array(line),
    months: z.array(z.object({ month: z.string(), amount: z.string(), quantity: z.string(), count: z.int() })),
    total: z.object({ amount: z.string(), quantity: z.string(), count: z.int() }),
    closing: z.string().nullable(),
    /** Older lines of the period are not shown, but counted. */
    isCut: z.boolean(),
  }),
  async run(context, { customerId, category, from, to, limit = shownLines }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const today = chinaDay(context.now)
    const start = startOfChinaDay(from ?? `${today.slice(0, 4)}-01-01`).toISOString()
    const end = startOfChinaDay(addDays(to ?? today, 1)).toISOString()
    const figures = sql`(${effectiveFigures(sql`j.customer_id = ${customer.id}`)}) f`
    const signed = signedAmount(category)
    const isBalance = ledgerSubjects[category]?.isBalance === true
    const before = isBalance
      ? await sql<{ sum: string }>`select coalesce(sum(${signed}), 0)::numeric(18,2) as sum from ${figures}
          where category = ${category} and happened_at < ${start}`.execute(context.db)
      : undefined
    const opening = before === undefined ? null : (before.rows[0]?.sum ?? '0.00')
    const { rows } = await sql<Line>`select * from (
        select id, happened_at, author_name, text, movement, item, quantity, unit, amount, document, over_allowance, corrected,
          (${opening ?? '0'}::numeric + sum(${signed}) over reading)::numeric(18,2) as running,
          coalesce(sum(quantity) over reading, 0) as running_quantity
        from ${figures} where category = ${category} and happened_at >= ${start} and happened_at < ${end}
        window reading as (order by happened_at, id)) lines
      order by happened_at desc, id desc limit ${limit + 1}`.execute(context.db)
    const { rows: sums } = await sql<{ month: string | null; amount: string; quantity: string; count: number }>`
      select month, coalesce(sum(signed), 0)::numeric(18,2) as amount, coalesce(sum(quantity), 0) as quantity, count(*) as count
      from (select to_char(happened_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, ${signed} as signed, quantity
        from ${figures} where category = ${category} and happened_at >= ${start} and happened_at < ${end}) l
      group by rollup (month) order by month`.execute(context.db)
    const months = sums.flatMap(({ month, ...rest }) => (month === null ? [] : [{ month, ...rest }]))
    const total = sums.find((one) => one.month === null)
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids: [customer.id],
      detail: { part: 'journal', ledger: category },
    })
    const [newest] = rows
    return {
      opening,
      rows: rows.slice(0, limit),
      months,
      total: { amount: total?.amount ?? '0.00', quantity: total?.quantity ?? '0', count: total?.count ?? 0 },
      closing: opening === null ? null : (newest?.running ?? opening),
      isCut: rows.length > limit,
    }
  },
})

const sum = z.object({ category: z.string(), count: z.int(), amount: z.string(), balance: z.string().nullable() })

/** The totals of all ledgers of a customer: the year's, and what is owed altogether. */
export async function ledgerTotals(context: Context, customerId: string): Promise<z.output<typeof sum>[]> {
  const yearStart = startOfChinaDay(`${chinaDay(context.now).slice(0, 4)}-01-01`).toISOString()
  const { rows } = await sql<{ category: string; count: number; amount: string; balance: string }>`
    select category, count(*) filter (where happened_at >= ${yearStart}) as count,
      coalesce(sum(signed) filter (where happened_at >= ${yearStart}), 0)::numeric(18,2) as amount, sum(signed)::numeric(18,2) as balance
    from (select category, happened_at, case when movement = any(${Object.values(ledgerSubjects).flatMap((one) => one.lowers)}::text[])
        then -amount else amount end as signed
      from (${effectiveFigures(sql`j.customer_id = ${customerId}`)}) f where amount is not null or quantity is not null) l
    group by category order by category`.execute(context.db)
  return rows.map((row) => ({ ...row, balance: ledgerSubjects[row.category]?.isBalance ? row.balance : null }))
}

export const readLedgerTotals = query({
  name: 'journal.ledgers',
  about: 'The ledgers of a customer at a glance: lines and sum of this year, and what is owed altogether',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(sum) }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    return { rows: await ledgerTotals(context, customer.id) }
  },
})

export const ledgersQueries = [readLedger, readLedgerTotals] as const
