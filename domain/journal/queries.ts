import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { scopeOf } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import { likePattern } from '#platform/server/condition-sql.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { foldEntry, journalQuery } from './rules.ts'
import { type JournalLink, journalEntry, journalSources, references } from './schema.ts'

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
  source: z.enum(Object.keys(journalSources) as [keyof typeof journalSources]),
  links: z.array(linkShape),
})
const additionShape = entryShape.omit({ links: true, source: true }).extend({
  refersTo: z.uuid().nullable(),
  refersAs: z.enum(Object.keys(references) as [keyof typeof references]).nullable(),
  reason: z.string().nullable(),
})
const foldedShape = entryShape.extend({
  corrected: z.boolean(),
  supplements: z.int(),
  /** Corrections and supplements, oldest first; the entry itself holds what is true now. */
  additions: z.array(additionShape),
  /** What was written first, where it was corrected. */
  firstText: z.string(),
})
const withCustomer = foldedShape.extend({ customerId: z.uuid(), customerName: z.string() })

type Addition = z.output<typeof additionShape>
type Entry = z.output<typeof entryShape> & {
  refersTo: string | null
  refersAs: 'correction' | 'supplement' | null
  reason: string | null
}

const paging = { cursor: z.string().max(2000).optional(), limit: z.int().min(1).max(200).optional() }
const filters = {
  category: z.union([z.string().max(40), z.array(z.string().max(40)).max(30)]).optional(),
  search: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  ...paging,
}
type Filters = z.output<z.ZodObject<typeof filters>>

const columns = sql`j.id, j.happened_at, j.recorded_at, j.author_id, j.author_name, j.category, j.text, j.solution, j.summary, j.source, j.links, j.refers_to, j.refers_as, j.reason`

export const readJournal = query({
  name: 'journal.ofCustomer',
  about: 'A customer’s journal, the newest first; corrections and supplements stand with their entry',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid(), ...filters }),
  output: z.object({ rows: z.array(foldedShape), next: z.string().nullable() }),
  async run(context, { customerId, ...filter }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const page = await readEntries<Entry>(context, {
      from: sql`journal_entries j`,
      select: columns,
      where: sql`j.customer_id = ${customer.id}`,
      filter,
    })
    context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'journal' } })
    return { rows: await withAdditions(context, page.rows), next: page.next }
  },
})

export const countJournal = query({
  name: 'journal.counts',
  about: 'How many entries a customer’s journal has of each category',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ total: z.int(), categories: z.array(z.object({ category: z.string(), count: z.int() })) }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const { rows } = await sql<{
      category: string
      count: number
    }>`select category, count(*) as count from journal_entries
      where customer_id = ${customer.id} and refers_to is null group by category order by count(*) desc, category`.execute(
      context.db,
    )
    return { total: rows.reduce((sum, row) => sum + row.count, 0), categories: rows }
  },
})

export const readStaffJournal = query({
  name: 'journal.ofStaff',
  about: 'All entries of one’s staff, or of one of them, the newest first',
  needs: { right: 'journal.review' },
  input: z.strictObject({ staffId: z.uuid().optional(), ...filters }),
  output: z.object({ rows: z.array(withCustomer), next: z.string().nullable() }),
  async run(context, { staffId, ...filter }) {
    const staffIds = await ownStaff(context)
    if (staffId !== undefined && staffIds !== 'all' && !staffIds.includes(staffId))
      throw new AppError('missing', 'journal.not_your_staff')
    const authors = staffId === undefined ? staffIds : [staffId]
    return await readWithCustomers(context, filter, authorsSql(authors), authors === 'all')
  },
})

export const readOwnJournal = query({
  name: 'journal.mine',
  about: 'The entries one has written oneself, the newest first',
  needs: { right: 'journal.read' },
  input: z.strictObject(filters),
  output: z.object({ rows: z.array(withCustomer), next: z.string().nullable() }),
  run: async (context, filter) =>
    await readWithCustomers(
      context,
      filter,
      sql`j.author_id = ${context.actor.id} and ${customerScopeSql(context, 'journal.read', 'c')}`,
    ),
})

async function readWithCustomers(context: Context, filter: Filters, where: RawBuilder<unknown>, isWide = false) {
  const page = await readEntries<Entry & { customerId: string; customerName: string }>(context, {
    from: sql`journal_entries j join customers c on c.id = j.customer_id`,
    select: sql`${columns}, j.customer_id, c.name as customer_name`,
    where,
    filter,
    isWide,
  })
  context.audit({ kind: 'list', subject: 'journalEntry', ids: page.rows.map((row) => row.id) })
  return { rows: await withAdditions(context, page.rows), next: page.next }
}

/**
 * Whose journals a reviewer may read (ACC-15): those below in the line of superiors, however deep, and with a wider
 * right everybody of the department, of the branch or of the firm. Managers who left keep their place in the line.
 */
async function ownStaff(context: Context): Promise<readonly string[] | 'all'> {
  const { actor } = context
  const scope = scopeOf(actor, 'journal.review')
  if (scope === 'all') return 'all'
  const departments = scope === 'department' ? actor.departmentIds : scope === 'branch' ? actor.branchIds : []
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from staff where manager_id = ${actor.id}
      union select s.id from below join staff s on s.manager_id = below.id)
    select id from below union select id from staff where department_id = any(${[...departments]}::uuid[])`.execute(
    context.db,
  )
  return rows.map((row) => row.id)
}

function authorsSql(staffIds: readonly string[] | 'all'): RawBuilder<unknown> {
  return staffIds === 'all' ? sql`j.source <> 'event'` : sql`j.author_id = any(${[...staffIds]}::uuid[])`
}

type Reading = {
  from: RawBuilder<unknown>
  select: RawBuilder<unknown>
  where: RawBuilder<unknown>
  filter: Filters
  isWide?: boolean
}

async function readEntries<R extends { id: string }>(
  context: Context,
  { from, select, where, filter, isWide = false }: Reading,
): Promise<{ rows: R[]; next: string | null }> {
  return await readPage<R>(context.db as unknown as Kysely<never>, {
    from,
    alias: 'j',
    select,
    where: sql.join([where, ...filterSql(filter, isWide)], sql` and `),
    fields: journalEntry.fields,
    sort: [{ field: 'happenedAt', descending: true }],
    cursor: filter.cursor,
    limit: filter.limit ?? defaultLimit,
  })
}

/** Additions are shown with their entry, so they are no rows of their own; a search finds the entry through them. */
function filterSql({ category, search, from, to }: Filters, isWide: boolean): RawBuilder<unknown>[] {
  return [
    sql`j.refers_to is null`,
    sql`(j.import_run_id is null or not exists (select from journal_retractions r where r.import_run_id = j.import_run_id and r.customer_id = j.customer_id))`,
    ...(category === undefined ? [] : [sql`j.category = any(${[category].flat()}::text[])`]),
    ...(from === undefined ? [] : [sql`j.happened_at >= ${startOfChinaDay(from).toISOString()}`]),
    ...(to === undefined ? [] : [sql`j.happened_at < ${startOfChinaDay(addDays(to, 1)).toISOString()}`]),
    ...(search === undefined ? [] : [searchSql(search, isWide)]),
  ]
}

function searchSql(search: string, isWide: boolean): RawBuilder<unknown> {
  const { tokens, rest } = journalQuery(search)
  if (tokens.length === 0 && rest.length === 0) return sql`false`
  const hit = (alias: string) =>
    sql.join(
      [
        ...(tokens.length === 0 ? [] : [sql`${sql.ref(`${alias}.search_tokens`)} @> ${tokens}::text[]`]),
        ...rest.map(
          (text) =>
            sql`concat_ws(' ', ${sql.ref(`${alias}.text`)}, ${sql.ref(`${alias}.solution`)}, ${sql.ref(`${alias}.summary`)}) ilike ${likePattern(text, '%', '%')}`,
        ),
      ],
      sql` and `,
    )
  // Over the whole firm the token index leads; within one customer or one author their few rows do.
  if (isWide) return sql`j.id in (select coalesce(a.refers_to, a.id) from journal_entries a where ${hit('a')})`
  return sql`((${hit('j')}) or exists (select 1 from journal_entries a where a.refers_to = j.id and ${hit('a')}))`
}

async function withAdditions<E extends Entry>(context: Context, entries: readonly E[]) {
  const ids = entries.map((one) => one.id)
  const { rows } =
    ids.length === 0
      ? { rows: [] }
      : await sql<Addition>`
    select j.id, j.happened_at, j.recorded_at, j.author_id, j.author_name, j.category, j.text, j.solution, j.summary, j.refers_to, j.refers_as, j.reason
    from journal_entries j where j.refers_to = any(${ids}::uuid[]) order by j.recorded_at, j.id`.execute(context.db)
  return entries.map((entry) => {
    const { refersTo, refersAs, reason, ...rest } = foldEntry(
      entry,
      rows.filter((one) => one.refersTo === entry.id),
    ) as E & { corrected: boolean; supplements: number; additions: Addition[] }
    return { ...rest, links: rest.links as JournalLink[], firstText: entry.text }
  })
}

export const journalQueries = [readJournal, countJournal, readStaffJournal, readOwnJournal] as const
