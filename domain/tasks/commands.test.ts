import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let boss: Caller
let customerId: string

beforeAll(async () => {
  // A Monday in China.
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  boss = await harness.person({ name: '周敏', allRights: true })
})
beforeEach(async () => {
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

const today = '2026-11-23'
const values = (more: Record<string, unknown> = {}) => ({ title: '核对样品配额', dueOn: today, customerId, ...more })
const add = async (more: Record<string, unknown> = {}, by: Caller = boss) => {
  const answer = await by.call('task.add', { values: values(more) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as { id: string; version: number }
}
const rowOf = async (id: string) =>
  (await harness.product.pool.query('select * from tasks where id = $1', [id])).rows[0] as Record<string, never>
const count = async (table: 'tasks' | 'journal_entries', where = 'true') =>
  (await harness.product.pool.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n as number
const entries = async () => (await boss.ask('journal.ofCustomer', { customerId })).body.rows
const worker = { 'task.read': 'own', 'task.change': 'own' }
const all = { 'task.read': 'all', 'task.change': 'all', 'task.assign': 'all', 'customer.read': 'all' }

describeRefusals(() => harness, {
  command: 'task.add',
  rights: all,
  input: () => ({ values: values() }),
  bad: { change: { values: values({ title: ' ' }) }, path: 'values.title' },
  effects: () => count('tasks'),
})
describeRefusals(() => harness, {
  command: 'task.change',
  rights: all,
  input: async () => ({ ...(await add()), values: { title: '改过的事' } }),
  bad: { change: { values: { priority: 'whenever' } }, path: 'values.priority' },
  tooNarrow: worker,
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'task.putOff',
  rights: all,
  input: async () => ({ ...(await add()), dueOn: '2026-11-25', reason: '客户出差' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: worker,
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'task.give',
  rights: all,
  input: async () => ({ ...(await add()), ownerId: await makeStaff(harness.product.platform.db), reason: '休假' }),
  bad: { change: { ownerId: 'x' }, path: 'ownerId' },
  tooNarrow: { ...worker, 'task.assign': 'own' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'task.complete',
  rights: all,
  input: async () => ({ ...(await add()), result: '配额没有问题' }),
  bad: { change: { means: 'pigeon' }, path: 'means' },
  tooNarrow: worker,
  isVersioned: true,
  effects: () => count('tasks', "state = 'done'"),
})
describeRefusals(() => harness, {
  command: 'task.cancel',
  rights: all,
  input: async () => ({ ...(await add()), reason: '重复登记' }),
  bad: { change: { reason: ' ' }, path: 'reason' },
  tooNarrow: worker,
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'promise.give',
  rights: { ...all, 'journal.write': 'all' },
  input: () => ({
    customerId,
    values: { category: 'promise', text: '补发立牌 12 套' },
    promise: { dueOn: '2026-11-30' },
  }),
  bad: { change: { promise: { dueOn: 'soon' } }, path: 'promise.dueOn' },
  tooNarrow: { ...all, 'journal.write': 'own' },
  effects: () => count('tasks', "kind = 'promise'"),
})

describe('a task', () => {
  test('[TSK-01] has name, person, day, priority, customer and remarks, and who made it', async () => {
    const { id } = await add({ priority: 'high', remarks: '带样品册', means: 'visit' })
    expect(await rowOf(id)).toMatchObject({
      title: '核对样品配额',
      owner_id: boss.staffId,
      due_on: today,
      first_due_on: today,
      priority: 'high',
      customer_id: customerId,
      remarks: '带样品册',
      created_by: boss.staffId,
      state: 'open',
    })
  })

  test('belongs to the department of its owner', async () => {
    const { db } = harness.product.platform
    const departmentId = await makeDepartment(db)
    const owner = await makeStaff(db, { departmentId })
    expect(await rowOf((await add({ ownerId: owner })).id)).toMatchObject({
      owner_id: owner,
      department_id: departmentId,
    })
  })

  test('for a customer out of reach is refused as if there were none', async () => {
    const seller = await harness.person({ rights: { ...worker, 'customer.read': 'own' } })
    expect((await seller.call('task.add', { values: values() })).status).toBe(404)
    expect((await seller.call('task.add', { values: { title: '自己的事', dueOn: today } })).status).toBe(200)
  })

  test('is given to others only with the right, and never to who has left', async () => {
    const seller = await harness.person({ rights: worker })
    const refused = await seller.call('task.add', { values: values({ customerId: null, ownerId: boss.staffId }) })
    expect(refused.body.error.fields).toMatchObject([{ path: 'values.ownerId', code: 'task.not_yours_to_give' }])
    const left = await makeStaff(harness.product.platform.db)
    await harness.product.pool.query('update staff set is_active = false where id = $1', [left])
    const gone = await boss.call('task.add', { values: values({ ownerId: left }) })
    expect(gone.body.error.fields).toMatchObject([{ path: 'values.ownerId', code: 'task.owner_unknown' }])
    const given = await boss.call('task.give', { ...(await add()), ownerId: left, reason: '休假' })
    expect(given.body.error.fields).toMatchObject([{ path: 'ownerId', code: 'task.owner_unknown' }])
    const same = await boss.call('task.give', { ...(await add()), ownerId: boss.staffId, reason: '休假' })
    expect([same.status, same.body.error.code]).toEqual([409, 'task.owner_same'])
  })

  test('cannot be due in the past, nor put off to it', async () => {
    const added = await boss.call('task.add', { values: values({ dueOn: '2026-11-22' }) })
    expect(added.body.error.fields).toMatchObject([{ path: 'values.dueOn', code: 'task.due_in_past' }])
    const later = await boss.call('task.putOff', { ...(await add()), dueOn: '2026-11-01', reason: '改期' })
    expect(later.body.error.fields).toMatchObject([{ path: 'dueOn', code: 'task.due_in_past' }])
  })

  test('[VIS-35] put off keeps the day it was due at first', async () => {
    const task = await add()
    await boss.call('task.putOff', { ...task, dueOn: '2026-11-25', dueTime: '16:30', reason: '客户出差' })
    expect(await rowOf(task.id)).toMatchObject({ due_on: '2026-11-25', due_time: '16:30', first_due_on: today })
  })
})

describe('[VIS-15] a task is done with a written result', () => {
  test('without one it does not count, and nothing is written', async () => {
    const answer = await boss.call('task.complete', await add())
    expect(answer.body.error.fields).toMatchObject([{ path: 'result', code: 'task.result_needed' }])
    expect(await entries()).toEqual([])
  })

  test('one of nobody’s customer needs none', async () => {
    const task = await add({ customerId: null })
    expect((await boss.call('task.complete', task)).body).toMatchObject({ entryId: null })
  })

  test('which stands in the journal of the customer, under its means, linked with the task', async () => {
    const task = await add({ means: 'visit' })
    const done = await boss.call('task.complete', { ...task, result: '样品少两盒', summary: '补两盒', means: 'call' })
    expect(done.body).toMatchObject({ id: task.id, version: 2, nextId: null, promiseId: null })
    expect(await entries()).toMatchObject([
      {
        id: done.body.entryId,
        category: 'call',
        text: '样品少两盒',
        summary: '补两盒',
        authorName: '周敏',
        links: [{ kind: 'task', id: task.id, label: '核对样品配额' }],
      },
    ])
    expect(await rowOf(task.id)).toMatchObject({ state: 'done', means: 'call', closed_by: boss.staffId })
  })

  test('in one transaction: when the task cannot be closed the journal stays as it was', async () => {
    const task = await add()
    const stale = await boss.call('task.complete', { ...task, version: 7, result: '没做成' })
    expect(stale.status).toBe(409)
    expect(await entries()).toEqual([])
  })

  test('of two at once one does it, the other learns who did and when', async () => {
    const other = await harness.person({ name: '李卫东', allRights: true })
    const task = await add()
    const answers = await Promise.all([
      boss.call('task.complete', { ...task, result: '周敏做的' }),
      other.call('task.complete', { ...task, result: '李卫东做的' }),
    ])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
    const lost = answers.find((one) => one.status === 409)
    expect(lost?.body.error).toMatchObject({ code: 'task.closed' })
    expect(lost?.body.error.message).toMatch(/^已由(周敏|李卫东)于 2026-11-23 办结$/)
    expect(await entries()).toHaveLength(1)
  })

  test('in the future it cannot have happened', async () => {
    const answer = await boss.call('task.complete', {
      ...(await add()),
      result: '已电话联系',
      happenedAt: '2026-11-24T09:00:00+08:00',
    })
    expect(answer.body.error.fields).toMatchObject([{ path: 'happenedAt', code: 'journal.in_future' }])
  })

  test('moves the day of the last contact', async () => {
    await boss.call('task.complete', { ...(await add({ means: 'call' })), result: '已电话联系' })
    const { rows } = await harness.product.pool.query('select last_contact_at from customers where id = $1', [
      customerId,
    ])
    expect(rows[0].last_contact_at).not.toBeNull()
  })
})

describe('what comes next', () => {
  const byRule = async (dueOn: string, origin: string, kind = 'followUp', ownerId = boss.staffId) => {
    const because = { by: 'cadence', ruleId: '0190a000-0000-7000-8000-000000000001', ruleName: '会销回访' }
    const { rows } = await harness.product.pool.query(
      `insert into tasks (id, kind, title, customer_id, owner_id, due_on, first_due_on, origin, because)
       values (gen_random_uuid(), $1, '回访', $2, $3, $4, $4, $5, $6) returning id, version`,
      [kind, customerId, ownerId, dueOn, origin, JSON.stringify(because)],
    )
    return rows[0] as { id: string; version: number }
  }

  test('a day of one’s own choosing makes a further one that says what it follows', async () => {
    const task = await add()
    const { body } = await boss.call('task.complete', { ...task, result: '再看', next: { dueOn: '2026-12-01' } })
    expect(await rowOf(body.nextId)).toMatchObject({
      title: '核对样品配额',
      due_on: '2026-12-01',
      customer_id: customerId,
      because: { by: 'task', ruleId: task.id },
    })
  })

  test('[VIS-36] left to the rule, the one it has made already stays where it is', async () => {
    const first = await byRule(today, `r:${customerId}:1`)
    const second = await byRule('2026-12-23', `r:${customerId}:2`)
    const { body } = await boss.call('task.complete', { ...first, result: '睡眠有好转' })
    expect(body.nextId).toBeNull()
    expect(await rowOf(second.id)).toMatchObject({ state: 'open', due_on: '2026-12-23' })
  })

  test('another day moves the one the rule has made, with the reason; none cancels it', async () => {
    const first = await byRule(today, `s:${customerId}:1`)
    const second = await byRule('2026-12-23', `s:${customerId}:2`)
    const moved = await boss.call('task.complete', { ...first, result: '月底再问', next: { dueOn: '2026-11-30' } })
    expect(moved.body.nextId).toBe(second.id)
    expect(await rowOf(second.id)).toMatchObject({ due_on: '2026-11-30', first_due_on: '2026-12-23' })
    const third = await byRule('2027-01-23', `s:${customerId}:3`)
    const { version } = (await rowOf(second.id)) as unknown as { version: number }
    const none = await boss.call('task.complete', { id: second.id, version, result: '不再需要', next: 'none' })
    expect(none.body.nextId).toBeNull()
    expect(await rowOf(third.id)).toMatchObject({ state: 'cancelled', close_reason: '完成“回访”时选择不再安排' })
  })

  test('[VIS-10] the doctor’s visits of the same plan are not the representative’s to cancel', async () => {
    const doctor = await harness.person({ rights: {} })
    const first = await byRule(today, `d:${customerId}:1`)
    const doctors = await byRule('2026-11-28', `d:${customerId}:doctor`, 'followUp', doctor.staffId)
    expect((await boss.call('task.complete', { ...first, result: '不再需要', next: 'none' })).status).toBe(200)
    expect(await rowOf(doctors.id)).toMatchObject({ state: 'open', due_on: '2026-11-28' })
  })
})

describe('[JRN-16] promises', () => {
  const give = async (more: Record<string, unknown> = {}) =>
    (
      await boss.call('promise.give', {
        customerId,
        values: { category: 'promise', text: '答应 11-30 前补发双十一促销立牌 12 套' },
        promise: { content: '补发立牌 12 套', dueOn: '2026-11-30' },
        ...more,
      })
    ).body as { id: string; entryId: string }

  test('given in an entry stand in the journal and in the register: who, when, what, until when', async () => {
    const { id, entryId } = await give()
    expect(await rowOf(id)).toMatchObject({
      kind: 'promise',
      title: '补发立牌 12 套',
      given_by: boss.staffId,
      given_by_name: '周敏',
      given_on: today,
      due_on: '2026-11-30',
      links: [{ kind: 'journalEntry', id: entryId }],
    })
    expect(await entries()).toMatchObject([{ id: entryId, category: 'promise' }])
  })

  test('given while doing a task belong to the sentence written there', async () => {
    const task = await add()
    const { body } = await boss.call('task.complete', {
      ...task,
      result: '想再要一盒，周三送货时带去',
      promise: { dueOn: '2026-11-25' },
    })
    expect(await rowOf(body.promiseId)).toMatchObject({
      kind: 'promise',
      title: '想再要一盒，周三送货时带去',
      links: [
        { kind: 'journalEntry', id: body.entryId },
        { kind: 'task', id: task.id },
      ],
    })
  })

  test('need a customer, and a day that is not past', async () => {
    const loose = await add({ customerId: null })
    const refused = await boss.call('task.complete', { ...loose, result: '好', promise: { dueOn: today } })
    expect([refused.status, refused.body.error.code]).toEqual([400, 'task.promise_to_whom'])
    const past = await boss.call('task.complete', { ...(await add()), result: '好', promise: { dueOn: '2026-11-01' } })
    expect(past.body.error.fields).toMatchObject([{ path: 'promise.dueOn', code: 'task.due_in_past' }])
  })

  test('are kept with a result and its proof', async () => {
    const { id } = await give()
    const proof = [{ kind: 'attachment', id: '0190a000-0000-7000-8000-00000000000f', label: '签收单.jpg' }]
    expect((await boss.call('task.complete', { id, version: 1 })).status).toBe(400)
    await boss.call('task.complete', { id, version: 1, result: '已送到，签收', proof })
    expect(await rowOf(id)).toMatchObject({ state: 'done', result: '已送到，签收' })
    expect(((await rowOf(id)) as unknown as { links: unknown[] }).links).toContainEqual(proof[0])
    expect((await entries())[0]).toMatchObject({ category: 'promise', text: '已送到，签收' })
  })
})
