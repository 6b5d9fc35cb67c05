import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { followOwners } from './jobs.ts'

let harness: Harness
let boss: Caller
let heir: Caller
let former: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  boss = await harness.person({ name: '何总', allRights: true })
  heir = await harness.person({ name: '林雨桐', allRights: true })
  former = await harness.person({ name: '罗静', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const task = async (who: Caller, customerId: string, title: string) =>
  (await who.call('task.add', { values: { title, customerId, dueOn: '2026-11-30' } })).body as {
    id: string
    version: number
  }
const ownersOf = async (customerId: string) => {
  const rows = await db()
    .selectFrom('tasks')
    .select(['title', 'ownerId'])
    .where('customerId', '=', customerId)
    .orderBy('id')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.title, row.ownerId]))
}

test('[ALC-07] an archive given to somebody else takes its open tasks and promises along, with the reason and a notice', async () => {
  const id = await openCustomer(harness, { ownerId: former.staffId })
  const done = await task(former, id, '寄样品')
  await former.call('task.complete', { ...done, result: '已寄出' })
  const open = await task(former, id, '上门量尺')
  const promised = await former.call('promise.give', {
    customerId: id,
    values: { category: 'call', text: '答应一周内报价' },
    promise: { content: '一周内报价', dueOn: '2026-11-28' },
  })
  expect(promised.status).toBe(200)
  await task(boss, id, '审价')
  await boss.call('customer.assign', { ids: [id], ownerId: heir.staffId, reason: '区域调整' })
  await expect
    .poll(() => ownersOf(id), { timeout: 20_000 })
    .toEqual({
      寄样品: former.staffId,
      上门量尺: heir.staffId,
      一周内报价: heir.staffId,
      审价: boss.staffId,
    })
  const { rows } = await harness.product.pool.query(
    "select reason, diff from record_changes where record_id = $1 and diff ? 'ownerId' and kind = 'changed'",
    [open.id],
  )
  expect(rows).toEqual([{ reason: '区域调整', diff: { ownerId: [former.staffId, heir.staffId] } }])
  expect((await heir.ask('notice.list', {})).body.rows).toMatchObject([{ text: '2 件待办转到你名下：区域调整' }])
  expect((await former.ask('notice.list', {})).body.rows).toEqual([])
})

test('[ALC-07] so does one whose owner is changed in the archive itself, or by many at once, told twice or gone on since', async () => {
  const [one, two] = [
    await openCustomer(harness, { ownerId: former.staffId }),
    await openCustomer(harness, { ownerId: former.staffId }),
  ]
  await task(former, one, '回电')
  await task(former, two, '回电')
  const { version } = (await boss.ask('customer.get', { id: one })).body.row
  await boss.call('customer.change', { id: one, version, values: { ownerId: heir.staffId } })
  await expect.poll(() => ownersOf(one), { timeout: 20_000 }).toEqual({ 回电: heir.staffId })
  await boss.call('customer.assign', { ids: [one, two], ownerId: boss.staffId, reason: '收回' })
  await expect
    .poll(async () => [await ownersOf(one), await ownersOf(two)], { timeout: 20_000 })
    .toEqual([{ 回电: boss.staffId }, { 回电: boss.staffId }])
  // Whoever gave them to oneself needs no telling; the same news once more moves nothing.
  expect((await boss.ask('notice.list', {})).body.rows).toEqual([])
  const moves = [{ id: one, from: former.staffId }]
  await runJobNow(harness, followOwners, { moves, reason: null, actId: newId(), actorId: heir.staffId })
  expect(await ownersOf(one)).toEqual({ 回电: boss.staffId })
})
