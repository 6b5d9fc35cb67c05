import fc from 'fast-check'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fields, integer, recordFields, text } from '#platform/core/fields.ts'
import { createTestDatabase } from '#tests/database.ts'
import { createDatabase, createPool } from './connect.ts'
import { countUpTo, readPage, type Sort } from './list.ts'

const fields: Fields = {
  id: recordFields.id,
  size: integer('大小', 'Size', { sort: true }),
  word: text('词', 'Word', { sort: true }),
}

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: pg.Pool
let db: Kysely<never>

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connection)
  db = createDatabase<never>(pool)
  await pool.query('create table samples (id uuid primary key, size integer, word text collate "C")')
})

afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

type Row = { id: string; size: number | null; word: string | null }

const page = (sort: readonly Sort[], cursor?: string, limit = 3, anyOf?: readonly RawBuilder<unknown>[]) =>
  readPage<Row>(db, {
    from: sql`samples s`,
    alias: 's',
    select: sql`s.id, s.size, s.word`,
    where: sql`true`,
    anyOf,
    fields,
    sort,
    cursor,
    limit,
  })

/** The order a list promises: empty values last in both directions, then the id. */
function inOrder(rows: readonly Row[], sort: readonly Sort[]): string[] {
  const keys = [...sort, { field: 'id', descending: sort[0]?.descending ?? true }]
  const compare = (a: Row, b: Row): number => {
    for (const { field, descending } of keys) {
      const [x, y] = [a[field as keyof Row], b[field as keyof Row]]
      if (x === y) continue
      if (x === null) return 1
      if (y === null) return -1
      return (x < y ? -1 : 1) * (descending ? -1 : 1)
    }
    return 0
  }
  return [...rows].sort(compare).map((row) => row.id)
}

const someRow = fc.record({
  id: fc.uuid(),
  size: fc.option(fc.integer({ min: 0, max: 3 })),
  word: fc.option(fc.constantFrom('a', 'b', '康')),
})
const someSort = fc.uniqueArray(fc.record({ field: fc.constantFrom('size', 'word'), descending: fc.boolean() }), {
  maxLength: 2,
  selector: (one) => one.field,
})

async function fill(rows: readonly Row[]): Promise<void> {
  await pool.query('truncate samples')
  await pool.query('insert into samples select * from jsonb_populate_recordset(null::samples, $1::jsonb)', [
    JSON.stringify(rows),
  ])
}

/** The ids of all pages, one after the other. */
async function turnPages(sort: readonly Sort[], anyOf?: readonly RawBuilder<unknown>[]): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await page(sort, cursor, 3, anyOf)
    expect(rows.length === 3 || next === null).toBe(true)
    seen.push(...rows.map((row) => row.id))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return seen
}

describe('pages of a list', () => {
  it('together hold every row once, in order, empty values last', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(someRow, { maxLength: 14, selector: (row) => row.id }),
        someSort,
        async (rows, sort) => {
          await fill(rows)
          expect(await turnPages(sort)).toEqual(inOrder(rows, sort))
        },
      ),
      {
        numRuns: 60,
        // Rows that lack the first key are still in the order of the second, empty ones last.
        examples: [
          [
            [
              { id: '00000000-0000-1000-8000-000000000000', size: null, word: 'a' },
              { id: '00000000-0000-1000-8000-000000000001', size: null, word: null },
              { id: '00000000-0000-1000-8000-000000000002', size: null, word: null },
              { id: '00000000-0000-1000-8000-000000000003', size: null, word: 'b' },
            ],
            [
              { field: 'size', descending: false },
              { field: 'word', descending: true },
            ],
          ],
        ],
      },
    )
  })

  it('of which one of several conditions must hold show each row once, in order, and count it once', async () => {
    const ways = [
      { asked: sql`s.size <= 1`, holds: ({ size }: Row) => size !== null && size <= 1 },
      { asked: sql`s.word = 'a'`, holds: ({ word }: Row) => word === 'a' },
      { asked: sql`s.size is null`, holds: ({ size }: Row) => size === null },
      { asked: sql`false`, holds: () => false },
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(someRow, { maxLength: 14, selector: (row) => row.id }),
        someSort,
        fc.subarray(ways, { minLength: 1 }),
        async (rows, sort, some) => {
          await fill(rows)
          const anyOf = some.map(({ asked }) => asked)
          const held = rows.filter((row) => some.some(({ holds }) => holds(row)))
          expect(await turnPages(sort, anyOf)).toEqual(inOrder(held, sort))
          expect(
            await countUpTo(db, sql`samples s`, sql`true`, 5, { id: sql`s.id`, conditions: anyOf, order: sql`s.word` }),
          ).toEqual({
            total: Math.min(5, held.length),
            isExact: held.length <= 5,
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    'nonsense',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from('["1","not-an-id"]').toString('base64url'),
  ])('a mark that is not ours is refused: %s', async (mark) => {
    await expect(page([{ field: 'size' }], mark)).rejects.toThrow('list.bad_cursor')
  })

  it('an order by a field that is no order is refused', async () => {
    await expect(page([{ field: 'shoe' }])).rejects.toThrow('list.unknown_sort')
  })

  it('counting stops at the ceiling and says so', async () => {
    await pool.query('truncate samples')
    await pool.query('insert into samples select gen_random_uuid(), n from generate_series(1, 12) n')
    const count = (ceiling: number) => countUpTo(db, sql`samples s`, sql`true`, ceiling)
    expect(await count(12)).toEqual({ total: 12, isExact: true })
    expect(await count(11)).toEqual({ total: 11, isExact: false })
  })
})
