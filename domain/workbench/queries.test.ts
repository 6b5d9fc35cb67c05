import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDuties } from '#domain/tasks/duties/jobs.ts'
import { newId } from '#platform/core/ids.ts'
import { givePost, purpose, switchOn } from '#tests/factories/collecting.ts'
import { imported, storeSheet } from '#tests/factories/sheets.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'

let harness: Harness
let keeper: Caller

const whole = {
  name: '钱阿凤',
  sex: 'female',
  age: 70,
  address: '云和县中山街 8 号',
  bought: 'no',
  health: '血压偏高',
  feedback: '听得仔细',
}
const made = async (caller: Caller, values: Record<string, unknown>) => {
  const answer = await caller.call('customer.create', { values: { kind: 'organisation', ...values }, contacts: [] })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as { id: string; version: number }
}
const today = async (caller: Caller, input = {}) => (await caller.ask('workbench.today', input)).body
const namesIn = (list: { rows: { name: string }[] } | undefined) => list?.rows.map((row) => row.name)

beforeAll(async () => {
  // A Monday, the fifteenth of the tenth lunar month.
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

describe('the line of the day', () => {
  test('names the day in China with its lunar date and feast', async () => {
    expect(await today(keeper)).toMatchObject({ day: '2026-11-23', isWeekend: false, isMarked: true })
    expect((await today(keeper)).lunar).toContain('农历十月十五')
    expect((await today(keeper)).lunar).toContain('下元节')
  })

  test('somebody who is not signed in is sent away', async () => {
    expect((await harness.guest.ask('workbench.today')).status).toBe(401)
  })
})

describe('what is due', () => {
  test('[ARC-38] an archive whose review day has come, with its owner only', async () => {
    const owner = await harness.person({
      rights: { 'customer.read': 'own', 'customer.change': 'own', 'customer.create': 'all' },
    })
    await made(owner, { name: '该复核的店', nextReviewOn: '2026-11-20', ownerId: owner.staffId })
    await made(owner, { name: '还早的店', nextReviewOn: '2027-01-20', ownerId: owner.staffId })
    expect(namesIn((await today(owner)).lists.reviews)).toEqual(['该复核的店'])
    expect(namesIn((await today(keeper)).lists.reviews)).not.toContain('该复核的店')
    expect(namesIn((await today(keeper, { whose: 'all' })).lists.reviews)).toContain('该复核的店')
  })

  test('[ARC-02] an archive with many gaps, and what it misses by name', async () => {
    await made(keeper, { name: '缺很多的店', ownerId: keeper.staffId })
    const { gaps } = (await today(keeper)).lists
    const row = gaps.rows.find((one: { name: string }) => one.name === '缺很多的店')
    expect(row.measure).toBeLessThan(70)
    expect(row.detail).toMatch(/、/)
  })

  test('birthdays of the coming week in the order of their days, lunar ones too, without their year', async () => {
    const born = (name: string, birthday: string) =>
      made(keeper, { kind: 'individual', name, birthday, ownerId: keeper.staffId })
    await born('周佩兰', 'L1960-10-22')
    await born('康永年', '1962-11-25')
    await born('刘凤英', 'L1956-10-15')
    await born('早已过', '1962-11-20')
    const { birthdays } = (await today(keeper)).lists
    expect(birthdays.rows.map((row: { name: string; dueOn: string }) => [row.name, row.dueOn])).toEqual([
      ['刘凤英', '2026-11-23'],
      ['康永年', '2026-11-25'],
      ['周佩兰', '2026-11-30'],
    ])
    expect(JSON.stringify(birthdays)).not.toMatch(/19(56|60|62)/)
  })

  test('[ARC-61] a contract that ends within thirty days, later ones not', async () => {
    const { id } = await made(keeper, { name: '签了合同的店', ownerId: keeper.staffId })
    const signed = async (number: string, toOn: string) => {
      const values = { number, kind: 'sale', title: '购销合同', signedOn: '2025-12-01', fromOn: '2025-12-01', toOn }
      expect((await keeper.call('contract.create', { customerId: id, values })).status).toBe(200)
    }
    await signed('HT-1', '2026-12-01')
    await signed('HT-2', '2027-12-01')
    const { contracts } = (await today(keeper)).lists
    expect(contracts.rows.map((row: { number: string; dueOn: string }) => [row.number, row.dueOn])).toEqual([
      ['HT-1', '2026-12-01'],
    ])
  })

  test('[ARC-25] an archive handed in waits for whoever may approve it, whoever owns it', async () => {
    const db = harness.product.platform.db
    const { id } = await made(keeper, { name: '待批准的店' })
    await db.updateTable('customers').set({ state: 'submitted' }).where('id', '=', id).execute()
    const chief = await harness.person({ rights: { 'customer.read': 'all', 'customer.approve': 'all' } })
    expect(namesIn((await today(chief)).lists.approvals)).toEqual(['待批准的店'])
    const elsewhere = await harness.person({
      rights: { 'customer.read': 'department', 'customer.approve': 'department' },
    })
    expect((await today(elsewhere)).lists.approvals.count).toBe(0)
  })

  test('[ARC-26] a form its collector brought is to be written in within two days of the day it was obtained', async () => {
    const db = harness.product.platform.db
    const collector = await harness.person({ rights: { 'collecting.collect': 'own' } })
    const form = {
      kind: 'visit',
      name: '何静',
      obtainedOn: '2026-11-20',
      channel: 'salesVisit',
      state: 'signed',
    } as const
    await db
      .insertInto('collections')
      .values({
        ...form,
        id: newId(),
        number: 'ZL-1',
        values: '{}',
        findings: '{}',
        loadState: 'waiting',
        collectorId: collector.staffId,
        createdBy: collector.staffId,
      } as never)
      .execute()
    expect((await today(collector)).lists.writeIns).toMatchObject({
      count: 1,
      rows: [{ name: '何静', dueOn: '2026-11-22' }],
    })
    expect((await today(await harness.person({ rights: { 'collecting.collect': 'own' } }))).lists.writeIns.count).toBe(
      0,
    )
  })

  test('[TSK-04] reminded of every kind of day the papers set: hand-ins, returns, write-ins, follow-ups, duties, reviews', async () => {
    await switchOn(harness, ['seminar', 'retail'])
    const rep = await harness.person({ name: '满意代表李', allRights: true })
    await givePost(harness, rep.staffId, '满意代表')
    const survey = {
      kind: 'eventForm',
      values: { name: '联谊会', type: 'gathering', heldOn: '2026-11-22', ...purpose },
    }
    const campaign = await rep.call('campaign.create', {
      ...survey,
      values: { ...survey.values, managerId: keeper.staffId, keeperId: keeper.staffId },
    })
    const person = {
      kind: 'eventForm',
      campaignId: campaign.body.id,
      values: { name: '蒋素珍', phones: ['13900007777'] },
    }
    expect((await rep.call('collection.create', person)).status).toBe(200)
    const done = { ...person, values: { ...whole, phones: ['13900007778'] } }
    const { id, version } = (await rep.call('collection.create', done)).body
    const signed = { id, version, signature: '李代表', filledBy: 'staff', isConsented: true }
    expect((await rep.call('collection.sign', signed)).status).toBe(200)

    const { id: customerId } = await made(rep, { kind: 'individual', name: '何桂英', ownerId: rep.staffId })
    const form = await rep.call('form.start', { form: 'F-101', customerId })
    await rep.call('form.hold', { id: form.body.id, kind: 'keep', to: keeper.staffId })
    const draw = { id: form.body.id, kind: 'draw', to: rep.staffId, purpose: '回访', dueOn: '2026-11-23' }
    expect((await rep.call('form.hold', draw)).status).toBe(200)

    for (const duty of ['retail.tierAssessment', 'core.surveys']) {
      const values = {
        every: duty === 'core.surveys' ? 12 : 3,
        unit: 'month',
        startsOn: '2026-11-23',
        ownerId: rep.staffId,
      }
      expect((await rep.call('duty.set', { key: duty, version: 0, values })).status).toBe(200)
    }
    await runJobNow(harness, makeDuties)
    const visit = { customerId, dueOn: '2026-11-23', purpose: '第一次回访', means: 'call' }
    expect((await rep.call('followUp.plan', visit)).status).toBe(200)

    const { lists } = await today(rep)
    expect(lists.handIns.rows.map((row: { name: string; dueOn: string }) => [row.name, row.dueOn])).toEqual([
      ['蒋素珍', '2026-11-22'],
      ['钱阿凤', '2026-11-23'],
    ])
    expect(lists.writeIns.rows).toMatchObject([{ name: '钱阿凤' }])
    expect(lists.formsOut.rows).toMatchObject([{ dueOn: '2026-11-23', detail: '顾客档案表' }])
    const kept = (await today(keeper)).lists.formsOut.rows
    expect(kept).toMatchObject([{ name: '何桂英', detail: expect.stringMatching(/^顾客档案表，在.+手上$/) }])
    const tasks = (await rep.ask('task.list', { whose: 'me', when: 'open' })).body.rows
    expect(tasks.map((row: { title: string; dueOn: string }) => [row.title, row.dueOn])).toEqual(
      expect.arrayContaining([
        ['第一次回访', '2026-11-23'],
        ['每季评定会员等级', '2026-11-23'],
        ['客户满意度调查', '2026-11-23'],
      ]),
    )
    expect(lists).toHaveProperty('policyReviews')
  })

  test('the runs of the last days', async () => {
    await imported(
      keeper,
      await storeSheet(
        harness,
        [
          ['客户名称', '电话'],
          ['导入的店', '0571-88886110'],
        ],
        '总表.xlsx',
      ),
    )
    expect((await today(keeper)).lists.imports.rows[0]).toMatchObject({
      name: '总表.xlsx',
      detail: 'applied',
      measure: 1,
    })
  })
})

describe('who sees which list', () => {
  test('only the lists a person has the right for are given', async () => {
    const reader = await harness.person({ rights: { 'customer.read': 'own' } })
    expect(Object.keys((await today(reader)).lists).toSorted()).toEqual(['birthdays', 'policyReadings'])
    const stranger = await harness.person({ rights: {} })
    expect((await today(stranger)).lists).toEqual({ policyReadings: { count: 0, rows: [] } })
  })

  test('all means all that one’s own rights reach', async () => {
    const other = await harness.person({ rights: { 'customer.read': 'own', 'customer.change': 'own' } })
    expect((await today(other, { whose: 'all' })).lists.gaps).toEqual({ count: 0, rows: [] })
  })

  test('[ARC-29] what one brought oneself waits for somebody else’s verification', async () => {
    const db = harness.product.platform.db
    const { id } = await made(keeper, { name: '业务员交来的店' })
    await db
      .updateTable('customers')
      .set({ verification: 'waiting', collectorId: keeper.staffId })
      .where('id', '=', id)
      .execute()
    expect((await today(keeper)).lists.verifications.rows).toEqual([])
    const inspector = await harness.person({ rights: { 'customer.read': 'all', 'customer.verify': 'all' } })
    expect(namesIn((await today(inspector)).lists.verifications)).toEqual(['业务员交来的店'])
  })
})

test('what waits is counted for everybody by what they may: due tasks, promises among them, follow-ups of the week, approvals', async () => {
  const boss = await harness.person({ name: '何总', allRights: true })
  const seller = await harness.person({ name: '李卫东', rights: { 'task.read': 'own', 'task.change': 'own' } })
  const put = (kind: string, dueOn: string) =>
    harness.product.pool.query(
      `insert into tasks (id, kind, title, owner_id, due_on, first_due_on, given_on)
        select gen_random_uuid(), $1::text, '回电', $2, $3::date, $3::date, case $1 when 'promise' then $3::date end`,
      [kind, seller.staffId, dueOn],
    )
  await put('task', '2026-11-23')
  await put('promise', '2026-11-20')
  await put('promise', '2026-11-27')
  await put('followUp', '2026-11-26')
  await put('followUp', '2026-12-20')
  expect((await seller.ask('workbench.waiting')).body).toEqual({ due: 2, promises: 1, followUps: 1, lists: [] })
  const nobody = await harness.person({ rights: {} })
  expect((await nobody.ask('workbench.waiting')).body).toEqual({ due: 0, promises: 0, followUps: 0, lists: [] })
  expect((await harness.guest.ask('workbench.waiting')).status).toBe(401)
  const { approvals } = (await today(boss)).lists
  const counted = (await boss.ask('workbench.waiting')).body.lists as { key: string; count: number }[]
  expect(counted.find((one) => one.key === 'approvals')?.count ?? 0).toBe(approvals.count)
})
