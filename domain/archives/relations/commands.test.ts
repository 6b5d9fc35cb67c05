import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const rights = { 'customer.read': 'all', 'customer.change': 'all' }
const relate = async (fromId: string, toId: string, kind: string) =>
  await keeper.call('relation.add', { fromId, toId, values: { kind } })

describe('how customers belong together', () => {
  test('group, branch, family, owner and tenant, agent: seen from both sides', async () => {
    const [head, branch, owner, tenant] = await Promise.all([
      openArchive(keeper),
      openArchive(keeper),
      openArchive(keeper, person()),
      openArchive(keeper),
    ])
    await relate(head.id, branch.id, 'branch')
    await relate(owner.id, tenant.id, 'ownerTenant')
    expect((await keeper.ask('relation.list', { customerId: head.id })).body.rows).toMatchObject([
      { kind: 'branch', isFirst: true, otherId: branch.id },
    ])
    expect((await keeper.ask('relation.list', { customerId: branch.id })).body.rows).toMatchObject([
      { kind: 'branch', isFirst: false, otherId: head.id, otherNumber: head.number },
    ])
    expect((await keeper.ask('customer.get', { id: tenant.id })).body.relations).toMatchObject([
      { kind: 'ownerTenant', otherKind: 'individual' },
    ])
  })

  test('the same relation twice and one with itself are refused', async () => {
    const [a, b] = [await openArchive(keeper), await openArchive(keeper)]
    await relate(a.id, b.id, 'agent')
    expect((await relate(a.id, b.id, 'agent')).body.error.code).toBe('relation.already_there')
    expect((await relate(a.id, a.id, 'agent')).body.error.fields).toMatchObject([
      { path: 'toId', code: 'relation.with_itself' },
    ])
  })

  test('ended it stays with its days, taken back as a mistake it is gone; both stay in the history', async () => {
    const [a, b] = [await openArchive(keeper), await openArchive(keeper)]
    const { body: ended } = await relate(a.id, b.id, 'supplier')
    await keeper.call('relation.end', { id: ended.id, reason: '停止供货' })
    expect((await keeper.ask('relation.list', { customerId: a.id })).body.rows).toMatchObject([{ toOn: '2026-11-23' }])
    const { body: mistaken } = await relate(a.id, b.id, 'supplier')
    await keeper.call('relation.end', { id: mistaken.id, mistaken: true })
    expect((await keeper.ask('relation.list', { customerId: a.id })).body.rows).toHaveLength(1)
    const { body } = await keeper.ask('customer.history', { id: a.id })
    expect(body.rows.filter((one: { entity: string }) => one.entity === 'relation')).toHaveLength(4)
  })

  test('a customer out of reach is a name here and nothing more', async () => {
    const salesman = await harness.person({ rights: { ...rights, 'customer.read': 'own', 'customer.create': 'all' } })
    const mine = await openArchive(salesman)
    const other = await openArchive(keeper, completeFirm())
    await relate(mine.id, other.id, 'parent')
    const { body } = await salesman.ask('relation.list', { customerId: mine.id })
    expect(body.rows[0]).not.toHaveProperty('otherId')
    expect(body.rows[0].otherName).toBeTruthy()
  })
})

describe('refusals', () => {
  const two = async () => ({ fromId: (await openArchive(keeper)).id, toId: (await openArchive(keeper)).id })
  const narrow = { 'customer.read': 'own', 'customer.change': 'own' }
  describeRefusals(() => harness, {
    command: 'relation.add',
    rights,
    tooNarrow: narrow,
    input: async () => ({ ...(await two()), values: { kind: 'group' } }),
    bad: { change: { values: { kind: 'friend' } }, path: 'values.kind' },
  })
  describeRefusals(() => harness, {
    command: 'relation.end',
    rights,
    tooNarrow: narrow,
    input: async () => {
      const { fromId, toId } = await two()
      return { id: (await relate(fromId, toId, 'group')).body.id }
    },
    bad: { change: { toOn: 'soon' }, path: 'toOn' },
  })
})
