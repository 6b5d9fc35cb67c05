import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let boss: Caller

beforeAll(async () => {
  harness = await startHarness()
  const firm = { firmName: '平海百业有限公司', name: '沈立', email: 'shen@demo.example', password: 'T7-vela-44-korn' }
  expect((await harness.guest.call('setup.create', firm)).status).toBe(200)
  boss = await harness.person({ name: '方总', allRights: true })
})
afterAll(() => harness.close())

const difference = async (pack: string) => (await boss.ask('pack.difference', { pack })).body
const on = async (...packs: string[]) => expect((await boss.call('pack.enable', { packs })).status).toBe(200)
const remove = async (pack: string) => (await boss.call('pack.remove', { pack })).body
const isOn = async (pack: string): Promise<boolean> =>
  (await boss.ask('firm.get')).body.packs.find((one: { key: string }) => one.key === pack).isEnabled
const rows = async (table: 'departments' | 'posts' | 'roles') =>
  await harness.product.platform.db.selectFrom(table).select(['id', 'key']).execute()
const countsOf = async () => [
  (await rows('departments')).length,
  (await rows('posts')).length,
  (await rows('roles')).length,
]

describeRefusals(() => harness, {
  command: 'pack.remove',
  rights: { 'setup.manage': 'all' },
  input: async () => {
    await on('lending')
    return { pack: 'lending' }
  },
  bad: { change: { pack: 'core' }, path: 'pack' },
  effects: async () => {
    const { rows: gone } = await sql<{
      n: number
    }>`select count(*)::int as n from audit_log where subject = 'role' and detail @> '{"removed": true}'`.execute(
      harness.product.platform.db,
    )
    return gone[0]?.n ?? 0
  },
})

describe('removing a trade', () => {
  beforeEach(async () => {
    for (const pack of ['lending', 'hotel', 'beauty', 'property']) await boss.call('pack.remove', { pack })
  })

  it.each([
    'property',
    'realestate',
    'consulting',
    'construction',
    'hotel',
    'beauty',
    'seminar',
    'retail',
    'distribution',
    'logistics',
    'lending',
  ])('[TEC-14] leaves a firm that never used %s as it was before it was switched on', async (pack) => {
    const before = await countsOf()
    const { adds, isOn: wasOn } = await difference(pack)
    expect(wasOn).toBe(false)
    await on(pack)
    const [departments = 0, posts = 0, roles = 0] = await countsOf()
    const [d = 0, p = 0, r = 0] = before
    // What the difference named is what came.
    expect([departments - d, posts - p, roles - r]).toEqual([
      adds.departments.length,
      adds.posts.length,
      adds.roles.length,
    ])
    const { leaves } = await difference(pack)
    const gone = await remove(pack)
    expect(gone).toEqual({
      departments: leaves.departments.length,
      posts: leaves.posts.length,
      roles: leaves.roles.length,
    })
    expect([await isOn(pack), await countsOf()]).toEqual([false, before])
  })

  it('[TEC-14] tells what a customer is called with it and without it, and what it brings', async () => {
    expect(await difference('property')).toMatchObject({
      isOn: false,
      words: { on: { zh: '业主' }, off: { zh: '客户' } },
      brings: { forms: expect.any(Number), folders: 12 },
    })
    await on('property')
    expect(await difference('property')).toMatchObject({
      isOn: true,
      words: { on: { zh: '业主' }, off: { zh: '客户' } },
    })
  })

  it('[TEC-14] leaves what somebody works in, holds or has changed, and takes it when nobody does any more', async () => {
    await on('beauty')
    const { leaves } = await difference('beauty')
    const role = (await rows('roles')).find((one) => one.key?.startsWith('beauty.'))
    const post = (
      await harness.product.platform.db.selectFrom('posts').selectAll().where('key', 'like', 'beauty.%').execute()
    )[0]
    const { staffId } = await harness.person({ name: '许曼', rights: {} })
    await harness.product.platform.db
      .updateTable('staff')
      .set({ postId: post?.id ?? null })
      .where('id', '=', staffId)
      .execute()
    await harness.product.platform.db
      .insertInto('staffRoles')
      .values({ staffId, roleId: role?.id ?? '' })
      .execute()
    const kept = await difference('beauty')
    expect(kept.stays.posts).toContain(post?.title)
    expect([kept.leaves.posts.length, kept.leaves.roles.length]).not.toEqual([leaves.posts.length, leaves.roles.length])
    await remove('beauty')
    expect((await rows('posts')).map((one) => one.id)).toContain(post?.id)
    expect((await rows('roles')).map((one) => one.id)).toContain(role?.id)
    if (post?.departmentId) expect((await rows('departments')).map((one) => one.id)).toContain(post.departmentId)
    await harness.product.platform.db.deleteFrom('staffRoles').where('staffId', '=', staffId).execute()
    await harness.product.platform.db.updateTable('staff').set({ postId: null }).where('id', '=', staffId).execute()
    await remove('beauty')
    expect((await rows('posts')).map((one) => one.id)).not.toContain(post?.id)
  })

  it('[TEC-14] leaves what another trade of the firm plays with too', async () => {
    await on('hotel', 'property')
    const both = await countsOf()
    await remove('hotel')
    await on('hotel')
    expect(await countsOf()).toEqual(both)
    expect(await difference('property')).toMatchObject({ isOn: true, adds: { departments: [], posts: [], roles: [] } })
  })

  it('[TEC-14] loses no record: they are counted, read, printed and listed as before, and start again with the trade', async () => {
    await on('beauty')
    const customerId = await openCustomer(harness, { kind: 'individual', name: '何静', phones: ['13700001111'] })
    const { id } = await startForm(boss, 'F-094', { customerId })
    await remove('beauty')
    expect((await boss.call('form.start', { form: 'F-094', customerId })).body.error.code).toBe('form.switched_off')
    expect((await boss.ask('form.record', { id })).status).toBe(200)
    expect(
      (await boss.ask('form.records', { form: 'F-094' })).body.rows.map((one: { id: string }) => one.id),
    ).toContain(id)
    const shown = async (withOff?: boolean) =>
      (await boss.ask('form.catalogue', withOff ? { withOff } : {})).body.rows.filter(
        (one: { key: string }) => one.key === 'F-094',
      )
    expect(await shown()).toEqual([])
    expect(await shown(true)).toMatchObject([{ key: 'F-094', isOff: true, mayFill: false, records: 1 }])
    await on('beauty')
    expect(await shown(true)).toMatchObject([{ isOff: false, mayFill: true, records: 1 }])
  })

  it('[TEC-14] [VIS-34] lets its cadences rest unseen and uncounted, stored and changed ones too', async () => {
    await on('beauty')
    const cadences = async () =>
      (await boss.ask('cadence.list')).body.rows as {
        id: string
        pack: string
        version: number
        name: string
        plan: object
      }[]
    const mine = (await cadences()).filter((one) => one.pack === 'beauty')
    expect(mine.length).toBeGreaterThan(1)
    const [kept, waiting] = mine as [(typeof mine)[0], (typeof mine)[0]]
    const saved = await boss.call('cadence.save', {
      id: kept.id,
      version: kept.version,
      name: `${kept.name}（本店）`,
      plan: kept.plan,
      reason: '按本店节奏',
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const planner = await harness.person({ name: '规则员', rights: { 'cadence.manage': 'all' } })
    const { id, version, name } = waiting
    const proposed = await planner.call('cadence.save', {
      id,
      version,
      name,
      plan: kept.plan,
      reason: '补做',
    })
    expect([proposed.status, proposed.body.isInForce], JSON.stringify(proposed.body)).toEqual([200, false])
    const waits = async () => (await boss.ask('workbench.today')).body.lists.cadenceChanges?.rows ?? []
    expect(await waits()).toMatchObject([{ id }])
    await remove('beauty')
    expect((await cadences()).filter((one) => one.pack === 'beauty')).toEqual([])
    const { counts } = (await boss.ask('cadence.counts')).body
    expect(mine.filter((one) => one.id in counts)).toEqual([])
    for (const one of mine) expect((await boss.ask('cadence.get', { id: one.id })).status).toBe(404)
    expect(await waits()).toEqual([])
    const customerId = await openCustomer(harness, { kind: 'individual', name: '何静' })
    const coming = (await boss.ask('followUp.coming', { customerId })).body
    const seen = [...coming.rows, ...coming.onRequest].map((one: { cadenceId: string }) => one.cadenceId)
    expect(mine.filter((one) => seen.includes(one.id))).toEqual([])
    await on('beauty')
    expect((await cadences()).find((one) => one.id === kept.id)).toMatchObject({ name: `${kept.name}（本店）` })
  })
})
