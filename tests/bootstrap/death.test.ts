import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from '#platform/server/database/life.ts'
import { act, cleanUp, isAlive, makeFolder, postmasterOf, until } from './scene.ts'

afterAll(cleanUp)

const dataDir = join(makeFolder('death'), 'data')
const said: string[] = []
const log = { info: () => {}, warn: (_: object, text: string) => void said.push(text) }

const open = () => openEmbedded({ dataDir, log })
const startHost = () => act(process.execPath, [join(import.meta.dirname, 'host.ts'), dataDir], {})

async function ask(database: Embedded, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.connection)
  client.on('error', () => {})
  await client.connect()
  return client
    .query<Record<string, unknown>>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

const isAnswering = (database: Embedded) =>
  ask(database, 'select 1')
    .then(() => true)
    .catch(() => false)

test('a new data folder becomes a UTF-8 database with checksums that finds Chinese', async () => {
  const database = await open()
  const [row] = await ask(
    database,
    `select current_setting('data_checksums') as sums, current_setting('server_encoding') as encoding,
            array_length(show_trgm('上海某公司'), 1) as pieces, 'b' < 'C' as by_dictionary`,
  )
  expect(row).toEqual({ sums: 'on', encoding: 'UTF8', pieces: 6, by_dictionary: false })
  await ask(database, `create table note (text text)`)
  await ask(database, `insert into note values ('康泰')`)
  await database.close()
  expect(postmasterOf(dataDir)).toBeUndefined()
})

test('a second server on the folder is refused by name, and the first goes on', async () => {
  const host = startHost()
  await until(() => host.said().includes('ready'), host)
  await expect(open()).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'database.folder_in_use',
    params: { folder: dataDir, pid: String(host.pid) },
  })
  expect(isAlive(postmasterOf(dataDir) ?? 0)).toBe(true)
  host.process.kill('SIGTERM')
  expect(await host.ended).toBe(0)
})

test('when the server is killed, the next start adopts its PostgreSQL with all data', async () => {
  const host = startHost()
  await until(() => host.said().includes('ready'), host)
  const orphan = postmasterOf(dataDir)
  host.process.kill('SIGKILL')
  await host.ended
  const database = await open()
  expect(postmasterOf(dataDir)).toBe(orphan)
  expect(await ask(database, 'select text from note')).toEqual([{ text: '康泰' }])
  await database.close()
  expect(isAlive(orphan ?? 0)).toBe(false)
})

test('when the server and its PostgreSQL are killed together, the next start recovers', async () => {
  const host = startHost()
  await until(() => host.said().includes('ready'), host)
  process.kill(postmasterOf(dataDir) ?? 0, 'SIGKILL')
  host.process.kill('SIGKILL')
  const database = await open()
  expect(await ask(database, 'select text from note')).toEqual([{ text: '康泰' }])
  await database.close()
})

test('when PostgreSQL alone is killed, the server brings it back by itself', async () => {
  const database = await open()
  let lost: unknown
  database.onLost((error) => {
    lost = error
  })
  for (let round = 0; round < 2; round++) {
    const killed = postmasterOf(dataDir) ?? 0
    process.kill(killed, 'SIGKILL')
    await until(() => postmasterOf(dataDir) !== killed && isAnswering(database))
  }
  expect(lost).toBeUndefined()
  expect(said).toContain('database is back')
  expect(await ask(database, 'select text from note')).toEqual([{ text: '康泰' }])
  await database.close()
})

test('a server that ends while PostgreSQL recovers leaves none behind, and the next start finds all data', async () => {
  const database = await open()
  const postmaster = postmasterOf(dataDir) ?? 0
  const [session] = await ask(database, 'select pid from pg_stat_activity where application_name like $$kedang %$$')
  const before = readFileSync(join(dataDir, 'postgres.log')).length
  process.kill(Number(session?.['pid']), 'SIGKILL')
  // Asleep, so that nobody here notices: the end is asked for before the loss is known.
  const log = () => readFileSync(join(dataDir, 'postgres.log')).subarray(before).toString()
  while (!log().includes('reinitializing')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
  await database.close()
  expect(isAlive(postmaster)).toBe(false)
  const again = await open()
  expect(await ask(again, 'select text from note')).toEqual([{ text: '康泰' }])
  await again.close()
})

test('a lock session that somebody ends is taken up again', async () => {
  const database = await open()
  await ask(database, `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'kedang %'`)
  await until(async () => {
    const rows = await ask(database, `select from pg_locks where locktype = 'advisory' and granted`)
    return rows.length === 1
  })
  await database.close()
})

test('an orphan with other settings is replaced, not adopted', async () => {
  const host = startHost()
  await until(() => host.said().includes('ready'), host)
  const orphan = postmasterOf(dataDir)
  host.process.kill('SIGKILL')
  await host.ended
  const database = await openEmbedded({ dataDir, log, settings: { work_mem: '8MB' } })
  expect(postmasterOf(dataDir)).not.toBe(orphan)
  expect(await ask(database, 'show work_mem')).toEqual([{ work_mem: '8MB' }])
  await database.close()
})

test('a postmaster.pid whose number now belongs to another program does not block the start', async () => {
  const database = await open()
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  const text = readFileSync(pidFile, 'utf8')
  await database.close()
  const stranger = spawn('sleep', ['60'])
  writeFileSync(pidFile, text.replace(/^\d+/, String(stranger.pid)))
  const again = await open()
  expect(await ask(again, 'select text from note')).toEqual([{ text: '康泰' }])
  expect(stranger.exitCode).toBeNull()
  stranger.kill()
  await again.close()
})

test('what killed starts left half made is swept, and only that', async () => {
  writeFileSync(join(dataDir, 'postgres.new-999999999.password'), 'x')
  writeFileSync(join(dataDir, `postgres.new-${process.pid}.password`), 'x')
  writeFileSync(join(dataDir, 'engine-notes.txt'), 'x')
  const database = await open()
  await database.close()
  const names = readdirSync(dataDir)
  expect(names).not.toContain('postgres.new-999999999.password')
  expect(names).toEqual(expect.arrayContaining([`postgres.new-${process.pid}.password`, 'engine-notes.txt']))
})
