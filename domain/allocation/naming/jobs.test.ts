import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { askForNames } from './jobs.ts'

let harness: Harness
let head: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  head = await harness.person({ name: '店长', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const tasksOf = async (customerId: string) =>
  await db()
    .selectFrom('tasks')
    .select(['title', 'ownerId', 'dueOn', 'state', 'result'])
    .where('customerId', '=', customerId)
    .execute()

test('[ALC-11] a gold customer without a service person of its own is asked for one, once; naming somebody answers it', async () => {
  const owner = await makeStaff(db(), { name: '导购', managerId: head.staffId })
  const gold = await openCustomer(harness, { kind: 'individual', tier: 'gold', ownerId: owner })
  const silver = await openCustomer(harness, { kind: 'individual', tier: 'silver', ownerId: owner })
  await runJobNow(harness, askForNames, {})
  expect(await tasksOf(gold)).toEqual([])

  await switchOn(harness, ['retail'])
  await runJobNow(harness, askForNames, {})
  await runJobNow(harness, askForNames, {})
  const asked = { title: '指定专属客服', ownerId: head.staffId, dueOn: '2026-11-28', state: 'open', result: null }
  expect(await tasksOf(gold)).toEqual([asked])
  expect(await tasksOf(silver)).toEqual([])

  const { version } = (await head.ask('customer.get', { id: gold })).body.row
  const servicePerson = await makeStaff(db(), { name: '林雨桐' })
  await head.call('customer.change', { id: gold, version, values: { extra: { servicePerson } } })
  await runJobNow(harness, askForNames, {})
  expect(await tasksOf(gold)).toEqual([{ ...asked, state: 'done', result: '已指定林雨桐' }])
})
