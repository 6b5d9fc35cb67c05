import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { Frequencies } from './rules.ts'

// Shares of syllables and characters drift over months; the database itself counts them anew once a tenth has changed.
const keptMs = 600_000

let kept: { frequencies: Frequencies; until: number } | undefined

/**
 * How often tokens occur, from the statistics the database keeps for its own planning. They only choose the way of
 * searching, never what is found, so they may be minutes old.
 */
export async function readFrequencies(context: Pick<Context, 'db' | 'now'>): Promise<Frequencies> {
  const now = context.now.getTime()
  if (kept !== undefined && now < kept.until && now > kept.until - 2 * keptMs) return kept.frequencies
  const { rows } = await sql<{ token: string | null; share: number; sources: number }>`
    select token, share, (select reltuples from pg_class where oid = 'customer_search'::regclass) as sources
    from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as one(token, share)
    where schemaname = current_schema() and tablename = 'customer_search' and attname = 'tokens'`.execute(context.db)
  const shares = new Map(rows.flatMap(({ token, share }) => (token === null ? [] : [[token, share] as const])))
  kept = { frequencies: { shares, sources: Math.max(0, rows[0]?.sources ?? 0) }, until: now + keptMs }
  return kept.frequencies
}
