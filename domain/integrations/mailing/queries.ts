import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Database, query } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { integrationRight } from '../policy.ts'
import { type MailTest, mailTestKey } from './schema.ts'

export async function readMailTest(db: Kysely<Database>): Promise<MailTest | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', mailTestKey).executeTakeFirst()
  return (row?.value as MailTest | undefined) ?? null
}

type Morning = { sent: number; waiting: number; failed: number; fault: string | null; nextAt: string | null }

export const readMailState = query({
  name: 'mail.state',
  about: 'Whether mail can be sent, how the mails of this morning went, and what the last test came to',
  needs: integrationRight,
  input: z.strictObject({}),
  output: z.object({
    from: z.string().nullable(),
    /** The mails of this morning. */
    sent: z.int(),
    /** Those that were not taken and are tried again today. */
    waiting: z.int(),
    failed: z.int(),
    fault: z.string().nullable(),
    nextAt: z.string().nullable(),
    test: z
      .object({
        to: z.string(),
        at: z.string(),
        state: z.enum(['waiting', 'sent', 'failed']),
        fault: z.string().nullable(),
      })
      .nullable(),
  }),
  async run(context) {
    const { rows } = await sql<Morning>`select count(*) filter (where sent_at is not null)::int as sent,
        count(*) filter (where next_at is not null)::int as waiting,
        count(*) filter (where sent_at is null and next_at is null and claimed_at is null and outcome is not null)::int as failed,
        (array_agg(outcome order by next_at nulls last) filter (where sent_at is null and outcome is not null))[1] as fault, min(next_at) as next_at
      from reminder_mails where on_day = ${chinaDay(context.now)}`.execute(context.db)
    const test = await readMailTest(context.db)
    const { sent = 0, waiting = 0, failed = 0, fault = null, nextAt = null } = rows[0] ?? {}
    return {
      from: context.mailer.from ?? null,
      sent,
      waiting,
      failed,
      fault,
      nextAt,
      test: test && { to: test.to, at: test.at, state: test.state, fault: test.fault },
    }
  },
})

export const mailingQueries = [readMailState] as const
