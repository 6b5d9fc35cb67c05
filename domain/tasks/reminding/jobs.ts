import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { languageOf } from '#platform/core/i18n.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { notify } from '../notices/commands.ts'
import { daysLate } from '../rules.ts'
import { sendAt } from './rules.ts'

type Due = {
  staffId: string
  name: string
  phone: string | null
  departmentIds: string[]
  today: number
  overdue: number
  quietFrom: string | null
  quietTo: string | null
  byMail: boolean
}

/** In the morning everybody hears what is due today and what is late, once a day: under the bell and by mail. */
export const remindMorning: Job = {
  name: 'reminder.morning',
  // 07:30 in China.
  cron: '30 23 * * *',
  async run(_context, _payload, { step }) {
    await step(async (context) => {
      const day = chinaDay(context.now)
      const { rows } =
        await sql<Due>`select s.id as staff_id, s.name, s.phones[1] as phone, coalesce(d.path, array[s.department_id]) as department_ids, count(*) filter (where t.due_on = ${day})::int as today,
          count(*) filter (where t.due_on < ${day})::int as overdue, r.quiet_from, r.quiet_to,
          coalesce(r.by_mail, true) and coalesce(s.email, a.email) is not null as by_mail
        from tasks t join staff s on s.id = t.owner_id join accounts a on a.id = s.id left join reminder_settings r on r.staff_id = s.id
        left join departments d on d.id = s.department_id where t.state = 'open' and t.due_on <= ${day} and s.is_active and a.disabled_at is null
        group by s.id, a.email, r.staff_id, d.id order by s.id`.execute(context.db)
      await notify(
        context,
        rows.map(({ staffId, today, overdue }) => ({
          to: staffId,
          kind: 'morning' as const,
          facts: { today, overdue },
          eventKey: `morning:${day}`,
        })),
      )
      await tellRobots(context, day, rows)
      if (!context.mailer.isConfigured) return
      for (const one of rows.filter((row) => row.byMail)) {
        const { staffId } = one
        const runAt = timeFor(context, one)
        await context.job(
          'reminder.mail',
          { staffId, day },
          { key: `reminder.mail:${staffId}:${day}`, ...(runAt && { runAt }) },
        )
      }
    })
  },
}

function timeFor(context: Context, { quietFrom, quietTo }: Due): Date | undefined {
  return sendAt(context.now, quietFrom === null || quietTo === null ? undefined : { from: quietFrom, to: quietTo })
}

/** Robots of group chats belong to a later noun and are told through the queue, inside this transaction. */
async function tellRobots(context: Context, day: string, rows: readonly Due[]): Promise<void> {
  const people = rows.map((one) => ({
    staffId: one.staffId,
    name: one.name,
    phone: one.phone,
    departmentIds: one.departmentIds,
    today: one.today,
    overdue: one.overdue,
    at: timeFor(context, one)?.toISOString() ?? null,
  }))
  if (people.length > 0) await context.job('robot.morning', { day, people }, { key: `robot.morning:${day}` })
}

type Line = { title: string; customer: string | null; dueOn: string }
type Reader = { email: string | null; language: string; name: string; firm: string | null }

// A mail is read at a glance; the whole list is one press away.
const linesShown = 30

// Longer than any mail server is waited for; after it whoever claimed the mail has died.
const claimLasts = '10 minutes'

/** One morning mail for one person. A mail server has no transactions: a repeat carries the same message id. */
export const mailReminder: Job = {
  name: 'reminder.mail',
  async run(context, payload, { step }) {
    const { staffId, day } = z.strictObject({ staffId: z.uuid(), day: z.iso.date() }).parse(payload)
    const mail = await step(async (inside) => {
      const { rows: claimed } =
        await sql`insert into reminder_mails as m (staff_id, on_day, claimed_at) values (${staffId}, ${day}, now())
        on conflict (staff_id, on_day) do update set outcome = null, claimed_at = now()
        where m.sent_at is null and (m.claimed_at is null or m.claimed_at < now() - ${claimLasts}::interval) returning staff_id`.execute(
          inside.db,
        )
      return claimed.length === 0 ? undefined : await composeMail(inside, staffId, day)
    })
    if (mail === undefined) return
    const note = (outcome: string, isSent: boolean) =>
      step(async ({ db, now }) => {
        await sql`update reminder_mails set sent_at = ${isSent ? now.toISOString() : null}, outcome = ${outcome.slice(0, 300)}, claimed_at = null
          where staff_id = ${staffId} and on_day = ${day}`.execute(db)
      })
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

async function composeMail(context: Context, staffId: string, day: string) {
  const { rows: readers } = await sql<Reader>`select coalesce(s.email, a.email) as email, a.language, s.name,
    (select value ->> 'name' from settings where key = 'firm') as firm
    from staff s join accounts a on a.id = s.id where s.id = ${staffId} and s.is_active`.execute(context.db)
  const { rows } = await sql<Line>`select t.title, c.name as customer, t.due_on::text as due_on from tasks t
    left join customers c on c.id = t.customer_id where t.owner_id = ${staffId} and t.state = 'open' and t.due_on <= ${day}
    order by t.due_on, t.id`.execute(context.db)
  const reader = readers[0]
  if (reader?.email == null || rows.length === 0) return undefined
  const t = context.texts[languageOf(reader.language)]
  const line = ({ dueOn, customer, title }: Line) =>
    t('reminder.line', { day: dueOn.slice(5), customer: customer ?? '', title }).replace(/ {3,}/g, '  ')
  const shown = rows.slice(0, linesShown)
  const part = (head: string, lines: Line[]) => (lines.length === 0 ? [] : [t(head), ...lines.map(line), ''])
  const isLate = (one: Line) => one.dueOn < day
  const overdue = rows.filter(isLate).length
  const text = [
    ...part('reminder.overdue', shown.filter(isLate)),
    ...part(
      'reminder.today',
      shown.filter((one) => !isLate(one)),
    ),
    ...(rows.length > shown.length ? [t('reminder.rest', { n: rows.length - shown.length }), ''] : []),
    t('reminder.foot'),
  ].join('\n')
  return {
    // The same morning carries the same id, so that a repeat may be dropped by the reader's server.
    id: createHash('sha256').update(`${staffId} ${day}`).digest('hex').slice(0, 32),
    to: reader.email,
    fromName: reader.firm ?? 'Kedang',
    subject: t('reminder.subject', { day, today: rows.length - overdue, overdue }),
    text,
    attachments: [],
  }
}

type Late = { id: string; title: string; dueOn: string; who: string | null; superiorId: string | null }

/** What stays overdue is shown to the owner's superior, once (VIS-35); how many days that takes is a number of the rules. */
export const escalateOverdue: Job = {
  name: 'task.escalate',
  // 07:25 in China, so that the morning's notices come with it.
  cron: '25 23 * * *',
  async run(_context, _payload, { step }) {
    await step(async (context) => {
      const days = (await readNumbers(context.db))['tasks.escalateDays']
      if (days === null) return
      const today = chinaDay(context.now)
      // The superior of who owns it; nobody's task goes to the superior of whoever made it.
      const { rows } = await sql<Late>`with late as (
          update tasks set escalated_at = ${context.now.toISOString()} where state = 'open' and escalated_at is null
            and due_on <= ${addDays(today, -days)} returning id, title, due_on, owner_id, created_by)
        select l.id, l.title, l.due_on::text as due_on, o.name as who, coalesce(o.manager_id, m.manager_id, m.id) as superior_id
        from late l left join staff o on o.id = l.owner_id left join staff m on m.id = l.created_by and l.owner_id is null`.execute(
        context.db,
      )
      await notify(
        context,
        rows.flatMap(({ id, title, dueOn, who, superiorId }) =>
          superiorId === null
            ? []
            : [
                {
                  to: superiorId,
                  kind: who === null ? ('escalated_nobody' as const) : ('escalated' as const),
                  facts: { who: who ?? '', title, days: daysLate(dueOn, today) },
                  link: { kind: 'task', id },
                  eventKey: `escalated:${id}`,
                },
              ],
        ),
      )
    })
  },
}

export const remindingJobs = [remindMorning, mailReminder, escalateOverdue]
