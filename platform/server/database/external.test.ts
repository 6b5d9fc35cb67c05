import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { AppError } from '#platform/core/errors.ts'
import { connectionTo, createTestDatabase, runAsAdmin } from '#tests/database.ts'
import { addressOf, checkExternal } from './external.ts'

const { admin, prefix } = inject('testServer')
const { connection, drop } = await createTestDatabase()
const deaf = `${prefix}deaf`

afterAll(async () => {
  await drop()
  await runAsAdmin(admin, `drop database if exists ${deaf} with (force)`)
})

const warnings: string[] = []
const log = { info: () => {}, warn: (_: object, text: string) => void warnings.push(text) }

/** The test server's address as people write it into DATABASE_URL. */
function urlOf({ connectionString, host, port, user, password, database }: pg.PoolConfig): string {
  if (connectionString !== undefined) return connectionString
  const query = new URLSearchParams({
    host: String(host),
    port: String(port),
    user: String(user),
    password: String(password),
  })
  return `postgres:///${database}?${query}`
}

test('a PostgreSQL that fits is taken, and its version told', async () => {
  const { connection: found, version } = await checkExternal(urlOf(connection), log)
  expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(15)
  const client = new pg.Client(found)
  await client.connect()
  const { rows } = await client.query('select current_database() as name')
  await client.end()
  expect(rows).toEqual([{ name: addressOf(urlOf(connection)).split('/').pop() }])
})

test('a database whose locale knows no Hanzi is refused: searching would silently find nothing', async () => {
  await runAsAdmin(admin, `create database ${deaf} template template0 encoding 'UTF8' locale_provider libc locale 'C'`)
  await expect(checkExternal(urlOf(connectionTo(admin, deaf)), log)).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'database.wrong_locale',
    params: { encoding: 'UTF8', locale: 'C' },
  })
})

test('a server that does not answer is waited for, then refused without showing the password', async () => {
  const error = await checkExternal('postgres://kd:geheim@127.0.0.1:1/archive', log, 600).catch(
    (cause: unknown) => cause,
  )
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: 'database.unreachable', params: { address: '127.0.0.1:1/archive' } })
  expect(JSON.stringify((error as AppError).params)).not.toContain('geheim')
})

test('a database that does not exist is a matter of the address, not of the network', async () => {
  const url = urlOf(connectionTo(admin, `${prefix}nowhere`))
  await expect(checkExternal(url, log)).rejects.toMatchObject({ code: 'database.sign_in_refused' })
})

test.each(['kedang', 'mysql://db/kedang', 'http://127.0.0.1'])('%s is not an address of a PostgreSQL', async (url) => {
  await expect(checkExternal(url, log)).rejects.toMatchObject({ code: 'database.bad_address' })
})
