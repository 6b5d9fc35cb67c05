import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { integrationRight } from '../policy.ts'
import { type MailTest, mailTestKey } from './schema.ts'

/** Keeps how the last test went, for the screen that asked. */
export async function noteMailTest(context: Context, test: MailTest): Promise<void> {
  const value = JSON.stringify(test) as unknown
  const updatedAt = context.now.toISOString()
  await context.db
    .insertInto('settings')
    .values({ key: mailTestKey, value, updatedAt })
    .onConflict((on) => on.column('key').doUpdateSet({ value, updatedAt }))
    .execute()
  context.tell('mail.changed', {})
}

export const testMail = command({
  name: 'mail.test',
  about: 'Sends a test mail to oneself; what comes of it is told by mail.state (TSK-02)',
  needs: integrationRight,
  perMinute: 10,
  input: z.strictObject({}),
  output: z.object({ to: z.string() }),
  async run(context) {
    if (!context.mailer.isConfigured) throw new AppError('conflict', 'mail.not_configured')
    const { rows } = await sql<{ email: string }>`select coalesce(s.email, a.email) as email
      from staff s join accounts a on a.id = s.id where s.id = ${context.actor.id}`.execute(context.db)
    const { email: to } = present(rows[0])
    const id = newId()
    await noteMailTest(context, { id, to, at: context.now.toISOString(), state: 'waiting', fault: null })
    await context.job('mail.test', { id }, { key: 'mail.test' })
    context.audit({ kind: 'change', subject: 'mail', ids: [context.actor.id], detail: { tested: true } })
    return { to }
  },
})

export const mailingCommands = [testMail] as const
