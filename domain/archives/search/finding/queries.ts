import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { queryOf, type SearchQuery } from '#platform/core/chinese/search-query.ts'
import { isCommon, shareOf } from '#platform/core/frequency.ts'
import { readFrequencies } from '#platform/server/frequency.ts'
import { kept } from '#platform/server/kept.ts'
import { compareRanks, type Rank } from '../rules.ts'

type Sql = RawBuilder<unknown>

/**
 * A free search as part of any condition on customers under the alias c: their own words, those of archives merged
 * into them, and their contacts' names and phones. The array is worked out once and asked through the primary key.
 */
export function searchSql(text: string): Sql {
  const { tokens } = queryOf(text)
  if (tokens.length === 0) return text.trim() === '' ? sql`true` : sql`false`
  return sql`c.id = any(array(select customer_id from customer_search where tokens @> ${tokens}::text[]))`
}

/**
 * What the tokens of a name say before the name itself is compared: pairs of Hanzi, of which trigrams know nothing.
 * Names are tokens up to their 120th character, and the longest on the register have eighty.
 */
export function narrowName(field: string, text: string): Sql | undefined {
  const { tokens, kind } = queryOf(text)
  if (field !== 'name' || kind !== 'hanzi' || tokens.length === 0 || /\s/u.test(text)) return undefined
  return sql`exists (select 1 from customer_search s where s.source_id = c.id and not s.is_contact and s.tokens @> ${tokens}::text[])`
}

/**
 * The same asked customer by customer, for words that very many have: a list in some order meets fifty of them soon,
 * while gathering all of them first would take long.
 */
export function commonSearchSql(tokens: readonly string[]): Sql {
  // With an offset the database cannot turn the question round and gather all the same.
  return sql`exists (select 1 from customer_search s where s.customer_id = c.id and s.tokens @> ${[...tokens]}::text[] offset 0)`
}

export type Found = Rank & {
  /** The record whose words were hit: the customer, an archive merged into it, or a contact. */
  sourceId: string
  isContact: boolean
}

/** Whose customers may be found, and what else must hold of them. */
export type Bounds = {
  /** People and departments as in `reachOf`; undefined for everybody's. */
  reached: readonly string[] | undefined
  /** On the customer c, reach included. Undefined: nothing but reach and being live. */
  where: Sql | undefined
  /** Whether `where` may hold of withdrawn archives. */
  withdrawnToo?: boolean
}

/**
 * Nobody reads three hundred hits; whoever finds more types on. Bounding what is ranked keeps the commonest word as fast
 * as the rarest; beyond the bound the list says 'more than'. Of a word very many have, fewer are ranked, the newest.
 */
export const rankedHits = 300
const commonHits = 300
// Customers and their contacts are met apart: a hundred more than are ranked, for those who are hit twice.
const enough = rankedHits + 100
const limits = { exact: enough, prefix: enough, inside: enough } as const
const tierNumbers = { exact: 0, prefix: 2, inside: 4 } as const
type TierName = keyof typeof limits
// So many hits are found first and then asked for a condition, in 5 ms; of more, both are asked together.
const sievedHits = 3000

export type Ranked = { found: Found[]; isComplete: boolean; isFrequent: boolean }

/**
 * Customers that a text finds, best first: the whole name or number, then its beginning (of a phone: its end), then
 * anything inside; of equal ones those with the shorter name.
 * @returns every hit once; `isComplete` is false when there are more than are ranked, and `isFrequent` true when they
 * are a good part of all customers.
 */
export async function findRanked(
  context: Pick<Context, 'db' | 'now'>,
  query: SearchQuery,
  { reached, where, withdrawnToo }: Bounds,
): Promise<Ranked> {
  const frequencies = await readFrequencies(context, 'customer_search', 'tokens')
  const isFrequent = shareOf(frequencies, query.tokens) > 0
  const tiers = tiersOf(query)
  if (where === undefined) {
    const asked = tiers.map((one) => {
      const walked = reached === undefined && isCommon(frequencies, one.tokens, commonHits)
      return { ...one, walked, limit: walked ? commonHits : limits[one.tier] }
    })
    return { ...ranked(await findWords(context, asked, reached, enough), asked, enough), isFrequent }
  }
  if (!withdrawnToo) {
    const asked = tiers.map((one) => ({ ...one, walked: false, limit: sievedHits }))
    const rows = isFrequent ? [] : await findWords(context, asked, reached, everything)
    const all = ranked(rows, asked, everything)
    if (!isFrequent && all.isComplete) {
      const found = await sieve(context, all.found, where)
      return { found: found.slice(0, rankedHits), isComplete: found.length <= rankedHits, isFrequent }
    }
  }
  const asked = tiers.map((one) => ({ ...one, walked: false, limit: limits[one.tier] }))
  const parts = asked.map((one) => hitsPart(one, where))
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(context.db)
  return { ...ranked(rows, asked, everything), isFrequent }
}

type Part = { tier: TierName; tokens: readonly string[]; walked: boolean; limit: number }

function tiersOf(query: SearchQuery): Pick<Part, 'tier' | 'tokens'>[] {
  const names = (Object.keys(limits) as TierName[]).filter(
    (tier) => tier === 'inside' || query.tiers[tier].join() !== query.tokens.join(),
  )
  // What begins with a word holds it: asked once, it is found once.
  return names.map((tier) => ({
    tier,
    tokens: query.tiers[tier].filter((token) => !query.tiers[tier].includes(`^${token}`)),
  }))
}

/** Hits in the order of their rank, each once, and whether they are all there are. */
function ranked(rows: Found[], asked: readonly Part[], until: number): Omit<Ranked, 'isFrequent'> {
  const best = new Map<string, Found>()
  for (const row of rows.sort(compareRanks)) if (!best.has(row.id)) best.set(row.id, row)
  const inside = rows.filter((row) => row.tier >= tierNumbers.inside).length
  const isAsked = rows.length - inside < until
  return { found: [...best.values()], isComplete: isAsked && inside <= (asked.at(-1)?.limit ?? 0) }
}

// More than any tier is asked for.
const everything = 2 ** 31 - 1

/**
 * One round trip; the plans are kept with the functions (migrations/0014, 0120). Once `until` better hits are met, the
 * tiers behind are not asked.
 */
async function findWords(
  context: Pick<Context, 'db'>,
  asked: readonly Part[],
  reached: readonly string[] | undefined,
  until: number,
): Promise<Found[]> {
  const parts = (Object.keys(limits) as TierName[]).map((tier) => asked.find((one) => one.tier === tier))
  const [exact, beginning, inside] = parts.map((one) => (one === undefined ? null : [...one.tokens]))
  const walked = parts.map((one) => one?.walked ?? false)
  const most = parts.map((one) => (one?.limit ?? 0) + 1)
  const reach = reached === undefined ? null : [...reached]
  const { rows } =
    await sql<Found>`${kept}select * from find_words(${exact}::text[], ${beginning}::text[], ${inside}::text[],
    ${reach}::uuid[], ${walked}::boolean[], ${most}::integer[], ${until})`.execute(context.db)
  return rows
}

/** Of the hits those of which a condition holds. */
async function sieve(context: Pick<Context, 'db'>, found: readonly Found[], where: Sql): Promise<Found[]> {
  if (found.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`select c.id from customers c where c.id = any(${found.map((one) => one.id)}::uuid[]) and ${where}`.execute(
    context.db,
  )
  const held = new Set(rows.map((row) => row.id))
  return found.filter((one) => held.has(one.id))
}

function hitsPart({ tier, tokens, limit }: Part, where: Sql): Sql {
  return sql`(select ${sql.lit(tierNumbers[tier])} + s.is_contact::integer as tier, s.length, coalesce(s.sort_name, '') as sort_name, s.customer_id as id,
      s.source_id, s.is_contact
    from customer_search s join customers c on c.id = s.customer_id where ${where} and s.tokens @> ${[...tokens]}::text[] limit ${sql.lit(limit + 1)})`
}
