import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { writeEntries } from '#domain/journal/writing/commands.ts'
import { command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { chinaDay } from '#platform/core/time.ts'
import { createSchema } from '#platform/server/values.ts'
import { reading } from './schema.ts'

export const recordReading = command({
  name: 'reading.record',
  about: 'Records how a customer stands, with the day and the grounds; earlier readings stay (JRN-26)',
  needs: { right: 'journal.write' },
  input: z.strictObject({
    customerId: z.uuid(),
    values: createSchema(reading.fields, ['state', 'grounds', 'readOn']),
  }),
  output: z.object({ id: z.uuid() }),
  async run(context, { customerId, values }) {
    const today = chinaDay(context.now)
    if (values.readOn > today) throw invalidField('values.readOn', 'reading.in_future')
    const customer = await reachLiveCustomer(context, 'journal.write', customerId)
    const id = newId()
    const recordedAt = context.now.toISOString()
    await context.db
      .insertInto('customerReadings')
      .values({ id, customerId: customer.id, ...values, recordedAt, authorId: context.actor.id })
      .execute()
    const word = choicesOf(reading.fields.state).find((one) => one.key === values.state)?.label
    await writeEntries(context, [
      {
        customerId: customer.id,
        category: 'note',
        text: context.t('reading.entry', {
          state: word === undefined ? values.state : textIn(context.language, word),
          grounds: values.grounds,
        }),
        happenedAt: values.readOn === today ? recordedAt : `${values.readOn}T04:00:00.000Z`,
        links: [{ kind: 'reading', id }],
        eventKey: `reading:${id}`,
      },
    ])
    context.audit({ kind: 'change', subject: 'reading', ids: [id, customer.id], detail: { state: values.state } })
    return { id }
  },
})

export const readingsCommands = [recordReading] as const
