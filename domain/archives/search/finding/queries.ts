import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { queryOf, type SearchQuery } from '#platform/core/chinese/search-query.ts'
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
  return sql`(exists (select 1 from customer_search s where s.customer_id = c.id and s.tokens @> ${[...tokens]}::text[])
    or exists (select 1 from customer_contacts m join contacts k on k.id = m.contact_id
      where m.customer_id = c.id and k.search_tokens @> ${[...tokens]}::text[] and ${isCurrent}))`
}

/** Contacts that left and those taken back no longer lead to a customer. */
const isCurrent = sql`k.withdrawn_at is null and m.withdrawn_at is null and m.to_on is null`

export type Found = Rank & {
  /** The record whose words were hit: the customer, an archive merged into it, or a contact. */
  sourceId: string
  isContact: boolean
}

/**
 * Nobody reads a thousand hits; whoever finds more types on. Bounding what is ranked keeps the commonest word as fast as
 * the rarest; beyond the bound the list says 'more than'. Hits of the whole name or its beginning come first, so fewer
 * of them fill the first pages.
 */
export const rankedHits = 1000
const limits = { exact: 200, prefix: 400, inside: rankedHits } as const
const tierNumbers = { exact: 0, prefix: 2, inside: 4 } as const
type TierName = keyof typeof limits

/**
 * Customers that a text finds, best first: the whole name or number, then its beginning (of a phone: its end), then
 * anything inside; of equal ones those with the shorter name. `where` is what else must hold of the customer c.
 * One round trip.
 * @returns every hit once; `isComplete` is false when there are more than are ranked.
 */
export async function findRanked(
  context: Pick<Context, 'db'>,
  query: SearchQuery,
  where: Sql | undefined,
): Promise<{ found: Found[]; isComplete: boolean }> {
  const tiers = (Object.keys(limits) as TierName[]).filter(
    (tier) => tier === 'inside' || query.tiers[tier].join() !== query.tokens.join(),
  )
  const parts = tiers.flatMap((tier) => [
    ownPart(tier, query.tiers[tier], where),
    contactPart(tier, query.tiers[tier], where),
  ])
  const { rows } = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(context.db)
  const best = new Map<string, Found>()
  for (const row of rows.sort(compareRanks)) if (!best.has(row.id)) best.set(row.id, row)
  const inside = (isContact: boolean) =>
    rows.filter((row) => row.tier >= tierNumbers.inside && row.isContact === isContact).length
  return { found: [...best.values()], isComplete: inside(false) <= limits.inside && inside(true) <= limits.inside }
}

function ownPart(tier: TierName, tokens: readonly string[], where: Sql | undefined): Sql {
  const source =
    where === undefined
      ? sql`customer_search s where s.is_live and`
      : sql`customer_search s join customers c on c.id = s.customer_id where ${where} and`
  return sql`(select ${sql.lit(tierNumbers[tier])} as tier, s.length, coalesce(s.sort_name, '') as sort_name, s.customer_id as id, s.source_id, false as is_contact
    from ${source} s.tokens @> ${[...tokens]}::text[] limit ${sql.lit(limits[tier] + 1)})`
}

function contactPart(tier: TierName, tokens: readonly string[], where: Sql | undefined): Sql {
  return sql`(select ${sql.lit(tierNumbers[tier] + 1)}, char_length(k.name), k.name collate "C", c.id, k.id, true
    from contacts k join customer_contacts m on m.contact_id = k.id join customers c on c.id = m.customer_id
    where k.search_tokens @> ${[...tokens]}::text[] and ${isCurrent} and ${where ?? sql`c.withdrawn_at is null`} limit ${sql.lit(limits[tier] + 1)})`
}
