import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let chief: Caller
const now = '2026-11-23T02:00:00Z'
const rights = {
  'keyAccount.read': 'all',
  'keyAccount.work': 'all',
  'keyAccount.manage': 'all',
  'customer.read': 'all',
}

beforeAll(async () => {
  harness = await startHarness({ now })
  chief = await harness.person({ name: '孙经理', allRights: true })
})
beforeEach(() => harness.setNow(now))
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const mark = async (customerId: string, by = chief) =>
  await by.call('keyAccount.mark', { customerId, reason: '年采购 800 万' })
async function marked(values: Record<string, unknown> = {}) {
  const customerId = await openCustomer(harness, values)
  return { customerId, id: (await mark(customerId)).body.id as string }
}
const matter = (keyAccountId: string, more: Record<string, unknown> = {}, values: Record<string, unknown> = {}) => ({
  keyAccountId,
  values: { title: '年度框架谈判', dueOn: '2026-11-27', ...values },
  dueTime: '14:30',
  importance: 'high',
  urgency: 'middle',
  place: '杭州总部三楼',
  ...more,
})
const tableRow = async (id: string, by = chief) =>
  (await by.ask('keyAccount.table')).body.rows.find((one: { id: string }) => one.id === id)

describe('[KAM-01] [KAM-02] [KAM-03] the time table', () => {
  test('one row an account, its matters below it with contact, time, place, person and progress; important and urgent first', async () => {
    const { id, customerId } = await marked({ name: '浙江康泰医药集团' })
    const person = { name: '周总' }
    const contact = await chief.call('contact.add', { customerId, values: person })
    const account = (await chief.ask('keyAccount.get', { id })).body
    expect(
      (await chief.call('keyAccount.plan', { id, version: account.version, values: { contactId: contact.body.id } }))
        .status,
    ).toBe(200)
    await chief.call(
      'matter.add',
      matter(id, { importance: 'low', urgency: 'high' }, { title: '送样品', dueOn: '2026-11-24' }),
    )
    await chief.call('matter.add', matter(id))
    const row = await tableRow(id)
    expect(row).toMatchObject({ customerName: '浙江康泰医药集团', contactName: '周总', markedBy: 'hand' })
    expect(row.matters).toMatchObject([
      {
        title: '年度框架谈判',
        contactName: '周总',
        dueOn: '2026-11-27',
        dueTime: '14:30',
        place: '杭州总部三楼',
        ownerName: '孙经理',
        progress: 0,
        state: 'open',
      },
      { title: '送样品' },
    ])
  })

  test('[KAM-04] progress is noted by anybody of the team; done is done with a sentence that stands in the journal', async () => {
    const departmentId = await makeDepartment(db())
    const { id, customerId } = await marked({ departmentId })
    const team = {
      'keyAccount.read': 'department',
      'keyAccount.work': 'department',
      'task.change': 'own',
      'customer.read': 'department',
    }
    const [a, b] = [
      await harness.person({ departmentId, rights: team }),
      await harness.person({ departmentId, rights: team }),
    ]
    const made = (await a.call('matter.add', matter(id))).body
    expect((await b.call('matter.progress', { id: made.id, version: 1, progress: 60, note: '报价已交' })).status).toBe(
      200,
    )
    expect((await tableRow(id, b)).matters[0]).toMatchObject({
      progress: 60,
      progressNote: '报价已交',
      factsVersion: 2,
    })
    expect((await a.call('task.complete', { id: made.id, version: 1 })).status).toBe(400)
    expect((await a.call('task.complete', { id: made.id, version: 1, result: '签了框架' })).status).toBe(200)
    expect((await tableRow(id)).matters[0]).toMatchObject({ state: 'done', result: '签了框架' })
    expect((await b.call('matter.progress', { id: made.id, version: 2, progress: 70 })).body.error.code).toBe(
      'matter.closed',
    )
    expect((await chief.ask('journal.ofCustomer', { customerId })).body.rows[0]).toMatchObject({
      text: '签了框架',
      category: 'meeting',
    })
  })

  test('[KAM-06] a matter stands among the tasks of its person until its day, and is red after it', async () => {
    const { id } = await marked()
    const made = (await chief.call('matter.add', matter(id, {}, { dueOn: '2026-11-24' }))).body
    const mine = async (when: string) =>
      (await chief.ask('task.list', { whose: 'me', when })).body.rows.find((one: { id: string }) => one.id === made.id)
    expect(await mine('week')).toMatchObject({ kind: 'matter', title: '年度框架谈判', dueOn: '2026-11-24' })
    expect(await mine('overdue')).toBeUndefined()
    harness.setNow('2026-11-25T02:00:00Z')
    expect(await mine('overdue')).toMatchObject({ id: made.id })
  })

  test('[KAM-05] times and persons move with the reason, and what was agreed before is kept', async () => {
    const { id } = await marked()
    const other = await makeStaff(db(), { name: '吴倩' })
    const made = (await chief.call('matter.add', matter(id))).body
    const move = { id: made.id, version: 1, dueOn: '2026-12-03', ownerId: other, place: '客户工厂', reason: '客户改期' }
    expect((await chief.call('matter.move', move)).body.version).toBe(2)
    expect((await chief.call('matter.move', { ...move, version: 2 })).body.error.code).toBe('matter.nothing_moved')
    const { matters, moves } = (await chief.ask('keyAccount.get', { id })).body
    expect(matters[0]).toMatchObject({
      dueOn: '2026-12-03',
      firstDueOn: '2026-11-27',
      ownerName: '吴倩',
      place: '客户工厂',
    })
    expect(moves).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          reason: '客户改期',
          diff: expect.objectContaining({ dueOn: ['2026-11-27', '2026-12-03'] }),
        }),
        expect.objectContaining({ reason: '客户改期', diff: { place: ['杭州总部三楼', '客户工厂'] } }),
      ]),
    )
    const open = (await chief.ask('keyAccount.table', { overdue: true })).body.rows.map((one: { id: string }) => one.id)
    expect(open).not.toContain(id)
    harness.setNow('2026-12-04T02:00:00Z')
    const late = (await chief.ask('keyAccount.table', { overdue: true, ownerId: other })).body.rows
    expect(late.map((one: { id: string }) => one.id)).toEqual([id])
  })

  test('[KAM-07] the table in figures: what is open, late, moved; by account, person and importance', async () => {
    const { id, customerId } = await marked()
    const made = (await chief.call('matter.add', matter(id))).body
    await chief.call('matter.move', { id: made.id, version: 1, dueOn: '2026-11-30', reason: '改期' })
    await chief.call('journal.write', { customerId, values: { category: 'visit', text: '拜访采购部' } })
    harness.setNow('2026-12-02T02:00:00Z')
    const { accounts, people, grid } = (await chief.ask('keyAccount.analysis', { days: 30 })).body
    expect(accounts.find((one: { id: string }) => one.id === id)).toMatchObject({
      open: 1,
      overdue: 1,
      moved: 1,
      done: 0,
      contacts: 1,
    })
    expect(people.find((one: { name: string }) => one.name === '孙经理').overdue).toBeGreaterThan(0)
    expect(
      grid.find((one: { importance: string; urgency: string }) => one.importance === 'high' && one.urgency === 'middle')
        .open,
    ).toBeGreaterThan(0)
  })
})

describe('[KAM-09] who is a key account', () => {
  test('by a condition that says beforehand what it means; hands are left alone; what no longer meets it ends', async () => {
    const tag = `大客户${Date.now()}`
    const [one, two] = [await openCustomer(harness, { tags: [tag] }), await openCustomer(harness, { tags: [tag] })]
    const byHand = await marked()
    const condition = { field: 'tags', op: 'hasAny', value: [tag] }
    const preview = await chief.ask('keyAccount.previewRule', { condition })
    expect(preview.body).toMatchObject({ added: 2, ended: 0 })
    const { version } = (await chief.ask('keyAccount.rule')).body
    expect(
      (await chief.call('keyAccount.setRule', { version, condition: { all: [] } })).body.error.fields,
    ).toMatchObject([{ code: 'keyAccount.no_rule' }])
    expect((await chief.call('keyAccount.setRule', { version, condition })).body).toMatchObject({ added: 2, ended: 0 })
    const held = await chief.ask('customer.get', { id: one })
    await chief.call('customer.change', { id: one, version: held.body.row.version, values: { tags: [] } })
    const again = await chief.call('keyAccount.setRule', { version: version + 1, condition })
    expect(again.body).toMatchObject({ added: 0, ended: 1 })
    const ids = (await chief.ask('keyAccount.table')).body.rows.map((row: { customerId: string }) => row.customerId)
    expect(ids).toEqual(expect.arrayContaining([two, byHand.customerId]))
    expect(ids).not.toContain(one)
    await chief.call('keyAccount.setRule', { version: version + 2, condition: null })
  })

  test('by hand with the reason, once; it ends with the reason, and the journal says both', async () => {
    const { id, customerId } = await marked()
    expect((await mark(customerId)).body.error.code).toBe('keyAccount.already')
    expect((await chief.call('keyAccount.end', { id, version: 1, reason: '业务转移' })).status).toBe(200)
    const texts = (await chief.ask('journal.ofCustomer', { customerId })).body.rows.map(
      (row: { text: string }) => row.text,
    )
    expect(texts).toEqual(expect.arrayContaining(['认定为大客户：年采购 800 万', '取消大客户：业务转移']))
    expect((await chief.call('matter.add', matter(id))).body.error.code).toBe('keyAccount.ended')
  })
})

test('[KAM-08] the plan keeps the people who count, and only the customer’s own', async () => {
  const { id, customerId } = await marked()
  const own = (await chief.call('contact.add', { customerId, values: { name: '周总' } })).body.id
  const other = await marked()
  const stranger = (await chief.call('contact.add', { customerId: other.customerId, values: { name: '李工' } })).body.id
  const person = (contactId: string) => ({
    contactId,
    part: 'decider',
    influence: 'high',
    attitude: 'supports',
    note: '看重交期',
  })
  const refused = await chief.call('keyAccount.plan', { id, version: 1, people: [person(stranger)] })
  expect(refused.body.error.fields).toMatchObject([{ path: 'people', code: 'keyAccount.contact_elsewhere' }])
  await chief.call('keyAccount.plan', { id, version: 1, values: { goal: '份额到六成' }, people: [person(own)] })
  expect((await chief.ask('keyAccount.get', { id })).body).toMatchObject({
    goal: '份额到六成',
    people: [{ name: '周总', part: 'decider', influence: 'high' }],
  })
})

test('[ALC-09] who is proposed for a matter: who works nearest, then who was in time', async () => {
  const departmentId = await makeDepartment(db())
  const [far, near] = [
    await makeStaff(db(), { name: '远的', departmentId }),
    await makeStaff(db(), { name: '近的', departmentId }),
  ]
  await openCustomer(harness, { ownerId: far, region: '330106' })
  await openCustomer(harness, { ownerId: near, region: '331121' })
  const customerId = await openCustomer(harness, { departmentId, region: '331102' })
  const { rows } = (await chief.ask('keyAccount.propose', { customerId })).body
  expect(rows.map((one: { name: string; near: string }) => [one.name, one.near])).toEqual([
    ['近的', 'town'],
    ['远的', 'province'],
  ])
})

describeRefusals(() => harness, {
  command: 'keyAccount.mark',
  rights,
  input: async () => ({ customerId: await openCustomer(harness), reason: '战略客户' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { ...rights, 'keyAccount.manage': 'own' },
})
describeRefusals(() => harness, {
  command: 'keyAccount.end',
  rights,
  input: async () => ({ id: (await marked()).id, version: 1, reason: '转出' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { ...rights, 'keyAccount.manage': 'own' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'keyAccount.plan',
  rights,
  input: async () => ({ id: (await marked()).id, version: 1, values: { goal: '翻番' } }),
  bad: { change: { people: [{}] }, path: 'people.0.contactId' },
  tooNarrow: { ...rights, 'keyAccount.work': 'own' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'matter.add',
  rights,
  input: async () => matter((await marked()).id),
  bad: { change: { importance: 'huge' }, path: 'importance' },
  tooNarrow: { ...rights, 'keyAccount.work': 'own' },
  effects: async () =>
    Number((await sql<{ n: string }>`select count(*) as n from key_account_matters`.execute(db())).rows[0]?.n),
})
describeRefusals(() => harness, {
  command: 'matter.move',
  rights,
  input: async () => ({
    id: (await chief.call('matter.add', matter((await marked()).id))).body.id,
    version: 1,
    dueOn: '2026-12-01',
    reason: '改期',
  }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { ...rights, 'keyAccount.work': 'own' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'matter.progress',
  rights,
  input: async () => ({
    id: (await chief.call('matter.add', matter((await marked()).id))).body.id,
    version: 1,
    progress: 50,
  }),
  bad: { change: { progress: 101 }, path: 'progress' },
  tooNarrow: { ...rights, 'keyAccount.work': 'own' },
  isVersioned: true,
})
