import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeStaff } from '#tests/factories/people.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
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

test('[ALC-11] a gold customer without a service person of its own is asked for one, once; naming somebody answers it', async () => {
  const owner = await makeStaff(db(), { name: '导购', managerId: head.staffId })
  const gold = await openCustomer(harness, { kind: 'individual', tier: 'gold', ownerId: owner })
  const silver = await openCustomer(harness, { kind: 'individual', tier: 'silver', ownerId: owner })
  await runJobNow(harness, askForNames, {})
  expect(await tasksOf(harness, gold)).toEqual([])

  await switchOn(harness, ['retail'])
  await runJobNow(harness, askForNames, {})
  await runJobNow(harness, askForNames, {})
  const asked = { title: '指定专属客服', ownerId: head.staffId, dueOn: '2026-11-28', state: 'open', result: null }
  expect(await tasksOf(harness, gold)).toMatchObject([asked])
  expect(await tasksOf(harness, silver)).toEqual([])

  const { version } = (await head.ask('customer.get', { id: gold })).body.row
  const servicePerson = await makeStaff(db(), { name: '林雨桐' })
  await head.call('customer.change', { id: gold, version, values: { extra: { servicePerson } } })
  await runJobNow(harness, askForNames, {})
  expect(await tasksOf(harness, gold)).toMatchObject([{ ...asked, state: 'done', result: '已指定林雨桐' }])
})

test('[ALC-11] the firm’s own tiers above gold have one too, those below not; the firm may say from where, or nowhere', async () => {
  await switchOn(harness, ['retail'])
  const tier = async (name: string) =>
    (await head.call('option.add', { list: 'tier', values: { name, nameEn: null, synonyms: null } })).body.key as string
  const [black, jade] = [await tier('黑金'), await tier('翡翠')]
  const order = ['new', 'ordinary', jade, 'silver', 'gold', 'diamond', black]
  expect((await head.call('option.order', { list: 'tier', keys: order })).status).toBe(200)
  const of = (one: string) => openCustomer(harness, { kind: 'individual', tier: one, ownerId: head.staffId })
  const [above, below, silver] = [await of(black), await of(jade), await of('silver')]
  await runJobNow(harness, askForNames, {})
  const asked = async () =>
    await Promise.all([above, below, silver].map(async (id) => (await tasksOf(harness, id)).length))
  expect(await asked()).toEqual([1, 0, 0])

  await head.call('archive.settle', { namings: { servicePerson: { from: jade, days: 2 } } })
  await runJobNow(harness, askForNames, {})
  expect(await asked()).toEqual([1, 1, 1])
  expect((await tasksOf(harness, silver))[0]?.dueOn).toBe('2026-11-25')

  await head.call('archive.settle', { namings: { servicePerson: { from: null, days: 2 } } })
  const spared = await of(black)
  await runJobNow(harness, askForNames, {})
  expect(await tasksOf(harness, spared)).toEqual([])
})

test('[ALC-11] a tier that is not there, and a field no trade asks a name in, are refused at their place', async () => {
  await switchOn(harness, ['retail'])
  const settle = async (namings: unknown) =>
    (await head.call('archive.settle', { namings })).body.error.fields.map((one: { path: string }) => one.path)
  expect(await settle({ servicePerson: { from: 'platinum', days: 5 } })).toEqual(['namings.servicePerson.from'])
  expect(await settle({ hairdresser: { from: 'gold', days: 5 } })).toEqual(['namings.hairdresser'])
})
