import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { createSchema } from '#platform/server/values.ts'
import { sampleAllowance } from './schema.ts'

const needs = { right: 'journal.manage' }
const values = createSchema(sampleAllowance.fields, ['item', 'customerId', 'tier', 'period', 'quantity', 'amount'])

async function checked(context: Context, given: z.output<typeof values>) {
  if (given.quantity === null && given.amount === null) throw invalidField('values.quantity', 'journal.limit_missing')
  if (given.customerId !== null && given.tier !== null) throw invalidField('values.tier', 'journal.limit_twice')
  const customer =
    given.customerId === null ? null : await reachLiveCustomer(context, 'customer.read', given.customerId)
  return { ...given, customerId: customer?.id ?? null }
}

export const addAllowance = command({
  name: 'journal.addAllowance',
  about: 'Sets how much of an item a customer, a tier or everybody may be given in a period (JRN-17)',
  needs,
  input: z.strictObject({ values }),
  output: saved,
  async run(context, input) {
    const row = await checked(context, input.values)
    const id = newId()
    await context.db
      .insertInto('sampleAllowances')
      .values({ id, ...row, ...stampsOf(context) })
      .execute()
    return await noteCreation(context, sampleAllowance, id, row)
  },
})

async function held(context: Context, id: string) {
  return present(
    await context.db
      .selectFrom('sampleAllowances')
      .selectAll()
      .where('id', '=', id)
      .where('withdrawnAt', 'is', null)
      .forUpdate()
      .executeTakeFirst(),
  )
}

export const changeAllowance = command({
  name: 'journal.changeAllowance',
  about: 'Changes an allowance; what was issued before is counted by the new one',
  needs,
  input: z.strictObject({ ...target, values }),
  output: saved,
  run: async (context, { id, version, values: given }) =>
    await saveChange(context, sampleAllowance, await held(context, id), version, await checked(context, given)),
})

export const endAllowance = command({
  name: 'journal.endAllowance',
  about: 'Ends an allowance; its history stays',
  needs,
  input: z.strictObject(target),
  output: saved,
  run: async (context, { id, version }) =>
    await saveChange(context, sampleAllowance, await held(context, id), version, {
      withdrawnAt: context.now.toISOString(),
    }),
})

export const allowancesCommands = [addAllowance, changeAllowance, endAllowance] as const
