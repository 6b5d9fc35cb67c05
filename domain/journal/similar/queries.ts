import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { notRetracted } from '../reading/queries.ts'
import { pairsOf } from '../rules.ts'
import { wordsIn } from '../sounds/rules.ts'
import { tellingWords, twoOf } from './rules.ts'

const similar = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  customerName: z.string(),
  happenedAt: z.string(),
  authorName: z.string(),
  category: z.string(),
  text: z.string(),
  solution: z.string().nullable(),
  shared: z.array(z.string()),
})
type Similar = z.output<typeof similar>

// Enough to choose from; a person writing reads no more.
const mostOffered = 4
// The newest of those that share two words; ranking more costs time nobody has while typing.
const mostRanked = 60

/** Pairs of characters the statistics know as common: asking for them finds everything and costs most. */
async function commonPairs(context: Context): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ pairs: string[] | null }>`select most_common_elems::text::text[] as pairs from pg_stats
    where schemaname = 'public' and tablename = 'journal_entries' and attname = 'search_tokens'`.execute(context.db)
  // The first hundred and fifty stand in more than one entry of a hundred.
  return new Set(rows[0]?.pairs?.slice(0, 150) ?? [])
}

export const findSimilar = query({
  name: 'journal.similar',
  about: 'Earlier events like the one being written, of this customer first, with how they were solved (JRN-18)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid(), text: z.string().max(10_000) }),
  output: z.object({ rows: z.array(similar) }),
  async run(context, { customerId, text }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const words = tellingWords(wordsIn(text.slice(0, 500)), await commonPairs(context))
    if (words.length < 2) return { rows: [] }
    const shares = (word: string) => sql`j.search_tokens @> ${pairsOf(word)}::text[]`
    const both = sql.join(
      twoOf(words).map(([one, other]) => sql`j.search_tokens @> ${[...pairsOf(one), ...pairsOf(other)]}::text[]`),
      sql` or `,
    )
    const shared = sql`array_remove(array[${sql.join(words.map((word) => sql`case when ${shares(word)} then ${word}::text end`))}], null)`
    const { rows } = await sql<Similar>`
      select e.id, e.customer_id, c.name as customer_name, e.happened_at, e.author_name, e.category, e.text,
        coalesce(e.solution, (select x.solution from journal_entries x where x.refers_to = e.id and x.solution is not null order by x.recorded_at desc limit 1)) as solution,
        e.shared
      from (select j.id, j.customer_id, j.happened_at, j.author_name, j.category, j.text, j.solution, ${shared} as shared
        from journal_entries j where (${both}) and j.refers_to is null and j.source <> 'event' and ${notRetracted}
        order by (j.customer_id = ${customer.id}) desc, j.happened_at desc limit ${mostRanked}) e
      join customers c on c.id = e.customer_id
      where ${customerScopeSql(context, 'journal.read', 'c')}
      order by (e.customer_id = ${customer.id}) desc, cardinality(e.shared) desc, (e.solution is not null) desc, e.happened_at desc
      limit ${mostOffered}`.execute(context.db)
    return { rows }
  },
})

export const similarQueries = [findSimilar] as const
