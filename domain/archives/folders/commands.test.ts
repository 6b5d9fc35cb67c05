import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
  await db()
    .insertInto('settings')
    .values({ key: 'firm', value: JSON.stringify({ name: '青禾物业', packs: ['property'] }) as never, updatedBy: null })
    .execute()
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rights = { 'customer.read': 'all', 'customer.change': 'all' }
const tooNarrow = { 'customer.read': 'own', 'customer.change': 'own' }
const firm = async () => (await openArchive(keeper)).id
const addItem = async (customerId: string, values: Record<string, unknown> = { title: '装修申请表' }, more = {}) =>
  (await keeper.call('item.add', { customerId, values, ...more })).body as { id: string; version: number }
const folders = async (customerId: string) => (await keeper.ask('archive.folders', { customerId })).body

describe('[ARC-04] the twelve folders', () => {
  test('show what lies in each: items, files, filled fields', async () => {
    const { id } = await openArchive(keeper, completeFirm({ extra: { building: '3 号楼', unit: '3-1201' } }))
    await addItem(id, { title: '装修申请表', folder: 'fitOut' })
    await addItem(id, { title: '施工图', folder: 'fitOut' })
    const { sets } = await folders(id)
    expect(sets[0].folders).toHaveLength(12)
    expect(
      sets[0].folders
        .filter((one: { hasBegun: boolean }) => one.hasBegun)
        .map((one: { key: string; items: number }) => [one.key, one.items]),
    ).toEqual([
      ['unit', 0],
      ['fitOut', 2],
      ['contact', 0],
    ])
  })

  test('a folder that is none of theirs is refused', async () => {
    const answer = await keeper.call('item.add', { customerId: await firm(), values: { title: 'x', folder: 'drawer' } })
    expect(answer.body.error.fields).toMatchObject([{ path: 'values.folder', code: 'archive.no_such_folder' }])
  })
})

describe('[ARC-03] items go through four stages in order', () => {
  test('each stage notes who and when, none is skipped, the last is the end', async () => {
    const { id } = await addItem(await firm())
    const skip = await keeper.call('item.advance', { id, version: 1, to: 'filed' })
    expect([skip.status, skip.body.error.code]).toEqual([409, 'archive.stage_out_of_order'])
    let version = 1
    for (const stage of ['ordered', 'filed', 'inUse']) {
      const { body } = await keeper.call('item.advance', { id, version })
      expect(body.stage).toBe(stage)
      version = body.version
    }
    expect((await keeper.call('item.advance', { id, version })).body.error.code).toBe('archive.last_stage')
    const row = await db().selectFrom('archiveItems').select('stages').where('id', '=', id).executeTakeFirstOrThrow()
    expect(Object.keys(row.stages as object)).toEqual(
      expect.arrayContaining(['collected', 'ordered', 'filed', 'inUse']),
    )
    expect(row.stages).toMatchObject({ filed: { by: keeper.staffId, at: '2026-11-23T02:00:00.000Z' } })
  })
})

test('[ARC-32] new material is added at any time with date and author, and nothing there is overwritten', async () => {
  const customerId = await firm()
  await addItem(customerId, { title: '补充资料', content: '转做批发' })
  await addItem(customerId, { title: '补充资料', content: '又开一店' })
  const { body } = await keeper.ask('item.list', { customerId })
  expect(body.rows).toMatchObject([
    { title: '补充资料', content: '又开一店', createdByName: '沈妙', createdAt: '2026-11-23T02:00:00.000Z' },
    { title: '补充资料', content: '转做批发' },
  ])
})

test('[ARC-59] each item says where its paper lies', async () => {
  const customerId = await firm()
  const { id } = await addItem(customerId, { title: '业主公约' }, { location: { room: '档案室', cabinet: '甲 1' } })
  await keeper.call('item.change', {
    id,
    version: 1,
    values: {},
    location: { room: '档案室', cabinet: '甲 2', holder: '顾琴' },
  })
  expect((await keeper.ask('item.list', { customerId })).body.rows[0].paperLocation).toEqual({
    room: '档案室',
    cabinet: '甲 2',
    holder: '顾琴',
  })
})

describe('[ARC-07] an item that needs following up', () => {
  test('stays on the list, the most urgent first, until it is closed with a result', async () => {
    const customerId = await firm()
    const later = await addItem(customerId, { title: '催缴', followUp: '确认到账', followUpOn: '2026-12-01' })
    const now = await addItem(customerId, { title: '复验', followUp: '预约工程部', followUpOn: '2026-11-20' })
    const listed = async (input = {}) =>
      (await keeper.ask('item.followUps', input)).body.rows
        .filter((one: { customerId: string }) => one.customerId === customerId)
        .map((one: { id: string }) => one.id)
    expect(await listed()).toEqual([now.id, later.id])
    expect(await listed({ dueOnly: true })).toEqual([now.id])
    const closed = await keeper.call('item.closeFollowUp', { id: now.id, version: 1, result: '已复验' })
    expect(await listed()).toEqual([later.id])
    expect(
      (await keeper.call('item.closeFollowUp', { id: now.id, version: closed.body.version, result: '再' })).body.error
        .code,
    ).toBe('archive.no_follow_up')
    await keeper.call('item.change', {
      id: now.id,
      version: closed.body.version,
      values: { followUp: '复验不合格，再约' },
    })
    expect(await listed()).toContain(now.id)
  })
})

describe('[ARC-50] after move-in', () => {
  test('papers put in order, filed and entered: the three ticks and the one that is missing', async () => {
    const customerId = await firm()
    expect((await folders(customerId)).filing).toMatchObject({ orderedAt: null, missing: '资料还没整理' })
    for (const tick of ['ordered', 'filed']) await keeper.call('archive.tickFiling', { customerId, tick, done: true })
    expect((await folders(customerId)).filing.missing).toBe('资料还没录入')
    await keeper.call('archive.tickFiling', { customerId, tick: 'entered', done: true })
    expect((await folders(customerId)).filing).toMatchObject({ missing: null, enteredAt: '2026-11-23T02:00:00.000Z' })
    await keeper.call('archive.tickFiling', { customerId, tick: 'filed', done: false })
    expect((await folders(customerId)).filing.missing).toBe('资料还没存档')
  })
})

describe('[ARC-05] deposits', () => {
  test('stand as separate lines with what is payable, paid and refunded', async () => {
    const customerId = await firm()
    const { body } = await keeper.call('deposit.add', { customerId, values: { name: '装修押金', payable: 5000 } })
    await keeper.call('deposit.add', { customerId, values: { name: '水电押金', payable: '800.50', paid: '800.50' } })
    await keeper.call('deposit.change', { id: body.id, version: 1, values: { paid: '5000', paidOn: '2026-11-20' } })
    await keeper.call('deposit.change', {
      id: body.id,
      version: 2,
      values: { refunded: '3000', refundedOn: '2026-11-23' },
      reason: '扣罚 2000',
    })
    expect((await keeper.ask('deposit.list', { customerId })).body.rows).toMatchObject([
      { name: '装修押金', payable: '5000.00', paid: '5000.00', refunded: '3000.00', owed: '0.00', held: '2000.00' },
      { name: '水电押金', payable: '800.50', owed: '0.00', held: '800.50' },
    ])
  })

  test('no more comes back than was paid', async () => {
    const answer = await keeper.call('deposit.add', {
      customerId: await firm(),
      values: { name: '装修押金', payable: 5000, paid: 100, refunded: 200 },
    })
    expect(answer.body.error.fields).toMatchObject([{ path: 'values.refunded', code: 'archive.refund_too_large' }])
  })
})

describe('refusals', () => {
  const item = async (values?: Record<string, unknown>) => await addItem(await firm(), values)
  const table = [
    {
      command: 'item.add',
      input: async () => ({ customerId: await firm(), values: { title: '表' } }),
      bad: { change: { values: { title: '' } }, path: 'values.title' },
    },
    {
      command: 'item.change',
      isVersioned: true,
      input: async () => ({ ...(await item()), values: { title: '新名' } }),
      bad: { change: { values: { followUpOn: 'x' } }, path: 'values.followUpOn' },
    },
    { command: 'item.advance', isVersioned: true, input: () => item(), bad: { change: { to: 'burnt' }, path: 'to' } },
    {
      command: 'item.closeFollowUp',
      isVersioned: true,
      input: async () => ({ ...(await item({ title: '表', followUp: '催' })), result: '已办' }),
      bad: { change: { result: '' }, path: 'result' },
    },
    {
      command: 'item.withdraw',
      input: async () => ({ ...(await item()), reason: '放错' }),
      bad: { change: { reason: '' }, path: 'reason' },
    },
    {
      command: 'archive.tickFiling',
      input: async () => ({ customerId: await firm(), tick: 'filed', done: true }),
      bad: { change: { tick: 'burnt' }, path: 'tick' },
    },
    {
      command: 'deposit.add',
      input: async () => ({ customerId: await firm(), values: { name: '押金', payable: 100 } }),
      bad: { change: { values: { name: '押金', payable: 'much' } }, path: 'values.payable' },
    },
    {
      command: 'deposit.change',
      isVersioned: true,
      input: async () => ({
        ...(await keeper.call('deposit.add', { customerId: await firm(), values: { name: '押金', payable: 100 } }))
          .body,
        values: { paid: 50 },
      }),
      bad: { change: { values: { payable: -1 } }, path: 'values.payable' },
    },
  ]
  for (const one of table) describeRefusals(() => harness, { ...one, rights, tooNarrow })
})
