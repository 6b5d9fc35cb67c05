import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Condition } from '#platform/core/conditions.ts'
import { newId } from '#platform/core/ids.ts'
import type { CadencePlan, CadenceRole } from '#platform/core/pack-cadences.ts'
import { takeForHandedIn } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { takePost } from '#tests/factories/posts.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { formFiled, generateFollowUps } from '../jobs.ts'
import { idOfKey } from '../queries.ts'

const today = '2026-11-23'
let harness: Harness
let boss: Caller
let consultant: Caller
let leaderId: string
let departmentId: string

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '何总', allRights: true })
  await boss.call('pack.enable', { packs: ['consulting'] })
  departmentId = await makeDepartment(db(), { name: '顾问二部' })
  const own = { 'customer.read': 'own', 'journal.write': 'own', 'journal.read': 'own', 'task.read': 'own' }
  consultant = await harness.person({ name: '罗静', departmentId, rights: own })
  leaderId = await makeStaff(db(), { name: '高明' })
}, 60_000)
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const partner = async (toOn: string) => {
  const id = await openCustomer(harness, { kind: 'organisation', ownerId: consultant.staffId, departmentId })
  const contract = newId()
  await sql`insert into contracts (id, customer_id, number, kind, title, signed_on, from_on, to_on, leader_id)
    values (${contract}, ${id}, ${contract}, 'consulting', '顾问合同', '2025-01-01', '2025-01-01', ${toOn}::date, ${leaderId})`.execute(
    db(),
  )
  return id
}
const hear = async (customerId: string, more: Record<string, unknown> = {}) =>
  (
    await consultant.call('journal.write', {
      customerId,
      values: { category: 'call', text: '对方有意把二期也交给我们', ...more },
    })
  ).body.id as string

describe('[VIS-21] what a past client says of more business', () => {
  const news = 'consulting.pastNews'

  it('is a call of the leader in charge the same day, with the entry beside it', async () => {
    const id = await partner('2026-06-30')
    const entry = await hear(id, { matter: 'newBusiness' })
    await expect.poll(async () => (await tasksOf(harness, id, news)).length, { timeout: 20_000 }).toBe(1)
    expect(await tasksOf(harness, id, news)).toMatchObject([
      {
        kind: 'followUp',
        ownerId: leaderId,
        dueOn: today,
        links: [{ kind: 'journalEntry', id: entry, label: '对方有意把二期也交给我们' }],
        because: { anchor: 'entryWritten', anchorName: '日志“合作线索”', anchorOn: today },
      },
    ])
    await runJobNow(harness, generateFollowUps, { ruleId: idOfKey(news) })
    expect(await tasksOf(harness, id, news)).toHaveLength(1)
  })

  it('is nothing of the kind from a client still in cooperation, nor any other talk with a past one', async () => {
    const running = await partner('2027-06-30')
    const past = await partner('2026-06-30')
    await hear(running, { matter: 'newBusiness' })
    await hear(past, { matter: 'service' })
    await hear(past)
    await runJobNow(harness, generateFollowUps, { ruleId: idOfKey(news) })
    expect([...(await tasksOf(harness, running, news)), ...(await tasksOf(harness, past, news))]).toEqual([])
  })
})

describe('[VIS-24] a prospect is kept in touch with by whom its tracking paper names', () => {
  const track = async (customerId: string, developer: { name: string; staffId?: string }) => {
    await takePost(harness, boss, 'consulting.developer')
    const { id } = await startForm(boss, 'F-112', { customerId })
    await takeForHandedIn(harness, id, { developer, intent: 'strong', result: 'following' }, today)
    await runJobNow(harness, formFiled, { formKey: 'F-112', customerId })
  }

  it('the invitation of one with strong intent is theirs, not the owner’s', async () => {
    const id = await openCustomer(harness, { kind: 'organisation', ownerId: boss.staffId, departmentId })
    await track(id, { name: '罗静', staffId: consultant.staffId })
    expect(await tasksOf(harness, id, 'consulting.strongIntent')).toMatchObject([
      { ownerId: consultant.staffId, dueOn: today },
    ])
  })

  it('who is no member of staff, or has left, leaves it to the owner', async () => {
    const gone = await makeStaff(db(), { name: '已离职' })
    await sql`update staff set is_active = false where id = ${gone}`.execute(db())
    for (const developer of [{ name: '外聘顾问' }, { name: '已离职', staffId: gone }]) {
      const id = await openCustomer(harness, { kind: 'organisation', ownerId: boss.staffId, departmentId })
      await track(id, developer)
      expect(await tasksOf(harness, id, 'consulting.strongIntent')).toMatchObject([{ ownerId: boss.staffId }])
    }
  })

  it('day to day, once the firm has set after how many days without contact', async () => {
    // Before the cadence is saved: the queue may follow it at once.
    const more = { ownerId: boss.staffId, departmentId }
    const prospect = await openCustomer(harness, { kind: 'organisation', stage: 'negotiation', ...more })
    const partnered = await openCustomer(harness, { kind: 'organisation', stage: 'cooperation', ...more })
    await track(prospect, { name: '罗静', staffId: consultant.staffId })
    const id = idOfKey('consulting.prospects')
    const held = (await boss.ask('cadence.get', { id })).body
    expect(held.state).toBe('new')
    const plan = held.plan as CadencePlan
    const set = {
      ...plan,
      tracks: plan.tracks.map((one) => ({ ...one, ...(one.repeat && { repeat: { ...one.repeat, every: 7 } }) })),
    }
    const saved = await boss.call('cadence.save', {
      id,
      version: held.version,
      name: held.name,
      plan: set,
      reason: '定',
    })
    expect(saved.status).toBe(200)
    await runJobNow(harness, generateFollowUps, { ruleId: id })
    expect(await tasksOf(harness, prospect, 'consulting.prospects')).toMatchObject([
      { ownerId: consultant.staffId, dueOn: '2026-11-30', title: '按《顾问谈判工作指引》日常联系' },
    ])
    expect(await tasksOf(harness, partnered, 'consulting.prospects')).toEqual([])
  })

  it('a plan that names somebody by a form that is not there is refused at that place', async () => {
    const plan = (await boss.ask('cadence.get', { id: idOfKey('consulting.strongIntent') })).body.plan as CadencePlan
    const wrong = plan.tracks.map((one) => ({ ...one, role: { kind: 'named', form: 'F-999', field: 'developer' } }))
    const made = (await boss.call('cadence.create', { name: '邀请', plan: { ...plan, tracks: wrong } })).body
    const saved = await boss.call('cadence.save', {
      ...made,
      name: '邀请',
      plan: { ...plan, tracks: wrong },
      reason: '试',
    })
    expect(saved.body.error.fields).toMatchObject([{ path: 'plan.tracks.0.role', code: 'cadence.unknown_form' }])
  })
})

describe('the night’s run', () => {
  const rule = 'consulting.monthly'
  const runKey = `followUps.run.${idOfKey(rule)}`
  const generate = () => runJobNow(harness, generateFollowUps, { ruleId: idOfKey(rule) })
  const keysOf = async (customerId: string) =>
    (await tasksOf(harness, customerId, rule)).map((one) => `${one.dueOn} ${one.state}`).sort()

  it('that died in the middle goes on with the parts that were left, and makes nothing twice', async () => {
    const id = await partner('2027-06-30')
    await generate()
    const made = await keysOf(id)
    expect(made).toEqual(['2026-11-30 open'])
    const { value } = await db()
      .selectFrom('settings')
      .select('value')
      .where('key', '=', runKey)
      .executeTakeFirstOrThrow()
    const run = value as { done: string[]; total: number; finishedAt: string | null }
    expect([run.done.length, run.finishedAt === null]).toEqual([run.total, false])
    // As a killed process leaves it: tasks made and committed, the last parts not reached, no end.
    const half = { ...run, done: run.done.slice(0, 1), finishedAt: null }
    await sql`update settings set value = ${JSON.stringify(half)}::jsonb where key = ${runKey}`.execute(db())
    await generate()
    expect(await keysOf(id)).toEqual(made)
    const after = await db().selectFrom('settings').select('value').where('key', '=', runKey).executeTakeFirstOrThrow()
    expect(after.value).toMatchObject({ total: run.total, finishedAt: expect.any(String) })
    expect(new Set((after.value as typeof run).done)).toEqual(new Set(run.done))
  })

  it('does nothing twice when the clock is set back, and leaves no month out when it jumps ahead', async () => {
    const id = await partner('2027-06-30')
    await generate()
    harness.setNow('2026-11-21T02:00:00Z')
    await generate()
    expect(await keysOf(id)).toEqual(['2026-11-30 open'])
    harness.setNow('2027-01-05T02:00:00Z')
    await generate()
    expect(await keysOf(id)).toEqual(['2026-11-30 open', '2027-01-31 open'])
    harness.setNow(`${today}T02:00:00Z`)
    await generate()
    expect(await keysOf(id)).toEqual(['2026-11-30 open', '2027-01-31 open'])
  })
})

it('[VIS-16] [VIS-17] [VIS-19] the plan of a client in cooperation says the periods ahead too, as far as its term goes', async () => {
  const id = await partner('2027-06-15')
  await runJobNow(harness, generateFollowUps)
  const { rows } = (await boss.ask('followUp.coming', { customerId: id })).body
  const due = (name: string) =>
    rows.filter((one: { cadenceName: string }) => one.cadenceName === name).map((one: { dueOn: string }) => one.dueOn)
  expect(due('合作中客户·部门')).toEqual(['2026-12-31', '2027-01-31', '2027-02-28'])
  expect(due('合作中客户·分管领导')).toEqual(['2027-03-31'])
  expect(due('合作中客户·年度拜访')).toEqual([])
})

describe('[VIS-16] what a person has planned by hand and a rule asks for as well is one', () => {
  const purpose = '沟通项目进展，听取评价与要求'
  const monthly = 'consulting.monthly'
  const plan = async (customerId: string, dueOn: string, more: Record<string, unknown> = {}) => {
    const answer = await boss.call('followUp.plan', {
      customerId,
      dueOn,
      purpose,
      means: 'visit',
      ownerId: consultant.staffId,
      ...more,
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body.id as string
  }
  const night = () => runJobNow(harness, generateFollowUps, { ruleId: idOfKey(monthly) })
  const talks = async (customerId: string) =>
    (await tasksOf(harness, customerId))
      .filter((one) => one.title === purpose && one.ownerId === consultant.staffId)
      .map((one) => [one.dueOn, one.firstDueOn, one.means, one.because?.ruleName ?? null])

  it('planned first: the rule takes it over, on the day that was chosen, and says so', async () => {
    const id = await partner('2027-06-30')
    const planned = await plan(id, '2026-11-26')
    await night()
    await night()
    expect(await talks(id)).toEqual([['2026-11-26', '2026-11-30', 'visit', '合作中客户·部门']])
    const { rows } = await sql<{
      reason: string
    }>`select reason from record_changes where record_id = ${planned} and kind = 'changed'`.execute(db())
    expect(rows).toEqual([{ reason: '规则“合作中客户·部门”要的就是这一次' }])
  })

  it('made by the rule first: planning it gives it its day; a second one of the month is one of its own', async () => {
    const id = await partner('2027-06-30')
    await night()
    const [made] = await tasksOf(harness, id, monthly)
    expect(await plan(id, '2026-11-26')).toBe(made?.id)
    expect(await talks(id)).toEqual([['2026-11-26', '2026-11-30', 'visit', '合作中客户·部门']])
    await plan(id, '2026-11-27')
    expect(await talks(id)).toEqual([
      ['2026-11-26', '2026-11-30', 'visit', '合作中客户·部门'],
      ['2026-11-27', '2026-11-27', 'visit', null],
    ])
  })

  it('for something else, by somebody else or in another month it stays beside it', async () => {
    const id = await partner('2027-06-30')
    await plan(id, '2026-11-26', { purpose: '送二期方案' })
    await plan(id, '2026-12-03')
    await plan(id, '2026-11-26', { ownerId: leaderId })
    await night()
    expect((await tasksOf(harness, id, monthly)).map((one) => one.dueOn)).toEqual(['2026-11-30'])
    expect(await tasksOf(harness, id)).toHaveLength(4)
  })
})

describe('a rule on the screen', () => {
  const asked = (roles: { from: CadenceRole; to: CadenceRole }[], audience: Condition): CadencePlan => ({
    anchor: { kind: 'archived' },
    audience,
    days: 'calendar',
    tracks: roles.map(({ from, to }, n) => ({
      key: `t${n}`,
      name: { zh: '轨', en: 'Track' },
      role: from,
      steps: [{ key: '1', days: 3, purpose: { zh: '联系', en: 'Contact' }, means: 'call', escalate: { days: 1, to } }],
    })),
    done: { written: true, paperBackSameDay: false },
    sameDay: 'merge',
    past: 'skip',
  })
  const post = (key: string): CadenceRole => ({ kind: 'post', post: `consulting.${key}` })

  it('whose escalation goes round in a circle is refused, by whoever saves it and however', async () => {
    const plan = asked(
      [
        { from: post('developer'), to: post('head') },
        { from: post('head'), to: post('leader') },
        { from: post('leader'), to: post('developer') },
      ],
      { all: [{ field: 'kind', op: 'in', value: ['organisation'] }] },
    )
    const drawer = await harness.person({ rights: { 'cadence.manage': 'all' } })
    for (const who of [boss, drawer]) {
      const made = (await who.call('cadence.create', { name: '转圈', plan })).body
      const saved = await who.call('cadence.save', { ...made, name: '转圈', plan, reason: '试' })
      expect([saved.status, saved.body.error.fields]).toMatchObject([
        400,
        [{ path: 'plan.tracks', code: 'cadence.escalation_circle' }],
      ])
    }
    expect((await boss.call('rehearsal.cadence', { plan })).body.faults).toMatchObject([
      { code: 'cadence.escalation_circle' },
    ])
  })

  it('for everybody says so, and how many that are', async () => {
    const everybody = asked([{ from: { kind: 'owner' }, to: { kind: 'superior' } }], { all: [] })
    const { rows } = await harness.product.pool.query(
      'select count(*)::int as n from customers where withdrawn_at is null and merged_into is null',
    )
    expect((await boss.call('rehearsal.cadence', { plan: everybody })).body).toMatchObject({
      isAll: true,
      matched: rows[0].n,
    })
  })
})
