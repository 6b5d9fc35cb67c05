import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { findPlaced } from '../contacts/queries.ts'
import { standingOf } from './rules.ts'

const depositRow = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  payable: z.string(),
  paid: z.string(),
  refunded: z.string(),
  payableCurrency: z.string().nullable(),
  owed: z.string(),
  held: z.string(),
  dueOn: z.string().nullable(),
  paidOn: z.string().nullable(),
  refundedOn: z.string().nullable(),
  remark: z.string().nullable(),
})

export const depositsOf = query({
  name: 'deposit.list',
  about: 'Deposits of a customer as separate lines: payable, paid, refunded, still owed, still held (ARC-05)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(depositRow) }),
  async run(context, input) {
    await findPlaced(context, input.customerId)
    const rows = await context.db
      .selectFrom('deposits')
      .select([
        'id',
        'version',
        'name',
        'payable',
        'paid',
        'refunded',
        'payableCurrency',
        'dueOn',
        'paidOn',
        'refundedOn',
        'remark',
      ])
      .where('customerId', '=', input.customerId)
      .where('withdrawnAt', 'is', null)
      .orderBy('id')
      .execute()
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'deposits' } })
    return { rows: rows.map((row) => ({ ...row, ...standingOf(row) })) }
  },
})

export const depositsQueries = [depositsOf] as const
