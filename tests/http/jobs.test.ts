import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskOf } from '#platform/server/dispatch.ts'
import { startJobs } from '#platform/server/jobs.ts'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

/** A job another server is at right now, as far as the database can tell. */
async function leaveLocked(name: string): Promise<void> {
  const { pool } = harness.product
  await pool.query('select graphile_worker.add_job($1, job_key => $1)', [taskOf(name)])
  await pool.query(`update graphile_worker._private_jobs set locked_by = $1, locked_at = now() where key = $2`, [
    `worker of ${name}`,
    taskOf(name),
  ])
  await pool.query('insert into worker_nodes (worker_id, seen_at) values ($1, now())', [`worker of ${name}`])
}

async function begin(name: string, isAlone: boolean): Promise<{ ran: Promise<void>; stop(): Promise<void> }> {
  const { platform, pool } = harness.product
  let done = () => {}
  const ran = new Promise<void>((resolve) => {
    done = resolve
  })
  const job = { name, run: async () => done() }
  const { stop } = await startJobs(platform, pool, [job], { concurrency: 2, isAlone })
  return { ran, stop }
}

test('the workers of a running process are known, so that their jobs are not taken for those of a dead one', async () => {
  const { stop } = await begin('test.known', false)
  const { rows } = await sql<{
    workers: number
  }>`select count(*) as workers from worker_nodes where seen_at > now() - interval '1 minute'`.execute(
    harness.product.platform.db,
  )
  expect(rows[0]?.workers).toBeGreaterThanOrEqual(2)
  await stop()
})

test('[TEC-16] what a server that has been killed was at goes on as soon as the next one starts', async () => {
  await leaveLocked('test.alone')
  const { ran, stop } = await begin('test.alone', true)
  await ran
  await stop()
})

test('beside other servers a job that one of them has just been at is left to it', async () => {
  await leaveLocked('test.shared')
  const { stop } = await begin('test.shared', false)
  const { rows } = await harness.product.pool.query(
    'select locked_by from graphile_worker._private_jobs where key = $1',
    [taskOf('test.shared')],
  )
  expect(rows).toEqual([{ locked_by: 'worker of test.shared' }])
  await stop()
})
