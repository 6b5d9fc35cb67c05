import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  keeper = await harness.person({ name: '沈妙', allRights: true })
  await keeper.call('archive.settle', { verifies: 'always' })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rowOf = async (id: string) =>
  await db().selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
type Group = { key: string; total: number; rows: { id: string; since: string | null; ownerName: string | null }[] }
const queue = async (caller: Caller, input: Record<string, unknown> = {}) =>
  Object.fromEntries(
    (await caller.ask('archive.fixQueue', input)).body.groups.map((one: Group) => [one.key, one]),
  ) as Record<string, Group>

describe('checklist', () => {
  test('[ARC-12] a customer now trading is completed step by step: a percentage and what to add next, basic data first', async () => {
    const { id } = await openArchive(keeper, completeFirm({ processClass: 'trading', assets: null, creditCode: null }))
    const { body } = await keeper.ask('customer.checklist', { id })
    expect(body).toMatchObject({ beforeFirstTrade: false, isReady: false })
    expect(body.completeness).toBe((await rowOf(id)).completeness)
    expect(body.next.map((one: { field: string }) => one.field)).toEqual(['assets', 'creditCode', 'size'])
    expect(body.next[0]).toMatchObject({ label: '资产', isBasic: true, askWhen: '下次拜访时问' })
  })

  test('[ARC-13] for a customer about to trade the whole list is there before the deal', async () => {
    const { id } = await openArchive(keeper, completeFirm({ processClass: 'aboutToTrade', tradeSince: null }))
    const { body } = await keeper.ask('customer.checklist', { id })
    expect(body.beforeFirstTrade).toBe(true)
    const items = body.groups.flatMap((one: { items: { field: string; isFilled: boolean }[] }) => one.items)
    expect(items.length).toBeGreaterThan(8)
    expect(items.map((one: { field: string }) => one.field)).not.toContain('tradeSince')
  })
})

describe('what to mend today', () => {
  test('[ARC-02] [ARC-24] [ARC-38] [ARC-48] each archive stands in the groups it belongs to', async () => {
    const draft = await openArchive(
      keeper,
      completeFirm({ assets: null, foundedOn: null, industry: null, organisationForm: null, phones: null }),
    )
    const submitted = await openArchive(keeper)
    await keeper.call('customer.submit', { id: submitted.id, version: 1 })
    const waiting = await openArchive(keeper, completeFirm(), { feeder: 'salesman' })
    const due = await openArchive(keeper, completeFirm({ nextReviewOn: '2026-11-20' }))
    const traded = await openArchive(keeper)
    await db().updateTable('customers').set({ needsUpdateSince: '2026-11-19' }).where('id', '=', traded.id).execute()
    const lost = await openArchive(keeper)
    await keeper.call('archive.reportLost', { id: lost.id, kind: 'lost', subject: '合同' })
    const followed = await openArchive(keeper)
    await keeper.call('item.add', {
      customerId: followed.id,
      values: { title: '催缴', followUp: '确认到账', followUpOn: '2026-11-22' },
    })
    const groups = await queue(keeper, { limit: 200 })
    const has = (key: string, id: string) => groups[key]?.rows.some((row) => row.id === id)
    expect([
      has('draft', draft.id),
      has('incomplete', draft.id),
      has('approval', submitted.id),
      has('waiting', waiting.id),
      has('review', due.id),
      has('update', traded.id),
      has('restoration', lost.id),
      has('followUp', followed.id),
    ]).toEqual(Array.from({ length: 8 }, () => true))
    expect(groups['update']?.rows[0]?.since).toBe('2026-11-19')
    expect(has('approval', draft.id)).toBe(false)
  })

  test('[ARC-27] mine are those I own and those of the department whose keeper I am', async () => {
    const departmentId = await makeDepartment(db())
    const archivist = await harness.person({ name: '顾琴', rights: { 'customer.read': 'all' } })
    await db().updateTable('departments').set({ keeperId: archivist.staffId }).where('id', '=', departmentId).execute()
    const kept = await openArchive(keeper, completeFirm({ departmentId }))
    const owned = await openArchive(keeper, completeFirm({ ownerId: archivist.staffId }))
    await db()
      .updateTable('customers')
      .set({ needsUpdateSince: '2026-11-19' })
      .where('id', 'in', [kept.id, owned.id])
      .execute()
    const mine = await queue(archivist, { mine: true, only: 'update' })
    expect(mine['update']?.rows.map((row) => row.id).sort()).toEqual([kept.id, owned.id].sort())
  })

  test('reaches as far as its reader', async () => {
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    expect(Object.values(await queue(stranger)).every((one) => one.total === 0)).toBe(true)
  })
})

describe('the nightly count', () => {
  test('[ARC-02] values that went out of date in the night are seen in the morning, without touching version or history', async () => {
    const { id } = await openArchive(keeper, person())
    expect(await rowOf(id)).toMatchObject({ validity: 100, expiresOn: '2027-11-23' })
    harness.setNow('2027-11-24T02:00:00Z')
    await runJobNow(harness, { name: 'archives.recount' })
    const after = await rowOf(id)
    expect(after.validity).toBeLessThan(100)
    expect(after).toMatchObject({ version: 1, expiresOn: '2028-11-22' })
    expect((await queue(keeper, { only: 'expired', limit: 200 }))['expired']?.rows.map((row) => row.id)).toContain(id)
    await keeper.call('customer.review', { id, version: 1 })
    expect((await rowOf(id)).validity).toBe(100)
    harness.setNow('2026-11-23T02:00:00Z')
  })
})
