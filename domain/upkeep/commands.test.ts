import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup } from '#platform/server/backup/restore.ts'
import { createTestDatabase, runAsAdmin } from '#tests/database.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller
const rights = { 'setup.manage': 'all' }

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
  keeper = await harness.person({ rights })
})
afterAll(() => harness.close())

const rowOf = async (id: string) =>
  (await keeper.ask('backup.list')).body.rows.find((row: { id: string }) => row.id === id)

async function until<T>(look: () => Promise<T>, isDone: (found: T) => boolean): Promise<T> {
  for (let turn = 0; turn < 1000; turn++) {
    const found = await look()
    if (isDone(found)) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come to an end')
}

async function makeOne(): Promise<string> {
  const { status, body } = await keeper.call('backup.run')
  expect([status, body]).toMatchObject([200, { id: expect.any(String) }])
  await until(
    () => rowOf(body.id),
    (row) => ['good', 'failed'].includes(row.state),
  )
  return body.id
}

describe('backups', () => {
  it('[TEC-16] one asked for on the screen is made, checked, shown and fetched, and restores every archive', async () => {
    const customer = await openCustomer(harness, { name: '丽水康泰大药房有限公司' })
    const id = await makeOne()
    expect(await rowOf(id)).toMatchObject({
      state: 'good',
      percent: 100,
      occasion: 'asked',
      missingFiles: 0,
      fault: null,
    })
    const anyone = await harness.person({ rights: {} })
    expect((await anyone.ask('backup.state')).body).toMatchObject({ lastGoodAt: expect.any(String), isLate: false })

    const file = await harness.product.app.inject({ url: `/api/backups/${id}`, headers: { cookie: keeper.cookie } })
    expect([file.statusCode, file.headers['content-length']]).toEqual([200, String(file.rawPayload.length)])
    const folder = await mkdtemp(join(tmpdir(), 'kedang-taken-'))
    const path = join(folder, 'taken.kedang')
    await writeFile(path, file.rawPayload)
    const target = await createTestDatabase()
    await runAsAdmin(target.connection, 'drop schema public cascade; create schema public')
    await restoreBackup(path, { connection: target.connection })
    const { rows } = await runAsAdmin(target.connection, `select name, version from customers where id = '${customer}'`)
    expect(rows).toEqual([{ name: '丽水康泰大药房有限公司', version: 1 }])
    const { rows: search } = await runAsAdmin(
      target.connection,
      'select (select count(*) from customer_search where not is_contact) = (select count(*) from customers) as same',
    )
    expect(search).toEqual([{ same: true }])
    await target.drop()
    await rm(folder, { recursive: true })

    const { rows: looks } = await harness.product.pool.query(
      `select kind from audit_log where operation = 'backup.take'`,
    )
    expect(looks).toEqual([{ kind: 'export' }])
  })

  it('[TEC-16] a restore is tried on demand, and its time is on show', async () => {
    const id = await makeOne()
    expect((await keeper.call('backup.rehearse', { id })).status).toBe(200)
    const row = await until(
      () => rowOf(id),
      ({ triedState }) => ['passed', 'failed'].includes(triedState),
    )
    expect([row.triedState, row.triedFault]).toEqual(['passed', null])
    expect((await keeper.ask('backup.state')).body).toMatchObject({
      lastTriedPassed: true,
      lastTriedAt: expect.any(String),
    })
  })

  it('[TEC-16] each night makes its own, and fourteen nights are kept', async () => {
    const { pool } = harness.product
    for (let night = 0; night < 16; night++) {
      await pool.query(`select graphile_worker.add_job('backup:make', '{}')`)
      const waiting = `select from graphile_worker.jobs where task_identifier = 'backup:make'`
      await until(
        async () => (await pool.query(waiting)).rowCount,
        (left) => left === 0,
      )
    }
    const { body } = await keeper.ask('backup.list')
    const nights = body.rows.filter((row: { occasion: string }) => row.occasion === 'nightly')
    expect(nights).toHaveLength(14)
    expect(body.rows.filter((row: { occasion: string }) => row.occasion === 'asked').length).toBeGreaterThan(0)
  }, 60_000)

  it('[TEC-16] one that was lost or damaged fails the trial with the reason in words', async () => {
    const id = await makeOne()
    const { fileName } = await rowOf(id)
    await harness.product.platform.backups.remove(fileName)
    expect((await keeper.call('backup.rehearse', { id })).status).toBe(404)
    expect((await keeper.ask('backup.take', { id })).status).toBe(404)
    await harness.product.pool.query(`update backups set tried_state = null where id = $1`, [id])
    await harness.product.pool.query(`select graphile_worker.add_job('backup:try', $1)`, [JSON.stringify({ id })])
    const row = await until(
      () => rowOf(id),
      ({ triedState }) => triedState === 'failed',
    )
    expect(row.triedFault).toContain('备份没有完成')
    expect((await keeper.ask('backup.state')).body.lastTriedPassed).toBe(false)
  })

  it('[TEC-16] one that a killed server left half made is made by the next', async () => {
    const { pool } = harness.product
    const id = crypto.randomUUID()
    await pool.query(
      `insert into backups (id, occasion, state, file_name, started_at) values ($1, 'asked', 'running', $2, now())`,
      [id, `half-${id}.kedang`],
    )
    const second = await keeper.call('backup.run')
    expect([second.status, second.body.error.code]).toEqual([409, 'backup.at_work'])
    await pool.query(`select graphile_worker.add_job('backup:make', $1)`, [JSON.stringify({ id })])
    await until(
      () => rowOf(id),
      (row) => row.state === 'good',
    )
  })

  it('a removed one takes its file along', async () => {
    const id = await makeOne()
    const { fileName } = await rowOf(id)
    expect((await keeper.call('backup.remove', { id })).status).toBe(200)
    expect(await harness.product.platform.backups.size(fileName)).toBeUndefined()
    expect((await keeper.call('backup.remove', { id })).status).toBe(404)
  })
})

describe('backups refuse', () => {
  for (const command of ['backup.rehearse', 'backup.remove']) {
    describeRefusals(() => harness, {
      command,
      rights,
      input: async () => ({ id: await makeOne() }),
      bad: { change: { id: 'x' }, path: 'id' },
    })
  }

  it('who may not set the product up', async () => {
    const other = await harness.person({ rights: {} })
    expect((await other.call('backup.run')).status).toBe(403)
    expect((await other.ask('backup.list')).status).toBe(403)
    expect((await harness.guest.ask('backup.state')).status).toBe(401)
    const id = crypto.randomUUID()
    const file = await harness.product.app.inject({ url: `/api/backups/${id}`, headers: { cookie: other.cookie } })
    expect(file.statusCode).toBe(403)
  })
})
