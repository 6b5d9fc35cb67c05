import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let heir: Caller
let id: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  heir = await harness.person({ name: '李卫东', allRights: true })
  id = await openCustomer(harness, { ownerId: heir.staffId })
})
afterAll(() => harness.close())

test('[ALC-07] a successor prints what is open and what was last written, and the print is on record', async () => {
  await heir.call('task.add', { values: { title: '送样品', customerId: id, dueOn: '2026-11-30', priority: 'normal' } })
  await heir.call('journal.write', { customerId: id, values: { category: 'call', text: '答应十一月底送样品' } })
  const { status, body } = await heir.call('handOver.briefing', { customerIds: [id] })
  expect(status).toBe(200)
  const file = await harness.product.app.inject({ url: `/api/prints/${body.id}`, headers: { cookie: heir.cookie } })
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf'])
  const { rows } = (await heir.ask('print.list')).body
  expect(rows[0]).toMatchObject({ number: body.number, kind: 'briefing', customerId: id })
})

describeRefusals(() => harness, {
  command: 'handOver.briefing',
  rights: { 'journal.read': 'all' },
  input: () => ({ customerIds: [id] }),
  bad: { change: { customerIds: [] }, path: 'customerIds' },
  tooNarrow: { 'journal.read': 'own' },
})
