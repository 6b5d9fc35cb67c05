import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone, runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let boss: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  await switchOn(harness, ['retail'])
  boss = await harness.person({ name: '周敏', allRights: true })
})
afterAll(() => harness.close())

const monthly = (more: Record<string, unknown> = {}) => ({
  every: 1,
  unit: 'month',
  startsOn: '2026-11-25',
  ownerId: boss.staffId,
  ...more,
})
const listed = async () => (await boss.ask('duty.list')).body
const find = async (key: string) => (await listed()).rows.find((one: { key: string }) => one.key === key)
const tasksOf = async (title: string) =>
  (await harness.product.pool.query(`select * from tasks where kind = 'duty' and title = $1 order by due_on`, [title]))
    .rows
const rights = { 'policy.manage': 'all', 'task.read': 'all' }
let made = 0

describeRefusals(() => harness, {
  command: 'duty.set',
  rights,
  input: async () => {
    const { body } = await boss.call('duty.add', { name: `自定工作${++made}`, values: monthly() })
    const { rows } = await listed()
    const { key, version } = rows.find((one: { name: { zh: string } }) => one.name.zh === `自定工作${made}`)
    expect(body.version).toBe(version)
    return { key, version, values: monthly({ every: 2 }) }
  },
  bad: { change: { values: { every: 1, unit: 'moon', startsOn: '2026-11-25' } }, path: 'values.unit' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'duty.add',
  rights,
  input: () => ({ name: '盘点样品', values: monthly() }),
  bad: { change: { name: ' ' }, path: 'name' },
  effects: async () => (await harness.product.pool.query('select count(*)::int as n from duties')).rows[0].n,
})

describe('[TSK-07] regular duties', () => {
  test('of the firm’s trades are listed, those without an interval as unset', async () => {
    const { rows, unset } = await listed()
    const keys = rows.map((one: { key: string }) => one.key)
    expect(keys).toContain('core.archiveRefresh')
    expect(keys).toContain('retail.benefits')
    expect(keys).not.toContain('distribution.market')
    expect(unset).toBe(rows.filter((one: { every: number | null }) => one.every === null).length)
    expect(await find('retail.benefits')).toMatchObject({ version: 0, every: null, nextDueOn: null, source: 'TSK-07' })
  })

  test('make a task for their person once the firm says how often, and say so on it', async () => {
    await boss.call('duty.set', { key: 'core.archiveRefresh', version: 0, values: monthly() })
    await expect
      .poll(() => tasksOf('更新维护客户档案'), { timeout: 15_000 })
      .toMatchObject([
        {
          due_on: '2026-11-25',
          owner_id: boss.staffId,
          because: { by: 'duty', ruleName: '更新维护客户档案', every: 1, unit: 'month', nextOn: '2026-12-25' },
        },
      ])
    expect(await find('core.archiveRefresh')).toMatchObject({ version: 1, nextDueOn: '2026-12-25', isOverdue: false })
  })

  test('run twice make it once; a month later the next', async () => {
    await runJobNow(harness, { name: 'duty.make' })
    await runJobNow(harness, { name: 'duty.make' })
    expect(await tasksOf('更新维护客户档案')).toHaveLength(1)
    harness.setNow('2026-12-20T02:00:00Z')
    await runJobNow(harness, { name: 'duty.make' })
    expect((await tasksOf('更新维护客户档案')).map((one) => one.due_on)).toEqual(['2026-11-25', '2026-12-25'])
    expect(await find('core.archiveRefresh')).toMatchObject({ isOverdue: true })
    harness.setNow('2026-11-23T02:00:00Z')
  })

  test('of a post are done by whoever holds it', async () => {
    const doctor = await harness.person({ name: '许医生' })
    await givePost(harness, doctor.staffId, '顾服主管医生')
    const { rows } = await harness.product.pool.query('select post_id from staff where id = $1', [doctor.staffId])
    const values = monthly({ ownerId: null, postId: rows[0].post_id })
    await boss.call('duty.set', { key: 'retail.benefits', version: 0, values })
    await expect.poll(() => tasksOf('更新会员权益'), { timeout: 15_000 }).toMatchObject([{ owner_id: doctor.staffId }])
  })

  test('need somebody to do them, and both parts of the interval', async () => {
    const set = async (more: Record<string, unknown>) =>
      (await boss.call('duty.set', { key: 'core.surveys', version: 0, values: monthly(more) })).body.error.fields
    expect(await set({ ownerId: null })).toMatchObject([{ path: 'values.ownerId', code: 'duty.nobody' }])
    expect(await set({ unit: null })).toMatchObject([{ path: 'values.unit', code: 'field.required' }])
    expect(await set({ startsOn: null })).toMatchObject([{ path: 'values.startsOn', code: 'field.required' }])
    expect((await boss.call('duty.set', { key: 'no.such', version: 0, values: monthly() })).status).toBe(404)
  })

  test('[TEC-14] of a trade that is switched off rest with their tasks; on again they are due from that day on', async () => {
    const weekly = { every: 1, unit: 'week', startsOn: '2026-11-24', ownerId: boss.staffId }
    await boss.call('duty.set', { key: 'retail.tierFollowUps', version: 0, values: weekly })
    await jobsDone(harness, { name: 'duty.make' })
    const days = async () => (await tasksOf('分级客户回访')).map((one) => [one.due_on, one.state])
    expect(await days()).toEqual([['2026-11-24', 'open']])
    await boss.call('pack.disable', { packs: ['retail'] })
    await jobsDone(harness, { name: 'duty.tradesSwitched' })
    expect(await tasksOf('分级客户回访')).toMatchObject([{ state: 'lapsed', close_reason: '行业“零售”已停用' }])
    harness.setNow('2026-12-10T02:00:00Z')
    await runJobNow(harness, { name: 'duty.make' })
    expect(await days()).toEqual([['2026-11-24', 'lapsed']])
    await boss.call('pack.enable', { packs: ['retail'] })
    await jobsDone(harness, { name: 'duty.tradesSwitched' })
    await jobsDone(harness, { name: 'duty.make' })
    expect(await days()).toEqual([
      ['2026-11-24', 'lapsed'],
      ['2026-12-15', 'open'],
    ])
    harness.setNow('2026-11-23T02:00:00Z')
  })

  test('without an interval again are unset again', async () => {
    await boss.call('duty.set', { key: 'core.visits', version: 0, values: monthly() })
    const none = { every: null, unit: null, startsOn: null, ownerId: null, postId: null }
    expect((await boss.call('duty.set', { key: 'core.visits', version: 1, values: none })).status).toBe(200)
    expect(await find('core.visits')).toMatchObject({ every: null, nextDueOn: null })
  })
})
