import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDepartment, makeRole, makeStaff } from '#tests/factories/people.ts'
import { type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rights = { 'role.manage': 'all', 'audit.read': 'all', 'staff.read': 'department' }
let made = 0

describeRefusals(() => harness, {
  command: 'role.create',
  rights,
  input: () => ({ values: { name: `岗位角色${++made}` }, grants: { 'audit.read': 'all' } }),
  bad: { change: { grants: { 'audit.read': 'everywhere' } }, path: 'grants.audit.read' },
  effects: async () =>
    Number(
      (
        await db()
          .selectFrom('roles')
          .select((on) => on.fn.countAll().as('n'))
          .where('name', 'like', '岗位角色%')
          .executeTakeFirstOrThrow()
      ).n,
    ),
})
describeRefusals(() => harness, {
  command: 'role.change',
  rights,
  input: async () => ({ id: await makeRole(db(), {}), version: 1, grants: { 'audit.read': 'all' } }),
  bad: { change: { values: { name: null } }, path: 'values.name' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'role.remove',
  rights,
  input: async () => ({ id: await makeRole(db(), {}), version: 1 }),
  bad: { change: { id: 'x' }, path: 'id' },
})
describeRefusals(() => harness, {
  command: 'staff.assignRoles',
  rights,
  input: async () => ({
    id: await makeStaff(db()),
    version: 1,
    roleIds: [await makeRole(db(), { 'audit.read': 'all' })],
  }),
  bad: { change: { roleIds: ['x'] }, path: 'roleIds.0' },
  isVersioned: true,
})

describe('roles', () => {
  it('what a role gives, its holders have at once', async () => {
    const chief = await harness.person({ allRights: true })
    const clerk = await harness.person()
    expect((await clerk.ask('audit.list')).status).toBe(403)
    const role = await chief.call('role.create', { values: { name: '查阅员' }, grants: { 'audit.read': 'all' } })
    const given = await chief.call('staff.assignRoles', { id: clerk.staffId, version: 1, roleIds: [role.body.id] })
    expect(given.body.version).toBe(2)
    expect((await clerk.ask('audit.list')).status).toBe(200)
    await chief.call('role.change', { id: role.body.id, version: 1, grants: {} })
    expect((await clerk.ask('audit.list')).status).toBe(403)
  })

  it('nobody makes, changes or gives a role that reaches further than they do', async () => {
    const person = await harness.person({ rights })
    const wider = await makeRole(db(), { 'staff.read': 'all' })
    const clerk = await makeStaff(db())
    for (const [name, input] of [
      ['role.create', { values: { name: '越权' }, grants: { 'staff.read': 'all' } }],
      ['role.create', { values: { name: '越权' }, grants: { '*': 'own' } }],
      ['role.change', { id: wider, version: 1, grants: {} }],
      ['staff.assignRoles', { id: clerk, version: 1, roleIds: [wider] }],
    ] as const) {
      const { status, body } = await person.call(name, input)
      expect([name, status, body.error.code]).toEqual([name, 403, 'role.beyond_own'])
    }
  })

  it('a right the product does not have is refused by name', async () => {
    const chief = await harness.person({ allRights: true })
    const { body } = await chief.call('role.create', { values: { name: '空权限' }, grants: { 'moon.visit': 'all' } })
    expect(body.error.fields).toMatchObject([{ path: 'grants.moon.visit', code: 'role.unknown_right' }])
  })

  it('one that is held cannot be removed', async () => {
    const chief = await harness.person({ allRights: true })
    const roleId = await makeRole(db(), {})
    await db().insertInto('staffRoles').values({ staffId: chief.staffId, roleId }).execute()
    const { status, body } = await chief.call('role.remove', { id: roleId, version: 1 })
    expect([status, body.error.code]).toEqual([409, 'role.held'])
  })

  it('the matrix names every operation that asks for a right, and how far each role reaches', async () => {
    const chief = await harness.person({ allRights: true })
    const { body } = await chief.ask('role.matrix')
    const audit = body.rights.find((one: { key: string }) => one.key === 'audit.read')
    expect(audit).toMatchObject({ label: { zh: '查看操作记录' }, scoped: false })
    expect(audit.operations.map((one: { name: string }) => one.name)).toEqual(
      expect.arrayContaining(['audit.list', 'audit.verify']),
    )
    expect(body.roles.some((one: { grants: Record<string, string> }) => one.grants['audit.read'] === 'all')).toBe(true)
  })
})

describe('the last administrator', () => {
  it('cannot be removed in any way, not even by two who remove each other', async () => {
    const own = await startHarness()
    try {
      const [a, b] = [await own.person({ allRights: true }), await own.person({ allRights: true })]
      const both = await Promise.all([
        a.call('staff.deactivate', { id: b.staffId, version: 1 }),
        b.call('staff.deactivate', { id: a.staffId, version: 1 }),
      ])
      const codes = both.map((one) => one.body.error?.code ?? 'done').sort()
      expect(
        ['done', 'role.last_administrator', 'session.required'].filter((code) => codes.includes(code)),
      ).toHaveLength(2)
      expect(codes).toContain('done')
      const last = both[0]?.status === 200 ? a : b
      const unburdened = await last.call('staff.assignRoles', { id: last.staffId, version: 1, roleIds: [] })
      expect(unburdened.body.error.code).toBe('role.last_administrator')
      const { body } = await last.ask('role.list')
      const role = body.rows.find(
        (row: { grants: Record<string, string>; holders: number }) => row.grants['*'] === 'all' && row.holders === 1,
      )
      const emptied = await last.call('role.change', { id: role.id, version: 1, grants: {} })
      expect(emptied.body.error.code).toBe('role.last_administrator')
    } finally {
      await own.close()
    }
  })
})

describe('reach', () => {
  it('[ROL-14] a person’s department means all below it, their branch all of it', async () => {
    const branch = await makeDepartment(db(), { kind: 'branch' })
    const office = await makeDepartment(db(), { parentId: branch })
    const desk = await makeDepartment(db(), { parentId: office })
    const inner = await makeDepartment(db(), { parentId: branch, kind: 'branch' })
    const inOffice = await harness.person({ rights: { 'staff.read': 'department' }, departmentId: office })
    const inInner = await harness.person({ rights: { 'staff.read': 'branch' }, departmentId: inner })
    const onDesk = await makeStaff(db(), { departmentId: desk })
    const ids = async (person: typeof inOffice) =>
      (await person.ask('staff.list', { limit: 200 })).body.rows.map((row: { id: string }) => row.id)
    expect(await ids(inOffice)).toContain(onDesk)
    expect(await ids(inInner)).toEqual([inInner.staffId])
  })
})
