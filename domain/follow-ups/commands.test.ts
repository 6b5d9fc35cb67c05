import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { addDays } from '#platform/core/time.ts'
import { takeForHandedIn } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { takePost } from '#tests/factories/posts.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { formFiled, generateFollowUps } from './jobs.ts'
import { idOfKey } from './queries.ts'
import { dueOn } from './rules.ts'

const today = '2026-11-23'
let harness: Harness
let boss: Caller
let rep: Caller
let departmentId: string
let doctorId: string
const consulting = ['consulting.monthly', 'consulting.quarterly', 'consulting.yearly', 'consulting.pastHead']
const buyers = idOfKey('seminar.buyers')
const others = idOfKey('seminar.others')

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '方总', allRights: true })
  await boss.call('pack.enable', { packs: ['seminar', 'consulting', 'retail'] })
  departmentId = await makeDepartment(db(), { name: '无锡销售一部' })
  rep = await harness.person({
    name: '陈立民',
    departmentId,
    rights: {
      'task.read': 'own',
      'task.change': 'own',
      'customer.read': 'own',
      'customer.change': 'own',
      'journal.write': 'own',
      'journal.read': 'own',
    },
  })
  const post = await db()
    .selectFrom('posts')
    .select('id')
    .where('key', '=', 'seminar.chief_doctor')
    .executeTakeFirstOrThrow()
  doctorId = await makeStaff(db(), { name: '沈玉梅', departmentId, postId: post.id })
}, 60_000)
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const person = async (more: Record<string, unknown> = {}) =>
  await openCustomer(harness, {
    kind: 'individual',
    name: `顾客${newId().slice(-6)}`,
    ownerId: rep.staffId,
    departmentId,
    ...more,
  })

/** Begun by somebody who holds the post the form names. */
async function begin(post: string, form: string, customerId: string) {
  await takePost(harness, boss, post)
  return await startForm(boss, form, { customerId })
}

/** A customer archive form that was handed in; what its filling-in asks has its own tests. */
async function fileForm(customerId: string, madeOn: string, bought: 'yes' | 'no'): Promise<string> {
  const { id } = await begin('seminar.representative', 'F-101', customerId)
  await takeForHandedIn(harness, id, { bought, madeOn }, madeOn)
  await runJobNow(harness, formFiled, { formKey: 'F-101', customerId })
  return id
}

/** The night of a day, for the cadences a test is about: all of them would take a busy machine long. */
const night = async (on: string, ...keys: string[]) => {
  harness.setNow(`${on}T02:00:00Z`)
  for (const key of keys) await runJobNow(harness, generateFollowUps, { ruleId: idOfKey(key) })
}

describe('the plan of a buyer', () => {
  it('[VIS-01] [VIS-02] [JRN-08] is made when the form is handed in, from the day of the form, each with its reason', async () => {
    const id = await person()
    await fileForm(id, today, 'yes')
    const [first, ...more] = await tasksOf(harness, id)
    expect(more).toEqual([])
    expect(first).toMatchObject({
      title: '指导服用',
      dueOn: '2026-11-26',
      ownerId: rep.staffId,
      because: {
        by: 'cadence',
        ruleId: buyers,
        ruleName: '会销·购买顾客',
        step: 1,
        anchor: 'formMade',
        anchorName: '《顾客档案表》制成日期',
        anchorOn: today,
        every: 3,
        unit: 'day',
      },
    })
    expect(first?.links).toMatchObject([{ kind: 'formRecord' }])
  })

  it('[VIS-03] [VIS-04] [VIS-10] [VIS-36] all six come round by their days, the doctor’s beside the representative’s, a late first one moving none', async () => {
    const id = await person()
    await fileForm(id, today, 'yes')
    for (const n of [5, 20, 50]) await night(addDays(today, n), 'seminar.buyers')
    expect(
      (await tasksOf(harness, id)).map((one) => [one.dueOn, one.title, one.ownerId === doctorId ? 'doctor' : 'rep']),
    ).toEqual([
      ['2026-11-26', '指导服用', 'rep'],
      ['2026-12-08', '专业指导', 'doctor'],
      ['2026-12-23', '了解服用效果', 'doctor'],
      ['2026-12-23', '询问意见', 'rep'],
      ['2027-01-22', '了解服用效果', 'rep'],
      ['2027-01-22', '排除异议', 'doctor'],
    ])
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('[TSK-06] [VIS-36] says on which day the next one of the plan is', async () => {
    const id = await person()
    await fileForm(id, today, 'yes')
    await night(addDays(today, 50), 'seminar.buyers')
    harness.setNow(`${today}T02:00:00Z`)
    const own = (await tasksOf(harness, id)).filter((one) => one.ownerId === rep.staffId)
    expect(own.map((one) => [one.dueOn, one.because?.['nextOn']])).toEqual([
      ['2026-11-26', '2026-12-23'],
      ['2026-12-23', '2027-01-22'],
      ['2027-01-22', undefined],
    ])
  })

  it('[TSK-06] goes another way than one the customer avoids, says so, and comes back to it when allowed', async () => {
    const plain = await person()
    await fileForm(plain, today, 'yes')
    const usual = (await tasksOf(harness, plain))[0]?.means ?? ''
    const id = await person({ avoidedMeans: [usual] })
    await fileForm(id, today, 'yes')
    const first = async () => (await tasksOf(harness, id))[0]
    expect(await first()).toMatchObject({ means: 'wechat', because: { avoided: usual } })
    const onList = async () =>
      (await rep.ask('task.list', { condition: { field: 'means', op: 'in', value: [usual] } })).body.rows.map(
        (row: { customerId: string }) => row.customerId,
      )
    expect(await onList()).not.toContain(id)
    expect(await onList()).toContain(plain)

    const avoid = async (customerId: string, avoidedMeans: string[]) => {
      const { version } = (await boss.ask('customer.get', { id: customerId })).body.row
      const done = await boss.call('customer.change', { id: customerId, version, values: { avoidedMeans } })
      expect(done.status, JSON.stringify(done.body)).toBe(200)
    }
    await avoid(id, [])
    await expect.poll(first, { timeout: 15_000 }).toMatchObject({ means: usual })
    expect((await first())?.because?.['avoided']).toBeUndefined()
    await avoid(id, [usual, 'wechat'])
    await expect.poll(first, { timeout: 15_000 }).toMatchObject({ means: 'sms', because: { avoided: usual } })

    const values = { title: '打个电话', customerId: id, dueOn: today, means: usual, priority: 'normal' }
    const typed = await boss.call('task.add', { values })
    expect(typed.body.error.fields).toMatchObject([{ path: 'values.means', code: `task.avoided_${usual}` }])
  })

  it('is made once, whatever runs twice', async () => {
    const id = await person()
    await fileForm(id, today, 'yes')
    const before = await tasksOf(harness, id)
    await runJobNow(harness, formFiled, { formKey: 'F-101', customerId: id })
    await night(today, 'seminar.buyers')
    await night(today, 'seminar.buyers')
    expect(await tasksOf(harness, id)).toEqual(before)
  })

  it('[JRN-08] the whole night makes what is due for every cadence, and a run that was cut off goes on with the parts that are left', async () => {
    const id = await person()
    const form = await begin('seminar.representative', 'F-101', id)
    await takeForHandedIn(harness, form.id, { bought: 'yes' }, today)
    const part = `${buyers} 1 ..`
    const cut = { day: today, done: [part], total: 1, made: 0, startedAt: `${today}T01:00:00Z`, finishedAt: null }
    await sql`insert into settings (key, value) values (${`followUps.run.${buyers}`}, ${JSON.stringify(cut)}::jsonb)
      on conflict (key) do update set value = excluded.value`.execute(db())
    await night(today, 'seminar.buyers')
    expect(await tasksOf(harness, id)).toEqual([])
    await night(today, 'seminar.buyers')
    expect((await tasksOf(harness, id)).map((one) => one.title)).toEqual(['指导服用'])
  })

  it('[VIS-37] takes the place of the other plan once he buys, and the open visits lapse', async () => {
    const id = await person()
    await fileForm(id, '2026-11-13', 'no')
    expect((await tasksOf(harness, id)).map((one) => [one.title, one.dueOn])).toEqual([['介绍产品服务', '2026-11-28']])
    await fileForm(id, today, 'yes')
    expect((await tasksOf(harness, id)).map((one) => [one.title, one.dueOn, one.state, one.closeReason])).toEqual([
      ['指导服用', '2026-11-26', 'open', null],
      ['介绍产品服务', '2026-11-28', 'lapsed', '新的表单已制成，原回访失效'],
    ])
    await night(addDays(today, 1), 'seminar.others')
    expect((await tasksOf(harness, id)).filter((one) => one.title === '介绍产品服务')).toHaveLength(1)
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('falls away with a form that is made void', async () => {
    const id = await person()
    const form = await fileForm(id, today, 'yes')
    await sql`update form_records set state = 'voided', voided_at = now() where id = ${form}`.execute(db())
    await night(today, 'seminar.buyers')
    expect((await tasksOf(harness, id)).map((one) => one.state)).toEqual(['lapsed'])
  })

  it('[VIS-11] the doctor comes to somebody who did not buy only when asked', async () => {
    const id = await person()
    await fileForm(id, today, 'no')
    expect((await tasksOf(harness, id)).map((one) => one.title)).toEqual(['密切联系'])
    expect((await rep.ask('followUp.coming', { customerId: id })).body.onRequest).toMatchObject([
      { cadenceId: others, track: 'doctor' },
    ])
    const buyer = await person()
    await fileForm(buyer, today, 'yes')
    expect((await rep.ask('followUp.coming', { customerId: buyer })).body.onRequest).toEqual([])
    const answer = await rep.call('followUp.request', {
      customerId: id,
      cadenceId: others,
      track: 'doctor',
      reason: '顾客问药',
    })
    expect(answer.status).toBe(200)
    expect((await tasksOf(harness, id)).find((one) => one.title === '专业指导')).toMatchObject({
      ownerId: doctorId,
      dueOn: '2026-11-26',
    })
    const wrong = await rep.call('followUp.request', {
      customerId: id,
      cadenceId: others,
      track: 'representative',
      reason: '再来',
    })
    expect([wrong.status, wrong.body.error.code]).toEqual([409, 'cadence.not_on_request'])
  })

  it('[VIS-05] [VIS-08] what comes after the plan is planned by hand', async () => {
    const id = await person()
    const answer = await rep.call('followUp.plan', {
      customerId: id,
      dueOn: '2027-02-01',
      purpose: '年后复访',
      means: 'visit',
    })
    expect(answer.status).toBe(200)
    expect(await tasksOf(harness, id)).toMatchObject([{ kind: 'followUp', title: '年后复访', ownerId: rep.staffId }])
    const late = await rep.call('followUp.plan', {
      customerId: id,
      dueOn: '2027-02-01',
      dueTime: '22:10',
      purpose: '夜里',
      means: 'call',
    })
    expect(late.body.error.fields[0]).toMatchObject({ path: 'dueTime', code: 'followUp.in_quiet_hours' })
  })
})

it('[JRN-09] a form that is handed in begins its plan through the queue, at once and only for its customer', async () => {
  await publishForm(harness, sampleForm('Z-HF'))
  const { answers: _, replaces: __, ...given } = await plan(buyers)
  const own: CadencePlan = {
    ...given,
    anchor: { kind: 'form', form: 'Z-HF' },
    audience: { field: 'kind', op: 'in', value: ['organisation'] },
    answers: { field: 'values.kind', op: 'in', value: ['rush'] },
    tracks: given.tracks.slice(0, 1),
  }
  const made = (await boss.call('cadence.create', { name: '加急加工回访', plan: own })).body
  const saved = await boss.call('cadence.save', { ...made, name: '加急加工回访', plan: own, reason: '试行' })
  expect(saved.status).toBe(200)
  const [rush, plain] = [
    await openCustomer(harness, { ownerId: rep.staffId }),
    await openCustomer(harness, { ownerId: rep.staffId }),
  ]
  const sheet = { processing: '1200', rework: '0', home: '0.6', abroad: '0.4', on: '2026-11-22' }
  await handIn(boss, 'Z-HF', { ...sheet, kind: 'rush' }, { customerId: rush })
  await handIn(boss, 'Z-HF', { ...sheet, kind: 'plain' }, { customerId: plain })
  await expect
    .poll(async () => (await tasksOf(harness, rush)).map((one) => [one.title, one.dueOn]), { timeout: 20_000 })
    .toEqual([['指导服用', '2026-11-25']])
  expect(await tasksOf(harness, plain)).toEqual([])
})

describe('contracts', () => {
  const sign = async (customerId: string, fromOn: string, toOn: string, leaderId?: string) => {
    const id = newId()
    await sql`insert into contracts (id, customer_id, number, kind, title, signed_on, from_on, to_on, leader_id)
      values (${id}, ${customerId}, ${id}, 'consulting', '顾问合同', ${fromOn}::date, ${fromOn}::date, ${toOn}::date, ${leaderId ?? null})`.execute(
      db(),
    )
  }
  const made = async (id: string) =>
    (await tasksOf(harness, id))
      .filter((one) => one.because?.['by'] === 'cadence')
      .map((one) => [one.because?.['ruleName'], one.dueOn, one.state])
  // A contract or a form of the customer has its other cadences made as well, whenever the queue comes to it.
  const madeBy = async (id: string, ...rules: string[]) =>
    (await made(id)).filter(([rule]) => rules.includes(String(rule)))

  it('[VIS-16] [VIS-17] [VIS-19] ask within the term for a talk each month and quarter and a visit each year, of the right people', async () => {
    const id = await openCustomer(harness, { ownerId: rep.staffId, departmentId })
    await sign(id, '2026-06-01', '2027-05-31', doctorId)
    await night(today, ...consulting)
    expect(await made(id)).toEqual([
      ['合作中客户·部门', '2026-11-30', 'open'],
      ['合作中客户·分管领导', '2026-12-31', 'open'],
      ['合作中客户·年度拜访', '2026-12-31', 'open'],
    ])
    expect(
      (await tasksOf(harness, id)).find((one) => one.because?.['ruleName'] === '合作中客户·分管领导')?.ownerId,
    ).toBe(doctorId)
  })

  it('[VIS-16] [VIS-19] the last month’s talk stays beside the year’s visit: they end on one day and are not one', async () => {
    const id = await openCustomer(harness, { ownerId: rep.staffId, departmentId })
    await sign(id, '2026-06-01', '2027-05-31')
    await night('2026-12-01', 'consulting.yearly', 'consulting.monthly')
    expect(await madeBy(id, '合作中客户·部门', '合作中客户·年度拜访')).toEqual([
      ['合作中客户·部门', '2026-12-31', 'open'],
      ['合作中客户·年度拜访', '2026-12-31', 'open'],
    ])
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('[VIS-16] [VIS-18] the talk on its form meets the month, and counts as done by whoever filled it in', async () => {
    const id = await openCustomer(harness, { ownerId: rep.staffId, departmentId })
    await sign(id, '2026-06-01', '2027-05-31')
    await night(today, ...consulting)
    const { id: form } = await begin('consulting.developer', 'F-113', id)
    await takeForHandedIn(harness, form, { kind: 'monthly' }, today, { ownerId: rep.staffId })
    await runJobNow(harness, formFiled, { formKey: 'F-113', customerId: id })
    expect(await made(id)).toEqual([
      ['合作中客户·部门', '2026-11-30', 'done'],
      ['合作中客户·分管领导', '2026-12-31', 'open'],
      ['合作中客户·年度拜访', '2026-12-31', 'open'],
    ])
  })

  it('[VIS-18] a sentence alone does not do a talk that has a form of its own', async () => {
    const id = await openCustomer(harness, { ownerId: rep.staffId, departmentId })
    await sign(id, '2026-06-01', '2027-05-31')
    await night(today, 'consulting.monthly')
    const [talk] = await tasksOf(harness, id)
    const said = await rep.call('task.complete', { id: talk?.id, version: talk?.version, result: '谈过了' })
    expect(said).toMatchObject({ status: 409, body: { error: { code: 'task.recorded_in' } } })
    expect(said.body.error.message).toContain('《顾问工作沟通记录表》')
    expect((await tasksOf(harness, id)).map((one) => one.state)).toEqual(['open'])
  })

  it('[VIS-16] [VIS-18] a talk of the month’s last day, written down the day after, meets that month', async () => {
    const id = await openCustomer(harness, { ownerId: rep.staffId, departmentId })
    await sign(id, '2026-06-01', '2027-05-31')
    await night(today, 'consulting.monthly')
    await night('2026-12-01', 'consulting.monthly')
    const { id: form } = await begin('consulting.developer', 'F-113', id)
    const late = { at: '2026-12-01T02:00:00Z', ownerId: rep.staffId }
    await takeForHandedIn(harness, form, { kind: 'monthly' }, '2026-11-30', late)
    await runJobNow(harness, formFiled, { formKey: 'F-113', customerId: id })
    expect(await madeBy(id, '合作中客户·部门')).toEqual([
      ['合作中客户·部门', '2026-11-30', 'done'],
      ['合作中客户·部门', '2026-12-31', 'open'],
    ])
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('[VIS-20] past clients are the department head’s each quarter; a vacant post leaves the work without an owner', async () => {
    const id = await openCustomer(harness, { ownerId: rep.staffId, departmentId })
    await sign(id, '2025-01-01', '2025-12-31')
    await night(today, 'consulting.pastHead', 'consulting.monthly')
    expect(await made(id)).toEqual([['已合作客户·部门负责人', '2026-12-31', 'open']])
    expect(await tasksOf(harness, id)).toMatchObject([{ ownerId: null, departmentId }])
    const { body } = await rep
      .call('journal.write', { customerId: id, values: { category: 'call', text: '通电话问候' } })
      .then(() => rep.ask('followUp.coming', { customerId: id }))
    // This quarter's is on the list already; what lies ahead are the next ones.
    expect(body.rows.map((one: { dueOn: string }) => one.dueOn)).toEqual(['2027-03-31', '2027-06-30', '2027-09-30'])
  })
})

const plan = async (id: string): Promise<CadencePlan> => (await boss.ask('cadence.get', { id })).body.plan
const version = async (id: string): Promise<number> => (await boss.ask('cadence.get', { id })).body.version
const withDays = (given: CadencePlan, track: string, key: string, days: number): CadencePlan => ({
  ...given,
  tracks: given.tracks.map((one) =>
    one.key === track
      ? { ...one, steps: (one.steps ?? []).map((step) => (step.key === key ? { ...step, days } : step)) }
      : one,
  ),
})

describe('[VIS-34] a cadence is data in editions', () => {
  it('[POL-05] is saved with reason and author; what was made stays, who passed the new day keeps the old one', async () => {
    const [past, ahead] = [await person(), await person()]
    await fileForm(past, '2026-11-19', 'no')
    await fileForm(ahead, today, 'no')
    const before = await plan(others)
    const saved = await boss.call('cadence.save', {
      id: others,
      version: await version(others),
      name: '会销·未购买顾客',
      plan: withDays(before, 'representative', '2', 30),
      reason: '活动改为每月一次',
    })
    expect(saved.status).toBe(200)
    const now = (await boss.ask('cadence.get', { id: others })).body
    expect(now).toMatchObject({ edition: 2, state: 'on', inForceOn: today })
    expect(now.editions).toMatchObject([
      { edition: 2, reason: '活动改为每月一次', savedByName: '方总' },
      { edition: 1 },
    ])
    // Made under the first edition: the second visit of the earlier form stays on day 15.
    expect((await tasksOf(harness, past)).map((one) => [one.title, one.dueOn])).toContainEqual([
      '介绍产品服务',
      '2026-12-04',
    ])
    const back = await boss.call('cadence.save', {
      id: others,
      version: now.version,
      name: '会销·未购买顾客',
      plan: before,
      reason: '改回',
    })
    expect(back.status).toBe(200)
  })

  it('rehearses without writing: the days now and after, per person, who moves from which day', async () => {
    const id = await person({ name: '蒋素珍' })
    const madeOn = addDays(today, -40)
    const { id: form } = await begin('seminar.representative', 'F-101', id)
    await takeForHandedIn(harness, form, { bought: 'yes' }, madeOn)
    const before = await tasksOf(harness, id)
    const answer = await boss.call('rehearsal.cadence', {
      id: buyers,
      plan: withDays(await plan(buyers), 'representative', '3', 45),
    })
    expect(answer.status).toBe(200)
    expect(answer.body.faults).toEqual([])
    expect(answer.body.days).toHaveLength(14)
    expect(
      answer.body.days.filter((one: { isWorking: boolean }) => !one.isWorking).map((one: { day: string }) => one.day),
    ).toEqual(['2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06'])
    expect(answer.body.moved).toContainEqual({
      customerId: id,
      customerName: '蒋素珍',
      ownerName: '陈立民',
      title: '了解服用效果',
      anchorOn: madeOn,
      before: addDays(madeOn, 60),
      after: addDays(madeOn, 45),
    })
    const day = answer.body.days.find((one: { day: string }) => one.day === addDays(madeOn, 45))
    expect(day.proposed - day.current).toBe(1)
    expect(await tasksOf(harness, id)).toEqual(before)
  })

  it('warns of a rule for everybody and refuses what cannot run', async () => {
    const given = await plan(buyers)
    const broken = await boss.call('rehearsal.cadence', {
      id: buyers,
      plan: withDays(given, 'representative', '3', -1),
    })
    expect(broken.body.faults).toMatchObject([{ path: 'plan.tracks.0.steps.2.days', code: 'cadence.negative' }])
    const refused = await boss.call('cadence.save', {
      id: buyers,
      version: await version(buyers),
      name: '买',
      plan: withDays(given, 'representative', '3', -1),
      reason: '试',
    })
    expect([refused.status, refused.body.error.fields[0].code]).toEqual([400, 'cadence.negative'])
    const unknown = await boss.call('cadence.save', {
      id: buyers,
      version: await version(buyers),
      name: '买',
      plan: { ...given, audience: { field: 'residentId', op: 'filled' } },
      reason: '试',
    })
    expect(unknown.body.error.fields[0]).toMatchObject({ path: 'plan.audience', code: 'condition.unknown_field' })
    const everybody: CadencePlan = {
      ...given,
      anchor: { kind: 'archived' },
      audience: { all: [] },
      done: { written: true, paperBackSameDay: false },
      tracks: given.tracks.slice(0, 1),
    }
    const { answers: _, replaces: __, ...rest } = everybody
    const all = await boss.call('rehearsal.cadence', { plan: rest })
    expect(all.body).toMatchObject({ faults: [], isAll: true })
  })

  it('[VIS-28] waits where a number is open, and runs once it is set', async () => {
    const gold = idOfKey('retail.gold')
    expect((await boss.ask('cadence.get', { id: gold })).body).toMatchObject({ state: 'new', isUnset: true })
    const off = await boss.call('cadence.switch', {
      id: gold,
      version: await version(gold),
      isOn: true,
      reason: '启用',
    })
    expect(off.body.error.fields[0].code).toBe('cadence.unset')
    const id = await person({ tier: 'gold' })
    const given = await plan(gold)
    const set: CadencePlan = {
      ...given,
      tracks: given.tracks.map((one) =>
        one.repeat === undefined ? one : { ...one, repeat: { ...one.repeat, every: 10, unit: 'day' } },
      ),
    }
    const saved = await boss.call('cadence.save', {
      id: gold,
      version: await version(gold),
      name: '金卡客户·定期回访',
      plan: set,
      reason: '每十天一次',
    })
    expect(saved.status).toBe(200)
    await night(today, 'retail.gold')
    expect((await tasksOf(harness, id)).map((one) => [one.dueOn, one.because?.['ruleId']])).toEqual([
      [addDays(today, 10), gold],
    ])
    await night(addDays(today, 2), 'retail.gold')
    await rep.call('journal.write', { customerId: id, values: { category: 'call', text: '问候，近期不缺货' } })
    await night(addDays(today, 2), 'retail.gold')
    const rows = await tasksOf(harness, id)
    expect(rows.map((one) => [one.dueOn, one.state])).toEqual([
      [addDays(today, 10), 'done'],
      [addDays(today, 12), 'open'],
    ])
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('a pause lets open ones fall away, and its end brings them back', async () => {
    const id = await person()
    await fileForm(id, today, 'yes')
    const pause = await rep.call('followUp.pause', {
      customerId: id,
      cadenceId: buyers,
      untilOn: '2026-12-31',
      reason: '住院',
    })
    expect(pause.body.lapsed).toBe(1)
    await night(addDays(today, 1), 'seminar.buyers')
    expect((await tasksOf(harness, id)).map((one) => one.state)).toEqual(['lapsed'])
    expect((await rep.ask('followUp.coming', { customerId: id })).body.pauses).toMatchObject([
      { reason: '住院', untilOn: '2026-12-31', byName: '陈立民' },
    ])
    await rep.call('followUp.resume', { id: pause.body.id, version: 1 })
    expect((await tasksOf(harness, id)).map((one) => one.state)).toEqual(['open'])
    harness.setNow(`${today}T02:00:00Z`)
  })
})

describe('[VIS-35] compliance', () => {
  it('counts as a hand would, and overdue ones go up to the superior', async () => {
    const id = await person()
    await fileForm(id, today, 'yes')
    await night(addDays(today, 6), 'seminar.buyers')
    const [task] = await tasksOf(harness, id)
    expect(task).toMatchObject({ state: 'open' })
    expect((task as never as { escalatedAt: string }).escalatedAt).not.toBeNull()
    const report = (await boss.ask('compliance.report', { from: '2026-11-26', to: '2026-11-26', cadenceId: buyers }))
      .body
    const own = report.rows.find((row: { ownerId: string }) => row.ownerId === rep.staffId)
    const mine = (
      await db()
        .selectFrom('tasks')
        .select(['state', 'firstDueOn'])
        .where('ownerId', '=', rep.staffId)
        .where('firstDueOn', '=', '2026-11-26')
        .where('kind', '=', 'followUp')
        .where('state', '<>', 'lapsed')
        .where(sql<boolean>`because ->> 'ruleId' = ${buyers}`)
        .execute()
    ).length
    expect(own).toMatchObject({ due: mine, missed: mine, inTime: 0, late: 0 })
    const day = (await boss.ask('followUp.day', { day: addDays(today, 6), cadences: ['seminar.buyers'] })).body
    expect(day.rows.find((row: { customerId: string }) => row.customerId === id)).toMatchObject({
      verdict: 'late',
      ownerName: '陈立民',
    })
    harness.setNow(`${today}T02:00:00Z`)
  })
})

/** How one follow-up counts, said without SQL: by the day it was first due, cancelled as not made. */
function countedAs(state: string, firstDueOn: string, closedOn: string) {
  if (state === 'lapsed') return closedOn > firstDueOn ? 'missed' : 'lapsed'
  if (state === 'done') return closedOn <= firstDueOn ? 'inTime' : 'late'
  return state === 'cancelled' || firstDueOn < today ? 'missed' : 'open'
}

it('[VIS-35] the report is what a hand count of any follow-ups gives', async () => {
  const who = await makeStaff(db(), { name: '统计员', departmentId })
  const customerId = await person()
  const day = fc.integer({ min: -20, max: 20 }).map((n) => addDays(today, n))
  const one = fc.record({
    state: fc.constantFrom('open', 'done', 'cancelled', 'lapsed'),
    firstDueOn: day,
    closedOn: day,
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 25 }), day, fc.nat(30), async (tasks, from, span) => {
      const to = addDays(from, span)
      const ruleId = `property-${++run}`
      const rows = tasks.map(({ state, firstDueOn, closedOn }) => ({
        id: newId(),
        version: 1,
        kind: 'followUp',
        title: '回访',
        customer_id: customerId,
        owner_id: who,
        priority: 'normal',
        state,
        due_on: firstDueOn,
        first_due_on: firstDueOn,
        because: { by: 'cadence', ruleId, ruleName: '抽查' },
        links: [],
        closed_at: state === 'open' ? null : `${closedOn}T04:00:00Z`,
        created_at: `${today}T00:00:00Z`,
        updated_at: `${today}T00:00:00Z`,
      }))
      await sql`insert into tasks select * from jsonb_populate_recordset(null::tasks, ${JSON.stringify(rows)}::jsonb)`.execute(
        db(),
      )
      const { body } = await boss.ask('compliance.report', { from, to, ownerId: who })
      const found = body.rows.find((row: { cadenceId: string }) => row.cadenceId === ruleId)
      const verdicts = tasks
        .filter((task) => task.firstDueOn >= from && task.firstDueOn <= to)
        .map((task) => countedAs(task.state, task.firstDueOn, task.closedOn))
      const count = (verdict: string) => verdicts.filter((each) => each === verdict).length
      const due = verdicts.length - count('lapsed')
      expect(
        due === 0
          ? undefined
          : { due, inTime: count('inTime'), late: count('late'), missed: count('missed'), open: count('open') },
      ).toEqual(
        found && { due: found.due, inTime: found.inTime, late: found.late, missed: found.missed, open: found.open },
      )
    }),
    { numRuns: 30 },
  )
})

it('[VIS-34] the database counts days as the rules do, in calendar and in working days', async () => {
  const own = idOfKey('core.afterTrade')
  const given = await plan(own)
  const step = given.tracks[0]?.steps?.[0]
  if (step === undefined) throw new Error('the cadence has no step')
  const calendar = new Map(
    (await db().selectFrom('workDays').selectAll().execute()).map((each) => [each.day, each.isWorking]),
  )
  for (const [days, counted] of [
    [0, 'working'],
    [3, 'working'],
    [8, 'calendar'],
    [11, 'working'],
  ] as const) {
    const ids = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const id = await person()
        await sql`update customers set last_trade_on = ${addDays(today, -n)}::date, tags = array[${`trade-${days}`}] where id = ${id}`.execute(
          db(),
        )
        return { id, on: addDays(today, -n) }
      }),
    )
    const next: CadencePlan = {
      ...given,
      days: counted,
      audience: { field: 'tags', op: 'hasAny', value: [`trade-${days}`] },
      tracks: [{ ...(given.tracks[0] as CadencePlan['tracks'][number]), steps: [{ ...step, days }] }],
    }
    const answer = await boss.call('rehearsal.cadence', { plan: next })
    const expected = ids
      .map(({ on }) => dueOn(on, days, counted, calendar))
      .filter((due) => due > today && due <= addDays(today, 14))
    expect(answer.body.moved.map((each: { after: string }) => each.after).sort()).toEqual(expected.sort())
  }
})

describe('the calendar', () => {
  it('knows the notices of 2025 and 2026, and says so where it knows none', async () => {
    const of = async (year: number) => (await rep.ask('calendar.year', { year: String(year) })).body
    const [a, b, c] = [await of(2025), await of(2026), await of(2027)]
    const count = (year: { days: { isWorking: boolean }[] }) => [
      year.days.filter((one) => !one.isWorking).length,
      year.days.filter((one) => one.isWorking).length,
    ]
    expect([count(a), count(b), c.isOfficial, c.days]).toEqual([[28, 5], [33, 6], false, []])
    expect(b.sources).toEqual(['国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）'])
  })
  it('takes the firm’s own days', async () => {
    await boss.call('calendar.set', { from: '2027-02-06', to: '2027-02-12', isWorking: false, note: '春节' })
    expect((await rep.ask('calendar.year', { year: '2027' })).body.days).toHaveLength(7)
    await boss.call('calendar.set', { from: '2027-02-06', to: '2027-02-12', isWorking: null })
    expect((await rep.ask('calendar.year', { year: '2027' })).body.days).toEqual([])
  })
})

const manage = { 'cadence.manage': 'all' }
const own = async () => {
  const { answers: _, replaces: __, ...given } = await plan(buyers)
  return (
    await boss.call('cadence.create', {
      name: '自定',
      plan: { ...given, anchor: { kind: 'archived' }, done: { written: true, paperBackSameDay: false } },
    })
  ).body
}
describeRefusals(() => harness, {
  command: 'cadence.create',
  rights: manage,
  input: async () => ({ name: '自定', plan: await plan(buyers) }),
  bad: { change: { name: '' }, path: 'name' },
})
describeRefusals(() => harness, {
  command: 'cadence.draft',
  rights: manage,
  input: async () => ({ ...(await own()), name: '改', plan: await plan(buyers) }),
  bad: { change: { name: '' }, path: 'name' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'cadence.drop',
  rights: manage,
  input: async () => await own(),
  bad: { change: { version: 0 }, path: 'version' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'cadence.save',
  rights: manage,
  input: async () => {
    const made = await own()
    return {
      ...made,
      name: '自定',
      plan: (await boss.ask('cadence.get', { id: made.id })).body.draft,
      reason: '新规则',
    }
  },
  bad: { change: { reason: '' }, path: 'reason' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'cadence.switch',
  rights: { 'cadence.approve': 'all' },
  input: async () => ({ ...(await own()), isOn: false, reason: '不用' }),
  bad: { change: { reason: '' }, path: 'reason' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'rehearsal.cadence',
  rights: manage,
  input: async () => ({ plan: await plan(buyers) }),
  bad: { change: { plan: {} }, path: 'plan.anchor' },
})
describeRefusals(() => harness, {
  command: 'calendar.set',
  rights: manage,
  input: () => ({ from: '2028-01-01', to: '2028-01-01', isWorking: false, note: '元旦' }),
  bad: { change: { to: '2027-12-31' }, path: 'to' },
})
describeRefusals(() => harness, {
  command: 'followUpLimits.set',
  rights: manage,
  input: async () => ({
    version: (await boss.ask('followUpLimits.get')).body.version,
    perDay: 8,
    quiet: { from: '21:00', to: '08:30' },
  }),
  bad: { change: { perDay: 0 }, path: 'perDay' },
})
describeRefusals(() => harness, {
  command: 'followUpLimits.person',
  rights: manage,
  input: (caller) => ({ staffId: caller.staffId, perDay: 15 }),
  bad: { change: { perDay: 0 }, path: 'perDay' },
})
const working = { 'task.change': 'all', 'customer.read': 'all', 'customer.change': 'all' }
const count = async () =>
  Number(
    (
      await db()
        .selectFrom('tasks')
        .select((on) => on.fn.countAll().as('n'))
        .executeTakeFirst()
    )?.n,
  )
describeRefusals(() => harness, {
  command: 'followUp.plan',
  rights: working,
  input: async () => ({ customerId: await person(), dueOn: '2026-12-01', purpose: '回访', means: 'call' }),
  bad: { change: { dueOn: '2026-11-01' }, path: 'dueOn' },
  tooNarrow: { 'task.change': 'all', 'customer.read': 'own' },
  effects: count,
})
describeRefusals(() => harness, {
  command: 'followUp.request',
  rights: working,
  input: async () => ({ customerId: await person(), cadenceId: others, track: 'doctor', reason: '顾客问药' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'task.change': 'all', 'customer.read': 'own' },
  effects: count,
})
describeRefusals(() => harness, {
  command: 'followUp.pause',
  rights: working,
  input: async () => ({ customerId: await person(), reason: '出国', untilOn: '2026-12-31' }),
  bad: { change: { untilOn: '2026-11-01' }, path: 'untilOn' },
  tooNarrow: { 'task.change': 'all', 'customer.change': 'own' },
})
describeRefusals(() => harness, {
  command: 'followUp.resume',
  rights: working,
  input: async () => {
    const { id } = (await boss.call('followUp.pause', { customerId: await person(), reason: '出国' })).body
    return { id, version: 1 }
  },
  bad: { change: { version: 0 }, path: 'version' },
  tooNarrow: { 'task.change': 'all', 'customer.change': 'own' },
  isVersioned: true,
})
