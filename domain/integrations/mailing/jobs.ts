import { z } from 'zod'
import type { Job } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { noteMailTest } from './commands.ts'
import { readMailTest } from './queries.ts'

/** Tries the mail server once: whoever asked looks on. */
const tryMail: Job = {
  name: 'mail.test',
  async run(context, payload, { step }) {
    const { id } = z.strictObject({ id: z.uuid() }).parse(payload)
    const test = await readMailTest(context.db)
    if (test?.id !== id || test.state !== 'waiting') return
    const fromName = (await readFirm(context.db)).name
    const [subject, text] = [context.t('mail.test_subject'), context.t('mail.test_text')]
    try {
      await context.mailer.send({ id: id.replaceAll('-', ''), to: test.to, fromName, subject, text, attachments: [] })
      await step((inside) => noteMailTest(inside, { ...test, state: 'sent', at: inside.now.toISOString() }))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const fault = context.t(error.code, error.params).slice(0, 300)
      await step((inside) => noteMailTest(inside, { ...test, state: 'failed', fault, at: inside.now.toISOString() }))
    }
  },
}

export const mailingJobs = [tryMail]
