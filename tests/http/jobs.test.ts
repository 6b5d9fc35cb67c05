import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startHarness } from '../harness.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
})
afterAll(() => harness.close())

test('the workers of a running process are known, so that their jobs are not taken for those of a dead one', async () => {
  const { rows } = await sql<{
    workers: number
  }>`select count(*) as workers from worker_nodes where seen_at > now() - interval '1 minute'`.execute(
    harness.product.platform.db,
  )
  expect(rows[0]?.workers).toBeGreaterThanOrEqual(2)
})
