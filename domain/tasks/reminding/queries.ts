import { z } from 'zod'
import { query } from '#domain/kit.ts'

export const readReminders = query({
  name: 'reminder.settings',
  about: 'How one is reminded: by mail or not, quiet hours, whether there is an address of one’s calendar',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    version: z.int(),
    byMail: z.boolean(),
    quietFrom: z.string().nullable(),
    quietTo: z.string().nullable(),
    calendarMadeAt: z.string().nullable(),
    /** False: the firm has set no mail server. */
    canMail: z.boolean(),
  }),
  async run(context) {
    const row = await context.db
      .selectFrom('reminderSettings')
      .select(['version', 'byMail', 'quietFrom', 'quietTo', 'calendarMadeAt'])
      .where('staffId', '=', context.actor.id)
      .executeTakeFirst()
    const usual = { version: 0, byMail: true, quietFrom: null, quietTo: null, calendarMadeAt: null }
    return { ...usual, ...row, canMail: context.mailer.isConfigured }
  },
})

export const remindingQueries = [readReminders] as const
