import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { staleRecord } from '../access/queries.ts'
import { allowChange } from '../contacts/commands.ts'
import { findPlaced } from '../contacts/queries.ts'
import { type Deposit, deposit } from './schema.ts'

const needs = { right: 'customer.change' }
const written = z.object({ id: z.string(), version: z.int() })
const keys = [
  'name',
  'payable',
  'paid',
  'refunded',
  'payableCurrency',
  'dueOn',
  'paidOn',
  'refundedOn',
  'remark',
] as const
// What nobody has paid yet is nothing paid.
const fields = {
  ...deposit.fields,
  paid: { ...deposit.fields.paid, required: false },
  refunded: { ...deposit.fields.refunded, required: false },
} as typeof deposit.fields

export const addDeposit = command({
  name: 'deposit.add',
  about: 'Adds a deposit of a customer as a line of its own (ARC-05)',
  needs,
  input: z.strictObject({ customerId: z.uuid(), values: createSchema(fields, keys) }),
  output: written,
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    const at = context.now.toISOString()
    const values = {
      ...input.values,
      paid: input.values.paid ?? '0.00',
      refunded: input.values.refunded ?? '0.00',
      payableCurrency: input.values.payableCurrency ?? 'CNY',
    }
    checkRefund(values)
    const row = {
      id: newId(),
      version: 1,
      customerId: input.customerId,
      ...values,
      createdAt: at,
      createdBy: context.actor.id,
      updatedAt: at,
      updatedBy: context.actor.id,
    }
    await context.db.insertInto('deposits').values(row).execute()
    await recordChanges(context, [
      { entity: 'deposit', recordId: row.id, version: 1, kind: 'created', diff: diffOf({}, values) },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [input.customerId],
      detail: { part: 'deposits', added: row.id },
    })
    return { id: row.id, version: 1 }
  },
})

function checkRefund({ paid, refunded }: Pick<Deposit, 'paid' | 'refunded'>): void {
  if (Number(refunded) > Number(paid)) throw invalidField('values.refunded', 'archive.refund_too_large')
}

export const changeDeposit = command({
  name: 'deposit.change',
  about: 'Notes what of a deposit is payable, paid or refunded',
  needs,
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    values: changeSchema(deposit.fields, keys),
    reason: z.string().trim().max(500).optional(),
  }),
  output: written,
  async run(context, input) {
    const before = await context.db
      .selectFrom('deposits')
      .selectAll()
      .where('id', '=', input.id)
      .where('withdrawnAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined) throw new AppError('missing', 'record.missing')
    allowChange(context, await findPlaced(context, before.customerId))
    if (before.version !== input.version) throw await staleRecord(context, before)
    const given = Object.fromEntries(
      Object.entries(input.values).filter(([, value]) => value !== undefined),
    ) as Partial<Deposit>
    checkRefund({ ...before, ...given })
    const diff = diffOf(before, given)
    if (Object.keys(diff).length === 0) return { id: before.id, version: before.version }
    const version = before.version + 1
    await context.db
      .updateTable('deposits')
      .set({ ...given, version, updatedAt: context.now.toISOString(), updatedBy: context.actor.id })
      .where('id', '=', before.id)
      .execute()
    await recordChanges(context, [
      { entity: 'deposit', recordId: before.id, version, kind: 'changed', diff, reason: input.reason ?? null },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [before.customerId],
      detail: { part: 'deposits', fields: Object.keys(diff) },
    })
    return { id: before.id, version }
  },
})

export const depositsCommands = [addDeposit, changeDeposit] as const
