import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { lunarFeastOn, lunarTextOn, solarTermOn } from '#platform/core/chinese/lunar.ts'
import { chinaDay } from '#platform/core/time.ts'
import { listKeys, listShape, readDayLists } from './lists/queries.ts'
import { isWeekend } from './rules.ts'
import { countedUpTo } from './sections/queries.ts'
import { waitingQueries } from './waiting/queries.ts'

export const readToday = query({
  name: 'workbench.today',
  about:
    'What is due today: approvals, verifications, information to be written in, reviews, gaps, duplicates, birthdays, contracts',
  needs: 'signed-in',
  input: z.strictObject({ whose: z.enum(['me', 'department', 'all']).optional() }),
  output: z.object({
    day: z.string(),
    isWeekend: z.boolean(),
    /** 农历十月十五 下元节, with the solar term of the day. */
    lunar: z.string(),
    /** Whether the day has a feast or a solar term. */
    isMarked: z.boolean(),
    /** Counts end here: 1000 means a thousand or more. */
    countedUpTo: z.int(),
    /** Only the lists the person's rights open. */
    lists: z.object(
      Object.fromEntries(listKeys.map((key) => [key, listShape.optional()])) as Record<
        (typeof listKeys)[number],
        z.ZodOptional<typeof listShape>
      >,
    ),
  }),
  async run(context, { whose = 'me' }) {
    const day = chinaDay(context.now)
    const tidy = await readDayLists(context, whose)
    const seen = Object.values(tidy).flatMap((list) => list.rows.flatMap((row) => row.customerId ?? []))
    if (seen.length > 0)
      context.audit({
        kind: 'list',
        subject: 'customer',
        ids: [...new Set(seen)],
        detail: { list: 'workbench', whose },
      })
    return {
      day,
      isWeekend: isWeekend(day),
      lunar: lunarTextOn(day, context.language === 'en' ? 'en' : 'zh'),
      isMarked: lunarFeastOn(day) !== undefined || solarTermOn(day) !== undefined,
      countedUpTo,
      lists: tidy,
    }
  },
})

export const workbenchQueries = [readToday, ...waitingQueries] as const
