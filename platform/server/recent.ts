import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

/** Days in which a search looks, both ends included, counted from 1970-01-01. */
export type Span = { from: number; to: number }

const dayMs = 86_400_000

export const dayNumber = (moment: Date | string) => Math.floor(new Date(moment).getTime() / dayMs)

/** The first moment of a day in UTC. */
export const momentOf = (day: number) => new Date(day * dayMs).toISOString()

/** A search that an index of words and days leads: from which day back, and how short the first look is. */
export type Recent = { to: number; first: number }

type Filled = { rows: readonly unknown[]; next: string | null }

/**
 * Reads a page of `limit` rows in ever longer times back from a day, until it is full: what each look found says how far
 * the next has to reach. Undefined where a page is not to be expected in less than `longest` days: all of it is soonest.
 */
export async function readRecent<P extends Filled>(
  { to, first }: Recent,
  limit: number,
  read: (span: Span) => Promise<P>,
): Promise<P | undefined> {
  for (let days = first; days <= longest; ) {
    const page = await read({ from: to - days + 1, to })
    if (page.next !== null) return page
    days = nextLook(days, page.rows.length, limit)
  }
  return undefined
}

// A look at so many days costs as much as gathering everything.
const longest = 150
// A word is not said the same number of times each day.
const margin = 1.3

/**
 * How many days the next look takes in, when one at `days` of them found so many rows of the `limit` and one more wanted.
 * Of few rows little follows: the days before may be those of a weekend.
 */
function nextLook(days: number, found: number, limit: number): number {
  const likely = (days * (limit + 1) * margin) / Math.max(found, 1 / 2)
  const furthest = days * Math.min(4 * (found + 1), 20)
  return Math.ceil(Math.min(Math.max(likely, days * 1.5), furthest))
}

/** Whether the days of a source, as the index holds them, are among those of a span or some others. */
export function isWithin(days: Sql, { from, to }: Span, others: readonly number[] = []): Sql {
  const numbers = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  return sql`${days} && ${[...numbers, ...others]}::integer[]`
}
