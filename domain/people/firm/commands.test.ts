import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { packOrder } from '#packs/pack-order.ts'
import { runFirstSetup } from '#server/first-run.ts'
import { type Harness, startHarness } from '#tests/harness.ts'

const first = {
  firmName: '安和物业',
  name: '单晓雨',
  email: 'Shan@Anhe.example',
  password: 'T7-vela-44-korn',
  packs: ['property', 'beauty'],
  withDepartments: true,
}

/** A browser that sets the product up and stays signed in. */
async function setUp(harness: Harness, input: Record<string, unknown> = first) {
  const reply = await harness.product.app.inject({
    method: 'POST',
    url: '/api/setup.create',
    headers: { 'x-kedang': '1' },
    payload: input,
  })
  const cookie = `kedang_session=${reply.cookies[0]?.value}`
  const ask = async (name: string, query: Record<string, string> = {}) =>
    (
      await harness.product.app.inject({
        method: 'GET',
        url: `/api/${name}?${new URLSearchParams(query)}`,
        headers: { cookie },
      })
    ).json()
  return { status: reply.statusCode, body: reply.json(), ask }
}

describe('the first run', () => {
  let harness: Harness
  afterEach(() => harness.close())

  it('[ACC-13] makes the firm and its administrator, signs in, and is then closed', async () => {
    harness = await startHarness()
    expect((await harness.guest.ask('setup.state')).body).toMatchObject({ isNeeded: true })
    const { status, ask } = await setUp(harness)
    expect(status).toBe(200)
    const me = await ask('session.me')
    expect(me).toMatchObject({
      person: { name: '单晓雨', number: '001', email: 'shan@anhe.example', departmentName: '安和物业' },
      firm: { name: '安和物业', packs: ['property', 'beauty'], words: { customer: { zh: '业主' } } },
    })
    expect(me.rights).toMatchObject({ 'setup.manage': 'all', 'role.manage': 'all' })
    expect((await harness.guest.ask('setup.state')).body).toMatchObject({ isNeeded: false, packs: [] })
    const again = await setUp(harness, { ...first, email: 'mallory@evil.example' })
    expect([again.status, again.body.error.code]).toEqual([403, 'setup.done'])
  })

  it('two at once make one administrator', async () => {
    harness = await startHarness()
    const both = await Promise.all([setUp(harness), setUp(harness, { ...first, email: 'other@anhe.example' })])
    expect(both.map((one) => one.status).sort()).toEqual([200, 403])
    const { rows } = await harness.product.pool.query('select count(*) as n from accounts')
    expect(rows[0].n).toBe(1)
  })

  it('refuses a weak password at its field and leaves nothing behind', async () => {
    harness = await startHarness()
    const { status, body } = await setUp(harness, { ...first, password: '安和物业2026' })
    expect([status, body.error.fields[0].code]).toEqual([400, 'password.firm_name'])
    expect((await harness.guest.ask('setup.state')).body).toMatchObject({ isNeeded: true, firmName: '' })
  })

  it('[ROL-14] [TEC-14] brings the departments, posts and roles of the trades', async () => {
    harness = await startHarness()
    const { ask } = await setUp(harness)
    const departments = (await ask('department.tree')).rows.map(
      (row: { name: string; depth: number }) => `${row.depth} ${row.name}`,
    )
    expect(departments).toEqual(
      expect.arrayContaining([
        '0 安和物业',
        '1 人力资源部',
        '1 法务部',
        '1 管理处',
        '2 客户服务部',
        '1 美容院',
        '2 顾问部',
      ]),
    )
    const posts = (await ask('post.list')).rows
    expect(posts.find((row: { title: string }) => row.title === '贴心管家')).toMatchObject({
      departmentName: '客户服务部',
      superiorTitle: '客务部经理',
    })
    const roles = (await ask('role.list')).rows.map((row: { name: string }) => row.name)
    expect(roles).toEqual(expect.arrayContaining(['管理员', '部门经理', '档案管理员', '只看', '贴心管家', '美容顾问']))
  })

  it('without a screen takes ADMIN_EMAIL and ADMIN_PASSWORD, once', async () => {
    harness = await startHarness()
    const { platform, app } = harness.product
    await runFirstSetup(platform, { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined })
    expect((await harness.guest.ask('setup.state')).body.isNeeded).toBe(true)
    await runFirstSetup(platform, { ADMIN_EMAIL: 'admin@anhe.example', ADMIN_PASSWORD: 'T7-vela-44-korn' })
    await runFirstSetup(platform, { ADMIN_EMAIL: 'second@anhe.example', ADMIN_PASSWORD: 'T7-vela-44-korn' })
    const signIn = (email: string) =>
      app.inject({
        method: 'POST',
        url: '/api/session.signIn',
        headers: { 'x-kedang': '1' },
        payload: { email, password: 'T7-vela-44-korn' },
      })
    expect((await signIn('admin@anhe.example')).statusCode).toBe(200)
    expect((await signIn('second@anhe.example')).statusCode).toBe(401)
  })

  it('without a screen names the variable that will not do', async () => {
    harness = await startHarness()
    const attempt = runFirstSetup(harness.product.platform, {
      ADMIN_EMAIL: 'admin@anhe.example',
      ADMIN_PASSWORD: 'admin888',
    })
    await expect(attempt).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'ADMIN_PASSWORD', reason: expect.stringContaining('这个密码太常见') },
    })
  })
})

describe('trades', () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await startHarness()
  })
  afterAll(() => harness.close())

  const names = async (table: 'departments' | 'roles') =>
    (await harness.product.platform.db.selectFrom(table).select('name').execute()).map((row) => row.name)

  it('[TEC-14] every trade can be switched on beside every other, one at a time or together, again and again', async () => {
    const person = await harness.person({ rights: { 'setup.manage': 'all' } })
    const keys = packOrder.map((one) => one.key).filter((key) => key !== 'core')
    expect((await person.call('pack.enable', { packs: ['hotel'] })).body.packs).toEqual(['hotel'])
    expect((await person.call('pack.enable', { packs: keys })).body.packs).toHaveLength(keys.length)
    const before = await names('roles')
    expect((await person.call('pack.enable', { packs: keys })).status).toBe(200)
    expect(await names('roles')).toEqual(before)
    expect(new Set(before).size).toBe(before.length)
    const { rows: posts } = (await person.ask('post.list')).body
    const places = posts.map(
      (row: { title: string; departmentId: string | null }) => `${row.title} ${row.departmentId}`,
    )
    expect(new Set(places).size).toBe(places.length)
    const service = posts.find((row: { title: string }) => row.title === '客户服务专员')
    expect(service).toMatchObject({ departmentName: '客户服务部', superiorTitle: '客户服务部经理' })
    const roles = (await person.ask('role.list')).body.rows as { id: string; name: string }[]
    const rolesOf = (key: string) => {
      const { roleIds } = posts.find((row: { key: string | null }) => row.key === key)
      return roleIds.map((id: string) => roles.find((one) => one.id === id)?.name)
    }
    expect(rolesOf('realestate.service_staff')).toEqual(['客户服务专员'])
    expect(rolesOf('realestate.deputy')).toEqual(['副总'])
  })

  it('[TEC-14] switching on never overwrites what the firm has changed, and switching off removes nothing', async () => {
    const person = await harness.person({ rights: { 'setup.manage': 'all' } })
    const { db } = harness.product.platform
    await person.call('pack.enable', { packs: ['property'] })
    await db.updateTable('departments').set({ name: '客务中心' }).where('key', '=', 'property.affairs').execute()
    await person.call('pack.disable', { packs: ['property'] })
    expect(
      (await person.ask('firm.get')).body.packs.find((one: { key: string }) => one.key === 'property').isEnabled,
    ).toBe(false)
    expect(await names('departments')).toContain('客务中心')
    await person.call('pack.enable', { packs: ['property'] })
    expect((await names('departments')).filter((name) => name === '客务中心')).toHaveLength(1)
    const affairs = await db.selectFrom('departments').select('name').where('key', '=', 'property.affairs').execute()
    expect(affairs).toEqual([{ name: '客务中心' }])
  })

  it('[TEC-14] two people switching at once both get their way', async () => {
    const person = await harness.person({ rights: { 'setup.manage': 'all' } })
    await person.call('pack.disable', { packs: packOrder.map((one) => one.key) })
    const both = await Promise.all([
      person.call('pack.enable', { packs: ['beauty'] }),
      person.call('pack.enable', { packs: ['retail'] }),
    ])
    expect(both.map((one) => one.status)).toEqual([200, 200])
    const { body } = await person.ask('firm.get')
    expect(
      body.packs
        .filter((one: { isEnabled: boolean }) => one.isEnabled)
        .map((one: { key: string }) => one.key)
        .sort(),
    ).toEqual(['beauty', 'retail'])
  })

  it('an unknown trade is refused', async () => {
    const person = await harness.person({ rights: { 'setup.manage': 'all' } })
    const { body } = await person.call('pack.enable', { packs: ['mining'] })
    expect(body.error.fields).toMatchObject([{ path: 'packs', code: 'pack.unknown' }])
  })

  it('[TEC-18] the firm’s name is not overwritten unseen', async () => {
    const person = await harness.person({ rights: { 'setup.manage': 'all' } })
    const { version } = (await person.ask('firm.get')).body
    expect((await person.call('firm.change', { version, name: '安和集团' })).status).toBe(200)
    const stale = await person.call('firm.change', { version, name: '旧名' })
    expect([stale.status, stale.body.error.code]).toEqual([409, 'record.stale'])
    expect((await person.ask('session.me')).body.firm.name).toBe('安和集团')
  })
})
