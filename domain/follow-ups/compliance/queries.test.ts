import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAfter, putInForce, takeForHandedIn } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { takePost } from '#tests/factories/posts.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone, runJobNow } from '#tests/jobs.ts'
import { formFiled, generateFollowUps } from '../jobs.ts'
import { idOfKey } from '../queries.ts'

const today = '2026-11-23'
const span = { from: today, to: '2026-12-31' }
let harness: Harness
let boss: Caller
let rep: Caller
let mate: Caller
let departmentId: string
const rules: Record<'greet' | 'send' | 'ask', string> = { greet: '', send: '', ask: '' }

const db = () => harness.product.platform.db
const person = (name: string, more: Record<string, unknown> = {}) =>
  openCustomer(harness, { name, ownerId: rep.staffId, departmentId, ...more })
const on = (day: string) => harness.setNow(`${day}T02:00:00Z`)
/** The one task of a customer first due on a day. */
const visitOf = async (customerId: string, day: string) => {
  const [visit, ...others] = (await tasksOf(harness, customerId)).filter((one) => one.firstDueOn === day)
  expect(others).toEqual([])
  if (visit === undefined) throw new Error(`no visit on ${day}`)
  return { id: visit.id, version: visit.version }
}
const done = async (who: Caller, name: string, input: Record<string, unknown>) => {
  const answer = await who.call(name, input)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
const report = async (more: Record<string, unknown> = {}) =>
  (await boss.ask('compliance.report', { ...span, ...more })).body

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '方总', allRights: true })
  await boss.call('pack.enable', { packs: ['seminar'] })
  departmentId = await makeDepartment(db(), { name: '无锡销售一部' })
  rep = await harness.person({ name: '陈立民', departmentId, allRights: true })
  mate = await harness.person({ name: '孙兰', departmentId, allRights: true })
  rules.greet = (await putInForce(boss, '问候', callAfter(3, '连访', '问候'))).id
  rules.send = (await putInForce(boss, '送资料', callAfter(3, '连访', '送资料'))).id
  rules.ask = (await putInForce(boss, '征询', callAfter(5, '连访', '征询'))).id
  await jobsDone(harness, generateFollowUps)
}, 60_000)
afterAll(() => harness.close())

describe('[VIS-35] the report is what a hand counts', () => {
  /** Six customers, each with one visit for two rules on the 26th and one of a third rule on the 28th. */
  beforeAll(async () => {
    const names = ['按时', '迟做', '早停', '晚停', '换人', '取消']
    const ids = Object.fromEntries(await Promise.all(names.map(async (one) => [one, await person(`连访${one}`)])))
    await runJobNow(harness, generateFollowUps)
    const visit = (name: string, day = '2026-11-26') => visitOf(ids[name] ?? '', day)

    on('2026-11-24')
    await done(rep, 'followUp.pause', { customerId: ids['早停'], untilOn: '2026-12-31', reason: '住院' })
    await done(rep, 'task.give', { ...(await visit('换人')), ownerId: mate.staffId, reason: '陈立民出差' })
    await done(rep, 'task.cancel', { ...(await visit('取消')), reason: '顾客不愿' })
    on('2026-11-26')
    await done(rep, 'task.complete', { ...(await visit('按时')), result: '问候并送了资料' })
    await done(mate, 'task.complete', { ...(await visit('换人')), result: '问候并送了资料' })
    on('2026-11-27')
    await done(rep, 'task.putOff', { ...(await visit('晚停')), dueOn: '2026-12-02', reason: '联系不上' })
    on('2026-11-28')
    await done(rep, 'task.complete', { ...(await visit('迟做')), result: '问候并送了资料' })
    await done(rep, 'task.complete', { ...(await visit('按时', '2026-11-28')), result: '满意' })
    on('2026-11-29')
    await done(rep, 'followUp.pause', { customerId: ids['晚停'], untilOn: '2026-12-31', reason: '住院' })
    on('2026-12-05')
  }, 60_000)

  // One paused before its day counts for nothing; one paused after it had been missed stays missed.
  const reps = { due: 4, inTime: 1, late: 1, missed: 2, open: 0 }
  const mates = { due: 1, inTime: 1, late: 0, missed: 0, open: 0 }
  const asked = { due: 5, inTime: 1, late: 0, missed: 4, open: 0 }

  it('by rule: a visit made for two rules counts for each of them', async () => {
    for (const cadenceId of [rules.greet, rules.send]) {
      const { rows, total } = await report({ cadenceId })
      expect(rows).toMatchObject([
        { ownerName: '孙兰', cadenceId, ...mates },
        { ownerName: '陈立民', cadenceId, ...reps },
      ])
      expect(total).toEqual({ due: 5, inTime: 2, late: 1, missed: 2, open: 0 })
    }
    expect((await report({ cadenceId: rules.ask })).rows).toMatchObject([{ ownerName: '陈立民', ...asked }])
  })

  it('by person and in all: it is one visit', async () => {
    const { rows, total } = await report()
    const sum = (key: string) =>
      rows
        .filter((row: { isJoined: boolean }) => !row.isJoined)
        .reduce((all: number, row: Record<string, number>) => all + (row[key] ?? 0), 0)
    const once = { due: 10, inTime: 3, late: 1, missed: 6, open: 0 }
    expect(total).toEqual(once)
    expect(Object.fromEntries(Object.keys(once).map((key) => [key, sum(key)]))).toEqual(once)
    // Of the customers themselves, without the report: six with two visits, less the two of who was paused in time.
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from tasks where kind = 'followUp'
      and not (state = 'lapsed' and (closed_at at time zone 'Asia/Shanghai')::date <= first_due_on)`.execute(db())
    expect(counted).toEqual([{ n: 10 }])
  })

  it('[VIS-13] the list of a day of one rule has the visit another rule took along', async () => {
    await sql`update cadences set key = 'own.' || name where id = any(${[rules.greet, rules.send]}::uuid[])`.execute(
      db(),
    )
    for (const key of ['own.问候', 'own.送资料']) {
      const { rows } = (await boss.ask('followUp.day', { day: '2026-11-28', cadences: [key] })).body
      expect(rows.map((row: { customerName: string }) => row.customerName)).toEqual(['连访迟做'])
    }
  })
})

it('[VIS-35] [VIS-37] what was missed stays missed when the customer buys after it; what was not due yet falls away', async () => {
  on('2026-11-23')
  const id = await person('购买者', { kind: 'individual' })
  const file = async (madeOn: string, bought: 'yes' | 'no') => {
    await takePost(harness, boss, 'seminar.representative')
    const form = await startForm(boss, 'F-101', { customerId: id })
    await takeForHandedIn(harness, form.id, { bought, madeOn }, madeOn)
    await runJobNow(harness, formFiled, { formKey: 'F-101', customerId: id })
    return form.id
  }
  await file('2026-11-23', 'no')
  on('2026-11-27')
  await runJobNow(harness, generateFollowUps, { ruleId: idOfKey('seminar.others') })
  const bought = await file('2026-11-27', 'yes')
  on('2026-12-01')
  const [row] = (await report({ cadenceId: idOfKey('seminar.others') })).rows
  expect(row).toMatchObject({ due: 1, inTime: 0, late: 0, missed: 1, open: 0 })
  // A form that is void asked for nothing at all.
  await sql`update form_records set state = 'voided', voided_at = now() where id = ${bought}`.execute(db())
  await runJobNow(harness, generateFollowUps, { ruleId: idOfKey('seminar.buyers') })
  expect((await report({ cadenceId: idOfKey('seminar.buyers') })).rows).toEqual([])
})
