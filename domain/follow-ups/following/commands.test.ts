import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import { takeForHandedIn } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { takePost } from '#tests/factories/posts.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { formFiled, generateFollowUps } from '../jobs.ts'
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
  await takePost(harness, boss, 'consulting.developer')
  departmentId = await makeDepartment(db(), { name: '顾问二部' })
  first = await harness.person({ name: '罗静', departmentId, allRights: true })
  second = await harness.person({ name: '高明', departmentId, allRights: true })
}, 60_000)
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const changesOf = async (taskId: string) =>
  (
    await harness.product.pool.query(
      "select reason, act_id, diff -> 'ownerId' as owner from record_changes where record_id = $1 and diff ? 'ownerId' order by version",
      [taskId],
    )
  ).rows
const paper = async (key: string, customerId: string, values: object, happenedOn = today) => {
  const { id } = await startForm(boss, key, { customerId })
  await takeForHandedIn(harness, id, values, happenedOn, { at: `${today}T01:00:00Z` })
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
    const [done] = await tasksOf(harness, id, rule)
    await first.call('task.complete', { id: done?.id, version: done?.version, result: '已请来，谈了二期' })
    await paper('F-112', id, named(first, '罗静'))
    const open = (await tasksOf(harness, id, rule)).find((one) => one.state === 'open')
    expect(open?.ownerId).toBe(first.staffId)
    const later = await paper('F-112', id, named(second, '高明'))
    await runJobNow(harness, formFiled, { formKey: 'F-112', customerId: id })
    const after = await tasksOf(harness, id, rule)
    // Both are due on one day, and of one title.
    expect(after).toHaveLength(2)
    const held = (id: string | undefined) => after.find((one) => one.id === id)
    expect(held(done?.id)).toMatchObject({ state: 'done', ownerId: first.staffId })
    expect(held(open?.id)).toMatchObject({ state: 'open', ownerId: second.staffId })
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
      const [one] = await tasksOf(harness, id, rule)
      const give = { id: one?.id, version: one?.version, ownerId: second.staffId, reason: '本周由高明代' }
      if (isGiven) expect((await boss.call('task.give', give)).status).toBe(200)
      await paper('F-112', id, { ...named(first, ''), developer: { name: '外聘顾问' } })
      ids.push({ id, first: one?.id })
    }
    const owners = await Promise.all(
      ids.map(
        async ({ id, first: one }) => (await tasksOf(harness, id, rule)).find((each) => each.id === one)?.ownerId,
      ),
    )
    expect(owners).toEqual([boss.staffId, second.staffId])
  })
})

it('[VIS-12] the doctor’s follow-ups go to whoever keeps the card from now on', async () => {
  await takePost(harness, first, 'seminar.chief_doctor')
  await takePost(harness, second, 'seminar.chief_doctor')
  const id = await openCustomer(harness, { kind: 'individual', name: '周凤英', ownerId: boss.staffId, departmentId })
  await takePost(harness, boss, 'seminar.representative')
  const card = await paper('F-101', id, { bought: 'yes' }, '2026-11-20')
  const keep = (who: Caller) => boss.call('form.hold', { id: card, kind: 'keep', to: who.staffId })
  const byDoctor = async () =>
    (await tasksOf(harness, id, 'seminar.buyers'))
      .filter((one) => one.origin?.includes(':doctor.'))
      .map((one) => one.ownerId)
  for (const who of [first, second]) {
    expect((await keep(who)).status).toBe(200)
    await expect.poll(async () => new Set(await byDoctor()), { timeout: 20_000 }).toEqual(new Set([who.staffId]))
  }
  expect((await second.ask('notice.list', {})).body.rows[0]).toMatchObject({ kind: 'moved' })
})

describe('[ALC-07] the owner of a customer changes', () => {
  const head = 'consulting.pastHead'
  const bell = async (who: Caller) => (await who.ask('notice.list', {})).body.rows
  const generate = (key: string) => runJobNow(harness, generateFollowUps, { ruleId: idOfKey(key) })

  /** A department with whoever leads it, by post, and one of its people. */
  async function team(name: string) {
    const department = await makeDepartment(db(), { name })
    const title = `${name}主任`
    await boss.call('post.create', { values: { title, departmentId: department } })
    const lead = await harness.person({ name: `${name}主任`, departmentId: department, allRights: true })
    const member = await harness.person({ name: `${name}顾问`, departmentId: department, allRights: true })
    await sql`update staff set post_id = (select id from posts where title = ${title}) where id = ${lead.staffId}`.execute(
      db(),
    )
    await sql`update staff set manager_id = ${lead.staffId} where id = ${member.staffId}`.execute(db())
    return { department, lead, member }
  }
  type Team = Awaited<ReturnType<typeof team>>

  async function pastClient({ member, department: departmentId }: Team, ownerId = member.staffId) {
    const id = await openCustomer(harness, { kind: 'organisation', ownerId, departmentId })
    const contract = newId()
    await sql`insert into contracts (id, customer_id, number, kind, title, signed_on, from_on, to_on)
      values (${contract}, ${id}, ${contract}, 'consulting', '顾问合同', '2025-01-01', '2025-01-01', '2026-06-30')`.execute(
      db(),
    )
    return id
  }
  const assign = async (id: string, to: Caller) =>
    expect((await boss.call('customer.assign', { ids: [id], ownerId: to.staffId, reason: '区域调整' })).status).toBe(
      200,
    )
  const headOf = async (id: string) => (await tasksOf(harness, id, head)).map((one) => one.ownerId)

  it('[VIS-20] the department head’s talk goes to the head of the new owner, with the reason and a notice', async () => {
    const [one, two] = [await team('一部'), await team('二部')]
    const [id, given] = [await pastClient(one), await pastClient(one)]
    await generate(head)
    const [open] = await tasksOf(harness, id, head)
    expect(open?.ownerId).toBe(one.lead.staffId)
    const [other] = await tasksOf(harness, given, head)
    const hand = { id: other?.id, version: other?.version, ownerId: boss.staffId, reason: '何总亲自谈' }
    expect((await boss.call('task.give', hand)).status).toBe(200)
    await assign(id, two.member)
    await assign(given, two.member)
    await expect.poll(() => headOf(id), { timeout: 20_000 }).toEqual([two.lead.staffId])
    expect(await headOf(given)).toEqual([boss.staffId])
    expect(await changesOf(open?.id ?? '')).toMatchObject([
      { reason: '区域调整', act_id: expect.any(String), owner: [one.lead.staffId, two.lead.staffId] },
    ])
    expect(await bell(two.lead)).toMatchObject([{ kind: 'moved', text: '1 件待办转到你名下：区域调整' }])
  })

  it('a head who kept the customer and gives it to one of their own keeps the talk', async () => {
    const one = await team('三部')
    const id = await pastClient(one, one.lead.staffId)
    await generate(head)
    await assign(id, one.member)
    await expect
      .poll(async () => (await changesOf((await tasksOf(harness, id, head))[0]?.id ?? '')).length, { timeout: 20_000 })
      .toBeGreaterThan(1)
    await expect.poll(() => headOf(id), { timeout: 20_000 }).toEqual([one.lead.staffId])
  })

  it('[VIS-35] what was overdue is shown to the superior of the new owner, and to nobody twice', async () => {
    const [one, two] = [await team('四部'), await team('五部')]
    const id = await openCustomer(harness, { kind: 'organisation', ownerId: one.member.staffId })
    await takePost(harness, boss, 'consulting.developer')
    await paper('F-112', id, named(one.member, '四部顾问'))
    harness.setNow('2026-11-28T02:00:00Z')
    const told = async () =>
      (await Promise.all([one, two].map(({ lead }) => bell(lead)))).map((rows) =>
        rows.filter((row: { kind: string }) => row.kind === 'escalated').map((row: { text: string }) => row.text),
      )
    const idAndVersion = async () => {
      const [task] = await tasksOf(harness, id, rule)
      return { id: task?.id, version: task?.version }
    }
    await generate(rule)
    expect(await told()).toEqual([['四部顾问 的“邀请来访参观”已逾期 5 天'], []])
    for (const to of [two, one, two]) {
      await boss.call('task.give', { ...(await idAndVersion()), ownerId: to.member.staffId, reason: '换人' })
      await generate(rule)
    }
    expect(await told()).toEqual([['四部顾问 的“邀请来访参观”已逾期 5 天'], ['五部顾问 的“邀请来访参观”已逾期 5 天']])
    harness.setNow(`${today}T02:00:00Z`)
  })
})
