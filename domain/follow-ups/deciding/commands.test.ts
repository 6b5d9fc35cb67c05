import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAfter, putInForce } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone, runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { generateFollowUps } from '../jobs.ts'

const today = '2026-11-23'
let harness: Harness
let boss: Caller
let head: Caller

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '方总', allRights: true })
  head = await harness.person({ name: '许峰', rights: { 'cadence.manage': 'all' } })
})
afterAll(() => harness.close())

const within = (days: number, name = '新客') => callAfter(days, name, `${days} 天回访`)
const get = async (id: string) => (await boss.ask('cadence.get', { id })).body
/** In force with three days. */
const running = (name = '新客') => putInForce(boss, '建档回访', within(3, name))
const proposed = async (name = '新客') => {
  const held = await running(name)
  const plan = within(7, name)
  const saved = await head.call('cadence.save', { ...held, name: '建档回访', plan, reason: '三天太紧' })
  expect([saved.status, saved.body.isInForce, saved.body.edition]).toEqual([200, false, 1])
  return { id: held.id, version: saved.body.version as number }
}

describe('[VIS-34] a change of somebody who may not put it in force', () => {
  it('waits while what is in force runs on, and then makes the follow-ups', async () => {
    const { id, version } = await proposed('待批')
    expect(await get(id)).toMatchObject({
      edition: 1,
      plan: within(3, '待批'),
      draft: within(7, '待批'),
      proposedByName: '许峰',
      proposedReason: '三天太紧',
    })
    const titles = async (customerId: string) => {
      // What putting an edition in force sets going may have passed the new customer by already.
      await jobsDone(harness, generateFollowUps)
      await runJobNow(harness, generateFollowUps, { ruleId: id })
      const { body } = await boss.ask('task.list', { customerId, when: 'open' })
      return body.rows.map((row: { title: string; dueOn: string }) => [row.title, row.dueOn])
    }
    const first = await openCustomer(harness, { name: '待批一号店', ownerId: boss.staffId })
    expect(await titles(first)).toEqual([['3 天回访', '2026-11-26']])

    expect((await boss.ask('workbench.today')).body.lists.cadenceChanges.rows).toContainEqual(
      expect.objectContaining({ id, name: '建档回访', detail: '许峰' }),
    )
    expect((await head.ask('workbench.today')).body.lists.cadenceChanges.rows).toEqual([])
    const approved = await boss.call('cadence.approve', { id, version })
    expect([approved.status, approved.body.edition]).toEqual([200, 2])
    expect(await get(id)).toMatchObject({ edition: 2, plan: within(7, '待批'), draft: null, proposedAt: null })
    expect((await get(id)).editions[0]).toMatchObject({
      edition: 2,
      reason: '三天太紧',
      savedByName: '许峰',
      approvedByName: '方总',
    })
    const second = await openCustomer(harness, { name: '待批二号店', ownerId: boss.staffId })
    expect(await titles(second)).toEqual([['7 天回访', '2026-11-30']])
    expect(await titles(first)).toEqual([['3 天回访', '2026-11-26']])
  })

  it('goes back with the reason, stays a draft, and can be handed in again', async () => {
    const { id, version } = await proposed()
    const back = await boss.call('cadence.return', { id, version, reason: '老人家三天内要指导' })
    expect(back.status).toBe(200)
    expect(await get(id)).toMatchObject({
      edition: 1,
      draft: within(7),
      proposedAt: null,
      returnedReason: '老人家三天内要指导',
    })
    expect((await head.ask('workbench.today')).body.lists.cadenceChanges.rows).toContainEqual(
      expect.objectContaining({ id, detail: '老人家三天内要指导' }),
    )
    const gone = await boss.call('cadence.approve', { id, version: back.body.version })
    expect([gone.status, gone.body.error.code]).toEqual([409, 'cadence.not_proposed'])
    const plan = within(5)
    const again = await head.call('cadence.save', {
      id,
      version: back.body.version,
      name: '建档回访',
      plan,
      reason: '改五天',
    })
    expect(await get(id)).toMatchObject({ returnedReason: null, proposedReason: '改五天' })
    expect((await boss.call('cadence.approve', { id, version: again.body.version })).status).toBe(200)
    expect((await get(id)).plan).toEqual(plan)
  })

  it('that is changed once more waits no longer: what is approved is what was handed in', async () => {
    const { id, version } = await proposed()
    const plan = within(30)
    const changed = await head.call('cadence.draft', { id, version, name: '建档回访', plan })
    const early = await boss.call('cadence.approve', { id, version: changed.body.version })
    expect([early.status, early.body.error.code]).toEqual([409, 'cadence.not_proposed'])
  })

  it('that cannot run is refused at its place before anybody is asked', async () => {
    const held = await running()
    const plan = within(-2)
    const saved = await head.call('cadence.save', { ...held, name: '建档回访', plan, reason: '试' })
    expect(saved.body.error.fields).toMatchObject([{ path: 'plan.tracks.0.steps.0.days', code: 'cadence.negative' }])
    expect((await get(held.id)).proposedAt).toBeNull()
  })

  it('cannot be let in, switched on or off by whoever drew it up', async () => {
    const { id, version } = await proposed()
    for (const [name, more] of [
      ['cadence.approve', {}],
      ['cadence.return', { reason: '退' }],
      ['cadence.switch', { isOn: false, reason: '停' }],
    ] as const) {
      const answer = await head.call(name, { id, version, ...more })
      expect([answer.status, answer.body.error.code]).toEqual([403, 'right.missing'])
    }
  })
})

const rights = { 'cadence.approve': 'all' }
describeRefusals(() => harness, {
  command: 'cadence.approve',
  rights,
  input: () => proposed(),
  bad: { change: { version: 0 }, path: 'version' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'cadence.return',
  rights,
  input: async () => ({ ...(await proposed()), reason: '再想想' }),
  bad: { change: { reason: '' }, path: 'reason' },
  isVersioned: true,
})
