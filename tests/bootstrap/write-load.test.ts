import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { sealAudit, verifyAudit } from '#platform/server/audit.ts'
import { createDatabase, createPool } from '#platform/server/connect.ts'
import { openEmbedded } from '#platform/server/database/life.ts'
import { type Actor, act, answers, cleanUp, findPort, makeClone, makeFolder, postmasterOf, until } from './scene.ts'

afterAll(cleanUp)

const dataDir = join(makeFolder('load'), 'data')
// Of its own, so that a file saved meanwhile does not change what is restarted.
const clone = makeClone(join(makeFolder('load'), 'kedang'))
const account = { email: 'load@kedang.example', password: 'T7-vela-44-korn' }
// Ten of each: faults that one kill in ten would show are shown.
const killsOfEach = 10
const writers = 4
const importRows = 6000

let port = 0
let server: Actor
let cookie = ''

async function start(): Promise<void> {
  server = act(
    process.execPath,
    [join(clone, 'dist', 'server', 'main.js')],
    {
      DATA_DIR: dataDir,
      PORT: String(port),
      ADMIN_EMAIL: account.email,
      ADMIN_PASSWORD: account.password,
      LOG_LEVEL: 'warn',
    },
    { cwd: clone },
  )
  await until(() => answers(port), server)
}

type Answer = {
  status: number
  body: Record<string, never> & { id?: string; version?: number; error?: { code: string } }
}

async function send(name: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-kedang': '1', 'idempotency-key': key, cookie },
    body: JSON.stringify(body),
  })
  cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? cookie
  return { status: reply.status, body: await reply.json() } as Answer
}

async function ask(name: string, query: Record<string, string>): Promise<Answer['body']> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/${name}?${new URLSearchParams(query)}`, {
    headers: { cookie },
  })
  return (await reply.json()) as Answer['body']
}

/** Sends until somebody answers for good; a 5xx or a torn line says nothing about what was done. */
async function insist(name: string, body: unknown): Promise<Answer['body']> {
  const key = randomUUID()
  for (;;) {
    const answer = await send(name, body, key).catch(() => undefined)
    if (answer?.status === 200) return answer.body
    if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
      throw new Error(`${name} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    await sleep(60)
  }
}

/** Opens archives one after the other until told to stop; what was acknowledged stands in `done`. */
async function write(n: number, done: Map<string, string>, isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver(); turn++) {
    const name = `负载${n}号${turn}`
    const { id } = await insist('customer.create', {
      values: { kind: 'individual', name, phones: [`139${n}${String(turn).padStart(7, '0')}`] },
      acceptDuplicates: true,
    })
    done.set(name, String(id))
    await sleep(15)
  }
}

async function killServer(): Promise<void> {
  server.process.kill('SIGKILL')
  await server.ended
  await start()
}

/** PostgreSQL dies and the server brings it back by itself. */
async function killDatabase(): Promise<void> {
  const pid = postmasterOf(dataDir) ?? 0
  process.kill(pid, 'SIGKILL')
  await until(() => postmasterOf(dataDir) !== pid && answers(port), server)
}

async function beginImport(): Promise<string> {
  const lines = Array.from({ length: importRows }, (_, n) => `导入第${n}号药房,138${String(10_000_000 + n)}`)
  const form = new FormData()
  form.append('file', new Blob([`客户名称,电话\r\n${lines.join('\r\n')}\r\n`]), '客户.csv')
  const upload = await fetch(`http://127.0.0.1:${port}/api/files`, {
    method: 'POST',
    headers: { 'x-kedang': '1', cookie },
    body: form,
  })
  const { sha256, size } = (await upload.json()) as { sha256: string; size: number }
  const { id, version } = await insist('import.start', { target: 'customer', sha256, size, fileName: '客户.csv' })
  await insist('import.rehearse', { id, version })
  const run = await until(async () => {
    const found = (await ask('import.get', { id: String(id) })) as unknown as { state: string; version: number }
    return found.state === 'rehearsed' ? found : undefined
  }, server)
  await insist('import.apply', { id, version: run.version })
  return String(id)
}

test('[TEC-05] [TEC-16] server and PostgreSQL killed twenty times under load lose no acknowledged archive and double none', async () => {
  port = await findPort()
  await start()
  expect((await send('session.signIn', account)).status).toBe(200)
  const done = new Map<string, string>()
  let isOver = false
  const load = Array.from({ length: writers }, (_, n) => write(n, done, () => isOver))

  const run = await beginImport()
  const progress = () => ask('import.get', { id: run }) as unknown as Promise<{ state: string; rowsDone: number }>
  await until(async () => (await progress()).rowsDone > 0, server)
  const halfway = await progress()
  await killServer()
  expect(halfway.state).toBe('applying')

  for (let round = 0; round < killsOfEach; round++) {
    await sleep(300 + Math.floor(Math.random() * 700))
    await killDatabase()
    await sleep(300 + Math.floor(Math.random() * 700))
    if (round > 0) await killServer()
  }
  isOver = true
  await Promise.all(load)
  // The killed server's hold on the import ends a minute after it was last seen.
  const end = await until(
    async () => {
      const found = await progress().catch(() => undefined)
      return found !== undefined && found.state !== 'applying' ? found : undefined
    },
    server,
    90_000,
  )
  server.process.kill('SIGTERM')
  expect(await server.ended).toBe(0)

  const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } })
  const pool = createPool(database.connection)
  await checkArchives(pool, done)
  const imported = await countOf(pool, `customers where name like '导入第%'`)
  expect([end.state, imported]).toEqual(end.state === 'applied' ? ['applied', importRows] : ['rehearsed', 0])
  const db = createDatabase<never>(pool)
  while ((await sealAudit(db)) > 0);
  const chain = await verifyAudit(db)
  expect(chain).toEqual({ rows: await countOf(pool, 'audit_log') })
  await pool.end()
  await database.close()
  // Forty deaths and starts; only a hang ends them, not a machine that is busy.
}, 600_000)

const countOf = async (pool: pg.Pool, from: string): Promise<number> =>
  (await pool.query(`select count(*) as n from ${from}`)).rows[0].n

/** Everything acknowledged is there once, with its history and its audit row; nothing at all is there twice. */
async function checkArchives(pool: pg.Pool, done: ReadonlyMap<string, string>): Promise<void> {
  expect(done.size).toBeGreaterThan(killsOfEach * 2)
  const { rows } = await pool.query(
    `select name, array_agg(id::text) as ids from customers where name like '负载%' group by name`,
  )
  const found = new Map(rows.map((row) => [row.name, row.ids]))
  for (const [name, id] of done) expect([name, found.get(name)]).toEqual([name, [id]])
  for (const [name, ids] of found) expect([name, ids.length]).toEqual([name, 1])
  const once = `select from customers c where c.name like '负载%' and (
    (select count(*) from record_changes r where r.record_id = c.id) <> 1 or
    (select count(*) from audit_log a where c.id = any(a.ids) and a.operation = 'customer.create') <> 1 or
    (select count(*) from customer_search s where s.customer_id = c.id) < 1)`
  expect((await pool.query(once)).rowCount).toBe(0)
  expect(
    (await pool.query('select from (select number from customers group by number having count(*) > 1) n')).rowCount,
  ).toBe(0)
}
