import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn } from '#tests/factories/forms.ts'
import { makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { followForm } from './jobs.ts'

let harness: Harness
let doctor: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  await switchOn(harness, ['seminar', 'beauty'])
  doctor = await harness.person({ name: '周医生', allRights: true })
  await givePost(harness, doctor.staffId, '顾服主管医生')
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rows = (...all: Record<string, unknown>[]) => all.map((one) => ({ id: crypto.randomUUID(), ...one }))
async function eventually<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < 100; n++) {
    const found = await read()
    if (found !== undefined) return found
    await wait(100)
  }
  throw new Error('did not come')
}

test('[EVT-01] the minutes of a service meeting: who was missing, what each customer reads, tasks that are followed up', async () => {
  const customerId = await openCustomer(harness)
  const manager = await makeStaff(db(), { name: '销售经理王' })
  await givePost(harness, manager, '销售经理')
  const { id } = await handIn(doctor, 'F-108', {
    on: '2026-11-23',
    calledBy: 'firm',
    people: [
      { name: '周医生', staffId: doctor.staffId },
      { name: '销售经理王', staffId: manager },
    ],
    customers: rows({ customer: customerId, situation: '血压稳定，想了解新品' }),
    conclusions: rows(
      { content: '月底前上门回访', person: { name: '销售经理王', staffId: manager }, dueOn: '2026-11-30' },
      { content: '整理问题', person: { name: '外请老师' } },
    ),
  })
  const tasks = await eventually(async () => {
    const found = await sql<{ title: string; ownerId: string; dueOn: string }>`select title, owner_id, due_on from tasks
      where origin like ${`form:${id}:%`} order by title`.execute(db())
    return found.rows.length === 2 ? found.rows : undefined
  })
  expect(tasks).toEqual([
    { title: '整理问题', ownerId: doctor.staffId, dueOn: '2026-11-30' },
    { title: '月底前上门回访', ownerId: manager, dueOn: '2026-11-30' },
  ])
  // Diaries and tasks are two jobs; either may come first.
  const journal = await eventually(async () => (await doctor.ask('journal.ofCustomer', { customerId })).body.rows[0])
  expect(journal).toMatchObject({ category: 'meeting', authorName: '周医生' })
  expect(journal.text).toContain('情况：血压稳定，想了解新品')
  const { rows: listed } = (await doctor.ask('event.list')).body
  expect(listed.find((one: { id: string }) => one.id === id)).toMatchObject({
    absent: ['销售主管'],
    tasks: 2,
    tasksOpen: 2,
    told: 1,
  })

  await runJobNow(harness, followForm, { id })
  expect((await doctor.ask('journal.ofCustomer', { customerId })).body.rows).toHaveLength(1)
})

test('[EVT-03] a company event stands in the journal of each participant: bought or not, and what they said', async () => {
  const [one, two] = [await openCustomer(harness), await openCustomer(harness)]
  const rep = await harness.person({ name: '满意代表李', allRights: true })
  await givePost(harness, rep.staffId, '满意代表')
  const { id } = await handIn(rep, 'F-107', {
    name: '重阳联谊会',
    kind: 'gathering',
    heldAt: '2026-11-22T06:00:00.000Z',
    place: '云和文化宫',
    participants: rows(
      { customer: one, bought: true, amount: 1280, feedback: '讲得清楚' },
      { customer: two, bought: false, feedback: '再想想' },
    ),
  })
  const texts = await eventually(async () => {
    const found = await Promise.all(
      [one, two].map(async (customerId) => (await doctor.ask('journal.ofCustomer', { customerId })).body.rows[0]?.text),
    )
    return found.every(Boolean) ? (found as string[]) : undefined
  })
  expect(texts[0]).toContain('是否购买：是')
  expect(texts[0]).toContain('反馈：讲得清楚')
  expect(texts[1]).toContain('是否购买：否')
  const { rows: listed } = (await doctor.ask('event.list')).body
  expect(listed.find((row: { id: string }) => row.id === id)).toMatchObject({ told: 2, absent: [] })
})

test('[JRN-23] the salon’s day stands in the staff log and in the file of each customer served', async () => {
  const [one, two] = [await openCustomer(harness), await openCustomer(harness)]
  const beautician = await harness.person({ name: '美容师何', allRights: true })
  await givePost(harness, beautician.staffId, '美容师')
  const product = (await beautician.call('product.create', { values: { name: '补水导入', state: 'onSale' } })).body
  await handIn(beautician, 'F-093', {
    on: '2026-11-23',
    served: rows(
      { customer: one, item: product.id, performance: '380', remark: '皮肤不再紧绷' },
      { customer: two, performance: '120' },
    ),
    summary: '到店两位，补水项目受欢迎',
    gapReasons: '没有差距',
  })
  const texts = await eventually(async () => {
    const found = await Promise.all(
      [one, two].map(async (customerId) => (await doctor.ask('journal.ofCustomer', { customerId })).body.rows[0]?.text),
    )
    return found.every(Boolean) ? (found as string[]) : undefined
  })
  expect(texts[0]).toContain('项目：补水导入')
  expect(texts[0]).toContain('备注：皮肤不再紧绷')
  expect(texts[1]).toContain('员工日志')
  const { rows: logs } = (await beautician.ask('form.records', { form: 'F-093' })).body
  expect(logs).toMatchObject([{ happenedOn: '2026-11-23', state: 'submitted' }])
  const { rows: meetings } = (await beautician.ask('event.list')).body
  expect(meetings.map((row: { formKey: string }) => row.formKey)).not.toContain('F-093')
})
