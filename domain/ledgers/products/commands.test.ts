import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  clerk = await harness.person({ allRights: true })
})
afterAll(() => harness.close())

const values = (more: Record<string, unknown> = {}) => ({
  name: '蛋白粉',
  category: '保健食品',
  unit: '罐',
  price: '298',
  state: 'onSale',
  ...more,
})
const create = async (more: Record<string, unknown> = {}) =>
  (await clerk.call('product.create', { values: values(more) })).body

describeRefusals(() => harness, {
  command: 'product.create',
  rights: { 'product.change': 'all' },
  input: () => ({ values: values() }),
  bad: { change: { values: values({ price: '-1' }) }, path: 'values.price' },
})

describeRefusals(() => harness, {
  command: 'product.change',
  rights: { 'product.change': 'all' },
  input: async () => ({ ...(await create()), values: { price: '268' } }),
  bad: { change: { values: { state: 'unknown' } }, path: 'values.state' },
  isVersioned: true,
})

describe('the product table', () => {
  it('is found by Hanzi, pinyin and number, and offers no discontinued goods', async () => {
    await create({ name: '维生素咀嚼片', number: 'WS-900' })
    await create({ name: '维生素旧装', state: 'stopped' })
    const search = async (text: string) =>
      (await clerk.ask('product.search', { text })).body.rows.map((row: { name: string }) => row.name)
    expect(await search('咀嚼')).toEqual(['维生素咀嚼片'])
    expect(await search('wss')).toEqual(['维生素咀嚼片'])
    expect(await search('WS-900')).toEqual(['维生素咀嚼片'])
  })

  it('gives no number twice', async () => {
    await create({ number: 'P-1' })
    const answer = await clerk.call('product.create', { values: values({ number: 'P-1' }) })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'product.number_taken'])
  })

  it('is filtered and sorted like every list', async () => {
    await create({ name: '灵芝孢子粉', price: '1280' })
    const { body } = await clerk.ask('product.list', {
      condition: { field: 'price', op: 'gte', value: 1000 },
      sort: [{ field: 'price', descending: true }],
    })
    expect(body).toMatchObject({ total: 1, isExact: true, rows: [{ name: '灵芝孢子粉', price: '1280.0000' }] })
  })
})

describe('products and customers', () => {
  it('[ARC-46] are linked by trades and asked in both directions', async () => {
    const { id: productId } = await create({ name: '深海鱼油', unit: '瓶', price: '199' })
    const customerId = await openCustomer(harness, { name: '云和康泰医药连锁有限公司' })
    await clerk.call('trade.record', { customerId, lines: [{ tradedOn: '2026-11-01', productId, quantity: '12' }] })
    expect((await clerk.ask('product.customers', { productId })).body.rows).toMatchObject([
      { customerId, name: '云和康泰医药连锁有限公司', quantity: '12.0000', amount: '2388.00', lastOn: '2026-11-01' },
    ])
    expect((await clerk.ask('trade.products', { customerId })).body.rows).toMatchObject([
      { productId, item: '深海鱼油', quantity: '12.0000' },
    ])
  })

  it('[ARC-46] a renamed product keeps the words of the day on old lines', async () => {
    const { id, version } = await create({ name: '旧名胶囊' })
    const customerId = await openCustomer(harness)
    await clerk.call('trade.record', { customerId, lines: [{ tradedOn: '2026-11-01', productId: id }] })
    await clerk.call('product.change', { id, version, values: { name: '新名胶囊' } })
    const { rows } = (await clerk.ask('trade.ofCustomer', { customerId })).body
    expect(rows[0].item).toBe('旧名胶囊')
  })

  it('[IMP-03] brought in apart are linked afterwards by number or name; two of one name are left to a person', async () => {
    const customerId = await openCustomer(harness)
    const lines = ['钙片-60', 'GP-60', '同名粉', '没有这种'].map((item) => ({
      tradedOn: '2026-10-01',
      item,
      amount: '100',
    }))
    await clerk.call('trade.record', { customerId, lines })
    const { id } = await create({ name: '钙片-60', number: 'GP-60' })
    await create({ name: '同名粉', number: 'T1' })
    await create({ name: '同名粉', number: 'T2' })
    expect((await clerk.call('product.linkTrades')).body.linked).toBe(2)
    const { rows } = (await clerk.ask('trade.ofCustomer', { customerId })).body
    const linked = rows
      .filter((row: { productId: string | null }) => row.productId === id)
      .map((row: { item: string }) => row.item)
    expect(linked.sort()).toEqual(['GP-60', '钙片-60'])
  })

  it('[ACC-13] a buyer out of reach is not shown', async () => {
    const { id: productId } = await create({ name: '只见自己的' })
    await clerk.call('trade.record', {
      customerId: await openCustomer(harness),
      lines: [{ tradedOn: '2026-11-01', productId }],
    })
    const narrow = await harness.person({ rights: { 'ledger.read': 'own' } })
    expect((await narrow.ask('product.customers', { productId })).body.rows).toEqual([])
  })
})
