import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const notice = {
  direction: 'down',
  kind: 'notice',
  title: '停水通知',
  passedOn: '2026-11-23',
  sender: '客服部 沈妙',
  receiver: '3-1201 业主',
  contentChecked: true,
  delivery: 'underway',
}
const firm = async () => (await openArchive(keeper)).id
const log = async (customerId: string, more: Record<string, unknown> = {}) =>
  (await keeper.call('document.log', { customerId, values: { ...notice, ...more } })).body as {
    id: string
    version: number
  }
const listed = async (input: Record<string, unknown>) => (await keeper.ask('archive.documents', input)).body.rows

describe('[ARC-06] documents passed up and down', () => {
  test('are logged with date, sender, receiver, content check and delivery', async () => {
    const customerId = await firm()
    const { id } = await log(customerId)
    await log(customerId, { direction: 'up', kind: 'report', title: '装修进度报告', delivery: 'delivered' })
    expect(await listed({ customerId, direction: 'down' })).toMatchObject([{ id, ...notice, deliveredAt: null }])
    await keeper.call('document.change', { id, version: 1, values: { delivery: 'delivered' } })
    expect(await listed({ customerId, direction: 'down' })).toMatchObject([
      { delivery: 'delivered', deliveredAt: '2026-11-23T02:00:00.000Z' },
    ])
  })

  test('without gaps: every column is asked for, each at its field', async () => {
    const answer = await keeper.call('document.log', { customerId: await firm(), values: { title: '通知' } })
    expect(answer.body.error.fields.map((one: { path: string }) => one.path).sort()).toEqual(
      ['contentChecked', 'delivery', 'direction', 'kind', 'passedOn', 'receiver', 'sender'].map(
        (key) => `values.${key}`,
      ),
    )
  })

  test('all within reach in one list, by day, page by page', async () => {
    const customerId = await firm()
    for (const passedOn of ['2026-11-01', '2026-11-03', '2026-11-02']) await log(customerId, { passedOn })
    const first = await keeper.ask('archive.documents', { customerId, limit: 2 })
    const second = await keeper.ask('archive.documents', { customerId, limit: 2, cursor: first.body.next })
    expect([...first.body.rows, ...second.body.rows].map((one: { passedOn: string }) => one.passedOn)).toEqual([
      '2026-11-03',
      '2026-11-02',
      '2026-11-01',
    ])
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    expect((await stranger.ask('archive.documents', { customerId })).body.rows).toEqual([])
  })
})

test('[ARC-07] what needs following up stays on the open list until it is closed with a result', async () => {
  const customerId = await firm()
  const done = { delivery: 'delivered', contentChecked: true }
  const { id } = await log(customerId, { ...done, followUp: '业主要求书面答复', followUpOn: '2026-11-25' })
  await log(customerId, done)
  expect((await listed({ customerId, openOnly: true })).map((one: { id: string }) => one.id)).toEqual([id])
  await keeper.call('document.closeFollowUp', { id, version: 1, result: '已书面答复' })
  expect(await listed({ customerId, openOnly: true })).toEqual([])
  expect((await listed({ customerId })).find((one: { id: string }) => one.id === id)).toMatchObject({
    followUpResult: '已书面答复',
  })
})

describe('refusals', () => {
  const rights = { 'customer.read': 'all', 'customer.change': 'all' }
  const tooNarrow = { 'customer.read': 'own', 'customer.change': 'own' }
  describeRefusals(() => harness, {
    command: 'document.log',
    rights,
    tooNarrow,
    input: async () => ({ customerId: await firm(), values: notice }),
    bad: { change: { values: { ...notice, direction: 'sideways' } }, path: 'values.direction' },
  })
  describeRefusals(() => harness, {
    command: 'document.change',
    rights,
    tooNarrow,
    isVersioned: true,
    input: async () => ({ ...(await log(await firm())), values: { delivery: 'failed' } }),
    bad: { change: { values: { passedOn: 'x' } }, path: 'values.passedOn' },
  })
  describeRefusals(() => harness, {
    command: 'document.closeFollowUp',
    rights,
    tooNarrow,
    isVersioned: true,
    input: async () => ({ ...(await log(await firm(), { followUp: '催' })), result: '已办' }),
    bad: { change: { result: '' }, path: 'result' },
  })
})
