import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#domain/kit.ts'
import { hitsAtMost } from '#platform/core/frequency.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { likePattern } from '#platform/server/condition-sql.ts'
import { readFrequencies } from '#platform/server/frequency.ts'
import { decode, defaultLimit, readPage } from '#platform/server/list.ts'
import { dayNumber, isWithin, momentOf, readRecent, type Span } from '#platform/server/recent.ts'
import { foldEntry, journalQuery, pairsOf } from '../rules.ts'
import { beginners, type JournalLink, journalEntry, journalSources, references } from '../schema.ts'
import { soundPairs, soundPattern } from '../sounds/rules.ts'

const keysOf = <L extends object>(list: L) => Object.keys(list) as [keyof L & string]
const linkShape = z.object({ kind: z.string(), id: z.string(), label: z.string().optional() })
const entryShape = z.object({
  id: z.uuid(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  authorId: z.uuid().nullable(),
  authorName: z.string(),
  category: z.string(),
  text: z.string(),
  solution: z.string().nullable(),
  summary: z.string().nullable(),
  begunBy: z.enum(keysOf(beginners)).nullable(),
  matter: z.string().nullable(),
  contactId: z.uuid().nullable(),
  movement: z.string().nullable(),
  item: z.string().nullable(),
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
  amount: z.string().nullable(),
  document: z.string().nullable(),
  replyDueAt: z.string().nullable(),
  overAllowance: z.boolean().nullable(),
  stepsIn: z.boolean().nullable(),
  source: z.enum(keysOf(journalSources)),
  links: z.array(linkShape),
})
const additionShape = entryShape
  .omit({ links: true, source: true, replyDueAt: true, overAllowance: true, stepsIn: true })
  .extend({
    refersTo: z.uuid().nullable(),
    refersAs: z.enum(keysOf(references)).nullable(),
    reason: z.string().nullable(),
  })
export const foldedShape = entryShape.extend({
  corrected: z.boolean(),
  supplements: z.int(),
  /** When the solution was first written; an answer that was due by then or later is in time. */
  answeredAt: z.string().nullable(),
  isLate: z.boolean(),
  /** Corrections and supplements, oldest first; the entry itself holds what is true now. */
  additions: z.array(additionShape),
  /** What was written first, where it was corrected. */
  firstText: z.string(),
})
export const withCustomer = foldedShape.extend({ customerId: z.uuid(), customerName: z.string() })

type Addition = z.output<typeof additionShape>
export type Entry = z.output<typeof entryShape> & {
  refersTo: string | null
  refersAs: 'correction' | 'supplement' | null
  reason: string | null
}

export const filters = {
  category: z.union([z.string().max(40), z.array(z.string().max(40)).max(30)]).optional(),
  search: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  begunBy: z.enum(keysOf(beginners)).optional(),
  matter: z.string().max(40).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(200).optional(),
}
export type Filters = z.output<z.ZodObject<typeof filters>>

const own = [
  'id',
  'happened_at',
  'recorded_at',
  'author_id',
  'author_name',
  'category',
  'text',
  'solution',
  'summary',
  'begun_by',
  'matter',
  'contact_id',
  'movement',
  'item',
  'quantity',
  'unit',
  'amount',
  'document',
  'refers_to',
  'refers_as',
  'reason',
]
const columnsText = (names: readonly string[]) => sql.raw(names.map((name) => `j.${name}`).join(', '))
export const columns = columnsText([...own, 'source', 'links', 'reply_due_at', 'over_allowance', 'steps_in'])
const additionColumns = columnsText(own)

/** Lines of an import that was taken back are no longer shown. */
export const notRetracted = sql`(j.import_run_id is null or not exists (select from journal_retractions r where r.import_run_id = j.import_run_id and r.customer_id = j.customer_id))`

type Reading = {
  from: RawBuilder<unknown>
  select: RawBuilder<unknown>
  where: RawBuilder<unknown>
  filter: Filters
  /** Over the whole firm: only the token index finds its way there. */
  isWide?: boolean
}

export async function readEntries<R extends { id: string }>(
  context: Context,
  { from, select, where, filter, isWide = false }: Reading,
): Promise<{ rows: R[]; next: string | null }> {
  const read = async (hits: RawBuilder<unknown> | undefined) =>
    await readPage<R>(context.db as unknown as Kysely<never>, {
      from,
      alias: 'j',
      select,
      where: sql.join([where, ...filterSql(filter), ...(hits === undefined ? [] : [hits])], sql` and `),
      fields: journalEntry.fields,
      sort: [{ field: 'happenedAt', descending: true }],
      cursor: filter.cursor,
      limit: filter.limit ?? defaultLimit,
    })
  if (filter.search === undefined) return await read(undefined)
  const search = await searchOf(context, filter.search, isWide)
  if (search === undefined) return { rows: [], next: null }
  if (!isWide) return await read(search.near)
  const recent = { to: latest(context, filter), first: firstDays }
  const page = search.isOften
    ? await readRecent(recent, filter.limit ?? defaultLimit, async (span) => await read(await search.wide(span)))
    : undefined
  return page ?? (await read(await search.wide(undefined)))
}

/** Additions are shown with their entry, so they are no rows of their own; a search finds the entry through them. */
function filterSql({ category, from, to, begunBy, matter }: Filters): RawBuilder<unknown>[] {
  return [
    sql`j.refers_to is null`,
    notRetracted,
    ...(category === undefined ? [] : [sql`j.category = any(${[category].flat()}::text[])`]),
    ...(from === undefined ? [] : [sql`j.happened_at >= ${startOfChinaDay(from).toISOString()}`]),
    ...(to === undefined ? [] : [sql`j.happened_at < ${startOfChinaDay(addDays(to, 1)).toISOString()}`]),
    ...(begunBy === undefined ? [] : [sql`j.begun_by = ${begunBy}`]),
    ...(matter === undefined ? [] : [sql`j.matter = ${matter}`]),
  ]
}

async function searchOf(context: Context, search: string, isWide: boolean) {
  const { tokens, rest, letters } = journalQuery(search)
  if (tokens.length === 0 && rest.length === 0 && letters.length === 0) return undefined
  const words = isWide ? await Promise.all(letters.map((one) => wordsFor(context, one))) : []
  const has = (alias: string, wanted: readonly string[]) =>
    sql`${sql.ref(`${alias}.search_tokens`)} @> ${[...wanted]}::text[]`
  const says = (alias: string) =>
    sql`concat_ws(' ', ${sql.ref(`${alias}.text`)}, ${sql.ref(`${alias}.solution`)}, ${sql.ref(`${alias}.summary`)})`
  const hit = (alias: string) =>
    sql.join(
      [
        ...(tokens.length === 0 ? [] : [has(alias, tokens)]),
        ...rest.map((text) => sql`${says(alias)} ilike ${likePattern(text, '%', '%')}`),
        ...letters.map(({ token, text }, at) => {
          const sounds = isWide ? spokenWide(alias, text, words[at] ?? []) : spokenNear(says(alias), text)
          return sql`(${sql.join([has(alias, [token]), ...sounds], sql` or `)})`
        }),
      ],
      sql` and `,
    )
  return {
    /** Within one customer or one author, whose few rows lead. With an offset the database cannot gather all additions with the word first. */
    near: sql`((${hit('j')}) or exists (select 1 from journal_entries a where a.refers_to = j.id and ${hit('a')} offset 0))`,
    /** Over the whole firm, where the index of words leads; an addition is no older than its entry. */
    wide: async (span: Span | undefined) => {
      const since = span === undefined ? sql`true` : sql`a.happened_at >= ${momentOf(span.from)}`
      const { rows } = await sql<{ id: string }>`select distinct a.refers_to as id from journal_entries a
        where a.refers_to is not null and ${hit('a')} and ${since}`.execute(context.db)
      const within = span === undefined ? sql`true` : isWithin(sql`days_of(j.happened_at)`, span)
      const own = sql`(${hit('j')} and ${within})`
      if (rows.length === 0) return own
      const added = sql`j.id = any(${rows.map((row) => row.id)}::uuid[])`
      return span === undefined
        ? sql`(${own} or ${added})`
        : sql`(${own} or ${added}) and j.happened_at >= ${momentOf(span.from)}`
    },
    isOften: isWide && (await isSaidOften(context, tokens)),
  }
}

// Fewer are sooner gathered at once than sought day by day.
const fewHits = 1000
const firstDays = 4

async function isSaidOften(context: Context, tokens: readonly string[]): Promise<boolean> {
  if (tokens.length === 0) return false
  return hitsAtMost(await readFrequencies(context, 'journal_entries', 'search_tokens'), tokens) > fewHits
}

/** The latest day an entry on the page can be of: where the last page ended, or the end of the period asked for. */
function latest(context: Context, { cursor, to }: Filters): number {
  const mark = cursor === undefined ? undefined : decode(cursor, 2)[0]
  // A phone's clock may run ahead.
  return dayNumber(mark ?? startOfChinaDay(addDays(to ?? chinaDay(context.now), 2)))
}

function spokenNear(says: RawBuilder<unknown>, letters: string): RawBuilder<unknown>[] {
  const pattern = soundPattern(letters)
  return pattern === undefined ? [] : [sql`${says} ~ ${pattern}`]
}

/** Full pinyin by the pairs it may stand for, initials by the words the journal knows. */
function spokenWide(alias: string, letters: string, words: readonly string[]): RawBuilder<unknown>[] {
  const any = (pairs: readonly string[]) => sql`${sql.ref(`${alias}.search_tokens`)} && ${[...pairs]}::text[]`
  const whole = soundPairs(letters).map((places) => sql`(${sql.join(places.map(any), sql` and `)})`)
  const pairs = words.filter((word) => word.length === 2)
  const longer = words.filter((word) => word.length > 2)
  return [
    ...whole,
    ...(pairs.length === 0 ? [] : [any(pairs)]),
    ...longer.map((word) => sql`${sql.ref(`${alias}.search_tokens`)} @> ${pairsOf(word)}::text[]`),
  ]
}

// More words than these for the same letters and the letters say nothing.
const mostWords = 40

async function wordsFor(context: Context, { text }: { text: string }): Promise<string[]> {
  if (text.length < 2) return []
  const { rows } = await sql<{ word: string }>`select word from journal_words
    where initials = ${text} or sound like ${likePattern(text, '', '%')}
    order by (initials = ${text} or sound = ${text}) desc, length(word), word limit ${mostWords}`.execute(context.db)
  return rows.map((row) => row.word)
}

/** Each entry as it holds now, with what was added to it. */
export async function withAdditions<E extends Entry>(context: Context, entries: readonly E[]) {
  const ids = entries.map((one) => one.id)
  const { rows } =
    ids.length === 0
      ? { rows: [] }
      : await sql<Addition>`select ${additionColumns} from journal_entries j
          where j.refers_to = any(${ids}::uuid[]) order by j.recorded_at, j.id`.execute(context.db)
  return entries.map((entry) => {
    const folded = foldEntry(
      entry,
      rows.filter((one) => one.refersTo === entry.id),
      context.now,
    )
    const { refersTo, refersAs, reason, ...rest } = folded
    return {
      ...rest,
      additions: rest.additions as Addition[],
      links: rest.links as JournalLink[],
      firstText: entry.text,
    }
  })
}
