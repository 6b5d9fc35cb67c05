import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { type Condition, everything } from '#platform/core/conditions.ts'
import type { Fields } from '#platform/core/fields.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { countedUpTo, countSql, defaultLimit, listInput, readPageBeside, type Sort } from '#platform/server/list.ts'
import { conditionContext, customerReaches, customerScopeSql, namesOnPage } from '../../access/queries.ts'
import { maskCustomer, reachOf } from '../../policy.ts'
import { type Customer, customer } from '../../schema.ts'
import { readStandard } from '../../standard/queries.ts'
import { commonSearchSql, findRanked, narrowName, rankedHits, searchSql } from '../finding/queries.ts'
import { explainHits, readRanked, type SearchedPage, understoodIn, type Wanted } from '../ranking/queries.ts'
import type { Hit } from '../rules.ts'
import {
  asksForWithdrawn,
  type Columns,
  columnsFor,
  defaultColumns,
  needsStandard,
  refuseClosedFields,
} from './rules.ts'

type Sql = RawBuilder<unknown>

// Counting visits every row it counts: three thousand take 5 ms, and nobody compares larger numbers by eye.
export const listCeiling = 3000

export const hitShape = z.object({ field: z.string(), index: z.int(), from: z.int(), to: z.int() })

/** Where a hit does not show in the row itself: its contact, or the number or name of an archive merged into it. */
export const viaShape = z.object({ field: z.enum(['contact', 'merged']), text: z.string(), from: z.int(), to: z.int() })

const listRow = z.looseObject({
  id: z.string(),
  version: z.int(),
  kind: z.enum(['organisation', 'individual']),
  name: z.string(),
  /** Columns whose value is covered and may be uncovered (masked) or not (locked). */
  masked: z.array(z.string()),
  locked: z.array(z.string()),
  /** What the search hit, to be highlighted. */
  hits: z.array(hitShape).optional(),
  via: viaShape.optional(),
})

export const listCustomers = query({
  name: 'customer.list',
  about:
    'Customers that fulfil a condition and a search, page by page; without a sort, a search ranks them by how well they fit',
  needs: { right: 'customer.read' },
  input: listInput.extend({
    search: z.string().max(200).optional(),
    columns: z.array(z.string().max(80)).max(60).optional(),
    /** Whether to count; the first page counts unless told not to. */
    count: z.boolean().optional(),
  }),
  output: z.object({
    rows: z.array(listRow),
    next: z.string().nullable(),
    total: z.int().optional(),
    /** False: there are more than `total`. */
    isExact: z.boolean().optional(),
    /** What letters were understood as: kang → 康. */
    understood: z.string().optional(),
    /** Names of the members of staff and departments in the rows. */
    names: z.record(z.string(), z.string()),
    tookMs: z.int(),
  }),
  async run(context, input) {
    const started = performance.now()
    const wanted = input.columns ?? defaultColumns
    const extra = needsStandard(input.condition, wanted) ? (await readStandard(context)).extra : {}
    refuseClosedFields(input.condition, extra)
    const columns = columnsFor(wanted, extra)
    const page = await pageOf(context, input, columns, extra)
    const rows = page.rows.map((row) => shownRow(context, row, columns, extra))
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: rows.map((row) => row.id),
      detail: {
        ...(input.condition ? { condition: input.condition } : {}),
        ...(input.search ? { search: input.search } : {}),
      },
    })
    const { rows: _, ...rest } = page
    return { ...rest, rows, tookMs: Math.round(performance.now() - started) }
  },
})

type Input = z.output<typeof listCustomers.input>
export type ListedRow = Customer & { hits?: Hit[]; via?: z.output<typeof viaShape> }

type Listed = Omit<SearchedPage, 'rows'> & { rows: ListedRow[] }

async function pageOf(context: Context, input: Input, columns: Columns, extra: Fields): Promise<Listed> {
  const text = input.search?.trim() ?? ''
  const isCounted = input.count ?? input.cursor === undefined
  const limit = input.limit ?? defaultLimit
  const isOpen = input.condition === undefined && isUnscoped(context)
  if (text !== '') {
    const query = queryOf(text)
    if (query.tokens.length === 0)
      return { rows: [], next: null, names: {}, ...(isCounted ? { total: 0, isExact: true } : {}) }
    const shown = whereOf(context, input.condition, extra)
    const bounds = {
      reached: reachOf(context.actor, 'customer.read'),
      where: input.condition === undefined ? undefined : shown,
      withdrawnToo: asksForWithdrawn(input.condition),
    }
    const named = columns.named
    const wanted = { text, query, bounds, shown, columns: columns.sql, named, cursor: input.cursor, limit, isCounted }
    return input.sort === undefined ? await readRanked(context, wanted) : await readSorted(context, wanted, input.sort)
  }
  const where = heldOf(context, input.condition, extra)
  const anyOf = customerReaches(context, 'customer.read', 'c')
  const counted = isOpen ? liveCount : countedSql(context, where)
  const page = await readPageBeside<ListedRow>(bare(context), {
    ...customersBy(columns.sql, limit, input.cursor, input.sort ?? [{ field: 'id', descending: true }]),
    where,
    anyOf,
    beside: { names: namesOnPage(columns.named), ...(isCounted ? { counted } : {}) },
    isKept: isOpen,
  })
  const { rows, next, beside } = page
  const answer = { rows, next, names: namesBeside(beside) }
  if (!isCounted) return answer
  // Where no row was found nothing could be asked beside it; on a first page there is none to count then.
  const found = beside[0]?.['counted'] ?? (input.cursor === undefined ? 0 : await ask(context, counted))
  return { ...answer, ...(isOpen ? { total: Number(found), isExact: true } : countedUpTo(Number(found), listCeiling)) }
}

async function ask(context: Context, question: Sql): Promise<number> {
  return (await sql<{ n: number }>`select ${question} as n`.execute(context.db)).rows[0]?.n ?? 0
}

function namesBeside(beside: readonly Record<string, unknown>[]): Record<string, string> {
  return Object.assign({}, ...beside.map((one) => one['names'] ?? {}))
}

const bare = (context: Context) => context.db as unknown as Kysely<never>

function customersBy(columns: string, limit: number, cursor: string | undefined, sort: readonly Sort[]) {
  const isByUpdate = sort.some(({ field }) => field === 'updatedAt')
  return {
    from: isByUpdate ? sql`customer_updates u join customers c on c.id = u.customer_id` : sql`customers c`,
    alias: 'c',
    select: sql.raw(columns),
    fields: customer.fields,
    keyOf: (field: string) => (field === 'updatedAt' ? sql`u.updated_at` : undefined),
    sort,
    limit,
    cursor,
  }
}

/** When customers were last changed has its index in a table beside them. */
function updatedBeside(field: string, compare: (column: Sql) => Sql): Sql | undefined {
  if (field !== 'updatedAt') return undefined
  return sql`c.id in (select u.customer_id from customer_updates u where ${compare(sql`u.updated_at`)})`
}

/** A search in the order of a column: of the hits themselves while they are few, else of all customers one by one. */
async function readSorted(context: Context, wanted: Wanted, sort: readonly Sort[]): Promise<Listed> {
  const { found, isComplete, isFrequent } = await findRanked(context, wanted.query, wanted.bounds)
  const byRow = isFrequent ? commonSearchSql(wanted.query.tokens) : searchSql(wanted.text)
  const hit = isComplete ? sql`c.id = any(${found.map((one) => one.id)}::uuid[])` : byRow
  const where = sql`${hit} and ${wanted.shown}`
  const page = await readPageBeside<Customer>(bare(context), {
    ...customersBy(wanted.columns, wanted.limit, wanted.cursor, sort),
    where,
    beside: { names: namesOnPage(wanted.named) },
  })
  const rows = await explainHits(context, page.rows, found, wanted.text)
  const understood = understoodIn(rows, wanted.query)
  return {
    rows,
    next: page.next,
    names: namesBeside(page.beside),
    ...(wanted.isCounted
      ? { total: isComplete ? found.length : Math.min(found.length, rankedHits), isExact: isComplete }
      : {}),
    ...(understood === undefined ? {} : { understood }),
  }
}

export function isUnscoped(context: Context): boolean {
  return context.actor.kind === 'system' || context.actor.rights['customer.read'] === 'all'
}

/** What a row must fulfil to be in somebody's list. */
export function whereOf(context: Context, condition: Condition | undefined, extra: Fields): Sql {
  return sql`${customerScopeSql(context, 'customer.read', 'c')} and ${heldOf(context, condition, extra)}`
}

/** The same but for who asks. */
function heldOf(context: Context, condition: Condition | undefined, extra: Fields): Sql {
  const target = {
    fields: customer.fields,
    alias: 'c',
    extra,
    search: searchSql,
    narrow: narrowName,
    beside: updatedBeside,
  }
  const held = compileCondition(condition ?? everything, target, conditionContext(context))
  return asksForWithdrawn(condition) ? held : sql`${held} and c.withdrawn_at is null`
}

/** How many customers within reach fulfil something, counted up to the ceiling. */
function countedSql(context: Context, where: Sql): Sql {
  const conditions = customerReaches(context, 'customer.read', 'c')
  return countSql(sql`customers c`, where, listCeiling, conditions && { id: sql`c.id`, conditions })
}

/** How many customers a condition finds within reach; of those opened since an instant, if one is given. */
export async function countHeld(
  context: Context,
  condition: Condition | undefined,
  extra: Fields,
  since?: string,
): Promise<{ total: number; isExact: boolean }> {
  const held = heldOf(context, condition, extra)
  const where = since === undefined ? held : sql`${held} and c.created_at >= ${since}`
  return countedUpTo(await ask(context, countedSql(context, where)), listCeiling)
}

/** The number of all live customers is kept by the database as it changes. */
const liveCount = sql`(select sum(live)::bigint from customer_counts)`

export async function countAll(context: Context): Promise<{ total: number; isExact: boolean }> {
  return { total: await ask(context, liveCount), isExact: true }
}

function shownRow(context: Context, row: ListedRow, columns: Columns, extra: Fields): z.input<typeof listRow> {
  const covered = maskCustomer(row, context.actor, extra)
  const values = covered.row as Record<string, unknown>
  const own = (values['extra'] ?? {}) as Record<string, unknown>
  const isShown = (key: string) => columns.shown.includes(key) || columns.own.includes(key)
  const shown: Record<string, unknown> = {}
  for (const key of columns.shown) shown[key] = values[key] ?? null
  for (const key of columns.own) shown[key] = own[key] ?? null
  return Object.assign(shown, {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    ...(row.mergedInto ? { mergedInto: row.mergedInto } : {}),
    masked: covered.masked.filter(isShown),
    locked: covered.locked.filter(isShown),
    ...(row.hits ? { hits: row.hits } : {}),
    ...(row.via ? { via: row.via } : {}),
  })
}

export const listingQueries = [listCustomers] as const
