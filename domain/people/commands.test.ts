import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDepartment, makeRole, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let departmentId: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
  departmentId = await makeDepartment(harness.product.platform.db, { name: '客服中心' })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const count = async () =>
  Number(
    (
      await db()
        .selectFrom('staff')
        .select((on) => on.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const manager = (scope = 'all', department?: string) =>
  harness.person({
    rights: { 'staff.manage': scope, 'staff.read': scope },
    ...(department === undefined ? {} : { departmentId: department }),
  })

const refusals = () => harness

describeRefusals(refusals, {
  command: 'staff.create',
  rights: { 'staff.manage': 'all' },
  input: () => ({ values: { name: '林晓雨', departmentId } }),
  bad: { change: { values: { name: '', departmentId: null } }, path: 'values.name' },
  effects: count,
})
describeRefusals(refusals, {
  command: 'staff.change',
  rights: { 'staff.manage': 'all' },
  input: async () => ({ id: await makeStaff(db(), { departmentId }), version: 1, values: { note: '已签保密协议' } }),
  bad: { change: { values: { sex: 'x' } }, path: 'values.sex' },
  tooNarrow: { 'staff.manage': 'own' },
  isVersioned: true,
})
describeRefusals(refusals, {
  command: 'staff.deactivate',
  rights: { 'staff.manage': 'all' },
  input: async () => ({ id: await makeStaff(db(), { departmentId }), version: 1 }),
  bad: { change: { leftOn: '2026-02-30' }, path: 'leftOn' },
  tooNarrow: { 'staff.manage': 'department' },
  isVersioned: true,
})
describeRefusals(refusals, {
  command: 'staff.reactivate',
  rights: { 'staff.manage': 'all' },
  async input() {
    const id = await makeStaff(db(), { departmentId })
    await db().updateTable('staff').set({ isActive: false, leftOn: '2026-01-31' }).where('id', '=', id).execute()
    return { id, version: 1 }
  },
  bad: { change: { id: 'x' }, path: 'id' },
  tooNarrow: { 'staff.manage': 'own' },
  isVersioned: true,
})

describe('staff', () => {
  it('[ROL-14] are kept with department, post, superior and deputy, and get the next number', async () => {
    const person = await manager()
    const head = await person.call('staff.create', {
      values: { name: '单晓雨', departmentId, number: '0501', phones: ['138 0000 1111'] },
    })
    const clerk = await person.call('staff.create', {
      values: {
        name: '曾祥和',
        departmentId,
        managerId: head.body.id,
        deputyId: head.body.id,
        hiredOn: '2026-03-01',
        email: 'Zeng@Anhe.example',
      },
    })
    expect([head.body.number, clerk.body.number]).toEqual(['0501', '0502'])
    const { body } = await person.ask('staff.get', { id: clerk.body.id })
    expect(body).toMatchObject({
      managerName: '单晓雨',
      deputyName: '单晓雨',
      departmentName: '客服中心',
      email: 'zeng@anhe.example',
      isActive: true,
      signIn: null,
      roles: [],
    })
  })

  it('two people added at once get two numbers, and a number is taken once', async () => {
    const person = await manager()
    const added = await Promise.all(
      Array.from({ length: 6 }, () => person.call('staff.create', { values: { name: '新员工', departmentId } })),
    )
    expect(new Set(added.map((one) => one.body.number)).size).toBe(6)
    const again = await person.call('staff.create', {
      values: { name: '新员工', departmentId, number: added[0]?.body.number },
    })
    expect([again.status, again.body.error.code]).toEqual([409, 'staff.number_taken'])
  })

  it('[ROL-14] nobody becomes their own superior, also not of two at once', async () => {
    const person = await manager()
    const [a, b] = [await makeStaff(db(), { departmentId }), await makeStaff(db(), { departmentId })]
    const both = await Promise.all([
      person.call('staff.change', { id: a, version: 1, values: { managerId: b } }),
      person.call('staff.change', { id: b, version: 1, values: { managerId: a } }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 400])
    const self = await person.call('staff.change', { id: a, version: 2, values: { managerId: a } })
    expect(self.status).not.toBe(200)
  })

  it('[TEC-18] the second to save is told who came first and what is there now', async () => {
    const [first, second] = [await harness.person({ name: '林静', rights: { 'staff.manage': 'all' } }), await manager()]
    const id = await makeStaff(db(), { departmentId })
    await first.call('staff.change', { id, version: 1, values: { name: '林小雨', note: '转岗' } })
    const { status, body } = await second.call('staff.change', { id, version: 1, values: { name: '林晓玉' } })
    expect(status).toBe(409)
    expect(body.error).toMatchObject({
      message: '林静 已先改过这条记录，核对后再保存',
      params: { who: '林静', version: 2, current: { name: '林小雨' } },
    })
  })

  it('are found by any part of the name, by pinyin with surname reading, initials and number', async () => {
    const person = await manager()
    const { body } = await person.call('staff.create', { values: { name: '单雄信', departmentId, number: 'KF-07' } })
    for (const text of ['单雄', '雄信', 'shanxiong', 'sxx', 'KF-07', 'kf']) {
      const found = await person.ask('staff.search', { text })
      expect(found.body.rows.map((row: { id: string }) => row.id)).toContain(body.id)
    }
  })

  it('who have left keep their name, cannot sign in, and are offered only when asked for', async () => {
    const person = await manager()
    const leaver = await harness.person({ name: '赵离职' })
    expect((await leaver.ask('session.me')).status).toBe(200)
    const left = await person.call('staff.deactivate', {
      id: leaver.staffId,
      version: 1,
      leftOn: '2026-02-28',
      reason: '合同到期',
    })
    expect(left.status).toBe(200)
    expect((await leaver.ask('session.me')).status).toBe(401)
    expect((await person.ask('staff.search', { text: '赵离职' })).body.rows).toEqual([])
    expect((await person.ask('staff.search', { text: '赵离职', withLeavers: true })).body.rows).toHaveLength(1)
    expect((await person.ask('staff.names', { ids: [leaver.staffId] })).body.rows).toMatchObject([
      { name: '赵离职', isActive: false },
    ])
    const history = await db().selectFrom('recordChanges').selectAll().where('recordId', '=', leaver.staffId).execute()
    expect(history).toMatchObject([
      {
        kind: 'withdrawn',
        reason: '合同到期',
        actorId: person.staffId,
        diff: { isActive: [true, false], leftOn: [null, '2026-02-28'] },
      },
    ])
  })

  it('[ROL-14] lists reach as far as the right: own people, department, branch, all', async () => {
    const branch = await makeDepartment(db(), { kind: 'branch', name: '宁波分公司' })
    const desk = await makeDepartment(db(), { parentId: branch, name: '前台' })
    const team = await makeDepartment(db(), { parentId: desk, name: '早班' })
    const store = await makeDepartment(db(), { parentId: branch, name: '仓库' })
    const [inTeam, inStore] = [
      await makeStaff(db(), { departmentId: team, name: '早班员' }),
      await makeStaff(db(), { departmentId: store, name: '仓管员' }),
    ]
    const seen = async (scope: string) => {
      const person = await harness.person({ rights: { 'staff.read': scope }, departmentId: desk })
      const { body } = await person.ask('staff.list', { limit: 200 })
      const ids = body.rows.map((row: { id: string }) => row.id)
      return {
        self: ids.includes(person.staffId),
        team: ids.includes(inTeam),
        store: ids.includes(inStore),
        total: body.total,
      }
    }
    expect(await seen('own')).toEqual({ self: true, team: false, store: false, total: 1 })
    expect(await seen('department')).toMatchObject({ self: true, team: true, store: false })
    expect(await seen('branch')).toMatchObject({ self: true, team: true, store: true })
    expect((await seen('all')).total).toBeGreaterThan(10)
  })

  it('are placed only in departments within reach', async () => {
    const person = await manager('department')
    const answer = await person.call('staff.create', { values: { name: '别处', departmentId } })
    expect(answer.body.error.fields).toMatchObject([{ path: 'values.departmentId', code: 'department.out_of_reach' }])
  })

  it('lists filter, sort and page by key', async () => {
    const person = await manager()
    const condition = { all: [{ field: 'isActive', op: 'yes' }, { search: 'xyg' }] }
    const first = await person.ask('staff.list', { condition, sort: [{ field: 'number' }], limit: 4 })
    expect(first.body.rows).toHaveLength(4)
    const second = await person.ask('staff.list', {
      condition,
      sort: [{ field: 'number' }],
      limit: 4,
      cursor: first.body.next,
    })
    const numbers = [...first.body.rows, ...second.body.rows].map((row: { number: string }) => row.number)
    expect(numbers).toEqual([...new Set(numbers)].sort())
    expect(first.body).toMatchObject({ total: numbers.length, isExact: true })
  })
})

describe('letting people sign in', () => {
  const grant = async (person: Caller, id: string, email = `g${id}@anhe.example`) =>
    await person.call('staff.grantSignIn', { id, version: 1, email })

  it('[ACC-13] gives a one-time password that opens nothing but its change', async () => {
    const person = await manager()
    const id = await makeStaff(db(), { departmentId, name: '新同事' })
    await db()
      .insertInto('staffRoles')
      .values({ staffId: id, roleId: await makeRole(db(), {}) })
      .execute()
    const { status, body } = await grant(person, id)
    expect(status).toBe(200)
    expect(body.oneTimePassword).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}$/)
    const reply = await harness.product.app.inject({
      method: 'POST',
      url: '/api/session.signIn',
      headers: { 'x-kedang': '1' },
      payload: { email: `g${id}@anhe.example`, password: body.oneTimePassword },
    })
    const cookie = `kedang_session=${reply.cookies[0]?.value}`
    const call = (name: string, input: Record<string, unknown>) =>
      harness.product.app.inject({
        method: 'POST',
        url: `/api/${name}`,
        headers: { cookie, 'x-kedang': '1' },
        payload: input,
      })
    const me = async () =>
      (await harness.product.app.inject({ method: 'GET', url: '/api/session.me', headers: { cookie } })).json()
    expect(await me()).toMatchObject({ mustChangePassword: true, rights: {} })
    expect(
      (await call('account.changePassword', { current: body.oneTimePassword, password: 'T7-vela-44-korn' })).statusCode,
    ).toBe(200)
    expect(await me()).toMatchObject({ mustChangePassword: false })
  })

  it('the e-mail of another account is refused', async () => {
    const person = await manager()
    const [a, b] = [await makeStaff(db(), { departmentId }), await makeStaff(db(), { departmentId })]
    expect((await grant(person, a, 'same@anhe.example')).status).toBe(200)
    const second = await grant(person, b, 'SAME@anhe.example')
    expect([second.status, second.body.error.code]).toEqual([409, 'staff.email_taken'])
  })

  it('nobody resets the password of somebody who may do more than they', async () => {
    const chief = await harness.person({ allRights: true })
    const person = await manager()
    for (const [name, input] of [
      ['staff.resetPassword', { id: chief.staffId }],
      ['staff.grantSignIn', { id: chief.staffId, version: 1, email: 'x@anhe.example' }],
      ['staff.change', { id: chief.staffId, version: 1, values: { email: 'x@anhe.example' } }],
    ] as const) {
      const answer = await person.call(name, input)
      expect([name, answer.status, answer.body.error.code]).toEqual([name, 403, 'role.beyond_own'])
    }
    const other = await harness.person()
    expect((await chief.call('staff.resetPassword', { id: other.staffId })).status).toBe(200)
    expect((await other.ask('session.me')).status).toBe(401)
  })

  it('can be withdrawn, and ends at once', async () => {
    const person = await manager()
    const other = await harness.person()
    expect((await other.ask('session.me')).status).toBe(200)
    expect((await person.call('staff.withdrawSignIn', { id: other.staffId })).status).toBe(200)
    expect((await other.ask('session.me')).status).toBe(401)
    expect((await person.call('staff.withdrawSignIn', { id: person.staffId })).body.error.code).toBe('staff.oneself')
  })
})
