import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
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
const rowOf = async (id: string) =>
  await db().selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const rights = { 'customer.read': 'all', 'customer.change': 'all' }
const tooNarrow = { 'customer.read': 'own', 'customer.change': 'own' }
const opened = async (values = completeFirm()) => {
  const { id, version } = await openArchive(keeper, values)
  return { id, version }
}

test('[ARC-59] whoever finds the entry can find the paper', async () => {
  const made = await opened()
  const location = { room: '档案室', cabinet: '乙 3', folder: '2019-05', holder: '顾琴', originalSeen: true }
  await keeper.call('customer.setPaperLocation', { ...made, location })
  expect((await keeper.ask('customer.get', { id: made.id })).body.row.paperLocation).toEqual(location)
  const { body } = await keeper.ask('customer.history', { id: made.id, field: 'paperLocation' })
  expect(body.rows[0].changes).toMatchObject([{ old: null, now: location }])
})

describe('giving customers to another owner', () => {
  test('all of them with the reason in the history, into the department of the new owner', async () => {
    const departmentId = await makeDepartment(db())
    const heir = await makeStaff(db(), { name: '李卫东', departmentId })
    const ids = [(await opened()).id, (await opened()).id]
    const answer = await keeper.call('customer.assign', { ids, ownerId: heir, reason: '区域调整' })
    expect(answer.body.assigned.sort()).toEqual([...ids].sort())
    for (const id of ids) {
      expect(await rowOf(id)).toMatchObject({ ownerId: heir, departmentId, version: 2 })
      expect((await keeper.ask('customer.history', { id, field: 'ownerId' })).body.rows[0]).toMatchObject({
        reason: '区域调整',
      })
    }
  })

  test('none of them when one is out of reach or withdrawn, or the owner has left', async () => {
    const good = await opened()
    const withdrawn = await opened()
    await keeper.call('customer.withdraw', { ...withdrawn, reason: '误建' })
    const heir = await makeStaff(db())
    expect(
      (await keeper.call('customer.assign', { ids: [good.id, withdrawn.id], ownerId: heir, reason: '调整' })).body.error
        .code,
    ).toBe('customer.withdrawn')
    expect((await rowOf(good.id)).ownerId).toBeNull()
    await db().updateTable('staff').set({ isActive: false }).where('id', '=', heir).execute()
    expect(
      (await keeper.call('customer.assign', { ids: [good.id], ownerId: heir, reason: '调整' })).body.error.fields,
    ).toMatchObject([{ path: 'ownerId' }])
  })

  describeRefusals(() => harness, {
    command: 'customer.assign',
    rights,
    tooNarrow,
    input: async () => ({ ids: [(await opened()).id], ownerId: await makeStaff(db()), reason: '调整' }),
    bad: { change: { reason: '' }, path: 'reason' },
  })
})

test('[ALC-10] [ALC-11] [ALC-12] an archive names its account salesman, the tracking beautician and the dedicated service person', async () => {
  await switchOn(harness, ['beauty', 'retail'])
  const [beautician, service, salesman] = [await makeStaff(db()), await makeStaff(db()), await makeStaff(db())]
  const extra = { trackingBeautician: beautician, agreedWording: '先问上次效果，再说新项目', servicePerson: service }
  const values = { ...person(), tier: 'gold', ownerId: salesman, extra }
  const made = await keeper.call('customer.create', { values, acceptDuplicates: true })
  expect(made.status).toBe(200)
  const { row } = (await keeper.ask('customer.get', { id: made.body.id })).body
  expect(row).toMatchObject({ ownerId: salesman, extra })
  const condition = {
    all: [
      { field: 'tier', op: 'in', value: ['gold'] },
      { field: 'servicePerson', op: 'in', value: [service] },
    ],
  }
  const { rows } = (await keeper.ask('customer.list', { condition })).body
  expect(rows.map((one: { id: string }) => one.id)).toEqual([made.body.id])
})

describe('[ARC-48] a paper that was lost, damaged or is incomplete', () => {
  test('opens a task for the person responsible, due today, and marks the archive as rebuilt', async () => {
    const owner = await harness.person({ name: '李卫东', rights })
    const { id } = await opened(completeFirm({ ownerId: owner.staffId }))
    const report = await keeper.call('archive.reportLost', {
      id,
      kind: 'damaged',
      subject: '顾客档案表',
      note: '被水浸',
    })
    expect(report.body.dueOn).toBe('2026-11-23')
    expect((await rowOf(id)).isRebuilt).toBe(true)
    const mine = await owner.ask('archive.restorations', { mine: true })
    expect(mine.body.rows).toMatchObject([
      { customerId: id, kind: 'damaged', subject: '顾客档案表', responsibleName: '李卫东', restoredAt: null },
    ])
    expect((await owner.call('archive.restored', { id: report.body.id, result: '凭复印件补建' })).status).toBe(200)
    expect((await owner.ask('archive.restorations', { mine: true })).body.rows).toEqual([])
    expect((await keeper.ask('archive.restorations', { customerId: id, done: true })).body.rows).toMatchObject([
      { result: '凭复印件补建' },
    ])
    expect((await owner.call('archive.restored', { id: report.body.id, result: '再补' })).body.error.code).toBe(
      'archive.already_restored',
    )
  })

  test('only the person responsible or who may change the archive closes it', async () => {
    const { id } = await opened()
    const report = await keeper.call('archive.reportLost', { id, kind: 'lost', subject: '合同' })
    const reader = await harness.person({ rights: { 'customer.read': 'all' } })
    expect((await reader.call('archive.restored', { id: report.body.id, result: '好了' })).status).toBe(403)
  })

  describeRefusals(() => harness, {
    command: 'archive.reportLost',
    rights,
    tooNarrow,
    input: async () => ({ id: (await opened()).id, kind: 'lost', subject: '合同' }),
    bad: { change: { kind: 'eaten' }, path: 'kind' },
  })
  describeRefusals(() => harness, {
    command: 'archive.restored',
    rights,
    tooNarrow,
    input: async () => ({
      id: (await keeper.call('archive.reportLost', { id: (await opened()).id, kind: 'lost', subject: '合同' })).body.id,
      result: '已补',
    }),
    bad: { change: { result: '' }, path: 'result' },
  })
  describeRefusals(() => harness, {
    command: 'customer.setPaperLocation',
    rights,
    tooNarrow,
    isVersioned: true,
    input: async () => ({ ...(await opened()), location: { room: '档案室' } }),
    bad: { change: { location: { shelf: 'x' } }, path: 'location.shelf' },
  })
})

describe('the directory', () => {
  test('[ARC-54] lists name, number, day of the card, phone, address and remarks', async () => {
    const reader = await harness.person({ rights: { 'customer.read': 'own', 'customer.create': 'all' } })
    const made = await openArchive(
      reader,
      person({ name: '许曼', address: '海棠路 9 号', remarks: '周六来', phones: ['13800002761'] }),
    )
    const { body } = await reader.ask('archive.directory', {})
    expect(body.rows).toEqual([
      {
        id: made.id,
        number: made.number,
        name: '许曼',
        archivedOn: '2026-11-23',
        phones: ['138****2761'],
        address: '海棠路 9 号',
        remarks: '周六来',
        contactName: null,
      },
    ])
  })

  test('[ARC-49] customers in cooperation and past ones are two lists with their contact', async () => {
    const reader = await harness.person({ rights: { 'customer.read': 'own', 'customer.create': 'all' } })
    await openArchive(reader, completeFirm({ name: '惠康社区健康服务中心', processClass: 'trading' }), {
      contacts: [{ name: '陈思远' }],
    })
    await openArchive(reader, completeFirm({ name: '恒丰中医馆', processClass: 'traded' }))
    const names = async (list: string) =>
      (await reader.ask('archive.directory', { list })).body.rows.map((one: { name: string; contactName: string }) => [
        one.name,
        one.contactName,
      ])
    expect(await names('cooperation')).toEqual([['惠康社区健康服务中心', '陈思远']])
    expect(await names('past')).toEqual([['恒丰中医馆', null]])
  })

  test('pages by key in the order asked for', async () => {
    const reader = await harness.person({ rights: { 'customer.read': 'own', 'customer.create': 'all' } })
    for (const name of ['丙药房', '甲药房', '乙药房']) await openArchive(reader, completeFirm({ name }))
    const first = await reader.ask('archive.directory', { sort: 'sortName', limit: 2 })
    const second = await reader.ask('archive.directory', { sort: 'sortName', limit: 2, cursor: first.body.next })
    expect([...first.body.rows, ...second.body.rows].map((one: { name: string }) => one.name)).toEqual([
      '丙药房',
      '甲药房',
      '乙药房',
    ])
  })
})
