import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import type { Calendar } from './rules.ts'

/** The days that differ from their weekday, for rules in memory. */
export async function readCalendar(context: Pick<Context, 'db'>): Promise<Calendar> {
  const rows = await context.db.selectFrom('workDays').select(['day', 'isWorking']).execute()
  return new Map(rows.map((row) => [row.day, row.isWorking]))
}

export const yearOfWork = query({
  name: 'calendar.year',
  about:
    'The days of a year that are not what their weekday says, and whether the official notice of the year is known',
  needs: 'signed-in',
  input: z.strictObject({ year: z.coerce.number().int().min(1990).max(2200) }),
  output: z.object({
    year: z.int(),
    /** Without the notice only weekends are free. */
    isOfficial: z.boolean(),
    sources: z.array(z.string()),
    days: z.array(
      z.object({ day: z.string(), isWorking: z.boolean(), note: z.string().nullable(), source: z.string().nullable() }),
    ),
  }),
  async run(context, { year }) {
    const days = await context.db
      .selectFrom('workDays')
      .select(['day', 'isWorking', 'note', 'source'])
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .orderBy('day')
      .execute()
    const sources = [...new Set(days.flatMap((one) => one.source ?? []))]
    return { year, isOfficial: sources.length > 0, sources, days }
  },
})

export const calendarQueries = [yearOfWork] as const
