import { type Kysely, sql } from 'kysely'
import type { Frequencies } from '#platform/core/frequency.ts'

// Shares of syllables and characters drift over months; the database itself counts them anew once a tenth has changed.
const keptMs = 600_000

const known = new Map<string, { frequencies: Frequencies; until: number }>()

/**
 * How often tokens occur in a column of tokens, from the statistics the database keeps for its own planning. They only
 * choose the way of searching, never what is found, so they may be minutes old.
 */
export async function readFrequencies<T>(
  { db, now }: { db: Kysely<T>; now: Date },
  table: string,
  column: string,
): Promise<Frequencies> {
  const at = now.getTime()
  const key = `${table}.${column}`
  const before = known.get(key)
  if (before !== undefined && at < before.until && at > before.until - 2 * keptMs) return before.frequencies
  const { rows } = await sql<{ token: string | null; share: number; sources: number }>`
    select token, share, (select reltuples from pg_class where oid = ${table}::regclass) as sources
    from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as one(token, share)
    where schemaname = current_schema() and tablename = ${table} and attname = ${column}`.execute(db)
  const shares = new Map(rows.flatMap(({ token, share }) => (token === null ? [] : [[token, share] as const])))
  const frequencies = { shares, sources: Math.max(0, rows[0]?.sources ?? 0) }
  known.set(key, { frequencies, until: at + keptMs })
  return frequencies
}
