import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import { firmName, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { findFollowers } from './queries.ts'

let harness: Harness
let manager: Caller

beforeAll(async () => {
  harness = await startHarness()
  manager = await harness.person({ allRights: true })
})

afterAll(() => harness?.close())

const open = () => openArchive(manager, { kind: 'organisation', name: firmName() })

describe('what belongs to a customer', () => {
  it('[ARC-47] no table that points at customers can be forgotten: rows in every one of them move and come back', async () => {
    const db = harness.product.platform.db
    const followers = await findFollowers(db as never)
    expect(followers.length).toBeGreaterThan(5)
    for (const table of new Set(followers.map((one) => one.table))) await dropChecks(table)
    const [keep, gone, third] = [await open(), await open(), await open()]
    for (const { table, column } of followers) {
      if (table === 'customers')
        await sql`update customers set merged_into = ${gone.id} where id = ${third.id}`.execute(db)
      else await insertAnything(table, column, gone.id)
    }
    const counts = async (id: string) =>
      Object.fromEntries(
        await Promise.all(
          followers.map(async ({ table, column }) => {
            const others = table === 'customers' ? sql`id <> ${gone.id}` : sql`true`
            const { rows } = await sql<{
              n: number
            }>`select count(*) as n from ${sql.raw(table)} where ${sql.raw(column)} = ${id} and ${others}`.execute(db)
            return [`${table}.${column}`, rows[0]?.n]
          }),
        ),
      )
    const [none, all] = [0, 1].map((n) =>
      Object.fromEntries(followers.map(({ table, column }) => [`${table}.${column}`, n])),
    )
    const { body } = await manager.call('customer.merge', {
      keepId: keep.id,
      goneId: gone.id,
      keepVersion: keep.version,
      goneVersion: gone.version,
      reason: '同一家公司',
    })
    expect([await counts(gone.id), await counts(keep.id)]).toEqual([none, all])
    expect((await manager.call('customer.unmerge', { mergeId: body.mergeId, reason: '试验' })).status).toBe(200)
    expect([await counts(gone.id), await counts(keep.id)]).toEqual([all, none])
  })
})

/** This test is about where rows belong and fills them with anything. */
async function dropChecks(table: string): Promise<void> {
  const db = harness.product.platform.db
  const { rows } = await sql<{
    name: string
  }>`select quote_ident(conname) as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`.execute(
    db,
  )
  if (table === 'customers') return
  for (const { name } of rows) await sql`alter table ${sql.raw(table)} drop constraint ${sql.raw(name)}`.execute(db)
}

/** A row that belongs to the customer and is otherwise made up. */
async function insertAnything(table: string, column: string, id: string): Promise<void> {
  await harness.product.platform.db.transaction().execute(async (trx) => {
    // Only this foreign key is of interest; the others may point at nothing.
    await sql`set local session_replication_role = replica`.execute(trx)
    const { rows } = await sql<{
      name: string
      type: string
    }>`select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef and attidentity = '' and quote_ident(attname) <> ${column}`.execute(
      trx,
    )
    const names = [...rows.map((row) => row.name), column].map((name) => sql.raw(name))
    const values = [...rows.map((row) => sql`${sample(row.name, row.type)}`), sql`${id}::uuid`]
    await sql`insert into ${sql.raw(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(trx)
  })
}

/** Something that fits a column that must not be empty. */
function sample(name: string, type: string): unknown {
  if (name === 'id') return newId()
  switch (type) {
    case 'uuid':
      return newId()
    case 'date':
      return '2026-01-05'
    case 'timestamp with time zone':
      return '2026-01-05T00:00:00Z'
    case 'integer':
    case 'bigint':
    case 'numeric':
      return 1
    case 'boolean':
      return false
    case 'jsonb':
      return '{}'
    case 'bytea':
      return Buffer.from([1])
    default:
      return type.endsWith('[]') ? [] : name
  }
}
