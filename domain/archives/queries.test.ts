import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const looksOf = async (id: string) =>
  await db()
    .selectFrom('auditLog')
    .selectAll()
    .where(sql<boolean>`ids @> array[${id}::uuid]`)
    .where('kind', '<>', 'change')
    .orderBy('id')
    .execute()

describe('reading an archive', () => {
  test('[ACC-17] [ARC-34] a look is on record with who, when, what and why', async () => {
    const { id } = await openArchive(keeper)
    await keeper.ask('customer.get', { id, purpose: '回访' })
    expect(await looksOf(id)).toMatchObject([
      {
        kind: 'look',
        operation: 'customer.get',
        actorId: keeper.staffId,
        actorName: '沈妙',
        purpose: '回访',
        subject: 'customer',
        at: '2026-11-23T02:00:00.000Z',
      },
    ])
  })

  test('[ACC-19] personal values come covered; uncovering one is its own right and is recorded', async () => {
    const values = person({ paperNumber: '11010519491231002X', health: '高血压', family: '与女儿同住' })
    const { id } = await openArchive(keeper, values)
    const { body } = await keeper.ask('customer.get', { id })
    expect(body.row).toMatchObject({ paperNumber: '1101**********002X', health: '***', family: '***' })
    expect(body.masked).toEqual(expect.arrayContaining(['paperNumber', 'health', 'family', 'phones']))
    const shown = await keeper.ask('customer.reveal', { id, field: 'paperNumber', purpose: '核对证件' })
    expect(shown.body).toEqual({ field: 'paperNumber', value: '11010519491231002X' })
    expect((await looksOf(id)).at(-1)).toMatchObject({
      kind: 'reveal',
      purpose: '核对证件',
      detail: { field: 'paperNumber' },
    })

    const reader = await harness.person({ rights: { 'customer.read': 'all' } })
    const locked = await reader.ask('customer.get', { id })
    expect(locked.body).toMatchObject({
      masked: [],
      may: { reveal: { allowed: false, reason: '没有“查看个人信息”权限，需要时找管理员' } },
    })
    expect(locked.body.locked).toEqual(expect.arrayContaining(['paperNumber', 'health']))
    const refused = await reader.ask('customer.reveal', { id, field: 'paperNumber', purpose: '好奇' })
    expect([refused.status, refused.body.error.code]).toEqual([403, 'right.missing'])
  })

  test('uncovering needs a purpose and a covered field', async () => {
    const { id } = await openArchive(keeper)
    expect((await keeper.ask('customer.reveal', { id, field: 'phones', purpose: '' })).status).toBe(400)
    expect((await keeper.ask('customer.reveal', { id, field: 'industry', purpose: '核对' })).status).toBe(400)
    expect(
      (await keeper.ask('customer.reveal', { id: crypto.randomUUID(), field: 'phones', purpose: '核对' })).status,
    ).toBe(404)
  })

  test('a secret field is absent without its own right, and covered with it', async () => {
    const { id } = await openArchive(keeper, completeFirm({ bankAccount: '中国银行 6222000011112222' }))
    const reader = await harness.person({ rights: { 'customer.read': 'all', 'customer.reveal': 'all' } })
    expect((await reader.ask('customer.get', { id })).body.row).not.toHaveProperty('bankAccount')
    expect((await reader.ask('customer.reveal', { id, field: 'bankAccount', purpose: '对账' })).status).toBe(403)
    expect((await keeper.ask('customer.get', { id })).body.row.bankAccount).toBe('***')
    expect((await keeper.ask('customer.reveal', { id, field: 'bankAccount', purpose: '对账' })).body.value).toBe(
      '中国银行 6222000011112222',
    )
  })

  test('shows names, keeper, quality with where to ask, and what may be done', async () => {
    const departmentId = await makeDepartment(db(), { name: '客户服务部乙' })
    const archivist = await harness.person({ name: '顾琴', departmentId, rights: {} })
    await db().updateTable('departments').set({ keeperId: archivist.staffId }).where('id', '=', departmentId).execute()
    const { id } = await openArchive(keeper, completeFirm({ ownerId: archivist.staffId, departmentId, assets: null }))
    const { body } = await keeper.ask('customer.get', { id })
    expect(body.names).toMatchObject({
      [archivist.staffId]: '顾琴',
      [departmentId]: '客户服务部乙',
      [keeper.staffId]: '沈妙',
    })
    expect(body.keeper).toEqual({ id: archivist.staffId, name: '顾琴' })
    expect(body.quality.missing).toContainEqual({
      field: 'assets',
      label: '资产',
      isBasic: true,
      askWhen: '下次拜访时问',
    })
    expect(body.may).toMatchObject({
      change: { allowed: true },
      approve: { allowed: false, code: 'customer.not_submitted' },
    })
  })

  test('an old id keeps working after merging, over several steps, and says so', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await openArchive(keeper)).id))
    const [first = '', second = '', last = ''] = ids
    await db()
      .updateTable('customers')
      .set({ mergedInto: second, withdrawnAt: '2026-11-23T02:00:00Z' })
      .where('id', '=', first)
      .execute()
    await db()
      .updateTable('customers')
      .set({ mergedInto: last, withdrawnAt: '2026-11-23T02:00:00Z' })
      .where('id', '=', second)
      .execute()
    expect((await keeper.ask('customer.get', { id: first })).body).toMatchObject({
      movedFrom: first,
      row: { id: last },
    })
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    expect((await stranger.ask('customer.get', { id: first })).status).toBe(404)
  })

  test('what is not there and what may not be seen look the same, and no id is no id', async () => {
    const { id } = await openArchive(keeper)
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    const [hidden, absent] = [
      await stranger.ask('customer.get', { id }),
      await stranger.ask('customer.get', { id: crypto.randomUUID() }),
    ]
    expect(hidden.body.error.code).toBe(absent.body.error.code)
    expect((await keeper.ask('customer.get', { id: 'x' })).status).toBe(400)
    expect((await harness.guest.ask('customer.get', { id })).status).toBe(401)
  })
})

test('[ARC-01] a property customer’s staff make-up, company nature and fee payment are read in one place', async () => {
  const values = { staffMakeUp: '店长 2 人，店员 12 人', ownership: 'private', feeState: 'partly' }
  const { id } = await openArchive(keeper, completeFirm(values))
  expect((await keeper.ask('customer.get', { id })).body.row).toMatchObject(values)
})

describe('fields as data', () => {
  test('[ARC-42] every field declares a type, and every text a length', async () => {
    const { body } = await keeper.ask('customer.fields')
    for (const [key, field] of Object.entries(body.fields) as [
      string,
      { type: string; max?: number; label: object },
    ][]) {
      expect(field.label, key).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
      if (field.type === 'text' || field.type === 'longText') expect(field.max, key).toBeGreaterThan(0)
    }
    expect(Object.keys(body.groups)).toContain('features')
  })

  test('[ARC-39] [ARC-35] what classifies and what is analysed can be filtered', async () => {
    const { body } = await keeper.ask('customer.fields')
    for (const key of [
      'region',
      'industry',
      'size',
      'tradeSince',
      'lastTradeOn',
      'abc',
      'tier',
      'stage',
      'market',
      'annualSales',
    ])
      expect(body.fields[key].filter, key).toBe(true)
  })
})
