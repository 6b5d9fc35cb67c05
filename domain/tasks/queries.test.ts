import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let boss: Caller
let seller: Caller
let colleague: Caller
let customerId: string

const rights = { 'task.read': 'own', 'task.change': 'own', 'customer.read': 'department' }
const today = '2026-11-23'

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  boss = await harness.person({ name: '周敏', allRights: true })
  const departmentId = await makeDepartment(harness.product.platform.db)
  seller = await harness.person({ name: '李卫东', rights, departmentId })
  colleague = await harness.person({ name: '许曼', rights: { ...rights, 'task.read': 'department' }, departmentId })
  customerId = await openCustomer(harness, { name: '云和康泰医药连锁', departmentId, tier: 'gold', abc: 'A' })
  await put(seller, '逾期的回访', '2026-11-20', { kind: 'followUp' })
  await put(seller, '今天的事', today)
  await put(seller, '后天的事', '2026-11-25')
  await put(seller, '下月的事', '2026-12-25')
  await put(colleague, '同事的事', today)
  await put(boss, '别部门的事', today, { customer: false })
})
afterAll(() => harness.close())

async function put(
  owner: Caller,
  title: string,
  dueOn: string,
  { kind = 'task', customer = true }: { kind?: string; customer?: boolean } = {},
) {
  const { rows } = await harness.product.pool.query(
    `insert into tasks (id, kind, title, customer_id, owner_id, department_id, due_on, first_due_on, created_by)
     select gen_random_uuid(), $1, $2, $3, s.id, s.department_id, $4, $4, s.id from staff s where s.id = $5 returning id`,
    [kind, title, customer ? customerId : null, dueOn, owner.staffId],
  )
  return rows[0].id as string
}
const list = async (caller: Caller, input: Record<string, unknown> = {}) => (await caller.ask('task.list', input)).body
const titles = async (caller: Caller, input: Record<string, unknown> = {}) =>
  (await list(caller, input)).rows.map((row: { title: string }) => row.title)

describe('[JRN-08] a dated worklist for each person', () => {
  test('in the order of its days, with the customer, its classes and the owner by name', async () => {
    const { rows, total, isExact } = await list(seller)
    expect(rows.map((row: { title: string }) => row.title)).toEqual(['逾期的回访', '今天的事', '后天的事', '下月的事'])
    expect([total, isExact]).toEqual([4, true])
    expect(rows[0]).toMatchObject({
      customerName: '云和康泰医药连锁',
      customerTier: 'gold',
      customerAbc: 'A',
      ownerName: '李卫东',
    })
  })

  test.each([
    ['overdue', ['逾期的回访']],
    ['today', ['今天的事']],
    ['week', ['后天的事']],
    ['later', ['下月的事']],
    ['done', []],
  ])('when %s', async (when, expected) => {
    expect(await titles(seller, { when })).toEqual(expected)
  })

  test('of one kind, and of a condition', async () => {
    expect(await titles(seller, { kind: 'followUp' })).toEqual(['逾期的回访'])
    const condition = { field: 'title', op: 'contains', value: '后天' }
    expect(await titles(seller, { condition })).toEqual(['后天的事'])
    const unknown = await seller.ask('task.list', { condition: { field: 'nothing', op: 'is', value: 'x' } })
    expect(unknown.status).toBe(400)
  })

  test('by the words of the task or the customer’s name in letters', async () => {
    expect(await titles(seller, { search: '后天' })).toEqual(['后天的事'])
    expect(await titles(seller, { search: 'kangtai' })).toHaveLength(4)
  })

  test('page by page', async () => {
    const first = await list(seller, { limit: 3 })
    const second = await list(seller, { limit: 3, cursor: first.next })
    expect(second.rows.map((row: { title: string }) => row.title)).toEqual(['下月的事'])
    expect([second.next, second.total]).toEqual([null, undefined])
  })

  test('reading it is a look at the customers it names', async () => {
    await list(seller)
    const { rows } = await harness.product.pool.query(
      `select ids from audit_log where operation = 'task.list' and actor_id = $1 order by id desc limit 1`,
      [seller.staffId],
    )
    expect(rows[0].ids).toEqual([customerId])
  })
})

describe('who sees which tasks', () => {
  test('one’s own right shows nobody else’s, wherever one looks', async () => {
    expect(await titles(seller, { whose: 'all', when: 'today' })).toEqual(['今天的事'])
  })

  test('the department’s right shows those of the department', async () => {
    expect((await titles(colleague, { whose: 'department', when: 'today' })).sort()).toEqual(['今天的事', '同事的事'])
    expect(await titles(colleague, { when: 'today' })).toEqual(['同事的事'])
    expect((await titles(colleague, { whose: 'all', when: 'today' })).sort()).toEqual(['今天的事', '同事的事'])
  })

  test('classes of a customer out of reach are not told', async () => {
    const stranger = await harness.person({ rights: { 'task.read': 'all' } })
    const { rows } = await list(stranger, { whose: 'all', when: 'overdue' })
    expect(rows).toMatchObject([{ customerName: '云和康泰医药连锁', customerTier: null, customerAbc: null }])
  })

  test('who has no right sees none', async () => {
    expect((await (await harness.person()).ask('task.list')).status).toBe(403)
    expect((await harness.guest.ask('task.counts')).status).toBe(401)
  })
})

describe('counts', () => {
  test('[VIS-35] how many are overdue since when, due today and within the week, by kind', async () => {
    expect((await seller.ask('task.counts')).body).toMatchObject({
      overdue: 1,
      today: 1,
      week: 1,
      doneToday: 0,
      earliest: '2026-11-20',
      kinds: [
        { kind: 'task', count: 2 },
        { kind: 'followUp', count: 1 },
      ],
    })
    expect((await colleague.ask('task.counts', { whose: 'department' })).body).toMatchObject({ overdue: 1, today: 2 })
  })

  test('days of a month, and no more than two months at once', async () => {
    const { body } = await seller.ask('task.days', { from: '2026-11-01', to: '2026-11-30' })
    expect(body.days).toEqual([
      { day: '2026-11-20', open: 1, done: 0 },
      { day: '2026-11-23', open: 1, done: 0 },
      { day: '2026-11-25', open: 1, done: 0 },
    ])
    expect((await seller.ask('task.days', { from: '2026-01-01', to: '2026-12-31' })).status).toBe(400)
  })
})

describe('the tasks of a customer', () => {
  test('are seen by whoever sees the customer, open by day and closed by when they were closed', async () => {
    const { body } = await seller.ask('task.ofCustomer', { customerId, state: 'open' })
    expect(body.rows.map((row: { title: string }) => row.title)).toContain('同事的事')
    const id = await put(seller, '做完的事', today)
    await boss.call('task.complete', { id, version: 1, result: '做完了' })
    const closed = await seller.ask('task.ofCustomer', { customerId, state: 'closed' })
    expect(closed.body.rows).toMatchObject([
      { title: '做完的事', result: '做完了', closedByName: '周敏', state: 'done' },
    ])
    expect((await seller.ask('task.counts')).body.doneToday).toBe(1)
    const other = await harness.person({ rights: { ...rights, 'customer.read': 'own' } })
    expect((await other.ask('task.ofCustomer', { customerId, state: 'open' })).status).toBe(404)
  })

  test('the next of each, for customers within reach only', async () => {
    const other = await openCustomer(harness)
    const { body } = await seller.ask('task.next', { customerIds: [customerId, other] })
    expect(body.rows).toMatchObject([{ customerId, title: '逾期的回访', dueOn: '2026-11-20', ownerName: '李卫东' }])
  })
})
