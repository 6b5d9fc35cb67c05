import { afterAll, beforeAll, expect, test } from 'vitest'
import { openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

test('[ARC-34] reports how often archives are consulted and by whom, and lists those never used', async () => {
  const reader = await harness.person({ name: '周敏', rights: { 'customer.read': 'all' } })
  const [often, once, never] = [await openArchive(keeper), await openArchive(keeper), await openArchive(keeper)]
  for (let n = 0; n < 3; n++) await reader.ask('customer.get', { id: often.id })
  await keeper.ask('customer.get', { id: often.id })
  await keeper.ask('customer.get', { id: once.id })
  const { body } = await keeper.ask('archive.usage')
  expect(
    body.archives.map((one: { id: string; looks: number; people: number }) => [one.id, one.looks, one.people]),
  ).toEqual([
    [often.id, 4, 2],
    [once.id, 1, 1],
  ])
  expect(
    body.readers.map((one: { name: string; looks: number; archives: number }) => [one.name, one.looks, one.archives]),
  ).toEqual([
    ['周敏', 3, 1],
    ['沈妙', 2, 2],
  ])
  expect([body.neverUsed.map((one: { id: string }) => one.id), body.neverUsedTotal]).toEqual([[never.id], 1])
  harness.setNow('2027-06-01T02:00:00Z')
  expect((await keeper.ask('archive.usage')).body.neverUsedTotal).toBe(3)
  harness.setNow('2026-11-23T02:00:00Z')
})

test('a report reaches as far as its reader', async () => {
  const salesman = await harness.person({ rights: { 'customer.read': 'own' } })
  expect((await salesman.ask('archive.usage')).body).toMatchObject({
    archives: [],
    readers: [],
    neverUsed: [],
    neverUsedTotal: 0,
  })
})
