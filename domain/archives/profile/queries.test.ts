import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
  await keeper.call('archive.settle', { verifies: 'always' })
})
afterAll(() => harness.close())

const profile = {
  ownership: 'private',
  standing: 'influential',
  mainBusiness: '药品零售',
  additionalBusiness: '保健食品批发',
  salesResults: '三年持平',
  dealings: '2019 年起按月订货',
  hasBreach: true,
  breach: '2021 年迟付',
  creditGrade: 'AA',
  ourStrengths: '送货快',
  ourWeaknesses: '报价高 3 个点；对策：让季度返利',
}

describe('[ARC-55] the whole enterprise profile in one sheet', () => {
  test('ownership, standing, business, sales, dealings, breaches, credit, strengths, weaknesses with measures', async () => {
    const { id } = await openArchive(keeper, completeFirm(profile), {
      contacts: [
        { name: '康永年', role: 'owner', phones: ['13800001111'] },
        { name: '季晓芸', role: 'buyer' },
      ],
    })
    const line = { kind: 'sale', item: '葡糖胺软骨素', quantity: '10', price: '86.00', currency: 'CNY' }
    const lines = ['2024-05-06', '2026-03-01'].map((tradedOn) => ({ ...line, tradedOn }))
    expect((await keeper.call('trade.record', { customerId: id, lines })).status).toBe(200)
    const { body } = await keeper.ask('customer.sheet', { id })
    const values = Object.fromEntries(
      body.sections.flatMap((one: { rows: { field: string; value: unknown }[] }) =>
        one.rows.map((row) => [row.field, row.value]),
      ),
    )
    expect(values).toMatchObject(profile)
    expect(body.sections.map((one: { label: string }) => one.label)).toContain('优势、劣势与对策')
    expect(body.people).toMatchObject([{ name: '康永年', role: 'owner', phones: ['138****1111'] }])
    expect(body.parts.years.rows).toMatchObject([
      { year: 2024, amount: '860.00' },
      { year: 2025, lines: 0 },
      { year: 2026, amount: '860.00' },
    ])
  })
})

describe('[ARC-31] the assessment', () => {
  test('says what the archive is good for: complete, accurate, valid, fed in time, used', async () => {
    const { id } = await openArchive(keeper, completeFirm({ assets: null }), {
      feeder: 'salesman',
      obtainedOn: '2026-11-18',
    })
    await keeper.call('customer.change', { id, version: 1, values: { creditGrade: 'AA' }, feeder: 'inspector' })
    await keeper.call('customer.change', { id, version: 2, values: { creditGrade: 'B' }, reason: '迟付' })
    await keeper.ask('customer.get', { id })
    const { body } = await keeper.ask('customer.assessment', { id, from: '2026-11-01', to: '2026-11-30' })
    expect(body).toMatchObject({
      timeliness: { total: 1, breach: 1, averageDays: '5.0' },
      feeders: { salesman: 1, inspector: 1 },
      changes: 3,
      looks: 1,
      creditGrade: 'B',
    })
    expect(body.creditHistory).toMatchObject([
      { old: null, now: 'AA' },
      { old: 'AA', now: 'B', reason: '迟付' },
    ])
    expect(body.findings.map((one: { code: string }) => one.code)).toEqual([
      'assessment.unverified',
      'assessment.not_valid',
      'assessment.basic_missing',
      'assessment.breaches',
    ])
    expect(body.findings[3].message).toBe('1 次入档中 1 次超过 2 天')
  })

  test('an archive that is whole, true and valid is good grounds', async () => {
    const { id } = await openArchive(keeper, completeFirm({ creditCode: '91330000142916567N', size: 'medium' }))
    const verified = await keeper.call('customer.verify', {
      id,
      version: 1,
      outcome: 'true',
      means: 'papers',
      note: '证照齐全',
    })
    const submitted = await keeper.call('customer.submit', { id, version: verified.body.version })
    await keeper.call('customer.approve', { id, version: submitted.body.version })
    expect((await keeper.ask('customer.assessment', { id })).body.findings).toMatchObject([
      { code: 'assessment.solid' },
    ])
  })
})

describe('[ARC-33] customers and prospects side by side', () => {
  test('by features and market, saying where they differ', async () => {
    const one = await openArchive(
      keeper,
      completeFirm({ market: 'domestic', growthPotential: '拟开 3 店', size: 'small' }),
    )
    const other = await openArchive(
      keeper,
      completeFirm({ market: 'international', growthPotential: '拟开 3 店', timeClass: 'future' }),
    )
    const { body } = await keeper.ask('customer.compare', { ids: [one.id, other.id] })
    expect(body.customers.map((each: { id: string }) => each.id)).toEqual([one.id, other.id])
    const row = (field: string) => body.rows.find((each: { field: string }) => each.field === field)
    expect(row('market')).toMatchObject({ label: '市场', values: ['domestic', 'international'], differs: true })
    expect(row('growthPotential')).toMatchObject({ values: ['拟开 3 店', '拟开 3 店'], differs: false })
  })

  test('one out of reach makes the whole comparison missing; unknown fields are refused', async () => {
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    const ids = [(await openArchive(keeper)).id, (await openArchive(keeper)).id]
    expect((await stranger.ask('customer.compare', { ids })).status).toBe(404)
    expect((await keeper.ask('customer.compare', { ids, fields: ['nothing'] })).status).toBe(400)
    expect((await stranger.ask('customer.sheet', { id: ids[0] })).status).toBe(404)
    expect((await stranger.ask('customer.assessment', { id: ids[0] })).status).toBe(404)
  })
})
