import { z } from 'zod'
import { refuseFlood } from '#domain/forms/links/braking/commands.ts'
import { command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { keepAnswer, takeAnswerSlot } from '../data-forms/commands.ts'
import { findOpenForm, gone } from './queries.ts'

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
    await refuseFlood(context, answerKind, form.id)
    if (!(await takeAnswerSlot(context, form.id))) throw gone()
    await keepAnswer(context, form, values, { returnedOn: chinaDay(context.now), isByCustomer: true })
    return { isReceived: true }
  },
})

export const selfFillCommands = [sendSelfFill] as const
