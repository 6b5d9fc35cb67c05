import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { touchAfterTrade } from '#domain/archives/activity/commands.ts'
import { reachCustomer, reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, type FieldError, invalidFields } from '#platform/core/errors.ts'
import { columnOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { changeSchema } from '#platform/server/values.ts'
import { negated, type PreparedLine, prepareLine, type TradeLine } from './rules.ts'
import { lineKeys, trade } from './schema.ts'

// One paper bill has a page or two of lines.
const maxLines = 200

export const recordTrade = command({
  name: 'trade.record',
  about: 'Writes down what was traded with a customer, one line per thing; amounts are computed',
  needs: { right: 'ledger.change' },
  input: z.strictObject({
    customerId: z.uuid(),
    lines: z.array(changeSchema(trade.fields, lineKeys)).min(1).max(maxLines),
  }),
  output: z.object({ ids: z.array(z.uuid()), amounts: z.array(z.string()) }),
  async run(context, { customerId, lines }) {
    const customer = await reachLiveCustomer(context, 'ledger.change', customerId)
    const products = await productsOf(context, lines)
    const today = chinaDay(context.now)
    const errors: FieldError[] = []
    const prepared: PreparedLine[] = []
    lines.forEach((line, at) => {
      const product = products.get(line.productId ?? '')
      if (line.productId && product === undefined)
        errors.push({ path: `lines.${at}.productId`, code: 'record.missing' })
      const done = prepareLine(line, { product, customer, today })
      if (done.ok) prepared.push(done.line)
      else errors.push(...done.errors.map((one) => ({ ...one, path: `lines.${at}.${one.path}` })))
    })
    if (errors.length > 0) throw invalidFields(errors)
    const ids = await writeTrades(
      context,
      prepared.map((line) => ({ customerId: customer.id, ...line })),
    )
    return { ids, amounts: prepared.map((line) => line.amount) }
  },
})

async function productsOf(context: Context, lines: readonly TradeLine[]) {
  const ids = [...new Set(lines.flatMap((line) => line.productId ?? []))]
  if (ids.length === 0) return new Map<string, never>()
  const rows = await context.db
    .selectFrom('products')
    .select(['id', 'name', 'category', 'unit', 'price'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** A prepared line with its customer; `reversesId` and `reason` only on reversing lines. */
export type TradeRow = PreparedLine & { customerId: string; reversesId?: string; reason?: string; importRunId?: string }

/**
 * Writes lines in one statement and tells the archives of their customers (ARC-24). The one way into the table: the
 * entry form, reversals and imports all use it. Lines must come from `prepareLine`.
 * @returns the ids, in the order given
 */
export async function writeTrades(context: Context, lines: readonly TradeRow[]): Promise<string[]> {
  if (lines.length === 0) return []
  const stamps = { createdAt: context.now.toISOString(), createdBy: context.actor.id }
  const rows = lines.map((line, at) => ({ id: newId(), lineNumber: at + 1, ...line, ...stamps }))
  await sql`insert into trades select * from jsonb_populate_recordset(null::trades, ${JSON.stringify(rows.map(snake))}::jsonb)`.execute(
    context.db as Kysely<unknown>,
  )
  const ids = rows.map((row) => row.id)
  const customerIds = [...new Set(rows.map((row) => row.customerId))]
  context.audit({
    kind: 'change',
    subject: 'trade',
    ids: rows.length > maxLines ? [] : ids,
    detail: { lines: rows.length, customers: customerIds.length },
  })
  await touchAfterTrade(context, await latestTrades(context, customerIds))
  return ids
}

function snake(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value]))
}

/** The last day each customer traded; a reversed line was no trade. */
async function latestTrades(
  context: Context,
  customerIds: readonly string[],
): Promise<{ customerId: string; lastTradeOn: string | null }[]> {
  const { rows } = await sql<{ customerId: string; lastTradeOn: string | null }>`
    select c.id as customer_id, (
      select t.traded_on from trades t where t.customer_id = c.id and t.reverses_id is null
        and not exists (select 1 from trades r where r.reverses_id = t.id)
      order by t.traded_on desc limit 1) as last_trade_on
    from unnest(${customerIds}::uuid[]) c(id)`.execute(context.db)
  return rows
}

export const reverseTrade = command({
  name: 'trade.reverse',
  about: 'Undoes a wrong line by a line of the opposite amount; both stay',
  needs: { right: 'ledger.change' },
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id, reason }) {
    const line = present(await context.db.selectFrom('trades').selectAll().where('id', '=', id).executeTakeFirst())
    await reachCustomer(context, 'ledger.change', line.customerId)
    if (line.reversesId !== null) throw new AppError('conflict', 'trade.is_reversal')
    const { id: _, lineNumber, createdAt, createdBy, reversesId, importRunId, ...facts } = line
    const [reversal] = await writeTrades(context, [
      { ...facts, quantity: negated(line.quantity), amount: negated(line.amount), reversesId: id, reason },
    ])
    return { id: present(reversal) }
  },
})

export const tradeCommands = [recordTrade, reverseTrade] as const
