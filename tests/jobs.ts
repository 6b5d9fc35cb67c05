import { randomUUID } from 'node:crypto'
import type { Job } from '#domain/kit.ts'
import { taskOf } from '#platform/server/dispatch.ts'
import type { Harness } from './harness.ts'

// Long enough for a slow machine, short enough to be noticed.
const patienceMs = 15_000

/** Queues a job as the product does and waits until it has run. The harness must have been started with `jobs: true`. */
export async function runJobNow(
  harness: Pick<Harness, 'product'>,
  job: Pick<Job, 'name'>,
  payload: Record<string, unknown> = {},
): Promise<void> {
  const { pool } = harness.product
  const key = randomUUID()
  await pool.query('select graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => 1)', [
    taskOf(job.name),
    JSON.stringify(payload),
    key,
  ])
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const { rows } = await pool.query<{ last_error: string | null }>(
      'select last_error from graphile_worker.jobs where key = $1',
      [key],
    )
    if (rows.length === 0) return
    if (rows[0]?.last_error) throw new Error(`${job.name} failed: ${rows[0].last_error}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${job.name} did not end within ${patienceMs} ms`)
}

/** Waits until no job of this name is queued or at work, so that what it still does is not mixed with what comes next. */
export async function jobsDone(harness: Pick<Harness, 'product'>, job: Pick<Job, 'name'>): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const { rowCount } = await harness.product.pool.query(
      'select from graphile_worker.jobs where task_identifier = $1 and attempts < max_attempts',
      [taskOf(job.name)],
    )
    if (rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${job.name} did not end within ${patienceMs} ms`)
}
