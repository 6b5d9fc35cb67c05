import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

/** Days in which a search looks, both ends included, counted from 1970-01-01. */
export type Span = { from: number; to: number }

const dayMs = 86_400_000

export const dayNumber = (moment: Date | string) => Math.floor(new Date(moment).getTime() / dayMs)

/** The first moment of a day in UTC. */
export const momentOf = (day: number) => new Date(day * dayMs).toISOString()

/**
 * Ever longer times back from a day: whether a word is said hourly or weekly, a page is found after a look or two, where
 * an index holds the words and the day of each source. Looks go on over all of it when none of these fills a page.
 */
export function spansUpTo(to: number, lengths: readonly number[]): Span[] {
  return lengths.map((days) => ({ from: to - days + 1, to }))
}

/** Whether the days of a source, as the index holds them, are among those of a span or some others. */
export function isWithin(days: Sql, { from, to }: Span, others: readonly number[] = []): Sql {
  const numbers = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  return sql`${days} && ${[...numbers, ...others]}::integer[]`
}
