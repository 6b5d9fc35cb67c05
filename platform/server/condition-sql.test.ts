import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchesCondition } from '#platform/core/condition-match.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'
import { createTestDatabase } from '#tests/database.ts'
import { allFields, context, declared, keys, own, someRecord, someTree } from '#tests/factories/conditions.ts'
import { compileCondition } from './condition-sql.ts'
import { createDatabase, createPool } from './connect.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connection)
  await pool.query(`create table samples (n integer, title text, story text, pages integer, weight numeric, share numeric, printed_on date, sold_at timestamptz,
    written_on text, is_rare boolean, colour text, colours text[], words text[], phones text[], emails text[], place text, born text, paper text, code text,
    page text, keeper_id uuid, notes jsonb, extra jsonb not null)`)
})

afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

async function fill(records: Record<string, unknown>[]): Promise<void> {
  const rows = records.map((record, n) => ({
    n,
    ...Object.fromEntries(keys.map((key) => [columnOf(key), record[key]])),
    extra: Object.fromEntries(Object.keys(own).flatMap((key) => (record[key] === null ? [] : [[key, record[key]]]))),
  }))
  await pool.query('truncate samples')
  await pool.query('insert into samples select * from jsonb_populate_recordset(null::samples, $1::jsonb)', [
    JSON.stringify(rows),
  ])
}

describe('conditions in SQL and in memory', () => {
  const search = (words: string, title: unknown) => String(title ?? '').includes(words)

  it('[ARC-33] every tree of conditions chooses the same records in the database as in memory', {
    timeout: 120_000,
  }, async () => {
    const db = createDatabase<Record<string, never>>(pool)
    const target = {
      fields: declared as Fields,
      extra: own,
      alias: 's',
      search: (words: string) => sql`(position(${words} in coalesce(s.title, '')) > 0)`,
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRecord, { minLength: 5, maxLength: 30 }),
        fc.array(someTree, { minLength: 10, maxLength: 20 }),
        async (records, trees) => {
          await fill(records)
          for (const tree of trees) {
            const { rows } = await sql<{
              n: number
            }>`select n from samples s where ${compileCondition(tree, target, context)} order by n`.execute(db)
            const inMemory = records.flatMap((record, n) =>
              matchesCondition(tree, allFields, record, context, (words) => search(words, record['title'])) ? [n] : [],
            )
            expect(
              rows.map((row) => row.n),
              JSON.stringify(tree),
            ).toEqual(inMemory)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a comparison with an empty value is false, and its negation true', async () => {
    const db = createDatabase<Record<string, never>>(pool)
    await fill([Object.fromEntries(Object.keys(allFields).map((key) => [key, null]))])
    for (const leaf of [
      { field: 'pages', op: 'lt', value: 5 },
      { field: 'title', op: 'contains', value: '康' },
      { field: 'words', op: 'hasAny', value: ['康'] },
      { field: 'own_printedOn', op: 'lastDays', value: 30 },
      { field: 'born', op: 'period', value: 'thisMonth' },
    ] satisfies Condition[]) {
      const count = async (condition: Condition) =>
        (
          await sql`select 1 from samples s where ${compileCondition(condition, { fields: declared, extra: own, alias: 's' }, context)}`.execute(
            db,
          )
        ).rows.length
      expect([await count(leaf), await count({ not: leaf })], JSON.stringify(leaf)).toEqual([0, 1])
    }
  })

  it.each([
    [{ field: 'nothing', op: 'empty' }, 'condition.unknown_field'],
    [{ field: 'pages', op: 'contains', value: 'x' }, 'condition.wrong_operator'],
    [{ field: 'pages', op: 'eq', value: 'many' }, 'condition.wrong_value'],
    [{ field: 'pages', op: 'between', value: [1] }, 'condition.wrong_value'],
    [{ field: 'printedOn', op: 'on', value: '2026-13-40' }, 'condition.wrong_value'],
    [{ field: 'printedOn', op: 'on', value: '2026-02-30' }, 'condition.wrong_value'],
    [{ field: 'writtenOn', op: 'before', value: '2026-99' }, 'condition.wrong_value'],
    [{ field: 'printedOn', op: 'period', value: 'someday' }, 'condition.wrong_value'],
    [{ field: 'keeperId', op: 'in', value: ["x' or true --"] }, 'condition.wrong_value'],
  ] as [Condition, string][])('%j is refused with %s and never reaches the database', (condition, code) => {
    expect(() => compileCondition(condition, { fields: declared, alias: 's' }, context)).toThrow(code)
  })
})
