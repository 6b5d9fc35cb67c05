import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { effectiveFigures } from '../ledgers/queries.ts'
import { allowanceFor, excessOf, periodOf } from './rules.ts'
import { allowancePeriods } from './schema.ts'

type Issue = { customerId: string; item: string | null; quantity: number; amount: number; on: string }
type Checked = {
  period: keyof typeof allowancePeriods
  item: string | null
  limit: number
  issued: number
  by: number
  isQuantity: boolean
}

/** Whether an issue of samples or materials goes over what this customer may have; undefined while it does not. */
export async function overAllowance(context: Context, issue: Issue): Promise<Checked | undefined> {
  const { rows: known } = await sql<
    Parameters<typeof allowanceFor>[0][number] & { customerTier: string | null }
  >`select a.id, a.item, a.customer_id, a.tier, a.period, a.quantity, a.amount, c.tier as customer_tier
    from customers c join sample_allowances a on (a.customer_id is null or a.customer_id = c.id) and (a.tier is null or a.tier = c.tier)
    where c.id = ${issue.customerId} and a.withdrawn_at is null`.execute(context.db)
  const allowance = allowanceFor(known, { ...issue, tier: known[0]?.customerTier ?? null })
  if (allowance === undefined) return undefined
  const { from, next } = periodOf(allowance.period, issue.on)
  const { rows } = await sql<{ quantity: string; amount: string }>`
    select coalesce(sum(quantity), 0) as quantity, coalesce(sum(amount), 0) as amount from (${effectiveFigures(sql`j.customer_id = ${issue.customerId}`)}) f
    where category = 'samples' and happened_at >= ${startOfChinaDay(from).toISOString()} and happened_at < ${startOfChinaDay(next).toISOString()}
      and (${allowance.item}::text is null or lower(trim(item)) = lower(trim(${allowance.item}::text)))`.execute(
    context.db,
  )
  const issued = {
    quantity: Number(rows[0]?.quantity ?? 0) + issue.quantity,
    amount: Number(rows[0]?.amount ?? 0) + issue.amount,
  }
  const excess = excessOf(allowance, issued)
  if (excess === undefined) return undefined
  const { by, of: limit, isQuantity } = excess
  return {
    period: allowance.period,
    item: allowance.item,
    limit,
    issued: isQuantity ? issued.quantity : issued.amount,
    by,
    isQuantity,
  }
}

const decimalText = z.string().regex(/^\d{1,14}(\.\d{1,4})?$/)

export const checkAllowance = query({
  name: 'journal.allowance',
  about: 'Whether an issue of samples or materials would go over the customer’s allowance, before it is written',
  needs: { right: 'journal.read' },
  input: z.strictObject({
    customerId: z.uuid(),
    item: z.string().trim().max(200).optional(),
    quantity: decimalText.optional(),
    amount: decimalText.optional(),
  }),
  output: z.object({
    over: z
      .object({
        period: z.enum(Object.keys(allowancePeriods) as [keyof typeof allowancePeriods]),
        item: z.string().nullable(),
        limit: z.number(),
        issued: z.number(),
        by: z.number(),
        isQuantity: z.boolean(),
      })
      .nullable(),
  }),
  async run(context, { customerId, item, quantity, amount }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const over = await overAllowance(context, {
      customerId: customer.id,
      item: item ?? null,
      quantity: Number(quantity ?? 0),
      amount: Number(amount ?? 0),
      on: chinaDay(context.now),
    })
    return { over: over ?? null }
  },
})

export const listAllowances = query({
  name: 'journal.allowances',
  about: 'What customers may be given of samples and materials, by item, tier and customer',
  needs: { right: 'journal.read' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        version: z.int(),
        item: z.string().nullable(),
        customerId: z.uuid().nullable(),
        customerName: z.string().nullable(),
        tier: z.string().nullable(),
        period: z.string(),
        quantity: z.string().nullable(),
        amount: z.string().nullable(),
      }),
    ),
  }),
  async run(context) {
    const rows = await context.db
      .selectFrom('sampleAllowances as a')
      .leftJoin('customers as c', 'c.id', 'a.customerId')
      .select([
        'a.id',
        'a.version',
        'a.item',
        'a.customerId',
        'c.name as customerName',
        'a.tier',
        'a.period',
        'a.quantity',
        'a.amount',
      ])
      .where('a.withdrawnAt', 'is', null)
      .orderBy('a.item')
      .orderBy('a.createdAt')
      .limit(500)
      .execute()
    return { rows }
  },
})

export const allowancesQueries = [checkAllowance, listAllowances] as const
