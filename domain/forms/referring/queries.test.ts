import { afterAll, beforeAll, expect, test } from 'vitest'
import { refForm, section, text } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let manager: Caller
let rep: Caller

const sections = [section('a', '一', 'A', [text('name', '名称', 'Name', 1, { required: true })])]

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['retail'])
  const plain = { sums: [], happenedIn: undefined as never, sections }
  await publishForm(harness, sampleForm('Z-EV', { ...plain, subject: 'firm' }))
  await publishForm(harness, sampleForm('Z-SE', { ...plain, subject: 'firm', sensitivity: 'secret' }))
  await publishForm(harness, sampleForm('Z-CU', plain))
  const pointing = section('a', '一', 'A', [
    text('name', '名称', 'Name', 1),
    refForm('event', '活动', 'Event', 2, 'Z-EV'),
    refForm('other', '别的表', 'Other', 3, 'Z-CU'),
  ])
  await publishForm(harness, sampleForm('Z-PO', { ...plain, sections: [pointing] }))
  manager = await harness.person({ name: '销售经理王', allRights: true })
  rep = await harness.person({ name: '满意代表李', rights: { 'forms.read': 'own', 'forms.fill': 'own' } })
})
afterAll(() => harness.close())

const found = async (form: string, by = rep) =>
  (await by.ask('form.referable', { form, text: '' })).body.rows.map((row: { title: string }) => row.title)

test('[FRM-16] whoever took part names the event, though somebody else wrote it down; a customer’s or a secret paper stays out of reach', async () => {
  const event = await handIn(manager, 'Z-EV', { name: '秋季联谊会' })
  await handIn(manager, 'Z-SE', { name: '内部会' })
  const others = await handIn(manager, 'Z-CU', { name: '甲的表' })
  expect(await found('Z-EV')).toEqual(['秋季联谊会'])
  expect(await found('Z-SE')).toEqual([])
  expect(await found('Z-CU')).toEqual([])
  expect(await found('Z-CU', manager)).toEqual(['甲的表'])
  const names = (await rep.ask('form.referable', { ids: [event.id, others.id] })).body.rows
  expect(names.map((row: { id: string }) => row.id)).toEqual([event.id])

  const named = await rep.call('form.start', { form: 'Z-PO', values: { name: '一', event: event.id } })
  expect(named.status, JSON.stringify(named.body)).toBe(200)
  const shown = (await rep.ask('form.record', { id: named.body.id })).body
  expect(shown.names[event.id]).toBe(`${event.number} 秋季联谊会`)
  const strange = await rep.call('form.start', { form: 'Z-PO', values: { name: '二', other: others.id } })
  expect(strange.body.error.fields).toMatchObject([{ path: 'values.other' }])
  expect((await rep.call('form.start', { form: 'Z-PO', values: { event: others.id } })).status).toBe(400)
  expect((await harness.guest.ask('form.referable', { form: 'Z-EV' })).status).toBe(401)
})

test('[FRM-16] the points account of a member names the purchase they come from', async () => {
  const customerId = await openCustomer(harness, { kind: 'individual', name: '林晓' })
  await givePost(harness, manager.staffId, '导购员')
  const lines = [{ tradedOn: '2026-11-20', item: '氨糖软骨素', quantity: '2', price: '118' }]
  const [trade] = (await manager.call('trade.record', { customerId, lines })).body.ids
  const values = { kind: 'earned', before: 0, points: 236, trade }
  const { status, body } = await manager.call('form.start', { form: 'F-151', customerId, values })
  expect(status, JSON.stringify(body)).toBe(200)
  expect((await manager.ask('form.record', { id: body.id })).body.names[trade]).toBe('2026-11-20 氨糖软骨素 236.00')
  const strange = await manager.call('form.start', {
    form: 'F-151',
    customerId,
    values: { ...values, trade: crypto.randomUUID() },
  })
  expect(strange.body.error.fields).toMatchObject([{ path: 'values.trade', code: 'form.no_such_record' }])
})
