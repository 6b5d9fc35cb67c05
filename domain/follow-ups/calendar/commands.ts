import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { daysBetween } from '#platform/core/time.ts'

export const setWorkDays = command({
  name: 'calendar.set',
  about: 'Says of days that they are worked or not, against their weekday; without a word the weekday holds again',
  needs: { right: 'cadence.manage' },
  input: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    isWorking: z.boolean().nullable(),
    note: z.string().trim().max(60).optional(),
    /** The notice it comes from, where it is an official one. */
    source: z.string().trim().max(120).optional(),
  }),
  output: z.object({ days: z.int() }),
  async run(context, { from, to, isWorking, note, source }) {
    const days = daysBetween(from, to)
    if (days < 0 || days > 366) throw invalidField('to', 'calendar.range')
    if (isWorking === null)
      await sql`delete from work_days where day between ${from}::date and ${to}::date`.execute(context.db)
    else
      await sql`insert into work_days (day, is_working, note, source, updated_at, updated_by)
        select d::date, ${isWorking}, ${note || null}, ${source || null}, ${context.now.toISOString()}, ${context.actor.id}
        from generate_series(${from}::date, ${to}::date, interval '1 day') d
        on conflict (day) do update set is_working = excluded.is_working, note = excluded.note, source = excluded.source,
          updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(context.db)
    context.audit({ kind: 'change', subject: 'calendar', detail: { from, to, isWorking, note: note ?? null } })
    return { days: days + 1 }
  },
})

export const calendarCommands = [setWorkDays] as const
