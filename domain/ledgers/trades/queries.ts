import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import type { ProfilePart } from '#domain/archives/profile/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { threeYears, type YearSum } from './rules.ts'
import { trade, tradeKinds } from './schema.ts'

const tradeRow = z.object({
  id: z.uuid(),
  tradedOn: z.string(),
  kind: z.enum(Object.keys(tradeKinds) as [keyof typeof tradeKinds]),
  productId: z.uuid().nullable(),
  item: z.string(),
  category: z.string().nullable(),
  region: z.string().nullable(),
  market: z.enum(['domestic', 'international']).nullable(),
  quantity: z.string(),
  unit: z.string().nullable(),
  price: z.string().nullable(),
  discount: z.string(),
  amount: z.string(),
  currency: z.string(),
  isCash: z.boolean().nullable(),
  place: z.string().nullable(),
  salesmanId: z.uuid().nullable(),
  salesmanName: z.string().nullable(),
  billNumber: z.string().nullable(),
  remarks: z.string().nullable(),
  reversesId: z.uuid().nullable(),
  reason: z.string().nullable(),
  isReversed: z.boolean(),
  createdAt: z.string(),
})

const columns = sql`t.id, t.traded_on, t.kind, t.product_id, t.item, t.category, t.region, t.market, t.quantity, t.unit, t.price, t.discount,
  t.amount, t.currency, t.is_cash, t.place, t.salesman_id, s.name as salesman_name, t.bill_number, t.remarks, t.reverses_id, t.reason,
  exists (select 1 from trades r where r.reverses_id = t.id) as is_reversed, t.created_at`

export const listTradesOfCustomer = query({
  name: 'trade.ofCustomer',
  about: 'Trade lines of a customer, the latest first',
  needs: { right: 'ledger.read' },
  input: z.strictObject({
    customerId: z.uuid(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    category: z.string().max(80).optional(),
    productId: z.uuid().optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(tradeRow), next: z.string().nullable() }),
  async run(context, { customerId, from, to, category, productId, cursor, limit }) {
    const reached = await reachCustomer(context, 'ledger.read', customerId)
    const where = sql.join(
      [
        sql`t.customer_id = ${reached.id}`,
        ...(from === undefined ? [] : [sql`t.traded_on >= ${from}`]),
        ...(to === undefined ? [] : [sql`t.traded_on <= ${to}`]),
        ...(category === undefined ? [] : [sql`t.category = ${category}`]),
        ...(productId === undefined ? [] : [sql`t.product_id = ${productId}`]),
      ],
      sql` and `,
    )
    context.audit({ kind: 'look', subject: 'customer', ids: [reached.id], detail: { part: 'trades' } })
    return await readPage<z.output<typeof tradeRow>>(context.db as unknown as Kysely<never>, {
      from: sql`trades t left join staff s on s.id = t.salesman_id`,
      alias: 't',
      select: columns,
      where,
      fields: trade.fields,
      sort: [{ field: 'tradedOn', descending: true }],
      cursor,
      limit: limit ?? defaultLimit,
    })
  },
})

/** What a trade line is called where something points to it: its day, what it was for and how much. `alias` has no input in it. */
export function tradeNameSql(alias: string): RawBuilder<string> {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql<string>`concat_ws(' ', to_char(${of('tradedOn')}, 'YYYY-MM-DD'), ${of('item')}, ${of('amount')}::text)`
}

// As many as a list below a field shows at once.
const shown = 8

export const searchTrades = query({
  name: 'trade.search',
  about:
    'Trade lines of a customer a paper may point to, by goods, bill number or day, the latest first and none that was reversed; or their names by id',
  needs: { right: 'ledger.read' },
  input: z.strictObject({
    customerId: z.uuid().optional(),
    text: z.string().max(100).optional(),
    ids: z.array(z.uuid()).max(200).optional(),
  }),
  output: z.object({ rows: z.array(z.object({ id: z.uuid(), name: z.string(), billNumber: z.string().nullable() })) }),
  async run(context, { customerId, text = '', ids }) {
    if (customerId === undefined && ids === undefined) throw invalidField('customerId', 'field.required')
    const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
    const wanted =
      ids === undefined
        ? sql`t.customer_id = ${customerId} and t.reverses_id is null and not exists (select 1 from trades r where r.reverses_id = t.id)
            and (${tradeNameSql('t')} ilike ${pattern} or t.bill_number ilike ${pattern})`
        : sql`t.id = any(${ids}::uuid[])`
    const { rows } = await sql<{ id: string; name: string; billNumber: string | null }>`
      select t.id, ${tradeNameSql('t')} as name, t.bill_number from trades t join customers c on c.id = t.customer_id
      where ${wanted} and ${customerScopeSql(context, 'ledger.read', 'c')}
      order by t.traded_on desc, t.id desc limit ${ids?.length ?? shown}`.execute(context.db)
    return { rows }
  },
})

const yearRow = z.object({
  year: z.int(),
  currency: z.string(),
  amount: z.string(),
  returns: z.string(),
  lines: z.int(),
  change: z.number().nullable(),
})

export const sumTradesByYear = query({
  name: 'trade.years',
  about: 'What was traded with a customer in each of three years, and the change against the year before',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(yearRow), until: z.string() }),
  async run(context, { customerId }) {
    const reached = await reachCustomer(context, 'ledger.read', customerId)
    return await readYears(context, reached.id)
  },
})

/** Three years of sales on the sheet and in the assessment of an archive (ARC-55), for who may see the ledger. */
export const yearsOfProfile: ProfilePart = {
  key: 'years',
  async read(context, customerId) {
    const reached = await sql`select 1 from customers c
      where c.id = ${customerId} and ${customerScopeSql(context, 'ledger.read', 'c')}`.execute(context.db)
    return reached.rows.length === 0 ? null : await readYears(context, customerId)
  },
}

async function readYears(
  context: Pick<Context, 'db' | 'now'>,
  customerId: string,
): Promise<{ rows: ReturnType<typeof threeYears>; until: string }> {
  const today = chinaDay(context.now)
  const thisYear = Number(today.slice(0, 4))
  const { rows } = await sql<YearSum & { toDate: string }>`
    select extract(year from traded_on)::int as year, currency, sum(amount) as amount, count(*) as lines,
      coalesce(-sum(amount) filter (where kind in ('return', 'rework')), 0)::numeric(18,2) as returns,
      coalesce(sum(amount) filter (where to_char(traded_on, 'MM-DD') <= ${today.slice(5)}), 0)::numeric(18,2) as to_date
    from trades where customer_id = ${customerId} and traded_on >= ${`${thisYear - 3}-01-01`} group by 1, 2`.execute(
    context.db,
  )
  return { rows: threeYears(rows, thisYear), until: today }
}

// A person reads the biggest buyers of a product; the rest is a report.
const mostBuyers = 200

export const listBuyers = query({
  name: 'product.customers',
  about: 'Customers that bought a product: number of lines, quantity, amount and last day',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ productId: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        customerId: z.uuid(),
        number: z.string().nullable(),
        name: z.string(),
        lines: z.int(),
        quantity: z.string(),
        amount: z.string(),
        currency: z.string(),
        lastOn: z.string(),
      }),
    ),
  }),
  async run(context, { productId }) {
    const { rows } = await sql<{
      customerId: string
      number: string | null
      name: string
      lines: number
      quantity: string
      amount: string
      currency: string
      lastOn: string
    }>`
      select c.id as customer_id, c.number, c.name, count(*) as lines, sum(t.quantity) as quantity, sum(t.amount) as amount, t.currency, max(t.traded_on) as last_on
      from trades t join customers c on c.id = t.customer_id
      where t.product_id = ${productId} and c.withdrawn_at is null and ${customerScopeSql(context, 'ledger.read', 'c')}
      group by c.id, c.number, c.name, t.currency order by sum(t.amount) desc, c.id limit ${mostBuyers}`.execute(
      context.db,
    )
    context.audit({ kind: 'list', subject: 'customer', ids: rows.map((row) => row.customerId), detail: { productId } })
    return { rows }
  },
})

export const listBoughtProducts = query({
  name: 'trade.products',
  about: 'Products a customer bought: lines, quantity and last day, the latest first',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        productId: z.uuid().nullable(),
        item: z.string(),
        lines: z.int(),
        quantity: z.string(),
        lastOn: z.string(),
      }),
    ),
  }),
  async run(context, { customerId }) {
    const reached = await reachCustomer(context, 'ledger.read', customerId)
    const { rows } = await sql<{
      productId: string | null
      item: string
      lines: number
      quantity: string
      lastOn: string
    }>`
      select t.product_id, coalesce(p.name, t.item) as item, count(*) as lines, sum(t.quantity) as quantity, max(t.traded_on) as last_on
      from trades t left join products p on p.id = t.product_id where t.customer_id = ${reached.id}
      group by 1, 2 order by last_on desc, item limit ${mostBuyers}`.execute(context.db)
    return { rows }
  },
})

export const tradeQueries = [
  listTradesOfCustomer,
  searchTrades,
  sumTradesByYear,
  listBuyers,
  listBoughtProducts,
] as const
