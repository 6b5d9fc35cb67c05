import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rights = { 'customer.read': 'all', 'customer.change': 'all' }
const narrow = { 'customer.read': 'own', 'customer.change': 'own' }
const people = async (customerId: string, more = {}) =>
  (await keeper.ask('contact.list', { customerId, ...more })).body.rows
const firm = async () => (await openArchive(keeper)).id
const add = async (customerId: string, values: Record<string, unknown> = { name: '季晓芸' }) =>
  (await keeper.call('contact.add', { customerId, values })).body as { id: string; membershipId: string }

describe('people at a customer', () => {
  test('[ARC-51] several, each with role, phone and duty', async () => {
    const customerId = await firm()
    await add(customerId, { name: '康永年', role: 'legalPerson', phones: ['13800001111'], duty: '董事长' })
    await add(customerId, {
      name: '季晓芸',
      role: 'manager',
      phones: ['13800002222', '0578-5123226'],
      duty: '总经理',
      isPrimary: true,
    })
    await add(customerId, { name: '唐磊', role: 'technical', duty: '厂长' })
    expect(
      (await people(customerId)).map((one: { name: string; role: string; duty: string }) => [
        one.name,
        one.role,
        one.duty,
      ]),
    ).toEqual([
      ['季晓芸', 'manager', '总经理'],
      ['康永年', 'legalPerson', '董事长'],
      ['唐磊', 'technical', '厂长'],
    ])
  })

  test('one person may belong to several customers, with another role and time at each', async () => {
    const [first, second] = [await firm(), await firm()]
    const { id } = await add(first, { name: '王丽', role: 'finance' })
    const linked = await keeper.call('contact.link', {
      contactId: id,
      customerId: second,
      values: { role: 'buyer', duty: '采购主任', fromOn: '2026-01-01' },
    })
    expect(linked.status).toBe(200)
    expect(await people(second)).toMatchObject([{ id, name: '王丽', role: 'buyer', fromOn: '2026-01-01' }])
    await keeper.call('contact.change', { id, version: 1, values: { hobbies: '书法' } })
    expect((await people(first))[0]).toMatchObject({ hobbies: '书法', role: 'finance' })
    expect((await people(second))[0]).toMatchObject({ hobbies: '书法', version: 2 })
    const again = await keeper.call('contact.link', { contactId: id, customerId: second, values: { role: 'buyer' } })
    expect([again.status, again.body.error.code]).toEqual([409, 'contact.already_there'])
  })

  test('one is the primary contact: the newest claim wins', async () => {
    const customerId = await firm()
    await add(customerId, { name: '甲方一', isPrimary: true })
    const second = await add(customerId, { name: '甲方二' })
    await keeper.call('contact.changePlace', { membershipId: second.membershipId, values: { isPrimary: true } })
    expect((await people(customerId)).filter((one: { isPrimary: boolean }) => one.isPrimary)).toMatchObject([
      { name: '甲方二' },
    ])
  })

  test('whose time is over is no longer listed, stays in the past and in the history', async () => {
    const customerId = await firm()
    const { membershipId } = await add(customerId, { name: '离任者', fromOn: '2020-01-01' })
    await keeper.call('contact.end', { membershipId, toOn: '2026-11-01', reason: '调离' })
    expect(await people(customerId)).toEqual([])
    expect(await people(customerId, { past: true })).toMatchObject([{ name: '离任者', toOn: '2026-11-01' }])
    const early = await keeper.call('contact.end', { membershipId, toOn: '2019-01-01' })
    expect(early.body.error.fields).toMatchObject([{ path: 'toOn', code: 'contact.ends_before_start' }])
  })

  test('[TEC-17] one put there by mistake is taken back and stays in the history', async () => {
    const customerId = await firm()
    const { membershipId } = await add(customerId, { name: '误录者' })
    expect((await keeper.call('contact.remove', { membershipId, reason: '录错户' })).status).toBe(200)
    expect(await people(customerId, { past: true })).toEqual([])
    const { body } = await keeper.ask('customer.history', { id: customerId })
    expect(body.rows[0]).toMatchObject({ entity: 'membership', kind: 'withdrawn', reason: '录错户' })
    expect(JSON.stringify(body)).toContain('误录者')
  })

  test('[ACC-19] a contact’s phone is covered and uncovered by right and with a purpose', async () => {
    const customerId = await firm()
    const { id } = await add(customerId, { name: '季晓芸', phones: ['13800002761'] })
    expect((await people(customerId))[0]).toMatchObject({ phones: ['138****2761'], masked: ['phones'] })
    expect((await keeper.ask('contact.reveal', { id, field: 'phones', purpose: '回访' })).body.value).toEqual([
      '13800002761',
    ])
    const reader = await harness.person({ rights: { 'customer.read': 'all' } })
    expect((await reader.ask('contact.reveal', { id, field: 'phones', purpose: '回访' })).status).toBe(403)
    const stranger = await harness.person({ rights: narrow })
    expect((await stranger.ask('contact.reveal', { id, field: 'phones', purpose: '回访' })).status).toBe(404)
  })

  test('a stale change names who was first', async () => {
    const { id } = await add(await firm())
    await keeper.call('contact.change', { id, version: 1, values: { ability: '善谈判' } })
    const stale = await keeper.call('contact.change', { id, version: 1, values: { ability: '不详' } })
    expect(stale.body.error).toMatchObject({ code: 'record.stale', params: { who: '沈妙', version: 2 } })
  })
})

describe('[ARC-60] emergency contacts', () => {
  test('one step from the unit number, in calling order, by building for the duty desk', async () => {
    await db()
      .insertInto('settings')
      .values({
        key: 'firm',
        value: JSON.stringify({ name: '青禾物业', packs: ['property'] }) as never,
        updatedBy: null,
      })
      .execute()
    const unit = async (building: string, unitNumber: string) =>
      await openArchive(keeper, completeFirm({ extra: { building, unit: unitNumber } }))
    const [first, second] = [await unit('3 号楼', '3-1201'), await unit('3 号楼', '3-0101')]
    await unit('5 号楼', '5-0101')
    await add(first.id, { name: '次呼', role: 'emergency', callingOrder: 2, phones: ['13800000002'] })
    await add(first.id, { name: '先呼', role: 'emergency', callingOrder: 1, phones: ['13800000001'] })
    await add(second.id, { name: '业主', role: 'emergency', callingOrder: 1, phones: ['13800000003'] })
    const one = await keeper.ask('archive.emergency', { unit: '3-1201' })
    expect(one.body.rows).toHaveLength(1)
    expect(
      one.body.rows[0].contacts.map((each: { name: string; phones: string[] }) => [each.name, each.phones]),
    ).toEqual([
      ['先呼', ['13800000001']],
      ['次呼', ['13800000002']],
    ])
    const building = await keeper.ask('archive.emergency', { building: '3 号楼' })
    expect(building.body.rows.map((row: { unit: string }) => row.unit)).toEqual(['3-0101', '3-1201'])
    const looks = await db().selectFrom('auditLog').selectAll().where('operation', '=', 'archive.emergency').execute()
    expect(looks.at(-1)).toMatchObject({ kind: 'reveal', purpose: '紧急联络' })
  })
})

describe('refusals', () => {
  const withContact = async () => {
    const customerId = await firm()
    return { customerId, ...(await add(customerId)) }
  }
  const table = [
    {
      command: 'contact.add',
      input: async () => ({ customerId: await firm(), values: { name: '季晓芸' } }),
      bad: { change: { values: { name: '' } }, path: 'values.name' },
    },
    {
      command: 'contact.change',
      isVersioned: true,
      input: async () => ({ id: (await withContact()).id, version: 1, values: { ability: '善谈判' } }),
      bad: { change: { values: { birthday: '2026-02-30' } }, path: 'values.birthday' },
    },
    {
      command: 'contact.changePlace',
      input: async () => ({ membershipId: (await withContact()).membershipId, values: { duty: '店长' } }),
      bad: { change: { values: { role: 'king' } }, path: 'values.role' },
    },
    {
      command: 'contact.end',
      input: async () => ({ membershipId: (await withContact()).membershipId }),
      bad: { change: { toOn: '2026-02-30' }, path: 'toOn' },
    },
    {
      command: 'contact.remove',
      input: async () => ({ membershipId: (await withContact()).membershipId, reason: '录错' }),
      bad: { change: { reason: ' ' }, path: 'reason' },
    },
    {
      command: 'contact.link',
      input: async () => ({ contactId: (await withContact()).id, customerId: await firm(), values: { role: 'buyer' } }),
      bad: { change: { contactId: 'x' }, path: 'contactId' },
    },
  ]
  for (const one of table) describeRefusals(() => harness, { ...one, rights, tooNarrow: narrow })

  test('a withdrawn archive takes no contacts', async () => {
    const { id } = await openArchive(keeper)
    await keeper.call('customer.withdraw', { id, version: 1, reason: '误建' })
    expect((await keeper.call('contact.add', { customerId: id, values: { name: '季晓芸' } })).body.error.code).toBe(
      'customer.withdrawn',
    )
  })
})
