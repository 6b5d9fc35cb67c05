import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let seller: Caller
const morning = '2046-11-22T23:30:00Z'
const rights = { 'task.read': 'own', 'task.change': 'own' }

beforeAll(async () => {
  harness = await startHarness({ now: morning, jobs: true })
})
beforeEach(async () => {
  await harness.product.pool.query(`update tasks set state = 'cancelled', closed_at = now() where state = 'open'`)
  seller = await harness.person({ name: '李卫东', rights })
  harness.setNow(morning)
})
afterAll(() => harness.close())

async function put(ownerId: string | null, title: string, dueOn: string): Promise<string> {
  const { rows } = await harness.product.pool.query(
    `insert into tasks (id, kind, title, owner_id, due_on, first_due_on) values (gen_random_uuid(), 'followUp', $1, $2, $3, $3) returning id`,
    [title, ownerId, dueOn],
  )
  return rows[0].id
}
const bell = async (who: Caller) => (await who.ask('notice.list')).body
describe('[TSK-02] in the morning', () => {
  test('everybody hears under the bell what is due and what is late, once', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-23')
    await put(seller.staffId, '第三次回访', '2046-11-20')
    await put(seller.staffId, '明天的', '2046-11-24')
    await runJobNow(harness, { name: 'reminder.morning' })
    await runJobNow(harness, { name: 'reminder.morning' })
    expect(await bell(seller)).toMatchObject({
      unread: 1,
      rows: [{ text: '今天到期 1 件，已逾期 1 件', isRead: false }],
    })
  })
})

describe('[VIS-35] what stays overdue', () => {
  test('is shown to the superior after the days the rules set, once', async () => {
    const { db } = harness.product.platform
    const head = await harness.person({ name: '周敏', rights: { ...rights, 'task.read': 'all' } })
    const departmentId = await makeDepartment(db)
    const owner = await makeStaff(db, { name: '许曼', departmentId, managerId: head.staffId })
    const id = await put(owner, '报价后回访', '2046-11-20')
    await put(owner, '今天的', '2046-11-23')
    await runJobNow(harness, { name: 'task.escalate' })
    await runJobNow(harness, { name: 'task.escalate' })
    expect((await bell(head)).rows).toMatchObject([
      { kind: 'escalated', text: '许曼 的“报价后回访”已逾期 3 天', linkKind: 'task', linkId: id },
    ])
    const { rows } = (await head.ask('task.list', { whose: 'all', when: 'overdue' })).body
    expect(rows).toMatchObject([{ id, escalatedAt: expect.any(String) }])
  })

  test('not before', async () => {
    const boss = await harness.person({ allRights: true })
    const set = await boss.call('number.set', { key: 'tasks.escalateDays', version: 0, value: 5 })
    expect(set.status, JSON.stringify(set.body)).toBe(200)
    const id = await put(seller.staffId, '报价后回访', '2046-11-20')
    await runJobNow(harness, { name: 'task.escalate' })
    const { rows } = await harness.product.pool.query('select escalated_at from tasks where id = $1', [id])
    expect(rows[0].escalated_at).toBeNull()
  })
})

describe('the bell', () => {
  test('says who gave one a task, until it is read', async () => {
    const boss = await harness.person({ name: '周敏', allRights: true })
    const task = (await boss.call('task.add', { values: { title: '拜访临江百草堂', dueOn: '2046-11-25' } })).body
    await boss.call('task.give', { ...task, ownerId: seller.staffId, reason: '休假' })
    const { rows, unread } = await bell(seller)
    expect([rows[0].text, unread]).toEqual(['周敏 把“拜访临江百草堂”交给你，2046-11-25 到期', 1])
    expect((await seller.call('notice.read', { ids: [rows[0].id] })).body).toEqual({ count: 1 })
    expect((await bell(seller)).unread).toBe(0)
    expect((await boss.call('notice.read', { ids: [rows[0].id] })).body).toEqual({ count: 0 })
  })

  test('one is not told what one did oneself', async () => {
    await seller.call('task.add', { values: { title: '自己的事', dueOn: '2046-11-25' } })
    expect((await bell(seller)).rows).toEqual([])
  })
})

describe('[TSK-02] a calendar elsewhere', () => {
  const fetchCalendar = async (path: string) => await harness.product.app.inject({ method: 'GET', url: path })

  test('reads one’s tasks by its secret address, which is not kept and ends when it is renewed', async () => {
    await put(seller.staffId, '第二次回访', '2046-11-25')
    const { path } = (await seller.call('calendar.make')).body
    const feed = await fetchCalendar(path)
    expect(feed.headers['content-type']).toContain('text/calendar')
    expect(feed.body).toContain('SUMMARY:第二次回访')
    const token = path.replace('/api/calendar/', '').replace('.ics', '')
    const { rows } = await harness.product.pool.query(
      `select (select count(*) from reminder_settings r where r::text like $1)
        + (select count(*) from audit_log a where a::text like $1) as n`,
      [`%${token}%`],
    )
    expect(Number(rows[0].n)).toBe(0)
    const renewed = (await seller.call('calendar.make')).body
    expect((await fetchCalendar(path)).statusCode).toBe(404)
    expect((await fetchCalendar(renewed.path)).statusCode).toBe(200)
    await seller.call('calendar.end')
    expect((await fetchCalendar(renewed.path)).statusCode).toBe(404)
  })

  test('shows nothing to who guesses, nor of who has left', async () => {
    expect((await fetchCalendar('/api/calendar/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics')).statusCode).toBe(404)
    const { path } = (await seller.call('calendar.make')).body
    await harness.product.pool.query('update staff set is_active = false where id = $1', [seller.staffId])
    expect((await fetchCalendar(path)).statusCode).toBe(404)
  })
})

describeRefusals(() => harness, {
  command: 'reminder.set',
  input: () => ({ version: 0, byMail: false, quietFrom: '21:00', quietTo: '08:00' }),
  bad: { change: { quietTo: '25:00' }, path: 'quietTo' },
})
