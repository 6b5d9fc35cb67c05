import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeFirm, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

test('[ARC-26] measures from obtained to recorded: warns after day 1, reports a breach after day 2, by person', async () => {
  const slow = await harness.person({ name: '唐磊', allRights: true })
  const { id } = await openArchive(keeper, completeFirm(), { obtainedOn: '2026-11-22' })
  await slow.call('customer.change', { id, version: 1, values: { remarks: '两天后' }, obtainedOn: '2026-11-21' })
  await slow.call('customer.change', {
    id,
    version: 2,
    values: { remarks: '五天后' },
    obtainedOn: '2026-11-18',
    feeder: 'salesman',
  })
  await slow.call('customer.change', { id, version: 3, values: { remarks: '不知何时得知' } })
  const { body } = await keeper.ask('archive.lag')
  expect(body).toMatchObject({ total: 3, inTime: 1, late: 1, breach: 1 })
  expect(
    body.people.map((one: { name: string; total: number; breach: number; averageDays: string }) => [
      one.name,
      one.total,
      one.breach,
      one.averageDays,
    ]),
  ).toEqual([
    ['唐磊', 2, 1, '3.5'],
    ['沈妙', 1, 0, '1.0'],
  ])
  expect(body.rows).toMatchObject([
    { customerId: id, lagDays: 5, verdict: 'breach', items: ['remarks'], recordedByName: '唐磊', feeder: 'salesman' },
    { customerId: id, lagDays: 2, verdict: 'late' },
  ])
  expect((await keeper.ask('archive.lag', { recordedBy: keeper.staffId })).body).toMatchObject({ total: 1, breach: 0 })
  const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
  expect((await stranger.ask('archive.lag')).body.total).toBe(0)
})
