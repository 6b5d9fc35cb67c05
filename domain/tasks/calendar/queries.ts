import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { calendarHash } from '../reminding/commands.ts'
import { type CalendarEntry, calendarText } from './rules.ts'

// What was overdue longer is on the workbench; a calendar looks ahead, at most a year.
const span = { back: 30, ahead: 366 }
const mostEntries = 1000

export const feedCalendar = query({
  name: 'calendar.feed',
  about: 'The open tasks of whoever owns the secret address, as an iCalendar text',
  needs: 'anyone',
  // A calendar program asks every few minutes; somebody who guesses asks more.
  perMinute: 60,
  input: z.strictObject({ token: z.string().min(20).max(60) }),
  output: z.object({ text: z.string() }),
  async run(context, { token }) {
    const { rows: owners } = await sql<{ id: string; name: string }>`select s.id, s.name from reminder_settings r
      join staff s on s.id = r.staff_id join accounts a on a.id = s.id
      where r.calendar_hash = ${calendarHash(token)} and s.is_active and a.disabled_at is null`.execute(context.db)
    const owner = owners[0]
    if (owner === undefined) throw new AppError('missing', 'record.missing')
    const today = chinaDay(context.now)
    const { rows } = await sql<CalendarEntry>`select t.id, t.version, t.title, c.name as customer, t.remarks as note,
        t.due_on::text as due_on, t.due_time, t.updated_at
      from tasks t left join customers c on c.id = t.customer_id
      where t.owner_id = ${owner.id} and t.state = 'open'
        and t.due_on between ${addDays(today, -span.back)} and ${addDays(today, span.ahead)}
      order by t.due_on, t.id limit ${mostEntries}`.execute(context.db)
    context.audit({ kind: 'list', subject: 'task', ids: rows.map((row) => row.id), detail: { calendarOf: owner.id } })
    return { text: calendarText(`客档 ${owner.name}`, rows) }
  },
})

export const calendarQueries = [feedCalendar] as const
