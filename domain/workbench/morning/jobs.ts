import { sql } from 'kysely'
import { z } from 'zod'
import { tellFailing } from '#domain/integrations/telling/commands.ts'
import type { Context, Job } from '#domain/kit.ts'
import { claimMail, noteMail, releaseMail } from '#domain/tasks/reminding/commands.ts'
import { sendAt } from '#domain/tasks/reminding/rules.ts'
import { AppError } from '#platform/core/errors.ts'
import { nextTryAt } from '#platform/core/retries.ts'
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

/**
 * One morning mail for one person. A mail server has no transactions: a repeat carries the same message id. One that is
 * away is asked again until the evening; after it the next morning says more.
 */
export const mailMorning: Job = {
  name: 'reminder.mail',
  async run(context, payload, { step }) {
    const { staffId, day } = z.strictObject({ staffId: z.uuid(), day: z.iso.date() }).parse(payload)
    const later = (inside: Context, runAt: Date) =>
      inside.job('reminder.mail', { staffId, day }, { key: `reminder.mail:${staffId}:${day}`, runAt })
    const claimed = await step(async (inside) => {
      if (chinaDay(inside.now) !== day) return undefined
      const attempts = await claimMail(inside, staffId, day)
      if (attempts instanceof Date) await later(inside, attempts)
      if (typeof attempts !== 'number') return undefined
      const mail = await composeMorning(inside, staffId, day)
      if (mail === undefined) return await releaseMail(inside, staffId, day)
      return { mail, attempts }
    })
    if (!claimed) return
    const { mail, attempts } = claimed
    try {
      const outcome = await context.mailer.send(mail)
      await step((inside) => noteMail(inside, { staffId, day, outcome, isSent: true }))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await step(async (inside) => {
        // What may pass is tried again; a final no stays a no.
        const next = error.kind === 'invalid' ? undefined : nextTryAt(attempts, inside.now)
        const nextAt = next !== undefined && chinaDay(new Date(next)) === day ? next : null
        const outcome = inside.t(error.code, error.params)
        await noteMail(inside, { staffId, day, outcome, isSent: false, nextAt })
        if (nextAt !== null) await later(inside, new Date(nextAt))
        if (error.kind !== 'invalid')
          await tellFailing(inside, { kind: 'mail_failing', id: 'mornings', name: '', attempts, isGivenUp: false })
      })
    }
  },
}

export const morningJobs = [sendMornings, mailMorning]
