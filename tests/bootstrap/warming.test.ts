import { statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from '#platform/server/database/life.ts'
import { mostUsed, readAhead } from '#platform/server/database/warming.ts'
import { cleanUp, makeFolder } from './scene.ts'

const said: string[] = []
const log = { info: (_: object, text: string) => said.push(text), warn: (_: object, text: string) => said.push(text) }

let database: Embedded
let client: pg.Client

beforeAll(async () => {
  database = await openEmbedded({ dataDir: join(makeFolder('warm'), 'data'), log })
  client = new pg.Client(database.connection)
  await client.connect()
  await client.query(`create table asked (n int primary key, t text);
    create table left_alone as select n from generate_series(1, 20000) n;
    insert into asked select n, repeat('x', 200) from generate_series(1, 20000) n`)
  for (let n = 0; n < 20; n++) await client.query('select count(t) from asked')
  await client.query('select pg_stat_force_next_flush()')
})
afterAll(async () => {
  await client.end()
  await database.close()
  await cleanUp()
})

test('what is asked for most comes first, each with the file it lies in', async () => {
  const { rows } = await client.query(`select relname, pg_relation_filepath(oid) as path from pg_class
    where relname in ('asked', 'left_alone')`)
  const pathOf = (name: string) => String(rows.find((one) => one.relname === name)?.path)
  const lying = await mostUsed(client)
  const at = (name: string) => lying.findIndex((one) => one.file.endsWith(pathOf(name)))
  expect(at('asked')).toBeGreaterThan(-1)
  expect(at('asked')).toBeLessThan(at('left_alone'))
  const { file, bytes } = lying[at('asked')] ?? { file: '', bytes: 0 }
  expect(statSync(file).size).toBe(bytes)
})

test('no more is read than there is room for, and all of it when there is', async () => {
  const { signal } = new AbortController()
  const all = (await mostUsed(client)).reduce((sum, one) => sum + one.bytes, 0)
  // The catalogue of the database is written to meanwhile.
  expect(await readAhead(database.connection, 2 ** 40, signal)).toBeGreaterThan(all * 0.9)
  const some = await readAhead(database.connection, all / 2, signal)
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThanOrEqual(all / 2)
  expect(await readAhead(database.connection, 0, signal)).toBe(0)
})

test('it is told once it is done, and ends with the database', async () => {
  database.readAhead()
  await expect.poll(() => said).toContain('read ahead')
  await expect(readAhead(database.connection, 2 ** 40, AbortSignal.abort())).rejects.toThrow('abort')
})

test('a database that dies meanwhile fails the reading and nothing else', async () => {
  const locking = new pg.Client(database.connection)
  for (const one of [client, locking]) one.on('error', () => {})
  await locking.connect()
  await locking.query('begin; lock table asked in access exclusive mode')
  const reading = readAhead(database.connection, 2 ** 40, new AbortController().signal).then(
    () => 'read',
    () => 'failed',
  )
  const waiting = async () =>
    (await client.query(`select pid from pg_stat_activity where wait_event_type = 'Lock'`)).rows[0]?.pid
  await expect.poll(waiting, { timeout: 10_000 }).toBeDefined()
  process.kill(await waiting(), 'SIGKILL')
  expect(await reading).toBe('failed')
})
