import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase } from '#tests/database.ts'
import { sealAudit, verifyAudit } from './audit.ts'
import { createDatabase, createPool } from './connect.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: pg.Pool
let db: Kysely<never>

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connection)
  db = createDatabase<never>(pool)
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const look = `insert into audit_log (at, kind, operation, actor_id, actor_name, ids, request_id)
  values (now(), 'look', 'a.b', gen_random_uuid(), 'x', '{}', 'r') returning id`

it('[ACC-17] a row numbered early and committed late is sealed with those after it', async () => {
  const [early, late] = [await pool.connect(), await pool.connect()]
  try {
    // The one that began to write first takes the later number and ends first: by its age alone it would be settled.
    await early.query('begin')
    await early.query("insert into settings (key, value) values ('begun', 'true')")
    await late.query('begin')
    const numberedFirst = (await late.query(look)).rows[0].id
    const numberedNext = (await early.query(look)).rows[0].id
    await early.query('commit')
    expect(numberedNext).toBeGreaterThan(numberedFirst)
    const sealing = sealAudit(db)
    // Long enough for a sealer that does not wait to have gone past it.
    await sleep(300)
    await late.query('commit')
    expect(await sealing).toBe(2)
    expect(await verifyAudit(db)).toEqual({ rows: 2 })
  } finally {
    early.release()
    late.release()
  }
})

it('[ACC-17] a row that was changed after it was sealed is named', async () => {
  await pool.query(look)
  expect(await sealAudit(db)).toBe(1)
  const { rows } = await pool.query('select max(id)::int as id from audit_log')
  await pool.query('alter table audit_log disable trigger audit_log_append_only')
  await pool.query("update audit_log set actor_name = 'y' where id = $1", [rows[0].id])
  expect(await verifyAudit(db)).toMatchObject({ brokenTo: rows[0].id })
})
