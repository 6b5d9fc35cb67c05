import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'

const hour = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()

async function hold(context: Context) {
  return await context.db
    .selectFrom('reminderSettings')
    .selectAll()
    .where('staffId', '=', context.actor.id)
    .forUpdate()
    .executeTakeFirst()
}

async function write(context: Context, values: Record<string, unknown>, before: { version: number } | undefined) {
  const row = { ...values, version: (before?.version ?? 0) + 1, updatedAt: context.now.toISOString() }
  await context.db
    .insertInto('reminderSettings')
    .values({ byMail: true, staffId: context.actor.id, ...row } as never)
    .onConflict((on) => on.column('staffId').doUpdateSet(row as never))
    .execute()
  return row.version
}

export const setReminders = command({
  name: 'reminder.set',
  about: 'Sets how one is reminded: by mail in the morning, and when not to be disturbed',
  needs: 'signed-in',
  input: z.strictObject({ version: z.int().min(0), byMail: z.boolean(), quietFrom: hour, quietTo: hour }),
  output: z.object({ version: z.int() }),
  async run(context, { version, byMail, quietFrom, quietTo }) {
    if ((quietFrom === null) !== (quietTo === null)) throw invalidField('quietTo', 'reminder.both_hours')
    const before = await hold(context)
    if ((before?.version ?? 0) !== version)
      throw new AppError('conflict', 'record.stale', {
        who: context.actor.name,
        current: {},
        version: before?.version ?? 0,
      })
    context.audit({ kind: 'change', subject: 'reminderSetting', ids: [context.actor.id], detail: { byMail } })
    return { version: await write(context, { byMail, quietFrom, quietTo }, before) }
  },
})

// Longer than any mail server is waited for; after it whoever claimed the mail has died.
const claimLastsMinutes = 10

/**
 * Takes the morning mail of a person for oneself.
 * @returns which try it is; a moment after which to ask again while somebody else is at it; undefined when it was sent
 */
export async function claimMail(context: Context, staffId: string, day: string): Promise<number | Date | undefined> {
  const { rows } = await sql<{
    attempts: number
  }>`insert into reminder_mails as m (staff_id, on_day, claimed_at, attempts) values (${staffId}, ${day}, now(), 1)
    on conflict (staff_id, on_day) do update set claimed_at = now(), attempts = m.attempts + 1, next_at = null
    where m.sent_at is null and (m.claimed_at is null or m.claimed_at < now() - make_interval(mins => ${claimLastsMinutes})) returning attempts`.execute(
    context.db,
  )
  if (rows[0] !== undefined) return rows[0].attempts
  const { rows: held } =
    await sql`select 1 from reminder_mails where staff_id = ${staffId} and on_day = ${day} and sent_at is null`.execute(
      context.db,
    )
  return held.length === 0 ? undefined : new Date(context.now.getTime() + claimLastsMinutes * 60_000)
}

type Noted = {
  staffId: string
  day: string
  outcome: string
  isSent: boolean
  /** When it is tried again. */
  nextAt?: string | null
}

/** Keeps what became of a mail that was claimed. */
export async function noteMail(
  context: Context,
  { staffId, day, outcome, isSent, nextAt = null }: Noted,
): Promise<void> {
  await sql`update reminder_mails set sent_at = ${isSent ? context.now.toISOString() : null}, outcome = ${outcome.slice(0, 300)}, claimed_at = null, next_at = ${nextAt}
    where staff_id = ${staffId} and on_day = ${day}`.execute(context.db)
  context.tell('mail.changed', {})
}

/** Gives back a claim on a morning on which nothing is to be said. */
export async function releaseMail(context: Context, staffId: string, day: string): Promise<void> {
  await sql`delete from reminder_mails where staff_id = ${staffId} and on_day = ${day} and sent_at is null`.execute(
    context.db,
  )
}

/** What stands for a secret address: the address itself is kept nowhere. */
export function calendarHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export const makeCalendar = command({
  name: 'calendar.make',
  about: 'Makes the secret address of one’s calendar, which is shown once; an earlier one stops working',
  needs: { right: 'task.read' },
  input: z.strictObject({}),
  output: z.object({ path: z.string() }),
  async run(context) {
    const token = randomBytes(24).toString('base64url')
    const values = { calendarHash: calendarHash(token), calendarMadeAt: context.now.toISOString() }
    await write(context, values, await hold(context))
    context.audit({ kind: 'change', subject: 'reminderSetting', ids: [context.actor.id], detail: { calendar: 'made' } })
    return { path: `/api/calendar/${token}.ics` }
  },
})

export const endCalendar = command({
  name: 'calendar.end',
  about: 'Ends the secret address of one’s calendar: whoever has it reads nothing any more',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({}),
  async run(context) {
    await write(context, { calendarHash: null, calendarMadeAt: null }, await hold(context))
    context.audit({
      kind: 'change',
      subject: 'reminderSetting',
      ids: [context.actor.id],
      detail: { calendar: 'ended' },
    })
    return {}
  },
})

export const remindingCommands = [setReminders, makeCalendar, endCalendar] as const
