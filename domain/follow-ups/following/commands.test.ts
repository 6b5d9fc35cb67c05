import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { formFiled } from '../jobs.ts'
import { idOfKey } from '../queries.ts'

const today = '2026-11-23'
let harness: Harness
let boss: Caller
let first: Caller
let second: Caller
let departmentId: string

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '何总', allRights: true })
  await boss.call('pack.enable', { packs: ['consulting', 'seminar'] })
  await takePost(boss, 'consulting.developer')
  departmentId = await makeDepartment(db(), { name: '顾问二部' })
  first = await harness.person({ name: '罗静', departmentId, allRights: true })
  second = await harness.person({ name: '高明', departmentId, allRights: true })
}, 60_000)
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const takePost = async (who: Pick<Caller, 'staffId'>, post: string) =>
  await sql`update staff set post_id = (select id from posts where key = ${post}) where id = ${who.staffId}`.execute(
    db(),
  )
const tasksOf = async (customerId: string, rule: string) =>
  await db()
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('origin', 'like', `cadence:${idOfKey(rule)}:%`)
    .orderBy('state')
    .execute()
const changesOf = async (taskId: string) =>
  (
    await harness.product.pool.query(
      "select reason, act_id, diff -> 'ownerId' as owner from record_changes where record_id = $1 and diff ? 'ownerId' order by version",
      [taskId],
    )
  ).rows
const paper = async (key: string, customerId: string, values: object, happenedOn = today) => {
  const { id } = await startForm(boss, key, { customerId })
  await sql`update form_records set state = 'submitted', submitted_at = ${`${today}T01:00:00Z`}, happened_on = ${happenedOn}::date,
    "values" = "values" || ${JSON.stringify(values)}::jsonb where id = ${id}`.execute(db())
  await runJobNow(harness, formFiled, { formKey: key, customerId })
  return id
}
const named = (who: Caller, name: string) => ({
  developer: { name, staffId: who.staffId },
  intent: 'strong',
  result: 'following',
})
const rule = 'consulting.strongIntent'

describe('[VIS-24] a later tracking paper names somebody else', () => {
  it('what is open goes to them with the paper as the reason and a notice; what was done stays', async () => {
    const id = await openCustomer(harness, { kind: 'organisation', ownerId: boss.staffId, departmentId })
    await paper('F-112', id, named(first, '罗静'))
    const [done] = await tasksOf(id, rule)
    await first.call('task.complete', { id: done?.id, version: done?.version, result: '已请来，谈了二期' })
    await paper('F-112', id, named(first, '罗静'))
    const open = (await tasksOf(id, rule)).find((one) => one.state === 'open')
    expect(open?.ownerId).toBe(first.staffId)
    const later = await paper('F-112', id, named(second, '高明'))
    await runJobNow(harness, formFiled, { formKey: 'F-112', customerId: id })
    const after = await tasksOf(id, rule)
    expect(after.map((one) => [one.id, one.state, one.ownerId])).toEqual([
      [done?.id, 'done', first.staffId],
      [open?.id, 'open', second.staffId],
    ])
    expect(await changesOf(open?.id ?? '')).toEqual([
      { reason: expect.stringContaining('换人跟进'), act_id: later, owner: [first.staffId, second.staffId] },
    ])
    const told = (await second.ask('notice.list', {})).body.rows
    expect(told).toMatchObject([{ kind: 'moved', text: expect.stringMatching(/^1 件待办转到你名下：按 .+ 换人跟进$/) }])
  })

  it('nobody of the firm: it goes to the owner; one that was given by hand stays where it was given', async () => {
    const ids = []
    for (const isGiven of [false, true]) {
      const id = await openCustomer(harness, { kind: 'organisation', ownerId: boss.staffId, departmentId })
      await paper('F-112', id, named(first, '罗静'))
      const [one] = await tasksOf(id, rule)
      const give = { id: one?.id, version: one?.version, ownerId: second.staffId, reason: '本周由高明代' }
      if (isGiven) expect((await boss.call('task.give', give)).status).toBe(200)
      await paper('F-112', id, { ...named(first, ''), developer: { name: '外聘顾问' } })
      ids.push({ id, first: one?.id })
    }
    const owners = await Promise.all(
      ids.map(async ({ id, first: one }) => (await tasksOf(id, rule)).find((each) => each.id === one)?.ownerId),
    )
    expect(owners).toEqual([boss.staffId, second.staffId])
  })
})

it('[VIS-12] the doctor’s follow-ups go to whoever keeps the card from now on', async () => {
  await takePost(first, 'seminar.chief_doctor')
  await takePost(second, 'seminar.chief_doctor')
  const id = await openCustomer(harness, { kind: 'individual', name: '周凤英', ownerId: boss.staffId, departmentId })
  await takePost(boss, 'seminar.representative')
  const card = await paper('F-101', id, { bought: 'yes' }, '2026-11-20')
  const keep = (who: Caller) => boss.call('form.hold', { id: card, kind: 'keep', to: who.staffId })
  const byDoctor = async () =>
    (await tasksOf(id, 'seminar.buyers')).filter((one) => one.origin?.includes(':doctor.')).map((one) => one.ownerId)
  for (const who of [first, second]) {
    expect((await keep(who)).status).toBe(200)
    await expect.poll(async () => new Set(await byDoctor()), { timeout: 20_000 }).toEqual(new Set([who.staffId]))
  }
  expect((await second.ask('notice.list', {})).body.rows[0]).toMatchObject({ kind: 'moved' })
})
