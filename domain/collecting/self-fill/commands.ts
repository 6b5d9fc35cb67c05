import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { keepAnswer, takeAnswerSlot } from '../data-forms/commands.ts'
import { findOpenForm, gone } from './queries.ts'

// One phone at an event may be passed round a table; sixty an hour is more than people can type.
const answersAnHour = 60
const answerKind = 'self-fill-answer'

export const sendSelfFill = command({
  name: 'selfFill.send',
  about: 'Sends the answers of a form behind a link; they wait until somebody of the firm takes them over',
  needs: 'anyone',
  perMinute: 20,
  input: z.strictObject({
    token: z.string().max(100),
    values: z.record(z.string().max(60), z.unknown()),
    isConsented: z.boolean(),
    /** A box no person sees; programs that fill in everything give themselves away. */
    website: z.string().max(200).optional(),
  }),
  output: z.object({ isReceived: z.boolean() }),
  async run(context, { token, values, isConsented, website }) {
    const form = await findOpenForm(context, token)
    if (form === undefined) throw gone()
    if (website) return { isReceived: true }
    if (!isConsented) throw invalidField('isConsented', 'selfFill.consent')
    if (form.customerId === null && !values['name']) throw invalidField('values.name', 'field.required')
    await refuseFlood(context, form.id)
    if (!(await takeAnswerSlot(context, form.id))) throw gone()
    await keepAnswer(context, form, values, { returnedOn: chinaDay(context.now), isByCustomer: true })
    return { isReceived: true }
  },
})

async function refuseFlood(context: Context, formId: string): Promise<void> {
  const key = `${formId}:${context.request.ip}`
  const since = new Date(context.now.getTime() - 3600_000).toISOString()
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from attempts where kind = ${answerKind} and key = ${key} and at > ${since}`.execute(
    context.db,
  )
  if ((rows[0]?.n ?? 0) >= answersAnHour) throw new AppError('limited', 'selfFill.too_many', { minutes: 60 })
  await context.db.insertInto('attempts').values({ kind: answerKind, key, at: context.now.toISOString() }).execute()
}

export const selfFillCommands = [sendSelfFill] as const
