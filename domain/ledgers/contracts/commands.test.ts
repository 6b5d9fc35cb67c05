import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller
let customerId: string

const now = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  harness = await startHarness({ now })
  clerk = await harness.person({ name: '周敏', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

const values = (more: Record<string, unknown> = {}) => ({ kind: 'cooperation', title: '年度经销协议', ...more })
const create = async (more: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) =>
  (await clerk.call('contract.create', { customerId, values: values(more), ...rest })).body
const read = async (id: string) => (await clerk.ask('contract.get', { id })).body

describeRefusals(() => harness, {
  command: 'contract.create',
  rights: { 'ledger.change': 'all' },
  input: () => ({ customerId, values: values() }),
  bad: { change: { values: values({ fromOn: '2026-05-01', toOn: '2026-04-01' }) }, path: 'values.toOn' },
  tooNarrow: { 'ledger.change': 'own' },
})

describeRefusals(() => harness, {
  command: 'contract.change',
  rights: { 'ledger.change': 'all' },
  input: async () => {
    const { id, version } = await create()
    return { id, version, values: { title: '补充协议' } }
  },
  bad: { change: { values: { title: null } }, path: 'values.title' },
  tooNarrow: { 'ledger.change': 'own' },
  isVersioned: true,
})

describeRefusals(() => harness, {
  command: 'contract.end',
  rights: { 'ledger.change': 'all' },
  input: async () => {
    const { id, version } = await create({ signedOn: '2026-01-01' })
    return { id, version, endedOn: '2026-10-01', reason: '双方协商' }
  },
  bad: { change: { endedOn: '2025-01-01' }, path: 'endedOn' },
  tooNarrow: { 'ledger.change': 'own' },
  isVersioned: true,
})

describe('contracts with a customer', () => {
  it('[ARC-61] keep number, kind, day signed, term, terms and duties, project with its key points', async () => {
    const { id, number } = await create(
      {
        signedOn: '2026-03-01',
        fromOn: '2026-03-01',
        toOn: '2027-02-28',
        amount: '1200000',
        amountCurrency: 'CNY',
        terms: '月结三十天',
        project: '云和一期',
      },
      {
        clauses: [
          { party: 'us', text: '首批立牌十二套', dueOn: '2026-04-01' },
          { party: 'customer', text: '年进货不低于一百万元' },
        ],
        milestones: [
          { name: '奠基', plannedOn: '2026-05-18' },
          { name: '入伙', plannedOn: '2027-01-10' },
        ],
      },
    )
    expect(number).toMatch(/^HT-26-\d{5}$/)
    expect(await read(id)).toMatchObject({
      state: 'inForce',
      daysLeft: 97,
      amount: '1200000.00',
      terms: '月结三十天',
      project: '云和一期',
      clauses: [
        { party: 'us', text: '首批立牌十二套', dueOn: '2026-04-01', isKept: null },
        { party: 'customer', text: '年进货不低于一百万元' },
      ],
      milestones: [{ name: '奠基', plannedOn: '2026-05-18', actualOn: null }, { name: '入伙' }],
    })
  })

  it('[ARC-61] a duty keeps its id when the rows around it change, so that a dispute still finds it', async () => {
    const made = await create(
      {},
      {
        clauses: [
          { party: 'us', text: '一' },
          { party: 'us', text: '二' },
        ],
      },
    )
    const [, second] = (await read(made.id)).clauses
    await clerk.call('contract.change', { id: made.id, version: made.version, clauses: [{ ...second, isKept: true }] })
    expect((await read(made.id)).clauses).toEqual([{ ...second, isKept: true }])
  })

  it('[ARC-61] are numbered in order when nobody gives a number, and no number twice', async () => {
    const [one, two] = await Promise.all([create(), create()])
    expect(one.number).not.toBe(two.number)
    const taken = await clerk.call('contract.create', { customerId, values: values({ number: one.number }) })
    expect([taken.status, taken.body.error.code]).toEqual([409, 'contract.number_taken'])
  })

  it('[ARC-61] that end soon are listed, the nearest first, and ended or future ones are not', async () => {
    const signed = { signedOn: '2026-01-01' }
    const later = await create({ ...signed, toOn: '2027-01-15' })
    const sooner = await create({ ...signed, toOn: '2026-12-01' })
    await create({ ...signed, toOn: '2028-01-01' })
    const ended = await create({ ...signed, toOn: '2026-12-02' })
    await clerk.call('contract.end', { id: ended.id, version: ended.version, endedOn: '2026-11-01', reason: '停业' })
    const { rows } = (await clerk.ask('contract.expiring', { days: 60 })).body
    expect(rows.map((row: { id: string }) => row.id)).toEqual([sooner.id, later.id])
    expect(rows[0]).toMatchObject({ daysLeft: 8, state: 'inForce' })
  })

  it('[ARC-61] signed after a look at the archive say when; without one they are flagged', async () => {
    const without = await create({ signedOn: '2026-11-23' })
    expect(without.isLookedUp).toBe(false)
    const looked = await clerk.ask('contract.lookUp', { customerId })
    expect(looked.body.contracts.map((row: { id: string }) => row.id)).toEqual([without.id])
    const made = await create({ signedOn: '2026-11-23' })
    expect([made.isLookedUp, (await read(made.id)).lookedUpAt]).toEqual([true, '2026-11-23T02:00:00.000Z'])
    harness.setNow('2027-01-10T02:00:00Z')
    expect((await create({ signedOn: '2027-01-10' })).isLookedUp).toBe(false)
  })

  it('[ARC-61] under negotiation are flagged or cleared when they are signed', async () => {
    const draft = await create()
    expect(await read(draft.id)).toMatchObject({ state: 'negotiating', lookedUpAt: null })
    await clerk.ask('contract.lookUp', { customerId })
    await clerk.call('contract.change', { id: draft.id, version: 1, values: { signedOn: '2026-11-23' } })
    expect(await read(draft.id)).toMatchObject({ state: 'inForce', lookedUpAt: '2026-11-23T02:00:00.000Z' })
  })

  it('[ACC-17] looking up before signing is part of the record of looks', async () => {
    await clerk.ask('contract.lookUp', { customerId })
    const { rows } = (await clerk.ask('audit.list', { recordId: customerId })).body
    expect(
      rows.some(
        (row: { operation: string; purpose: string | null }) =>
          row.operation === 'contract.lookUp' && row.purpose === '签约前查档',
      ),
    ).toBe(true)
  })

  it('[ACC-13] of a customer out of reach are not there', async () => {
    const { id } = await create()
    const narrow = await harness.person({ rights: { 'ledger.read': 'own' } })
    expect((await narrow.ask('contract.get', { id })).status).toBe(404)
    expect((await narrow.ask('contract.ofCustomer', { customerId })).status).toBe(404)
    expect((await narrow.ask('contract.expiring')).body.rows).toEqual([])
    expect((await narrow.ask('contract.search', { ids: [id] })).body.rows).toEqual([])
  })

  it('[FRM-01] are found by title, number or customer where a paper points to one, and named', async () => {
    const { id } = await create({ title: '二期外墙 50% 预付合同' })
    const { number, customerName } = await read(id)
    const found = async (text: string) =>
      (await clerk.ask('contract.search', { text })).body.rows.map((row: { id: string }) => row.id)
    expect(await found('外墙 50%')).toEqual([id])
    expect(await found(number)).toEqual([id])
    expect(await found(customerName)).toContain(id)
    expect(await found('50%合同')).toEqual([])
    const elsewhere = await openCustomer(harness)
    const latest = (await create({}, { customerId: elsewhere })).id
    const first = async (input: Record<string, unknown>) => (await clerk.ask('contract.search', input)).body.rows[0].id
    expect([await first({}), await first({ customerId })]).toEqual([latest, id])
    expect((await clerk.ask('contract.search', { ids: [id] })).body.rows).toMatchObject([
      { title: '二期外墙 50% 预付合同' },
    ])
  })
})
