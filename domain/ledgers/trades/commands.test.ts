import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  clerk = await harness.person({ name: '唐磊', allRights: true })
})
afterAll(() => harness.close())

const line = (more: Record<string, unknown> = {}) => ({
  tradedOn: '2026-11-20',
  item: '氨糖软骨素',
  quantity: '60',
  price: '118',
  ...more,
})
const record = async (customerId: string, ...lines: Record<string, unknown>[]) =>
  (await clerk.call('trade.record', { customerId, lines })).body
const countTrades = async () =>
  (await sql<{ n: number }>`select count(*) as n from trades`.execute(harness.product.platform.db)).rows[0]?.n ?? 0
const customerRow = async (id: string) => (await clerk.ask('customer.get', { id })).body

describeRefusals(() => harness, {
  command: 'trade.record',
  rights: { 'ledger.change': 'all' },
  input: async () => ({ customerId: await openCustomer(harness), lines: [line()] }),
  bad: { change: { lines: [line({ quantity: '-1' })] }, path: 'lines.0.quantity' },
  tooNarrow: { 'ledger.change': 'own' },
  effects: countTrades,
})

describeRefusals(() => harness, {
  command: 'trade.reverse',
  rights: { 'ledger.change': 'all' },
  input: async () => ({ id: (await record(await openCustomer(harness), line())).ids[0], reason: '重复登记' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'ledger.change': 'own' },
})

describe('trade lines', () => {
  it('[ARC-58] keep every thing sold as a line of its own, with its computed amount', async () => {
    const customerId = await openCustomer(harness, { address: '浙江省丽水市云和县中山东路218号' })
    const answer = await record(
      customerId,
      line({ discount: '0.85', isCash: true, place: '城关店', salesmanId: clerk.staffId, category: '保健食品' }),
      line({ kind: 'return', quantity: '2' }),
    )
    expect(answer.amounts).toEqual(['6018.00', '-236.00'])
    const { rows } = (await clerk.ask('trade.ofCustomer', { customerId })).body
    expect(rows).toHaveLength(2)
    expect(rows.find((row: { kind: string }) => row.kind === 'sale')).toMatchObject({
      tradedOn: '2026-11-20',
      item: '氨糖软骨素',
      category: '保健食品',
      region: '331125',
      quantity: '60.0000',
      price: '118.0000',
      discount: '0.8500',
      amount: '6018.00',
      place: '城关店',
      isCash: true,
      salesmanName: '唐磊',
    })
  })

  it('[ARC-58] are never changed or removed, not even by the product itself', async () => {
    const { ids } = await record(await openCustomer(harness), line())
    const { db } = harness.product.platform
    await expect(sql`update trades set amount = 1 where id = ${ids[0]}`.execute(db)).rejects.toThrow('never changed')
    await expect(sql`delete from trades where id = ${ids[0]}`.execute(db)).rejects.toThrow('append-only')
  })

  it('[ARC-58] are undone by a line of the opposite amount, once, with a reason', async () => {
    const customerId = await openCustomer(harness)
    const { ids } = await record(customerId, line())
    const answers = await Promise.all([1, 2].map(() => clerk.call('trade.reverse', { id: ids[0], reason: '客户记错' })))
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
    const { rows } = (await clerk.ask('trade.ofCustomer', { customerId })).body
    expect(rows.map((row: { amount: string }) => row.amount).sort()).toEqual(['-7080.00', '7080.00'])
    const reversal = rows.find((row: { reversesId: string | null }) => row.reversesId !== null)
    expect([reversal.reason, reversal.reversesId]).toEqual(['客户记错', ids[0]])
    const again = await clerk.call('trade.reverse', { id: reversal.id, reason: '再来一次' })
    expect([again.status, again.body.error.code]).toEqual([409, 'trade.is_reversal'])
  })

  it('refuse one wrong line and write none of them', async () => {
    const customerId = await openCustomer(harness)
    const answer = await clerk.call('trade.record', { customerId, lines: [line(), line({ tradedOn: '2027-01-01' })] })
    expect(answer.body.error.fields).toMatchObject([{ path: 'lines.1.tradedOn', code: 'trade.in_future' }])
    expect((await clerk.ask('trade.ofCustomer', { customerId })).body.rows).toEqual([])
  })

  it('page through many lines without missing or repeating one', async () => {
    const customerId = await openCustomer(harness)
    await record(
      customerId,
      ...Array.from({ length: 25 }, (_, n) =>
        line({ tradedOn: `2026-10-${String((n % 5) + 1).padStart(2, '0')}`, billNumber: `D${n}` }),
      ),
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await clerk.ask('trade.ofCustomer', { customerId, limit: 4, cursor })
      seen.push(...body.rows.map((row: { billNumber: string }) => row.billNumber))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    expect([seen.length, new Set(seen).size]).toEqual([25, 25])
  })
})

describe('[FRM-16] a trade line a paper points to', () => {
  it('is one of its customer, found by goods, day or bill number, and named; one that was reversed is not offered', async () => {
    const customerId = await openCustomer(harness)
    const { ids } = await record(
      customerId,
      line({ billNumber: 'XS-0917' }),
      line({ tradedOn: '2026-11-21', item: '鱼油 50%', quantity: '2', price: '90' }),
      line({ item: '记错的' }),
    )
    await record(await openCustomer(harness), line())
    await clerk.call('trade.reverse', { id: ids[2], reason: '记错客户' })
    const found = async (text: string) =>
      (await clerk.ask('trade.search', { customerId, text })).body.rows.map((row: { name: string }) => row.name)
    const [oil, pills] = ['2026-11-21 鱼油 50% 180.00', '2026-11-20 氨糖软骨素 7080.00']
    expect(await found('')).toEqual([oil, pills])
    expect(await found('50%')).toEqual([oil])
    expect(await found('xs-09')).toEqual([pills])
    expect(await found('11-21 鱼')).toEqual([oil])
    expect(await found('记错')).toEqual([])
    expect((await clerk.ask('trade.search', { ids })).body.rows).toHaveLength(3)
  })

  it('[ACC-13] of a customer out of reach is not there, and without a customer there is none to choose', async () => {
    const customerId = await openCustomer(harness)
    const { ids } = await record(customerId, line())
    const narrow = await harness.person({ rights: { 'ledger.read': 'own' } })
    expect((await narrow.ask('trade.search', { customerId })).body.rows).toEqual([])
    expect((await narrow.ask('trade.search', { ids })).body.rows).toEqual([])
    const blind = await harness.person({ rights: { 'customer.read': 'all' } })
    expect((await blind.ask('trade.search', { customerId })).status).toBe(403)
    const open = await clerk.ask('trade.search', { text: '氨糖' })
    expect(open.body.error.fields).toMatchObject([{ path: 'customerId' }])
  })
})

describe('the archive after a trade', () => {
  it('[ARC-24] knows its last trade and waits for an update until somebody changes it', async () => {
    const customerId = await openCustomer(harness)
    await record(customerId, line({ tradedOn: '2026-11-18' }))
    const before = await customerRow(customerId)
    expect([before.row.lastTradeOn, before.row.needsUpdateSince]).toEqual(['2026-11-18', '2026-11-23'])
    await clerk.call('customer.change', {
      id: customerId,
      version: before.row.version,
      values: { shortName: '第一药房' },
    })
    expect((await customerRow(customerId)).row.needsUpdateSince).toBeNull()
  })

  it('[ARC-24] forgets a last trade that was reversed', async () => {
    const customerId = await openCustomer(harness)
    await record(customerId, line({ tradedOn: '2026-11-02' }))
    const { ids } = await record(customerId, line({ tradedOn: '2026-11-19' }))
    await clerk.call('trade.reverse', { id: ids[0], reason: '退单' })
    expect((await customerRow(customerId)).row.lastTradeOn).toBe('2026-11-02')
  })

  it('[TEC-17] takes no trades once it is withdrawn', async () => {
    const customerId = await openCustomer(harness)
    await clerk.call('customer.withdraw', { id: customerId, version: 1, reason: '停业' })
    const answer = await clerk.call('trade.record', { customerId, lines: [line()] })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'customer.withdrawn'])
  })
})

describe('sums of three years', () => {
  it('[ARC-55] come from the lines, returns and reversals taken off', async () => {
    const customerId = await openCustomer(harness)
    const { ids } = await record(
      customerId,
      line({ tradedOn: '2025-03-01', quantity: '100', price: '10' }),
      line({ tradedOn: '2025-12-01', quantity: '50', price: '10' }),
      line({ tradedOn: '2026-02-01', quantity: '80', price: '10' }),
      line({ tradedOn: '2026-03-01', kind: 'return', quantity: '5', price: '10' }),
      line({ tradedOn: '2026-04-01', quantity: '7', price: '10' }),
    )
    await clerk.call('trade.reverse', { id: ids[4], reason: '记错客户' })
    const { rows, until } = (await clerk.ask('trade.years', { customerId })).body
    expect(until).toBe('2026-11-23')
    expect(rows).toMatchObject([
      { year: 2024, amount: '0.00', change: null },
      { year: 2025, amount: '1500.00', change: null },
      // 750 against the 1000 of last year's same days, not against the whole 1500.
      { year: 2026, amount: '750.00', returns: '50.00', change: -0.25 },
    ])
  })
})
