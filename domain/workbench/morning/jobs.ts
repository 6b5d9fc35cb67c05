import { sql } from 'kysely'
import { z } from 'zod'
import type { Job } from '#domain/kit.ts'
import { claimMail, noteMail } from '#domain/tasks/reminding/commands.ts'
import { sendAt } from '#domain/tasks/reminding/rules.ts'
import { AppError } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { composeMorning } from './composing/queries.ts'

type Reader = { staffId: string; quietFrom: string | null; quietTo: string | null }

/** In the morning everybody who wants it gets a mail of what is due and what waits for them, after their quiet hours. */
export const sendMornings: Job = {
  name: 'workbench.morning',
  // 07:30 in China.
  cron: '30 23 * * *',
  async run(_context, _payload, { step }) {
    await step(async (context) => {
      if (!context.mailer.isConfigured) return
      const day = chinaDay(context.now)
      const { rows } = await sql<Reader>`select s.id as staff_id, r.quiet_from, r.quiet_to
        from staff s join accounts a on a.id = s.id left join reminder_settings r on r.staff_id = s.id
        where s.is_active and a.disabled_at is null and coalesce(r.by_mail, true) and coalesce(s.email, a.email) is not null
        order by s.id`.execute(context.db)
      for (const { staffId, quietFrom, quietTo } of rows) {
        const quiet = quietFrom === null || quietTo === null ? undefined : { from: quietFrom, to: quietTo }
        const runAt = sendAt(context.now, quiet)
        await context.job(
          'reminder.mail',
          { staffId, day },
          { key: `reminder.mail:${staffId}:${day}`, ...(runAt && { runAt }) },
        )
      }
    })
  },
}

/** One morning mail for one person. A mail server has no transactions: a repeat carries the same message id. */
export const mailMorning: Job = {
  name: 'reminder.mail',
  async run(context, payload, { step }) {
    const { staffId, day } = z.strictObject({ staffId: z.uuid(), day: z.iso.date() }).parse(payload)
    const mail = await step(async (inside) =>
      (await claimMail(inside, staffId, day)) ? await composeMorning(inside, staffId, day) : undefined,
    )
    if (mail === undefined) return
    const note = (outcome: string, isSent: boolean) =>
      step((inside) => noteMail(inside, { staffId, day, outcome, isSent }))
    try {
      await note(await context.mailer.send(mail), true)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await note(context.t(error.code, error.params), false)
      // What may pass is tried again by the queue; a final no stays a no.
      if (error.kind !== 'invalid') throw error
    }
  },
}

export const morningJobs = [sendMornings, mailMorning]
