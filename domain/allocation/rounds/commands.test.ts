import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePost, openCampaign, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let manager: Caller
let phone = 0

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['seminar'])
  manager = await harness.person({ name: '销售经理王', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const ownerOf = async (id: string) =>
  (await db().selectFrom('customers').select('ownerId').where('id', '=', id).executeTakeFirstOrThrow()).ownerId
const start = async (more: Record<string, unknown>, by = manager) =>
  await by.call('allocation.start', { name: '十一月第一批', ...more })
const round = async (id: string) => (await manager.ask('allocation.round', { id })).body

/** A customer a representative surveyed: signed, handed over to the manager, in the archive. */
async function surveyed(campaignId: string, rep: Caller): Promise<{ customerId: string; formId: string }> {
  const values = {
    name: `陈阿婆${++phone}`,
    phones: [`137${String(20_000_000 + phone)}`],
    address: '云和县中山街 8 号',
  }
  const form = (await rep.call('collection.create', { kind: 'healthSurvey', campaignId, values })).body
  const signed = { id: form.id, version: form.version, signature: '李代表', filledBy: 'staff', isConsented: true }
  await rep.call('collection.sign', signed)
  await rep.call('collection.handOver', { ids: [form.id] })
  const { version } = (await manager.ask('collection.get', { id: form.id })).body
  const loaded = await manager.call('collection.load', { id: form.id, version })
  if (loaded.status !== 200) throw new Error(JSON.stringify(loaded.body))
  return { customerId: loaded.body.customerId, formId: form.id }
}

describe('the way of a seminar prospect', () => {
  test('[ALC-01] [ALC-02] [ALC-03] [ALC-05] surveyed, proposed by the rules, overridden with the reason, given out, sealed', async () => {
    const campaignId = await openCampaign(manager, 'healthSurvey')
    const rep = await harness.person({ name: '满意代表李', rights: { 'collecting.collect': 'own' } })
    await givePost(harness, rep.staffId, '满意代表')
    const other = await harness.person({ name: '满意代表周', rights: { 'collecting.collect': 'own' } })
    const [one, two] = [await surveyed(campaignId, rep), await surveyed(campaignId, rep)]
    expect((await manager.ask('allocation.rounds')).body.waiting).toBe(2)

    const begun = (await start({ people: [rep.staffId, other.staffId] })).body
    expect(begun).toMatchObject({ customers: 2, undecided: 0 })
    const { lines } = await round(begun.id)
    expect(lines.map((line: { rule: string; proposedName: string }) => [line.rule, line.proposedName])).toEqual([
      ['collector', '满意代表李'],
      ['collector', '满意代表李'],
    ])
    const line = lines.find((item: { customerId: string }) => item.customerId === two.customerId)
    const given = { id: begun.id, version: 1, lineIds: [line.id], toId: other.staffId, reason: '李代表休假' }
    expect((await manager.call('allocation.give', given)).body).toEqual({ given: 1 })

    const early = await manager.call('allocation.seal', { id: begun.id, version: 1, keeperId: manager.staffId })
    expect(early.body.error.code).toBe('allocation.not_confirmed')
    expect((await manager.call('allocation.confirm', { id: begun.id, version: 1 })).body).toMatchObject({ given: 2 })
    expect([await ownerOf(one.customerId), await ownerOf(two.customerId)]).toEqual([rep.staffId, other.staffId])
    expect((await other.ask('workingList.mine')).body.rows).toMatchObject([{ id: two.customerId }])
    const { rows } = (await manager.ask('journal.ofCustomer', { customerId: two.customerId })).body
    expect(rows[0].text).toBe('分配给满意代表周（十一月第一批）')
    expect((await manager.ask('allocation.rounds')).body).toMatchObject({ waiting: 0, rows: [{ changed: 1 }] })
    expect((await round(begun.id)).lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'judgement', reason: '李代表休假', givenName: '满意代表周' }),
      ]),
    )

    const keeper = await makeStaff(db(), { name: '客服部门经理赵' })
    const sealed = await manager.call('allocation.seal', { id: begun.id, version: 2, keeperId: keeper })
    expect(sealed.body).toMatchObject({ forms: 0, papers: 2 })
    const form = await db().selectFrom('collections').selectAll().where('id', '=', one.formId).executeTakeFirstOrThrow()
    expect([form.state, form.keeperId]).toEqual(['kept', keeper])
    expect(
      (await manager.call('allocation.seal', { id: begun.id, version: 3, keeperId: keeper })).body.error.code,
    ).toBe('allocation.sealed_already')
  })

  test('[ALC-04] what each is worth is shown in figures, and what each gets by which rule', async () => {
    const [busy, idle] = [await makeStaff(db(), { name: '忙的' }), await makeStaff(db(), { name: '闲的' })]
    await Promise.all([1, 2, 3, 4].map(() => openCustomer(harness, { ownerId: busy })))
    const customerIds = [await openCustomer(harness), await openCustomer(harness)]
    const rules = [{ key: 'collector' }, { key: 'nearest' }, { key: 'ability' }]
    const { id } = (await start({ people: [busy, idle], customerIds, rules })).body
    const { people } = await round(id)
    expect(people).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '闲的', gets: 2, holds: 0, byRule: { ability: 2 } }),
        expect.objectContaining({ name: '忙的', gets: 0, holds: 4 }),
      ]),
    )
  })

  test('[ALC-03] nobody is given more than they may look after; the manager raises the limit of one person where it is seen', async () => {
    const [full, other] = [await makeStaff(db(), { name: '满员的' }), await makeStaff(db(), { name: '有余的' })]
    await openCustomer(harness, { ownerId: full })
    const set = (limits: { holdingCap: number | null }, version: number) =>
      manager.call('pool.setPersonLimits', {
        staffId: full,
        version,
        limits: { claimsPerDay: null, ...limits },
      })
    expect((await set({ holdingCap: 1 }, 0)).body.version).toBe(1)
    const customerIds = [await openCustomer(harness), await openCustomer(harness)]
    const { id } = (await start({ people: [full, other], customerIds, rules: [{ key: 'ability' }] })).body
    const { lines, people } = await round(id)
    expect(lines.map((line: { givenName: string }) => line.givenName)).toEqual(['有余的', '有余的'])
    expect(people.find((one: { name: string }) => one.name === '满员的')).toMatchObject({ cap: 1, ownCap: 1, holds: 1 })
    const give = () =>
      manager.call('allocation.give', { id, version: 1, lineIds: [lines[0].id], toId: full, reason: '客户要求' })
    const refused = await give()
    expect([refused.status, refused.body.error.code]).toEqual([409, 'pool.holding_full'])
    expect((await set({ holdingCap: 2 }, 0)).body.error.code).toBe('record.stale')
    expect((await set({ holdingCap: 2 }, 1)).status).toBe(200)
    expect((await give()).body).toEqual({ given: 1 })
  })

  test('a round begins with the rules of the last one that was confirmed, not of one that was dropped', async () => {
    const who = await makeStaff(db())
    const begin = async (rules: unknown[]) =>
      (await start({ people: [who], customerIds: [await openCustomer(harness)], rules })).body.id as string
    const kept = [{ key: 'ability' }, { key: 'newStaff', withinDays: 30, sharePercent: 40 }]
    await manager.call('allocation.confirm', { id: await begin(kept), version: 1 })
    await manager.call('allocation.cancel', {
      id: await begin([{ key: 'nearest' }]),
      version: 1,
      reason: '重来',
    })
    await begin([{ key: 'collector' }])
    expect((await manager.ask('allocation.rules')).body.rules).toEqual(kept)
  })

  test('what nobody decided is not given out; a cancelled round lets its customers wait again', async () => {
    const customerIds = [await openCustomer(harness)]
    const who = await makeStaff(db())
    const { id } = (await start({ people: [who], customerIds, rules: [{ key: 'collector' }] })).body
    const early = await manager.call('allocation.confirm', { id, version: 1 })
    expect([early.status, early.body.error.code]).toEqual([409, 'allocation.undecided'])
    expect((await manager.call('allocation.cancel', { id, version: 1, reason: '重来' })).status).toBe(200)
    expect((await manager.call('allocation.confirm', { id, version: 2 })).body.error.code).toBe('allocation.closed')
    expect(await ownerOf(customerIds[0] ?? '')).toBeNull()
  })
})

const begun = async () => {
  const customerIds = [await openCustomer(harness)]
  const { body } = await start({ people: [await makeStaff(db())], customerIds, rules: [{ key: 'ability' }] })
  return body.id as string
}
const rights = { 'allocation.run': 'all' }
const tooNarrow = { 'allocation.run': 'own' }

describeRefusals(() => harness, {
  command: 'allocation.start',
  rights,
  input: async () => ({
    name: '第二批',
    people: [await makeStaff(db())],
    customerIds: [await openCustomer(harness, { departmentId: await makeDepartment(db()) })],
  }),
  bad: { change: { name: '' }, path: 'name' },
  tooNarrow,
})
describeRefusals(() => harness, {
  command: 'allocation.confirm',
  rights,
  input: async () => ({ id: await begun(), version: 1 }),
  bad: { change: { version: 0 }, path: 'version' },
  tooNarrow,
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'allocation.cancel',
  rights,
  input: async () => ({ id: await begun(), version: 1, reason: '重来' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow,
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'allocation.give',
  rights,
  input: async () => {
    const id = await begun()
    const { lines } = await round(id)
    return { id, version: 1, lineIds: [lines[0].id], toId: await makeStaff(db()), reason: '客户要求' }
  },
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow,
})
describeRefusals(() => harness, {
  command: 'pool.setPersonLimits',
  rights: { 'pool.assign': 'all' },
  input: async () => ({
    staffId: await makeStaff(db()),
    version: 0,
    limits: { holdingCap: 80, claimsPerDay: 5 },
  }),
  bad: { change: { limits: { holdingCap: 0, claimsPerDay: null } }, path: 'limits.holdingCap' },
  tooNarrow: { 'pool.assign': 'own' },
  isVersioned: true,
})
