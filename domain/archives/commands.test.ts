import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

describe('opening', () => {
  test('works', async () => {
    const made = await keeper.call('customer.create', { values: { kind: 'organisation', name: '云和康泰医药连锁有限公司', phones: ['0578-5123226'], address: '浙江省丽水市云和县中山东路218号' }, contacts: [{ name: '季晓芸', phones: ['13800002761'] }] })
    expect(made.body).toMatchObject({ number: 'KH-26-00001', version: 1 })
    const read = await keeper.ask('customer.get', { id: made.body.id })
    expect(read.body).toMatchObject({})
    const changed = await keeper.call('customer.change', { id: made.body.id, version: 1, values: { shortName: '康泰' } })
    expect(changed.body).toMatchObject({ version: 2 })
    console.log(JSON.stringify(read.body, null, 1))
  })
})
