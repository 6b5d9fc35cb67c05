import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { letCustomersFall } from './jobs.ts'

let harness: Harness
let chief: Caller
const now = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  harness = await startHarness({ now, jobs: true })
  chief = await harness.person({ name: '孙经理', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  await sql`update pool_rules set is_active = false`.execute(db())
  await sql`delete from settings where key = 'pool'`.execute(db())
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const ownerOf = async (id: string) =>
  (await db().selectFrom('customers').select('ownerId').where('id', '=', id).executeTakeFirstOrThrow()).ownerId
const rule = async (more: Record<string, unknown>, condition: unknown = null) =>
  await chief.call('pool.addRule', {
    values: { name: '三十天未联系', protectionDays: 0, remindDays: 3, ...more },
    condition,
  })
const seller = async (more: Record<string, unknown> = {}) =>
  await harness.person({
    name: '陈刚',
    rights: { 'pool.claim': 'all', 'customer.read': 'own', 'journal.read': 'own' },
    ...more,
  })
const limit = async (limits: Record<string, unknown>) =>
  await chief.call('pool.setLimits', {
    version: 0,
    limits: { holdingCap: null, claimsPerDay: null, viewsPerDay: null, coolDownDays: null, ...limits },
  })

describe('customers nobody looks after fall back', () => {
  test('on the day the rule comes to; its owner is asked before, the forecast names it, and what is promised is kept', async () => {
    const owner = await seller()
    const id = await openCustomer(harness, { name: '缙云县康泰药房', ownerId: owner.staffId })
    const other = await openCustomer(harness, { ownerId: owner.staffId, tier: 'gold' })
    await chief.call('task.add', {
      values: { title: '送样品', customerId: id, dueOn: '2027-01-30', priority: 'normal', ownerId: owner.staffId },
    })
    await rule({ idleDays: 30 }, { not: { field: 'tier', op: 'in', value: ['gold'] } })

    harness.setNow('2026-12-20T18:10:00Z')
    await runJobNow(harness, letCustomersFall)
    expect(await ownerOf(id)).toBe(owner.staffId)
    const { rows: asked } = await sql<{
      title: string
      dueOn: string
    }>`select title, due_on from tasks where customer_id = ${id} and origin like 'pool:%'`.execute(db())
    expect(asked).toEqual([{ title: '跟进，否则 2026-12-23 退回公海', dueOn: '2026-12-22' }])
    const { total, rows } = (await owner.ask('pool.forecast', { days: 3, mine: true })).body
    expect([total, rows]).toMatchObject([1, [{ id, on: '2026-12-23', because: 'idle', ruleName: '三十天未联系' }]])

    harness.setNow('2026-12-22T18:10:00Z')
    await runJobNow(harness, letCustomersFall)
    expect([await ownerOf(id), await ownerOf(other)]).toEqual([null, owner.staffId])
    const { rows: tasks } = await sql<{
      state: string
      ownerId: string | null
    }>`select state, owner_id from tasks where customer_id = ${id} order by title`.execute(db())
    expect(tasks).toEqual(
      expect.arrayContaining([
        { state: 'lapsed', ownerId: owner.staffId },
        { state: 'open', ownerId: null },
      ]),
    )
    const journal = (await chief.ask('journal.ofCustomer', { customerId: id })).body.rows[0]
    expect(journal.text).toBe('从陈刚退回公海：太久未联系（三十天未联系）')

    const heir = await seller({ name: '吴倩' })
    expect((await heir.call('pool.claim', { ids: [id] })).status).toBe(200)
    const { rows: kept } = await sql<{
      ownerId: string
    }>`select owner_id from tasks where customer_id = ${id} and state = 'open'`.execute(db())
    expect(kept).toEqual([{ ownerId: heir.staffId }])
  })

  test('a contact starts the count again, and the protection holds what was just taken', async () => {
    const owner = await harness.person({ allRights: true })
    const talked = await openCustomer(harness, { ownerId: owner.staffId })
    const fresh = await openCustomer(harness, { ownerId: owner.staffId })
    await rule({ idleDays: 30, protectionDays: 60 }, { field: 'ownerId', op: 'in', value: [owner.staffId] })
    harness.setNow('2027-01-21T02:00:00Z')
    await owner.call('journal.write', { customerId: talked, values: { category: 'call', text: '问了年货' } })
    harness.setNow('2027-01-21T18:10:00Z')
    await runJobNow(harness, letCustomersFall)
    expect([await ownerOf(talked), await ownerOf(fresh)]).toEqual([owner.staffId, null])
  })

  test('by the last trade, by the end of the contract, or because there never was a trade', async () => {
    const owner = await harness.person({ allRights: true })
    const mine = { field: 'ownerId', op: 'in', value: [owner.staffId] }
    const [traded, ended, never] = await Promise.all(
      [1, 2, 3].map(() => openCustomer(harness, { ownerId: owner.staffId })),
    )
    await sql`update customers set last_trade_on = '2026-11-01' where id = any(${[traded, ended]}::uuid[])`.execute(
      db(),
    )
    await owner.call('contract.create', {
      customerId: ended,
      values: { title: '年度供货', kind: 'sale', signedOn: '2025-12-01', fromOn: '2025-12-01', toOn: '2026-11-30' },
    })
    await rule({ name: '未成交', tradeDays: 90 }, mine)
    await rule({ name: '合同', contractDays: 15 }, mine)
    await rule({ name: '新客户', untradedDays: 60 }, mine)
    const { rows } = (await owner.ask('pool.forecast', { days: 60, mine: true })).body
    const seen = Object.fromEntries(
      rows.map((row: { id: string; on: string; because: string }) => [row.id, [row.on, row.because]]),
    )
    expect(seen).toEqual({
      [String(ended)]: ['2026-12-15', 'contract'],
      [String(never)]: ['2027-01-22', 'untraded'],
    })
  })

  test('a rule says before it is saved what it would do', async () => {
    const owner = await seller()
    await Promise.all([1, 2].map(() => openCustomer(harness, { ownerId: owner.staffId })))
    harness.setNow('2026-12-24T02:00:00Z')
    const draft = { idleDays: 30, condition: { field: 'ownerId', op: 'in', value: [owner.staffId] } }
    const { total, byDay } = (await chief.ask('pool.preview', { rule: draft, days: 1 })).body
    expect([total, byDay]).toEqual([2, [{ on: '2026-12-25', count: 2 }]])
    expect((await rule({ idleDays: null })).body.error.fields).toMatchObject([{ path: 'values.idleDays' }])
  })
})

describe('taking customers out of the pool', () => {
  test('of two at once, one wins and the other is told', async () => {
    const id = await openCustomer(harness, { name: '遂昌县仁和堂' })
    const [a, b] = [await seller(), await seller()]
    const both = await Promise.all([a.call('pool.claim', { ids: [id] }), b.call('pool.claim', { ids: [id] })])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const lost = both.find((one) => one.status === 409)
    expect(lost?.body.error).toMatchObject({ code: 'pool.taken', message: '遂昌县仁和堂已被领走' })
    expect([a.staffId, b.staffId]).toContain(await ownerOf(id))
  })

  test('not more than the firm lets one hold or take in a day', async () => {
    await limit({ holdingCap: 3, claimsPerDay: 2 })
    const who = await seller()
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => openCustomer(harness)))
    expect((await who.call('pool.claim', { ids: [first, second] })).status).toBe(200)
    expect((await who.call('pool.claim', { ids: [third] })).body.error).toMatchObject({
      code: 'pool.claims_used',
      message: '每天最多领 2 位，今天已领 2 位，这次 1 位',
    })
    harness.setNow('2026-11-24T02:00:00Z')
    expect((await who.call('pool.claim', { ids: [third] })).status).toBe(200)
    expect((await who.call('pool.claim', { ids: [await openCustomer(harness)] })).body.error).toMatchObject({
      code: 'pool.holding_full',
      message: '最多负责 3 位，现有 3 位，这次 1 位',
    })
    const fourth = await openCustomer(harness)
    const given = await chief.call('pool.assign', { ids: [fourth], toId: who.staffId, reason: '区域' })
    expect(given.body.error.code).toBe('pool.holding_full')
  })

  test('what one gave back stays away for a while', async () => {
    await limit({ coolDownDays: 30 })
    const who = await seller()
    const id = await openCustomer(harness, { ownerId: who.staffId })
    expect((await who.call('pool.giveBack', { ids: [id], reason: '客户已搬走' })).body.released).toEqual([id])
    expect((await who.call('pool.claim', { ids: [id] })).body.error.code).toBe('pool.cooling_down')
    expect((await who.call('pool.giveBack', { ids: [id], reason: '再退' })).status).toBe(404)
    harness.setNow('2026-12-23T02:00:01Z')
    expect((await who.call('pool.claim', { ids: [id] })).status).toBe(200)
  })

  test('one sees the pool of one’s department, without phones, and not more in a day than allowed', async () => {
    const departmentId = await makeDepartment(db())
    const elsewhere = await makeDepartment(db())
    await Promise.all([1, 2, 3].map((n) => openCustomer(harness, { name: `公海客户${n}号`, departmentId })))
    const far = await openCustomer(harness, { departmentId: elsewhere })
    await limit({ viewsPerDay: 2 })
    const who = await seller({ departmentId, rights: { 'pool.claim': 'department' } })
    const page = async () => (await who.ask('pool.list', { search: '公海客户' })).body
    const first = await page()
    expect([first.rows.length, first.viewsLeft]).toEqual([2, 0])
    expect(Object.keys(first.rows[0])).not.toContain('phones')
    expect((await page()).rows.map((row: { id: string }) => row.id)).toEqual(
      first.rows.map((row: { id: string }) => row.id),
    )
    expect((await who.call('pool.claim', { ids: [far] })).status).toBe(404)
    expect((await who.ask('pool.standing')).body).toMatchObject({ viewedToday: 2, limits: { viewsPerDay: 2 } })
  })

  test('the manager sees who takes and lets go', async () => {
    const who = await seller({ name: '赵磊' })
    const [a, b] = [await openCustomer(harness), await openCustomer(harness)]
    await who.call('pool.claim', { ids: [a, b] })
    await who.call('pool.giveBack', { ids: [b], reason: '重复' })
    const { rows } = (await chief.ask('pool.fairness')).body
    const row = rows.find((one: { staffId: string }) => one.staffId === who.staffId)
    expect(row).toMatchObject({ name: '赵磊', holds: 1, claimed: 2, givenBack: 1, fell: 0 })
  })
})

describeRefusals(() => harness, {
  command: 'pool.claim',
  rights: { 'pool.claim': 'all' },
  input: async () => ({ ids: [await openCustomer(harness, { departmentId: await makeDepartment(db()) })] }),
  bad: { change: { ids: [] }, path: 'ids' },
  tooNarrow: { 'pool.claim': 'own' },
})
describeRefusals(() => harness, {
  command: 'pool.assign',
  rights: { 'pool.assign': 'all' },
  input: async () => ({
    ids: [await openCustomer(harness, { departmentId: await makeDepartment(db()) })],
    toId: await makeStaff(db()),
    reason: '区域',
  }),
  bad: { change: { reason: ' ' }, path: 'reason' },
  tooNarrow: { 'pool.assign': 'own' },
})
describeRefusals(() => harness, {
  command: 'pool.giveBack',
  rights: { 'pool.claim': 'all' },
  input: async (caller) => ({ ids: [await openCustomer(harness, { ownerId: caller.staffId })], reason: '搬走' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'pool.claim': 'all' },
})
describeRefusals(() => harness, {
  command: 'pool.addRule',
  rights: { 'pool.rules': 'all' },
  input: () => ({ values: { name: '半年未成交', tradeDays: 180, protectionDays: 30, remindDays: 3 } }),
  bad: { change: { values: { name: '', tradeDays: 180, protectionDays: 30, remindDays: 3 } }, path: 'values.name' },
})
describeRefusals(() => harness, {
  command: 'pool.changeRule',
  rights: { 'pool.rules': 'all' },
  input: async () => ({ ...(await rule({ idleDays: 90 })).body, values: { idleDays: 60 } }),
  bad: { change: { values: { idleDays: 0 } }, path: 'values.idleDays' },
  isVersioned: true,
})
