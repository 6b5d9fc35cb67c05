import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rights = { 'setup.manage': 'all' }
let made = 0

describeRefusals(() => harness, {
  command: 'department.create',
  rights,
  input: () => ({ values: { name: `新部门${++made}`, kind: 'department' } }),
  bad: { change: { values: { name: '部', kind: 'club' } }, path: 'values.kind' },
  effects: async () =>
    Number(
      (
        await db()
          .selectFrom('departments')
          .select((on) => on.fn.countAll().as('n'))
          .where('name', 'like', '新部门%')
          .executeTakeFirstOrThrow()
      ).n,
    ),
})
describeRefusals(() => harness, {
  command: 'department.change',
  rights,
  input: async () => ({ id: await makeDepartment(db()), version: 1, values: { nameEn: 'Service' } }),
  bad: { change: { values: { name: '部'.repeat(61) } }, path: 'values.name' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'department.move',
  rights,
  input: async () => ({ id: await makeDepartment(db()), version: 1, parentId: await makeDepartment(db()) }),
  bad: { change: { parentId: 'x' }, path: 'parentId' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'department.remove',
  rights,
  input: async () => ({ id: await makeDepartment(db()), version: 1 }),
  bad: { change: { id: 'x' }, path: 'id' },
})
describeRefusals(() => harness, {
  command: 'department.setKeeper',
  rights,
  input: async () => ({ id: await makeDepartment(db()), version: 1, keeperId: await makeStaff(db()) }),
  bad: { change: { keeperId: 'x' }, path: 'keeperId' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'post.create',
  rights,
  input: () => ({ values: { title: '客服专员' } }),
  bad: { change: { values: { title: '' } }, path: 'values.title' },
  effects: async () =>
    Number(
      (
        await db()
          .selectFrom('posts')
          .select((on) => on.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
})

type TreeRow = {
  id: string
  name: string
  depth: number
  staffCount: number
  keeperName: string | null
  ownsArchives: boolean
}

describe('departments', () => {
  it('[ROL-14] are a tree, read from the top down', async () => {
    const person = await harness.person({ rights })
    const make = async (name: string, parentId?: string) =>
      (await person.call('department.create', { values: { name, kind: 'department', parentId } })).body.id
    const top = await make('总部')
    const service = await make('客服', top)
    await make('财务', top)
    await make('一组', service)
    const { body } = await person.ask('department.tree')
    const mine = body.rows.slice(body.rows.findIndex((row: TreeRow) => row.id === top))
    expect(mine.slice(0, 4).map((row: TreeRow) => `${row.depth} ${row.name}`)).toEqual([
      '0 总部',
      '1 客服',
      '2 一组',
      '1 财务',
    ])
  })

  it('[ROL-14] never move below themselves, also not two at once', async () => {
    const person = await harness.person({ rights })
    const a = await makeDepartment(db())
    const b = await makeDepartment(db())
    const c = await makeDepartment(db(), { parentId: a })
    const circle = await person.call('department.move', { id: a, version: 1, parentId: c })
    expect(circle.body.error.fields).toMatchObject([{ path: 'parentId', code: 'department.circle' }])
    const both = await Promise.all([
      person.call('department.move', { id: a, version: 1, parentId: b }),
      person.call('department.move', { id: b, version: 1, parentId: a }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 400])
  })

  it('take everything below along', async () => {
    const person = await harness.person({ rights })
    const [north, south] = [
      await makeDepartment(db(), { kind: 'branch' }),
      await makeDepartment(db(), { kind: 'branch' }),
    ]
    const office = await makeDepartment(db(), { parentId: north })
    const desk = await makeDepartment(db(), { parentId: office })
    const head = await harness.person({ rights: { 'staff.read': 'branch' }, departmentId: south })
    const clerk = await makeStaff(db(), { departmentId: desk })
    const sees = async () => (await head.ask('staff.list')).body.rows.some((row: { id: string }) => row.id === clerk)
    expect(await sees()).toBe(false)
    expect((await person.call('department.move', { id: office, version: 1, parentId: south })).status).toBe(200)
    expect(await sees()).toBe(true)
  })

  it('are removed only when nobody and nothing is left in them', async () => {
    const person = await harness.person({ rights })
    const parent = await makeDepartment(db())
    await makeDepartment(db(), { parentId: parent })
    const withStaff = await makeDepartment(db())
    await makeStaff(db(), { departmentId: withStaff })
    for (const id of [parent, withStaff]) {
      const { status, body } = await person.call('department.remove', { id, version: 1 })
      expect([status, body.error.code]).toEqual([409, 'department.not_empty'])
    }
  })

  it('do not share a name with a sibling', async () => {
    const person = await harness.person({ rights })
    const parentId = await makeDepartment(db())
    await person.call('department.create', { values: { name: '同名部', kind: 'department', parentId } })
    const { status, body } = await person.call('department.create', {
      values: { name: '同名部', kind: 'department', parentId },
    })
    expect([status, body.error.code]).toEqual([409, 'department.name_taken'])
  })

  it('[ARC-23] have one dedicated archive keeper; a change names the one before', async () => {
    const person = await harness.person({ rights })
    const id = await makeDepartment(db())
    const [first, second] = [await makeStaff(db(), { name: '单晓雨' }), await makeStaff(db(), { name: '曾祥和' })]
    await person.call('department.setKeeper', { id, version: 1, keeperId: first })
    await person.call('department.setKeeper', { id, version: 2, keeperId: second, reason: '轮岗' })
    const { body } = await person.ask('department.tree')
    expect(body.rows.find((row: TreeRow) => row.id === id).keeperName).toBe('曾祥和')
    const history = await db()
      .selectFrom('recordChanges')
      .select(['diff', 'reason'])
      .where('recordId', '=', id)
      .orderBy('version')
      .execute()
    expect(history).toEqual([
      { diff: { keeperId: [null, first] }, reason: null },
      { diff: { keeperId: [first, second] }, reason: '轮岗' },
    ])
  })

  it('[ARC-08] tell which of them owns the archives', async () => {
    const person = await harness.person({ rights })
    const id = await makeDepartment(db())
    await person.call('department.change', { id, version: 1, values: { ownsArchives: true } })
    const { body } = await person.ask('department.tree')
    expect(body.rows.find((row: TreeRow) => row.id === id).ownsArchives).toBe(true)
  })
})

describe('posts', () => {
  it('[ROL-14] keep duties, powers, superior and deputy', async () => {
    const person = await harness.person({ rights })
    const head = await person.call('post.create', {
      values: { title: '客服经理', duties: '检查日志', powers: '批准退换货' },
    })
    const clerk = await person.call('post.create', { values: { title: '客服员', superiorPostId: head.body.id } })
    const backwards = await person.call('post.change', {
      id: head.body.id,
      version: 1,
      values: { superiorPostId: clerk.body.id },
    })
    expect(backwards.body.error.fields).toMatchObject([{ path: 'values.superiorPostId', code: 'post.circle' }])
    const { body } = await person.ask('post.list')
    expect(body.rows.find((row: { id: string }) => row.id === clerk.body.id)).toMatchObject({
      superiorTitle: '客服经理',
      holders: 0,
    })
    expect(body.rows.find((row: { id: string }) => row.id === head.body.id)).toMatchObject({
      duties: '检查日志',
      powers: '批准退换货',
    })
  })

  it('[ROL-14] come with the roles all their holders share', async () => {
    const person = await harness.person({ rights: { ...rights, 'role.manage': 'all', 'customer.read': 'all' } })
    const { id: postId } = (await person.call('post.create', { values: { title: '夜班收银' } })).body
    const role = async (name: string) =>
      (await person.call('role.create', { values: { name }, grants: { 'customer.read': 'own' } })).body.id
    const [common, single] = [await role('收银员'), await role('值班长')]
    const usual = async () => {
      const { rows } = (await person.ask('post.list')).body
      return rows.find((row: { id: string }) => row.id === postId).roleIds
    }
    expect(await usual()).toEqual([])
    for (const roleIds of [[common], [common, single]]) {
      const id = await makeStaff(db(), { postId })
      await person.call('staff.assignRoles', { id, version: 1, roleIds })
    }
    expect(await usual()).toEqual([common])
  })

  it('are removed only when nobody holds them and no other hangs on them', async () => {
    const person = await harness.person({ rights })
    const head = await person.call('post.create', { values: { title: '店长' } })
    await person.call('post.create', { values: { title: '店员', superiorPostId: head.body.id } })
    expect((await person.call('post.remove', { id: head.body.id, version: 1 })).body.error.code).toBe(
      'post.is_superior',
    )
    const held = await person.call('post.create', { values: { title: '收银' } })
    await makeStaff(db(), { postId: held.body.id })
    expect((await person.call('post.remove', { id: held.body.id, version: 1 })).body.error.code).toBe('post.held')
  })
})

describe('outside parties', () => {
  it('[ROL-13] are kept as such, without a sign-in', async () => {
    const person = await harness.person({ rights: { 'staff.manage': 'all', 'staff.read': 'all' } })
    const made = await person.call('outsideParty.create', {
      values: { kind: 'builder', name: '安泰装饰工程队', contactName: '老周', phones: ['13800001111'] },
    })
    const { body } = await person.ask('outsideParty.list', { condition: { search: '安泰' } })
    expect(body.rows).toMatchObject([{ kind: 'builder', name: '安泰装饰工程队', isActive: true }])
    await person.call('outsideParty.change', { id: made.body.id, version: 1, isActive: false })
    const ended = await person.ask('outsideParty.list', { condition: { field: 'isActive', op: 'no' } })
    expect(ended.body.rows).toHaveLength(1)
  })
})
