import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { queryOf, type SearchQuery } from '#platform/core/chinese/search-query.ts'
import { readFrequencies } from '../frequency/queries.ts'
import { isCommon, shareOf } from '../frequency/rules.ts'
import { compareRanks, type Rank } from '../rules.ts'

type Sql = RawBuilder<unknown>

/**
 * A free search as part of any condition on customers under the alias c: their own words, those of archives merged
 * into them, and their contacts' names and phones. The array is worked out once and asked through the primary key.
 */
export function searchSql(text: string): Sql {
  const { tokens } = queryOf(text)
  if (tokens.length === 0) return text.trim() === '' ? sql`true` : sql`false`
  return sql`c.id = any(array(select customer_id from customer_search where tokens @> ${tokens}::text[]
    union select m.customer_id from contacts k join customer_contacts m on m.contact_id = k.id
      where k.search_tokens @> ${tokens}::text[] and ${isCurrent}))`
}

/**
 * What the tokens of a name say before the name itself is compared: pairs of Hanzi, of which trigrams know nothing.
 * Names are tokens up to their 120th character, and the longest on the register have eighty.
 */
export function narrowName(field: string, text: string): Sql | undefined {
  const { tokens, kind } = queryOf(text)
  if (field !== 'name' || kind !== 'hanzi' || tokens.length === 0 || /\s/u.test(text)) return undefined
  return sql`exists (select 1 from customer_search s where s.source_id = c.id and s.tokens @> ${tokens}::text[])`
}

/**
 * The same asked customer by customer, for words that very many have: a list in some order meets fifty of them soon,
 * while gathering all of them first would take long.
 */
export function commonSearchSql(tokens: readonly string[]): Sql {
  // With an offset the database cannot turn the question round and gather all the same.
  return sql`(exists (select 1 from customer_search s where s.customer_id = c.id and s.tokens @> ${[...tokens]}::text[] offset 0)
    or exists (select 1 from customer_contacts m join contacts k on k.id = m.contact_id
      where m.customer_id = c.id and k.search_tokens @> ${[...tokens]}::text[] and ${isCurrent} offset 0))`
}

/** Contacts that left and those taken back no longer lead to a customer. */
const isCurrent = sql`k.withdrawn_at is null and m.withdrawn_at is null and m.to_on is null`

export type Found = Rank & {
  /** The record whose words were hit: the customer, an archive merged into it, or a contact. */
  sourceId: string
  isContact: boolean
}

/**
 * Nobody reads five hundred hits; whoever finds more types on. Bounding what is ranked keeps the commonest word as fast
 * as the rarest; beyond the bound the list says 'more than'. Of a word very many have, fewer are ranked, the newest.
 */
export const rankedHits = 500
const commonHits = 200
const limits = { exact: 200, prefix: 300, inside: rankedHits } as const
const tierNumbers = { exact: 0, prefix: 2, inside: 4 } as const
type TierName = keyof typeof limits

/**
 * Customers that a text finds, best first: the whole name or number, then its beginning (of a phone: its end), then
 * anything inside; of equal ones those with the shorter name. `where` is what else must hold of the customer c.
 * One round trip.
 * @returns every hit once; `isComplete` is false when there are more than are ranked, and `isFrequent` true when they
 * are a good part of all customers.
 */
export async function findRanked(
  context: Pick<Context, 'db' | 'now'>,
  query: SearchQuery,
  where: Sql | undefined,
): Promise<{ found: Found[]; isComplete: boolean; isFrequent: boolean }> {
  const frequencies = await readFrequencies(context)
  const tiers = (Object.keys(limits) as TierName[]).filter(
    (tier) => tier === 'inside' || query.tiers[tier].join() !== query.tokens.join(),
  )
  const asked = tiers.map((tier) => {
    // What begins with a word holds it: asked once, the database can tell how many there are.
    const tokens = query.tiers[tier].filter((token) => !query.tiers[tier].includes(`^${token}`))
    // With a condition on the customer the hits must be gathered: walking would not know where to stop.
    const walks = where === undefined && isCommon(frequencies, tokens, commonHits)
    return { tier, tokens, walks, limit: walks ? commonHits : limits[tier] }
  })
  const parts = asked.flatMap((one) => [ownPart(one, where), contactPart(one, where)])
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(context.db)
  const best = new Map<string, Found>()
  for (const row of rows.sort(compareRanks)) if (!best.has(row.id)) best.set(row.id, row)
  const inside = (isContact: boolean) =>
    rows.filter((row) => row.tier >= tierNumbers.inside && row.isContact === isContact).length
  const most = asked.at(-1)?.limit ?? 0
  const isComplete = inside(false) <= most && inside(true) <= most
  return { found: [...best.values()], isComplete, isFrequent: shareOf(frequencies, query.tokens) > 0 }
}

type Part = { tier: TierName; tokens: readonly string[]; walks: boolean; limit: number }

function ownPart({ tier, tokens, walks, limit }: Part, where: Sql | undefined): Sql {
  const source =
    where === undefined
      ? sql`customer_search s where s.is_live and`
      : sql`customer_search s join customers c on c.id = s.customer_id where ${where} and`
  // In an order the database walks the index of that order, rather than gather and sort all that have the word.
  const order = walks ? sql`order by s.customer_id desc` : sql``
  return sql`(select ${sql.lit(tierNumbers[tier])} as tier, s.length, coalesce(s.sort_name, '') as sort_name, s.customer_id as id, s.source_id, false as is_contact
    from ${source} s.tokens @> ${[...tokens]}::text[] ${order} limit ${sql.lit(limit + 1)})`
}

function contactPart({ tier, tokens, limit }: Part, where: Sql | undefined): Sql {
  return sql`(select ${sql.lit(tierNumbers[tier] + 1)}, char_length(k.name), k.name collate "C", c.id, k.id, true
    from contacts k join customer_contacts m on m.contact_id = k.id join customers c on c.id = m.customer_id
    where k.search_tokens @> ${[...tokens]}::text[] and ${isCurrent} and ${where ?? sql`c.withdrawn_at is null`} limit ${sql.lit(limit + 1)})`
}
