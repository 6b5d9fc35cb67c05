import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job } from '#domain/kit.ts'
import { startJobs } from '#platform/server/jobs.ts'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

describe('a job', () => {
  const ran: string[] = []
  const once: Job = {
    name: 'trial.once',
    async run(_context, { mark }) {
      ran.push(String(mark))
    },
  }
  const untilStopped: Job = {
    name: 'trial.untilStopped',
    async run(_context, _payload, { signal }) {
      ran.push('begun')
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      throw new Error('stopped; the next run goes on')
    },
  }
  const start = () => startJobs(harness.product.platform, harness.product.pool, [once, untilStopped], 1)
  const queue = async (task: string, mark: string) =>
    (
      await harness.product.pool.query<{ id: string }>(
        'select id from graphile_worker.add_job($1, $2::json, max_attempts => 5)',
        [task, JSON.stringify({ mark })],
      )
    ).rows[0]?.id
  const read = async (id: string | undefined) =>
    (
      await harness.product.pool.query(
        'select attempts, max_attempts, locked_by, last_error from graphile_worker._private_jobs where id = $1',
        [id],
      )
    ).rows[0]
  /** As a server leaves it that was killed while the job ran for the nth time. */
  const killed = (id: string | undefined, times: number) =>
    harness.product.pool.query(
      `update graphile_worker._private_jobs set attempts = $2, max_attempts = greatest(max_attempts, $2), locked_by = 'gone', locked_at = now() - interval '2 minutes' where id = $1`,
      [id, times],
    )

  test('interrupted by the end of its server is tried again, the fifth time too, but not for ever: it may be what ends the server', async () => {
    const harmless = await queue('trial:once', 'harmless')
    const harmful = await queue('trial:once', 'harmful')
    await killed(harmless, 5)
    await killed(harmful, 10)
    const runner = await start()
    // What is freed is found with the next look into the queue, seconds later.
    await expect.poll(() => ran, { timeout: 30_000 }).toContain('harmless')
    await runner.stop()
    expect(ran).not.toContain('harmful')
    expect(await read(harmful)).toMatchObject({ attempts: 10, locked_by: null, last_error: expect.any(String) })
  })

  test('that runs for minutes is left to its living server, and is handed back by an orderly stop with all its attempts', async () => {
    const id = await queue('trial:untilStopped', '')
    const runner = await start()
    await expect.poll(() => ran, { timeout: 30_000 }).toContain('begun')
    await harness.product.pool.query(
      `update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes' where id = $1`,
      [id],
    )
    const second = await start()
    expect((await read(id)).locked_by).not.toBeNull()
    await second.stop()
    await runner.stop()
    await expect.poll(() => read(id)).toMatchObject({ attempts: 0, max_attempts: 5, locked_by: null })
    expect(ran.filter((one) => one === 'begun')).toHaveLength(1)
  })
})
