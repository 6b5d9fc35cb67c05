import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'
import { kept } from './kept.ts'

type Sql = RawBuilder<unknown>

/** Input of every list: a condition, an order, a page mark. */
export const listInput = z.strictObject({
  condition: conditionSchema.optional(),
  sort: z
    .array(z.strictObject({ field: z.string().max(80), descending: z.boolean().optional() }))
    .max(3)
    .optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(200).optional(),
})

export type Sort = { field: string; descending?: boolean | undefined }

/** A person reads fifty rows before paging; the page pictures show as many. */
export const defaultLimit = 50
/** Of a list without pages, how many lines it gives in one go where that is asked for. */
export const mostAtOnce = 50_000

// Counting stops here: a person treats 10,000 and 400,000 alike, the database does not.
export const countCeiling = 10_000

export type Page<R> = { rows: R[]; next: string | null }
/** With the answers to what was asked beside the rows, once for each statement that found some. */
export type PageBeside<R> = Page<R> & { beside: Record<string, unknown>[] }

export type List = {
  from: Sql
  alias: string
  select: Sql
  where: Sql
  /** One of these must hold too. Each is asked by itself, by an index of its own, and only rows of the page are read. */
  anyOf?: readonly Sql[] | undefined
  /** What the conditions are asked of, where that is less than `from`, which then only shows the rows of the page. */
  askedOf?: Sql
  fields: Fields
  /** What a field is sorted by, where that is no column of its own. */
  keyOf?: (field: string) => Sql | undefined
  sort: readonly Sort[]
  cursor?: string | undefined
  limit: number
  /** Questions answered in the same round trip, which may ask about the rows found, under the name `page`. */
  beside?: Readonly<Record<string, Sql>>
  /** Whether the plan may be kept: the condition has one text and asks for no values. */
  isKept?: boolean
}

/**
 * One page of a list, by key and never by offset: the mark of a page holds the sort values of its last row, so page
 * 10,000 costs what page 1 costs. Empty values sort last in both directions.
 *
 * Rows with and without a value of the first sort field are read one after the other: 'desc nulls last' in one go is
 * an order no plain index has, and would sort the whole table for every page.
 */
export async function readPage<R extends { id: string }>(db: Kysely<never>, list: List): Promise<Page<R>> {
  const { rows, next } = await readPageBeside<R>(db, list)
  return { rows, next }
}

export async function readPageBeside<R extends { id: string }>(db: Kysely<never>, list: List): Promise<PageBeside<R>> {
  const order = orderOf(list)
  const mark = list.cursor === undefined ? undefined : decode(list.cursor, order.length)
  const rows: Marked<R>[] = []
  if (mark === undefined || mark[0] !== null)
    rows.push(...(await readPart<R>(db, list, order, mark, list.limit + 1, 'filled')))
  const lacking = list.limit + 1 - rows.length
  if (lacking > 0 && order[0]?.canBeEmpty) {
    rows.push(...(await readPart<R>(db, list, order, mark?.[0] === null ? mark : undefined, lacking, 'empty')))
  }
  const page = rows.slice(0, list.limit)
  const besides = Object.keys(list.beside ?? {})
  const firsts = rows.filter((row) => row['isFirst'])
  const last = page.at(-1)
  const next =
    rows.length > list.limit && last !== undefined ? encode(order.map((_, n) => last[`mark${n}`] ?? null)) : null
  return {
    rows: plainRows(page, new Set([...order.map((_, n) => `mark${n}`), ...besides, 'isFirst'])),
    next,
    beside: firsts.map((row) => Object.fromEntries(besides.map((name) => [name, row[name]]))),
  }
}

type Marked<R> = R & Record<string, string | null> & { isFirst?: boolean }
type Order = { key: Sql; descending: boolean; canBeEmpty: boolean }

/** The sort with the id behind it, so that no two rows are equal. */
function orderOf({ sort, fields, alias, keyOf }: List): Order[] {
  const given = sort.map(({ field, descending }) => {
    if (field !== 'id' && (!Object.hasOwn(fields, field) || fields[field]?.sort !== true))
      throw new AppError('invalid', 'list.unknown_sort', { field })
    return {
      key: keyOf?.(field) ?? sql.ref(`${alias}.${columnOf(field)}`),
      descending: descending === true,
      canBeEmpty: field !== 'id' && fields[field]?.required !== true,
    }
  })
  return [...given, { key: sql.ref(`${alias}.id`), descending: sort[0]?.descending ?? true, canBeEmpty: false }]
}

async function readPart<R>(
  db: Kysely<never>,
  list: List,
  order: Order[],
  mark: Mark | undefined,
  limit: number,
  part: 'filled' | 'empty',
): Promise<Marked<R>[]> {
  const [first, ...rest] = order as [Order, ...Order[]]
  const isEmpty = part === 'empty'
  // In its own part the first key is either always there or never; the others may still be empty.
  const ordered = isEmpty ? rest : [{ ...first, canBeEmpty: false }, ...rest]
  const conditions = [list.where]
  if (isEmpty) conditions.push(sql`${first.key} is null`)
  else if (first.canBeEmpty) conditions.push(sql`${first.key} is not null`)
  if (mark !== undefined) conditions.push(after(ordered, isEmpty ? mark.slice(1) : mark))
  const marks = sql.join(order.map(({ key }, n) => sql`${key}::text as ${sql.ref(`mark_${n}`)}`))
  const where = sql.join(conditions, sql` and `)
  const cut = sql`order by ${sql.join(ordered.map(byKey))} limit ${list.isKept ? sql.lit(limit) : limit}`
  const id = sql.ref(`${list.alias}.id`)
  const picked = list.anyOf && sql`${id} in (${picks(id, list.askedOf ?? list.from, where, list.anyOf, cut)})`
  const page = sql`select ${list.select}, ${marks} from ${list.from} where ${picked ?? where} ${cut}`
  const asked = list.beside === undefined ? page : withBeside(page, list.beside)
  try {
    return (await sql<Marked<R>>`${list.isKept ? kept : sql``}${asked}`.execute(db)).rows
  } catch (error) {
    // Class 22 is a value that does not fit its column: all others were checked, so the mark has been tampered with.
    if (mark !== undefined && String((error as { code?: unknown }).code).startsWith('22'))
      throw new AppError('invalid', 'list.bad_cursor')
    throw error
  }
}

/** The ids that each of some conditions would put on the page: those of the page are among them. */
function picks(id: Sql, from: Sql, where: Sql, anyOf: readonly Sql[], cut: Sql): Sql {
  const [first, ...others] = anyOf.map((one) => sql`select ${id} from ${from} where ${one} and ${where} ${cut}`)
  // One alone stands without brackets: in brackets it would be a single value.
  return others.length === 0
    ? sql`${first}`
    : sql.join(
        [first, ...others].map((one) => sql`(${one})`),
        sql` union `,
      )
}

/** A page with what is asked beside it in its first row; the rows keep the order in which the page holds them. */
export function withBeside(page: Sql, beside: Readonly<Record<string, Sql>>): Sql {
  const answers = Object.entries(beside).map(
    ([name, answer]) => sql`, case when row_number() over () = 1 then ${answer} end as ${sql.ref(name)}`,
  )
  return sql`with page as materialized (${page}) select page.*, row_number() over () = 1 as is_first${sql.join(answers, sql``)} from page`
}

/** A key without empty values takes the plain order of an index. */
function byKey({ key, descending, canBeEmpty }: Order): Sql {
  const direction = sql.raw(descending ? 'desc' : 'asc')
  return canBeEmpty ? sql`${key} ${direction} nulls last` : sql`${key} ${direction}`
}

type Mark = (string | null)[]

/** Everything after the mark: (a, b, id) spelled out, because row comparison knows neither 'nulls last' nor two directions. */
function after(order: Order[], mark: Mark): Sql {
  const [first, last] = order
  const isPlain = order.length <= 2 && order.every((one) => !one.canBeEmpty && one.descending === first?.descending)
  if (isPlain && first !== undefined) {
    const operator = sql.raw(first.descending ? '<' : '>')
    // As a row the comparison is a place in the index to start from, and not a filter on all that comes before.
    return last === undefined || last === first
      ? sql`${first.key} ${operator} ${mark[0]}`
      : sql`(${first.key}, ${last.key}) ${operator} (${mark[0]}, ${mark[1]})`
  }
  const alternatives = order.map(({ key, descending }, n) => {
    const equal = order
      .slice(0, n)
      .map((earlier, m) => (mark[m] === null ? sql`${earlier.key} is null` : sql`${earlier.key} = ${mark[m]}`))
    const value = mark[n]
    const beyond =
      value === null ? sql`false` : sql`(${key} ${sql.raw(descending ? '<' : '>')} ${value} or ${key} is null)`
    return sql`(${sql.join([...equal, beyond], sql` and `)})`
  })
  return sql`(${sql.join(alternatives, sql` or `)})`
}

function encode(values: (string | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The sort values a cursor stands at, for lists that look for its surroundings. @throws AppError('invalid', 'list.bad_cursor') */
export function decode(cursor: string, count: number): Mark {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    const isMark =
      Array.isArray(values) && values.length === count && values.every((one) => one === null || typeof one === 'string')
    if (isMark) return values as Mark
  } catch {
    // Falls through to the refusal below: the mark was not ours.
  }
  throw new AppError('invalid', 'list.bad_cursor')
}

/** Copies without some names. Deleting them instead would make each row a slow dictionary. */
function plainRows<R>(rows: readonly (R & Record<string, unknown>)[], dropped: ReadonlySet<string>): R[] {
  const names = Object.keys(rows[0] ?? {}).filter((name) => !dropped.has(name))
  const shape = Object.fromEntries(names.map((name) => [name, null]))
  return rows.map((row) => {
    const copy: Record<string, unknown> = { ...shape }
    for (const name of names) copy[name] = row[name]
    return copy as R
  })
}

/** How many rows match: exact up to the ceiling, then 'more than'. */
export async function countUpTo(
  db: Kysely<never>,
  from: Sql,
  where: Sql,
  ceiling: number = countCeiling,
  anyOf?: AnyOf,
): Promise<{ total: number; isExact: boolean }> {
  const { rows } = await sql<{ n: number }>`select ${countSql(from, where, ceiling, anyOf)} as n`.execute(db)
  return countedUpTo(rows[0]?.n ?? 0, ceiling)
}

/** The same as a part of a larger statement. */
export function countSql(from: Sql, where: Sql, ceiling: number = countCeiling, anyOf?: AnyOf): Sql {
  const cut = sql`limit ${sql.lit(ceiling + 1)}`
  const inOrder = anyOf?.order === undefined ? cut : sql`order by ${anyOf.order} ${cut}`
  const counted = anyOf
    ? sql`select 1 from (${picks(anyOf.id, from, where, anyOf.conditions, inOrder)}) picked ${cut}`
    : sql`select 1 from ${from} where ${where} ${cut}`
  return sql`(select count(*) from (${counted}) counted)`
}

/**
 * Conditions one of which must hold, each asked by itself, and what tells the rows apart that fulfil several. In an order
 * that has an index the counting of what many fulfil stops soon, where the planner would first gather all of them.
 */
export type AnyOf = { id: Sql; conditions: readonly Sql[]; order?: Sql }

export function countedUpTo(found: number, ceiling: number = countCeiling): { total: number; isExact: boolean } {
  return { total: Math.min(found, ceiling), isExact: found <= ceiling }
}
