import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let manager: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-22T04:00:00Z' })
  manager = await harness.person({ allRights: true, name: '周敏' })
})

afterAll(() => harness?.close())

const view = {
  condition: { all: [{ field: 'abc', op: 'in', value: ['A'] }] },
  sort: [{ field: 'completeness', descending: true }],
  columns: ['number', 'name', 'abc'],
}
let saved = 0
const save = async (caller = manager, name = `视图${++saved}`) => {
  const answer = await caller.call('view.save', { name, view })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as { id: string; version: number }
}
const listed = async (caller = manager) => (await caller.ask('view.list')).body.rows
const own = async (caller: Caller) =>
  (await listed(caller)).filter((row: { isMine: boolean }) => row.isMine).map((row: { name: string }) => row.name)

describe('views of the list', () => {
  it('[ARC-33] offers the usual ones in the caller’s language, and what one saved', async () => {
    const { id } = await save(manager, '重点康养客户')
    const rows = await listed()
    expect(rows.map((row: { name: string }) => row.name).slice(0, 6)).toEqual([
      '全部客户',
      '我负责的',
      'A、B 类 30 天未联系',
      '完整度不足 70%',
      '本月生日（含农历）',
      '已停止交易',
    ])
    expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({
      name: '重点康养客户',
      view,
      isMine: true,
      isShared: false,
      version: 1,
    })
  })

  it('[ARC-33] each usual view can be listed and counted', async () => {
    await openArchive(manager, {
      kind: 'individual',
      name: '本月寿星',
      birthday: '1962-11-05',
      ownerId: manager.staffId,
    })
    await openArchive(manager, { kind: 'individual', name: '农历寿星', birthday: 'L1962-10-15' })
    await openArchive(manager, { kind: 'organisation', name: '停了的商行', processClass: 'traded', abc: 'B' })
    const { body } = await manager.ask('view.counts')
    for (const row of (await listed()).filter((one: { isDefault: boolean }) => one.isDefault)) {
      const list = await manager.ask('customer.list', { condition: row.view.condition, sort: row.view.sort })
      expect([row.name, list.status, list.body.total]).toEqual([row.name, 200, body.counts[row.id].total])
    }
    expect(body.counts['default:mine'].total).toBe(1)
    expect(body.counts['default:birthdays'].total).toBe(2)
    expect(body.counts['default:stopped'].total).toBe(1)
    expect([body.all.total, body.visible.total, body.today.total]).toEqual([3, 3, 3])
  })

  it('counts for each person only what they may see', async () => {
    const clerk = await harness.person({ rights: { 'customer.read': 'own' } })
    const { body } = await clerk.ask('view.counts', { ids: ['default:all'] })
    expect(body.counts).toEqual({ 'default:all': { total: 0, isExact: true } })
    expect(body.visible.total).toBe(0)
    expect(body.all.total).toBeGreaterThan(0)
  })

  it('a private view is its owner’s alone; a shared one everybody sees and nobody else changes', async () => {
    const colleague = await harness.person({ rights: { 'customer.read': 'own', 'view.share': 'all' } })
    const { id, version } = await save(manager, '只给自己')
    const seen = async () => (await listed(colleague)).find((row: { id: string }) => row.id === id)
    expect(await seen()).toBeUndefined()
    expect((await colleague.call('view.rename', { id, version, name: '改名' })).status).toBe(404)
    const shared = await manager.call('view.share', { id, version, isShared: true })
    expect(await seen()).toMatchObject({ isMine: false, isShared: true, ownerName: '周敏' })
    const answer = await colleague.call('view.remove', { id, version: shared.body.version })
    expect([answer.status, answer.body.error.code]).toEqual([403, 'view.not_yours'])
  })

  it('is renamed, replaced, put in order and removed', async () => {
    const caller = await harness.person({ rights: { 'customer.read': 'own' } })
    const [a, b] = [await save(caller, '甲'), await save(caller, '乙')]
    expect((await caller.call('view.reorder', { ids: [b.id, a.id] })).status).toBe(200)
    expect(await own(caller)).toEqual(['乙', '甲'])
    const renamed = await caller.call('view.rename', { id: a.id, version: a.version, name: '丙' })
    expect(
      (await caller.call('view.save', { id: a.id, version: renamed.body.version, name: '丁', view: {} })).status,
    ).toBe(200)
    expect(await own(caller)).toEqual(['乙', '丁'])
    expect((await caller.call('view.remove', { id: b.id, version: b.version })).status).toBe(200)
    expect(await own(caller)).toEqual(['丁'])
    expect((await caller.call('view.reorder', { ids: [b.id, a.id] })).body.error.code).toBe('view.other_order')
  })

  it('[TEC-18] refuses a stale version and says what stands there now', async () => {
    const { id, version } = await save(manager, '先后')
    await manager.call('view.rename', { id, version, name: '先改的' })
    const answer = await manager.call('view.rename', { id, version, name: '后改的' })
    expect([answer.status, answer.body.error.params.current.name]).toEqual([409, '先改的'])
  })

  it('refuses a second view of the same name', async () => {
    await save(manager, '重名')
    const answer = await manager.call('view.save', { name: '重名', view: {} })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'view.name_taken'])
  })

  it.each([
    [{ condition: { field: 'nothing', op: 'empty' } }, 'condition.unknown_field'],
    [{ condition: { field: 'bankAccount', op: 'empty' } }, 'condition.unknown_field'],
    [{ condition: { field: 'abc', op: 'contains', value: 'A' } }, 'condition.wrong_operator'],
    [{ sort: [{ field: 'remarks' }] }, 'list.unknown_sort'],
  ])('refuses to save what could not be listed: %j', async (wrong, code) => {
    const answer = await manager.call('view.save', { name: '错', view: wrong })
    expect([answer.status, answer.body.error.code]).toEqual([400, code])
  })
})

describeRefusals(() => harness, {
  command: 'view.save',
  rights: { 'customer.read': 'own' },
  input: () => ({ name: `视图${++saved}`, view }),
  bad: { change: { view: { columns: ['nothing'] } }, path: 'columns.0' },
})

describeRefusals(() => harness, {
  command: 'view.rename',
  rights: { 'customer.read': 'own' },
  input: async (caller) => ({ ...(await save(caller)), name: `改名${++saved}` }),
  bad: { change: { name: '' }, path: 'name' },
  tooNarrow: { 'customer.read': 'own' },
})

describeRefusals(() => harness, {
  command: 'view.share',
  rights: { 'customer.read': 'own', 'view.share': 'all' },
  input: async (caller) => ({ ...(await save(caller)), isShared: true }),
  bad: { change: { isShared: 'yes' }, path: 'isShared' },
  tooNarrow: { 'customer.read': 'own', 'view.share': 'all' },
})

describeRefusals(() => harness, {
  command: 'view.remove',
  rights: { 'customer.read': 'own' },
  input: (caller) => save(caller),
  bad: { change: { version: 1.5 }, path: 'version' },
  tooNarrow: { 'customer.read': 'own' },
})

describeRefusals(() => harness, {
  command: 'view.reorder',
  rights: { 'customer.read': 'own' },
  input: async (caller) => ({ ids: [(await save(caller)).id] }),
  bad: { change: { ids: ['none'] }, path: 'ids.0' },
})
