import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { birthdayKey } from '#platform/core/chinese/birthday.ts'
import { invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { createSchema } from '#platform/server/values.ts'
import { specialDay } from './schema.ts'

const needs = { right: 'customer.change' }
const values = createSchema(specialDay.fields, ['contactId', 'kind', 'day', 'whose', 'wish'])

async function checkDay(context: Context, customerId: string, given: z.output<typeof values>): Promise<void> {
  if (birthdayKey(given.day) === undefined) throw invalidField('values.day', 'specialDay.whole_day')
  if (given.contactId === null) return
  const known = await context.db
    .selectFrom('customerContacts')
    .select('id')
    .where('customerId', '=', customerId)
    .where('contactId', '=', given.contactId)
    .executeTakeFirst()
  if (known === undefined) throw invalidField('values.contactId', 'journal.not_their_contact')
}

export const addDay = command({
  name: 'specialDay.add',
  about:
    'Keeps a day a customer keeps: the anniversary of the shop or the factory, a wedding, a child’s entry to school (REL-08)',
  needs,
  input: z.strictObject({ customerId: z.uuid(), values }),
  output: saved,
  async run(context, { customerId, values: given }) {
    const customer = await reachLiveCustomer(context, 'customer.change', customerId)
    await checkDay(context, customer.id, given)
    const id = newId()
    const row = { customerId: customer.id, ...given }
    await context.db
      .insertInto('specialDays')
      .values({ id, ...row, ...stampsOf(context) })
      .execute()
    return await noteCreation(context, specialDay, id, row)
  },
})

async function held(context: Context, id: string) {
  const row = present(
    await context.db
      .selectFrom('specialDays')
      .selectAll()
      .where('id', '=', id)
      .where('withdrawnAt', 'is', null)
      .forUpdate()
      .executeTakeFirst(),
  )
  await reachLiveCustomer(context, 'customer.change', row.customerId)
  return row
}

export const changeDay = command({
  name: 'specialDay.change',
  about: 'Corrects a special day',
  needs,
  input: z.strictObject({ ...target, values }),
  output: saved,
  async run(context, { id, version, values: given }) {
    const row = await held(context, id)
    await checkDay(context, row.customerId, given)
    return await saveChange(context, specialDay, row, version, given)
  },
})

export const withdrawDay = command({
  name: 'specialDay.withdraw',
  about: 'Takes a special day away; its history stays',
  needs,
  input: z.strictObject(target),
  output: saved,
  run: async (context, { id, version }) =>
    await saveChange(context, specialDay, await held(context, id), version, { withdrawnAt: context.now.toISOString() }),
})

export const daysCommands = [addDay, changeDay, withdrawDay] as const
