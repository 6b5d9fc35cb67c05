import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { person, section, text } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { runHandOver } from './jobs.ts'

let harness: Harness
let chief: Caller
const now = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  harness = await startHarness({ now, jobs: true })
  await switchOn(harness, [])
  await publishForm(harness, sampleForm('Z-1', {}))
  chief = await harness.person({ name: '孙经理', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const plan = (...successors: string[]) => ({ successors })
const start = async (staffId: string, more: Record<string, unknown> = {}, by = chief) =>
  await by.call('handOver.start', { staffId, kind: 'leaving', reason: '离职', ...more })
const ownerOf = async (id: string) =>
  (await db().selectFrom('customers').select('ownerId').where('id', '=', id).executeTakeFirstOrThrow()).ownerId
const held = async (staffId: string) => (await chief.ask('handOver.held', { staffId })).body.counts

/** A salesman with everything one can hold: two customers, a promise, a paper, a draft, a contract and a note. */
async function laden() {
  const leaver = await harness.person({ name: '陈刚', allRights: true })
  const first = await openCustomer(harness, { name: '丽水市康源大药房', ownerId: leaver.staffId, region: '331102' })
  const second = await openCustomer(harness, { name: '青田县仁济堂', ownerId: leaver.staffId, region: '331121' })
  const task = await leaver.call('task.add', {
    values: { title: '送样品', customerId: first, dueOn: '2026-11-30', priority: 'normal' },
  })
  const paper = await handIn(leaver, 'Z-1', { name: '甲' }, { customerId: first })
  const draft = await startForm(leaver, 'Z-1', { customerId: second })
  const values = { title: '年度供货', kind: 'sale', ownerId: leaver.staffId }
  const contract = await leaver.call('contract.create', { customerId: second, values })
  await leaver.call('workingList.note', { customerId: first, text: '老板爱钓鱼' })
  return { leaver, first, second, task: task.body.id, paper: paper.id, draft: draft.id, contract: contract.body.id }
}

describe('[ALC-07] everything a person holds goes over in one act', () => {
  test('[ALC-06] [ALC-08] [ALC-14] customers, tasks, papers, drafts, contracts and notes; the successor confirms; then the way is free', async () => {
    const { leaver, first, second, task, paper, draft, contract } = await laden()
    const heir = await harness.person({ name: '李卫东', allRights: true })
    expect(await held(leaver.staffId)).toEqual({ customer: 2, task: 1, paper: 1, draft: 1, contract: 1 })

    const record = (await chief.ask('staff.get', { id: leaver.staffId })).body
    const leave = async () => await chief.call('staff.deactivate', { id: leaver.staffId, version: record.version })
    const early = await leave()
    expect([early.status, early.body.error.code]).toEqual([409, 'staff.still_holds'])
    expect(early.body.error.message).toContain('客户 2 位、待办 1 件、手中表单 1 份、表单草稿 1 份、经办合同 1 份')

    const done = await start(leaver.staffId, { plan: plan(heir.staffId) })
    expect(done.body).toMatchObject({ total: 6, isDone: true })
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([heir.staffId, heir.staffId])
    const owners = await sql<{ owner: string }>`select owner_id as owner from tasks where id = ${task}
      union all select holder_id from form_records where id = ${paper} union all select owner_id from form_records where id = ${draft}
      union all select owner_id from contracts where id = ${contract}`.execute(db())
    expect(owners.rows.map((row) => row.owner)).toEqual(Array(4).fill(heir.staffId))
    const list = (await heir.ask('workingList.mine')).body.rows.find((row: { id: string }) => row.id === first)
    expect(list.notes).toMatchObject([{ text: '老板爱钓鱼' }])
    expect((await leaver.ask('workingList.mine')).body.rows).toEqual([])
    const told = (await heir.ask('journal.ofCustomer', { customerId: first })).body.rows[0]
    expect(told.text).toBe('陈刚交接给李卫东：离职')

    expect(await held(leaver.staffId)).toEqual({})
    expect(await held(heir.staffId)).toEqual({ customer: 2, task: 1, paper: 1, draft: 1, contract: 1 })
    const mine = (await heir.ask('handOver.get', { id: done.body.id })).body
    expect(mine).toMatchObject({ isMine: true, receipts: [{ toName: '李卫东', confirmedAt: null }] })
    const draftOf = mine.items.find((one: { kind: string }) => one.kind === 'draft')
    expect(draftOf.name).toMatch(/加工统计表$/)
    expect((await chief.ask('handOver.held', { staffId: leaver.staffId })).body.awaited).toEqual(['李卫东'])
    expect((await leave()).body.error.message).toContain('未经接收人确认的 1 份')
    expect((await heir.call('handOver.confirm', { id: done.body.id })).status).toBe(200)
    expect((await chief.ask('handOver.held', { staffId: leaver.staffId })).body.awaited).toEqual([])
    expect((await heir.call('handOver.confirm', { id: done.body.id })).body.error.code).toBe(
      'handOver.confirmed_already',
    )
    expect((await leave()).status).toBe(200)
  })

  test('several share evenly, what is named goes as named, and what belongs to a customer goes with it', async () => {
    const { leaver, first, second, task, contract } = await laden()
    const [a, b] = [await makeStaff(db(), { name: '吴倩' }), await makeStaff(db(), { name: '赵磊' })]
    // Whoever has customers already gets a full share all the same.
    for (let n = 0; n < 3; n++) await openCustomer(harness, { name: `老客户${n}`, ownerId: a })
    const wanted = { successors: [a, b], named: [{ customerId: second, to: b }] }
    const preview = (await chief.ask('handOver.preview', { staffId: leaver.staffId, plan: wanted })).body
    expect(preview.counts).toEqual({ customer: 2, task: 1, paper: 1, draft: 1, contract: 1 })
    expect(
      preview.successors.map((one: { name: string; gets: { customer: number } }) => [one.name, one.gets.customer]),
    ).toEqual(
      expect.arrayContaining([
        ['吴倩', 1],
        ['赵磊', 1],
      ]),
    )
    await start(leaver.staffId, { plan: wanted })
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([a, b])
    const owners = await sql<{
      owner: string
    }>`select owner_id as owner from tasks where id = ${task} union all select owner_id from contracts where id = ${contract}`.execute(
      db(),
    )
    expect(owners.rows.map((row) => row.owner)).toEqual([a, b])
  })

  test('[ALC-07] customers named one by one go as named, and the list says who would get which', async () => {
    const { leaver, first, second } = await laden()
    const [a, b] = [await makeStaff(db(), { name: '吴倩' }), await makeStaff(db(), { name: '赵磊' })]
    const wanted = { successors: [a], named: [{ customerId: second, to: b }] }
    const placing = (more = {}) => chief.ask('handOver.placing', { staffId: leaver.staffId, plan: wanted, ...more })
    expect((await placing()).body).toMatchObject({
      total: 2,
      rows: [
        { id: second, toId: b, isNamed: true },
        { id: first, toId: a, isNamed: false },
      ],
    })
    expect((await placing({ search: '康源' })).body).toMatchObject({ total: 1, rows: [{ id: first }] })
    await start(leaver.staffId, { plan: wanted })
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([a, b])
  })

  test('[ALC-06] whoever receives, without managing any, finds it on the page of hand-overs; nobody else does', async () => {
    const { leaver } = await laden()
    const heir = await harness.person({ name: '何苗', rights: { 'archive.read': 'own' } })
    const other = await harness.person({ rights: { 'archive.read': 'own' } })
    const { body } = await start(leaver.staffId, { plan: plan(heir.staffId) })
    const receipts = [{ toName: '何苗', confirmedAt: null }]
    expect((await heir.ask('handOver.list')).body.rows).toMatchObject([{ id: body.id, receipts }])
    expect((await other.ask('handOver.list')).body.rows).toEqual([])
  })

  test('[ALC-06] a receipt that is not confirmed stays with whoever is to confirm it, and holds the leave up', async () => {
    const { leaver } = await laden()
    const heir = await harness.person({ name: '李卫东', allRights: true })
    const { id } = (await start(leaver.staffId, { plan: plan(heir.staffId) })).body
    const next = await makeStaff(db(), { name: '吴倩' })
    const second = await start(heir.staffId, { plan: plan(next) })
    expect(second.body.total).toBe(6)
    const { items } = (await chief.ask('handOver.get', { id: second.body.id })).body
    expect(items.map((one: { name: string }) => one.name)).not.toContain('接收陈刚交接的 6 项')
    expect((await chief.ask('handOver.held', { staffId: heir.staffId })).body).toMatchObject({
      counts: {},
      receipts: 1,
    })
    const { version } = (await chief.ask('staff.get', { id: heir.staffId })).body
    const leave = async () => await chief.call('staff.deactivate', { id: heir.staffId, version })
    expect((await leave()).body.error.message).toContain('未确认的接收 1 次')

    const narrow = await harness.person({ rights: { 'handOver.manage': 'own' } })
    const inPlaceOf = { staffId: heir.staffId, reason: '人已不在岗' }
    expect((await narrow.call('handOver.confirm', { id, inPlaceOf })).status).toBe(404)
    expect((await chief.call('handOver.confirm', { id, inPlaceOf })).status).toBe(200)
    expect((await chief.call('handOver.confirm', { id, inPlaceOf })).body.error.code).toBe('handOver.confirmed_already')
    expect((await leave()).body.error.message).toContain('未经接收人确认的 1 份')
    const forNext = { staffId: next, reason: '已当面点清' }
    expect((await chief.call('handOver.confirm', { id: second.body.id, inPlaceOf: forNext })).status).toBe(200)
    expect((await leave()).status).toBe(200)
  })

  test('[ALC-06] [ALC-07] where archives and forms name the leaver at present, and what is kept or led, goes along; what was done once stays written', async () => {
    await switchOn(harness, ['retail'])
    await publishForm(
      harness,
      sampleForm('Z-2', {
        isSingle: true,
        sections: [
          section('head', '基本', 'Basics', [
            text('name', '客户名称', 'Customer', 1),
            person('keeper', '专管人', 'Keeper', 2, { isPresent: true }),
            person('visitor', '走访人', 'Visited by', 3),
          ]),
        ],
        sums: [],
        happenedIn: undefined as never,
      }),
    )
    const leaver = await harness.person({ name: '陈刚', allRights: true })
    const other = await harness.person({ name: '吴倩', allRights: true })
    const heir = await makeStaff(db(), { name: '李卫东' })
    const customerId = await openCustomer(harness, { name: '康源', ownerId: other.staffId })
    const shown = (await chief.ask('customer.get', { id: customerId })).body.row
    const named = { id: customerId, version: shown.version, values: { extra: { servicePerson: leaver.staffId } } }
    expect((await chief.call('customer.change', named)).status).toBe(200)
    const who = { name: '陈刚', staffId: leaver.staffId }
    const card = await handIn(other, 'Z-2', { name: '康源', keeper: who, visitor: who }, { customerId })
    const contract = await other.call('contract.create', {
      customerId,
      values: { title: '年度供货', kind: 'sale', ownerId: other.staffId, leaderId: leaver.staffId },
    })
    const departmentId = await makeDepartment(db())
    await sql`update departments set keeper_id = ${leaver.staffId} where id = ${departmentId}`.execute(db())
    expect(await held(leaver.staffId)).toEqual({ named: 1, card: 1, leading: 1, department: 1 })

    const state = async () => ({
      service: (await chief.ask('customer.get', { id: customerId })).body.row.extra.servicePerson,
      card: (await db().selectFrom('formRecords').select('values').where('id', '=', card.id).executeTakeFirstOrThrow())
        .values,
      leader: (
        await db()
          .selectFrom('contracts')
          .select('leaderId')
          .where('id', '=', contract.body.id)
          .executeTakeFirstOrThrow()
      ).leaderId,
      keeper: (
        await db().selectFrom('departments').select('keeperId').where('id', '=', departmentId).executeTakeFirstOrThrow()
      ).keeperId,
    })
    const { id } = (await start(leaver.staffId, { plan: plan(heir) })).body
    const successor = { name: '李卫东', staffId: heir }
    expect(await state()).toMatchObject({
      service: heir,
      card: { keeper: successor, visitor: who },
      leader: heir,
      keeper: heir,
    })
    expect(await held(leaver.staffId)).toEqual({})
    expect((await chief.call('handOver.undo', { id, version: 1 })).body.isDone).toBe(true)
    expect(await state()).toMatchObject({
      service: leaver.staffId,
      card: { keeper: who, visitor: who },
      leader: leaver.staffId,
      keeper: leaver.staffId,
    })
    await switchOn(harness, [])
  })

  test('what somebody changed before the job came by stays, and is named', async () => {
    const { leaver, first } = await laden()
    const heir = await makeStaff(db())
    const { body } = await start(leaver.staffId, { plan: plan(heir) })
    await sql`update hand_overs set state = 'running', finished_at = null where id = ${body.id}`.execute(db())
    await sql`update hand_over_items set moved_at = null where hand_over_id = ${body.id} and kind = 'customer' and record_id = ${first}`.execute(
      db(),
    )
    await sql`delete from hand_over_receipts where hand_over_id = ${body.id}`.execute(db())
    await runJobNow(harness, runHandOver, { id: body.id })
    const { rows } = await sql<{
      name: string
    }>`select name from hand_over_items where hand_over_id = ${body.id} and stayed`.execute(db())
    expect(rows.map((row) => row.name)).toEqual(['丽水市康源大药房'])
  })
})

describe('a hand-over taken back', () => {
  test('puts everything back within a day but what was changed since, and names that', async () => {
    const { leaver, first, second, task, paper } = await laden()
    const home = (
      await db().selectFrom('customers').select('departmentId').where('id', '=', first).executeTakeFirstOrThrow()
    ).departmentId
    const heir = await makeStaff(db(), { departmentId: await makeDepartment(db()) })
    const other = await makeStaff(db())
    const { body } = await start(leaver.staffId, { plan: plan(heir) })
    await chief.call('customer.assign', { ids: [second], ownerId: other, reason: '客户要求' })
    harness.setNow('2026-11-23T20:00:00Z')
    const undone = await chief.call('handOver.undo', { id: body.id, version: 1 })
    harness.setNow(now)
    expect(undone.body).toMatchObject({ isDone: true, version: 2 })
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([leaver.staffId, other])
    expect(
      (await db().selectFrom('customers').select('departmentId').where('id', '=', first).executeTakeFirstOrThrow())
        .departmentId,
    ).toBe(home)
    const owners = await sql<{
      owner: string
    }>`select owner_id as owner from tasks where id = ${task} union all select holder_id from form_records where id = ${paper}`.execute(
      db(),
    )
    expect(owners.rows.map((row) => row.owner)).toEqual([leaver.staffId, leaver.staffId])
    const { items, state } = (await chief.ask('handOver.get', { id: body.id, stayed: true })).body
    expect([state, items.map((one: { name: string }) => one.name)]).toEqual(['undone', ['青田县仁济堂']])
    expect(await held(heir)).toEqual({})
  })

  test('is refused after a day', async () => {
    const { leaver } = await laden()
    const { body } = await start(leaver.staffId, { plan: plan(await makeStaff(db())) })
    harness.setNow('2026-11-24T02:00:01Z')
    const late = await chief.call('handOver.undo', { id: body.id, version: 1 })
    harness.setNow(now)
    expect([late.status, late.body.error.code]).toEqual([409, 'handOver.too_late'])
  })
})

test('[ALC-06] where the firm has the leaver’s paper, archive forms go only to the posts it names', async () => {
  await switchOn(harness, ['seminar'])
  const { leaver, paper } = await laden()
  const heir = await makeStaff(db(), { name: '吴倩' })
  const doctor = await makeStaff(db(), { name: '周医生' })
  await givePost(harness, doctor, '顾服主管医生')
  const refused = await start(leaver.staffId, { plan: plan(heir) })
  expect(refused.body.error.fields).toMatchObject([{ path: 'plan.papersTo', code: 'handOver.papers_elsewhere' }])
  expect(refused.body.error.fields[0].message).toContain('顾服主管医生')
  expect((await start(leaver.staffId, { plan: { successors: [heir], papersTo: doctor } })).status).toBe(200)
  const row = await db().selectFrom('formRecords').select('holderId').where('id', '=', paper).executeTakeFirstOrThrow()
  expect(row.holderId).toBe(doctor)

  const filler = await harness.person({ name: '客服部门经理赵', allRights: true })
  await givePost(harness, filler.staffId, '客服部门经理')
  const held = await openCustomer(harness, { kind: 'individual', name: '陈阿婆' })
  await givePost(harness, leaver.staffId, '满意代表')
  const card = await startForm(leaver, 'F-101', { customerId: held })
  await db().updateTable('formRecords').set({ state: 'submitted', number: 'DA-1' }).where('id', '=', card.id).execute()
  const begin = async () => {
    const begun = await filler.call('form.start', { form: 'F-105', staffId: leaver.staffId })
    expect(begun.status, JSON.stringify(begun.body)).toBe(200)
    return (await filler.ask('form.record', { id: begun.body.id })).body.values
  }
  expect(await begin()).toMatchObject({
    leaver: { name: '陈刚', staffId: leaver.staffId },
    forms: [{ archive: card.id, isIn: false }],
    held: '1',
    handed: '0',
    missing: '1',
  })
  await start(leaver.staffId, { plan: { successors: [heir], papersTo: doctor } })
  expect(await begin()).toMatchObject({
    forms: [{ archive: card.id, isIn: true, on: '2026-11-23' }],
    handed: '1',
    missing: '0',
  })
  await switchOn(harness, [])
})

test('a manager sees what a leaver looked at, printed and took along in the last month', async () => {
  const { leaver, first } = await laden()
  await leaver.ask('customer.get', { id: first })
  await leaver.ask('customer.reveal', { id: first, field: 'phones', purpose: '联系客户' })
  const { days, takings } = (await chief.ask('handOver.looks', { staffId: leaver.staffId })).body
  expect(days).toMatchObject([{ day: '2026-11-23', reveals: 1 }])
  expect(days[0].looks).toBeGreaterThan(0)
  expect(takings).toMatchObject([{ kind: 'reveal', customers: [{ id: first }], purpose: '联系客户' }])
})

test('a head reaches the people of the department and below, and nobody else', async () => {
  const departmentId = await makeDepartment(db())
  const head = await harness.person({ rights: { 'handOver.manage': 'department' }, departmentId })
  const own = await makeStaff(db(), { departmentId })
  const stranger = await makeStaff(db())
  expect((await head.ask('handOver.held', { staffId: own })).status).toBe(200)
  expect((await head.ask('handOver.held', { staffId: stranger })).status).toBe(404)
  expect((await head.ask('handOver.looks', { staffId: stranger })).status).toBe(404)
})

describeRefusals(() => harness, {
  command: 'handOver.start',
  rights: { 'handOver.manage': 'all' },
  input: async () => {
    const { leaver } = await laden()
    return { staffId: leaver.staffId, kind: 'transfer', reason: '转岗', plan: plan(await makeStaff(db())) }
  },
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'handOver.manage': 'own' },
})

describeRefusals(() => harness, {
  command: 'handOver.undo',
  rights: { 'handOver.manage': 'all' },
  input: async () => {
    const { leaver } = await laden()
    const { body } = await start(leaver.staffId, { plan: plan(await makeStaff(db())) })
    return { id: body.id, version: 1 }
  },
  bad: { change: { version: 0 }, path: 'version' },
  tooNarrow: { 'handOver.manage': 'own' },
  isVersioned: true,
})

test('two people who hand the same person over at once: one does it', async () => {
  const { leaver } = await laden()
  const [a, b] = [await makeStaff(db()), await makeStaff(db())]
  const both = await Promise.all([start(leaver.staffId, { plan: plan(a) }), start(leaver.staffId, { plan: plan(b) })])
  expect(both.map((one) => one.status).sort()).toEqual([200, 409])
})
