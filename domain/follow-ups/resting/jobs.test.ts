import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callAfter, putInForce, takeForHandedIn } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { takePost } from '#tests/factories/posts.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone, runJobNow } from '#tests/jobs.ts'
import { formFiled, generateFollowUps } from '../jobs.ts'
import { idOfKey } from '../queries.ts'
import { tradesSwitched } from './jobs.ts'

const today = '2026-11-23'
const buyers = idOfKey('seminar.buyers')
let harness: Harness
let boss: Caller

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '方总', allRights: true })
}, 60_000)
afterAll(() => harness.close())
beforeEach(async () => {
  harness.setNow(`${today}T02:00:00Z`)
  await switched('enable')
})

async function switched(how: 'enable' | 'disable' | 'remove') {
  const input = how === 'remove' ? { pack: 'seminar' } : { packs: ['seminar'] }
  const answer = await boss.call(`pack.${how}`, input)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await jobsDone(harness, tradesSwitched)
}

/** A buyer whose form was made on a day: the first visit is due three days later. */
async function buyer(name: string, madeOn: string): Promise<{ customerId: string; recordId: string }> {
  const customerId = await openCustomer(harness, { kind: 'individual', name, ownerId: boss.staffId })
  await takePost(harness, boss, 'seminar.representative')
  const { id } = await startForm(boss, 'F-101', { customerId })
  await takeForHandedIn(harness, id, { bought: 'yes', madeOn }, madeOn)
  await runJobNow(harness, formFiled, { formKey: 'F-101', customerId })
  return { customerId, recordId: id }
}
const night = async (on: string, ruleId: string) => {
  harness.setNow(`${on}T02:00:00Z`)
  await runJobNow(harness, generateFollowUps, { ruleId })
}
const standing = async (customerId: string) =>
  (await tasksOf(harness, customerId))
    .map((one) => `${one.dueOn} ${one.state} ${one.closeReason ?? ''}`.trim())
    .toSorted()
const off = 'lapsed 行业“会议营销”已停用'

describe('[TEC-14] [VIS-34] a trade that is switched off', () => {
  it.each(['disable', 'remove'] as const)(
    'takes back the follow-ups its cadences made, with the reason, and counts them no more (%s)',
    async (how) => {
      const name = `蒋素珍${how}`
      const own = await putInForce(boss, `自定${how}`, callAfter(5, name, '问候'))
      const { customerId } = await buyer(name, today)
      await runJobNow(harness, generateFollowUps, { ruleId: own.id })
      const counted = async () => {
        const { body } = await boss.ask('compliance.report', { from: today, to: '2026-12-01', cadenceId: buyers })
        return body.total.due
      }
      const before = await counted()
      await switched(how)
      expect(await standing(customerId)).toEqual([`2026-11-26 ${off}`, '2026-11-28 open'])
      expect(await counted()).toBe(before - 1)
    },
  )

  it('leaves what somebody asked for, and says in the history why the others went', async () => {
    const customerId = await openCustomer(harness, { kind: 'individual', name: '何桂英', ownerId: boss.staffId })
    const others = idOfKey('seminar.others')
    const asked = { customerId, cadenceId: others, track: 'doctor', reason: '想听医生怎么说' }
    const answer = await boss.call('followUp.request', asked)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const made = await buyer('钱阿凤', today)
    await switched('disable')
    expect(await standing(customerId)).toEqual(['2026-11-26 open'])
    const [gone] = await tasksOf(harness, made.customerId)
    const { rows } = await sql<{ diff: object; reason: string }>`select diff, reason from record_changes
      where entity = 'task' and record_id = ${gone?.id} and kind = 'changed'`.execute(harness.product.platform.db)
    expect(rows).toMatchObject([{ diff: { state: ['open', 'lapsed'] }, reason: '行业“会议营销”已停用' }])
  })

  it('switched on again, begins anew from that day: nothing comes back and nothing is made up for', async () => {
    const passed = await buyer('孙兰', '2026-11-21')
    const coming = await buyer('李秀英', today)
    await switched('disable')
    await night('2026-11-25', buyers)
    const fallen = [`2026-11-24 ${off}`, `2026-12-06 ${off}`]
    expect(await standing(passed.customerId)).toEqual(fallen)
    expect(await standing(coming.customerId)).toEqual([`2026-11-26 ${off}`])
    await switched('enable')
    for (let n = 0; n < 2; n++) await night('2026-11-25', buyers)
    // The 24th passed while the trade was off.
    expect(await standing(passed.customerId)).toEqual([...fallen, '2026-12-06 open'])
    expect(await standing(coming.customerId)).toEqual([`2026-11-26 ${off}`, '2026-11-26 open', '2026-12-08 open'])
  })

  it('[VIS-14] lists no paper of it that is out, until it is on again', async () => {
    const { recordId } = await buyer('周金娣', today)
    const doctor = await harness.person({ name: '沈玉梅', allRights: true })
    await sql`update form_records set keeper_id = ${doctor.staffId}, holder_id = ${doctor.staffId} where id = ${recordId}`.execute(
      harness.product.platform.db,
    )
    const drawn = { id: recordId, kind: 'draw', to: boss.staffId, purpose: '回访' }
    expect((await doctor.call('form.hold', drawn)).status).toBe(200)
    harness.setNow('2026-11-25T02:00:00Z')
    const out = async () =>
      (await boss.ask('compliance.papers')).body.rows.filter((one: { recordId: string }) => one.recordId === recordId)
    expect(await out()).toHaveLength(1)
    await switched('disable')
    expect(await out()).toEqual([])
    // A cadence of the firm’s own counts from the same form: the form is of the trade all the same.
    const plan = { ...callAfter(3, '周金娣', '看望'), anchor: { kind: 'form' as const, form: 'F-101' } }
    await switched('enable')
    await putInForce(boss, '自定看望', { ...plan, done: { written: true, paperBackSameDay: true } })
    await switched('disable')
    expect(await out()).toEqual([])
    await switched('enable')
    expect(await out()).toHaveLength(1)
  })

  it('lets the pauses of its cadences rest with them', async () => {
    const { customerId } = await buyer('吴阿姨', today)
    const paused = await boss.call('followUp.pause', { customerId, cadenceId: buyers, reason: '出国探亲' })
    expect(paused.status).toBe(200)
    const pauses = async () => (await boss.ask('followUp.coming', { customerId })).body.pauses.length
    expect(await pauses()).toBe(1)
    await switched('disable')
    expect(await pauses()).toBe(0)
    await switched('enable')
    expect(await pauses()).toBe(1)
  })
})
