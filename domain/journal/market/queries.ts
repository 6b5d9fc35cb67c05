import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { changeOf, periodBefore } from './rules.ts'

const line = z.object({
  category: z.string(),
  amount: z.string(),
  before: z.string(),
  /** Per cent of the earlier sum. */
  change: z.number().nullable(),
})
export type Analysis = {
  total: z.output<typeof line>
  categories: z.output<typeof line>[]
  before: { from: string; to: string }
}

const mostCategories = 12

/** What a customer bought in a period beside the one before, altogether and by category of goods. */
export async function analyse(context: Context, customerId: string, from: string, to: string): Promise<Analysis> {
  const before = periodBefore(from, to)
  const { rows } = await sql<{ category: string | null; isTotal: boolean; amount: string; before: string }>`
    select category, grouping(category) = 1 as is_total,
      coalesce(sum(amount) filter (where traded_on >= ${from}), 0)::numeric(18,2) as amount,
      coalesce(sum(amount) filter (where traded_on < ${from}), 0)::numeric(18,2) as before
    from (select coalesce(category, '') as category, amount, traded_on from trades
      where customer_id = ${customerId} and currency = 'CNY' and traded_on between ${before.from} and ${to}) t
    group by rollup (category) order by is_total desc, amount desc, before desc limit ${mostCategories + 1}`.execute(
    context.db,
  )
  const lines = rows.map((row) => ({
    isTotal: row.isTotal,
    category: row.category ?? '',
    amount: row.amount,
    before: row.before,
    change: changeOf(row.amount, row.before) ?? null,
  }))
  const plain = lines.map(({ isTotal: _, ...rest }) => rest)
  const total = lines.findIndex((one) => one.isTotal)
  return {
    total: plain[total] ?? { category: '', amount: '0.00', before: '0.00', change: null },
    categories: plain.filter((_, at) => at !== total),
    before,
  }
}

export const readMarket = query({
  name: 'journal.market',
  about:
    'What a customer bought in a period beside the period before, by category of goods: the figures of a market analysis (JRN-07)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid(), from: z.iso.date(), to: z.iso.date() }),
  output: z.object({
    total: line,
    categories: z.array(line),
    before: z.object({ from: z.string(), to: z.string() }),
  }),
  async run(context, { customerId, from, to }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    return await analyse(context, customer.id, from, to)
  },
})

export const marketQueries = [readMarket] as const
