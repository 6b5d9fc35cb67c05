import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionSchema } from '#platform/core/conditions.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'

type Sql = RawBuilder<unknown>

/** Input of every list: a condition, an order, a page mark. */
export const listInput = z.strictObject({
  condition: conditionSchema.optional(),
  sort: z.array(z.strictObject({ field: z.string().max(80), descending: z.boolean().optional() })).max(3).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(200).optional(),
})

export type Sort = { field: string; descending?: boolean | undefined }

/** A person reads fifty rows before paging; the page pictures show as many. */
export const defaultLimit = 50

// Counting stops here: a person treats 10,000 and 400,000 alike, the database does not.
export const countCeiling = 10_000

export type Page<R> = { rows: R[]; next: string | null }

/**
 * One page of a list, by key and never by offset: the mark of a page holds the sort values of its last row, so page
 * 10,000 costs what page 1 costs. Empty values sort last in both directions.
 */
export async function readPage<R extends { id: string }>(
  db: Kysely<never>,
  list: { from: Sql; alias: string; select: Sql; where: Sql; fields: Fields; sort: readonly Sort[]; cursor?: string | undefined; limit: number },
): Promise<Page<R>> {
  const sort = [...list.sort, { field: 'id', descending: list.sort[0]?.descending ?? true }]
  const keys = sort.map((one) => keyOf(one.field, list.fields, list.alias))
  const after = list.cursor === undefined ? sql`true` : afterCursor(keys, sort, list.cursor)
  const order = sort.map((one, n) => sql`${keys[n]} ${sql.raw(one.descending ? 'desc' : 'asc')} nulls last`)
  const marks = sql.join(keys.map((key, n) => sql`${key}::text as ${sql.ref(`mark_${n}`)}`))
  const { rows } = await sql<R & Record<string, string | null>>`select ${list.select}, ${marks} from ${list.from}
    where ${list.where} and ${after} order by ${sql.join(order)} limit ${list.limit + 1}`.execute(db)
  const page = rows.slice(0, list.limit)
  const last = page.at(-1)
  const next = rows.length > list.limit && last !== undefined ? encode(sort.map((_, n) => last[`mark${n}`] ?? null)) : null
  return { rows: page.map((row) => withoutMarks(row, sort.length)), next }
}

function keyOf(field: string, fields: Fields, alias: string): Sql {
  if (field !== 'id' && fields[field]?.sort !== true) throw new AppError('invalid', 'list.unknown_sort', { field })
  return sql.ref(`${alias}.${columnOf(field)}`)
}

/** (a, b, id) after the mark, with empty values last: spelled out because row comparison knows no 'nulls last'. */
function afterCursor(keys: Sql[], sort: readonly Sort[], cursor: string): Sql {
  const values = decode(cursor, keys.length)
  const alternatives = keys.map((key, n) => {
    const equal = keys.slice(0, n).map((earlier, m) => (values[m] === null ? sql`${earlier} is null` : sql`${earlier} = ${values[m]}`))
    const value = values[n]
    const beyond = value === null ? sql`false` : sql`(${key} ${sql.raw(sort[n]?.descending ? '<' : '>')} ${value} or ${key} is null)`
    return sql`(${sql.join([...equal, beyond], sql` and `)})`
  })
  return keys.length === 1 ? sql`${keys[0]} ${sql.raw(sort[0]?.descending ? '<' : '>')} ${values[0]}` : sql`(${sql.join(alternatives, sql` or `)})`
}

function encode(values: (string | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

function decode(cursor: string, count: number): (string | null)[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    const isMark = Array.isArray(values) && values.length === count && values.every((one) => one === null || typeof one === 'string')
    if (isMark) return values as (string | null)[]
  } catch {
    // Falls through to the refusal below: the mark was not ours.
  }
  throw new AppError('invalid', 'list.bad_cursor')
}

function withoutMarks<R>(row: R & Record<string, string | null>, count: number): R {
  const copy: Record<string, unknown> = { ...row }
  for (let n = 0; n < count; n++) delete copy[`mark${n}`]
  return copy as R
}

/** How many rows match: exact up to the ceiling, then 'more than'. */
export async function countUpTo(db: Kysely<never>, from: Sql, where: Sql, ceiling: number = countCeiling): Promise<{ total: number; isExact: boolean }> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select 1 from ${from} where ${where} limit ${ceiling + 1}) counted`.execute(db)
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, ceiling), isExact: n <= ceiling }
}
