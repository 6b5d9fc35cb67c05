import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { givePost } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn } from '#tests/factories/forms.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let boss: Caller
let clerk: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  boss = await harness.person({ name: '周敏', allRights: true })
  const rights = { 'journal.write': 'all', 'journal.read': 'all', 'task.read': 'own', 'task.change': 'own' }
  clerk = await harness.person({ name: '李卫东', rights })
})
beforeEach(async () => {
  harness.setNow('2026-11-23T02:00:00Z')
  customerId = await openCustomer(harness, { ownerId: clerk.staffId })
})
afterAll(() => harness.close())

const write = async (values: Record<string, unknown> = {}, by = clerk) =>
  (await by.call('journal.write', { customerId, values: { category: 'call', text: '立牌没收到', ...values } })).body
    .id as string
const passed = { inTime: true, proper: true, stateRight: null, note: null }
const inspect = (entryId: string, values: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  boss.call('inspection.record', { entryId, values: { ...passed, ...values }, ...more })

describeRefusals(() => harness, {
  command: 'inspection.record',
  rights: { 'supervision.inspect': 'all', 'journal.review': 'all' },
  input: async () => ({ entryId: await write(), values: passed }),
  bad: { change: { values: { ...passed, inTime: 'yes' } }, path: 'values.inTime' },
  tooNarrow: { 'supervision.inspect': 'all', 'journal.review': 'own' },
  effects: async () =>
    (await sql<{ n: number }>`select count(*) as n from journal_inspections`.execute(harness.product.platform.db))
      .rows[0]?.n ?? 0,
})
describeRefusals(() => harness, {
  command: 'reading.record',
  rights: { 'journal.write': 'all' },
  input: () => ({ customerId, values: { state: 'steady', grounds: '月月进货', readOn: '2026-11-23' } }),
  bad: { change: { values: { state: 'steady', grounds: '', readOn: '2026-11-23' } }, path: 'values.grounds' },
  tooNarrow: { 'journal.write': 'own' },
})
describeRefusals(() => harness, {
  command: 'supervision.printSummary',
  rights: { 'customer.print': 'all' },
  input: () => ({ customerId, purpose: '交接' }),
  bad: { change: { purpose: '' }, path: 'purpose' },
  tooNarrow: { 'customer.print': 'own' },
})

describe('inspecting journals', () => {
  it('[JRN-10] three verdicts stand with the entry, the latest holds', async () => {
    const entryId = await write()
    await inspect(entryId, { stateRight: true })
    await inspect(entryId, { stateRight: true, proper: false, note: '先道歉再查件' }, { dueOn: '2026-11-25' })
    const { rows } = (await boss.ask('inspection.ofCustomer', { customerId })).body
    expect(rows).toMatchObject([
      { entryId, inTime: true, proper: false, stateRight: true, inspectorName: '周敏', taskState: 'open' },
    ])
  })

  it('[JRN-27] a failed verdict opens a correction with its day for whoever wrote the entry', async () => {
    const entryId = await write()
    expect((await inspect(entryId, { inTime: false })).body.error.fields).toMatchObject([{ path: 'values.note' }])
    expect((await inspect(entryId, { inTime: false, note: '当天回电' })).body.error.fields).toMatchObject([
      { path: 'dueOn' },
    ])
    const past = await inspect(entryId, { inTime: false, note: '当天回电' }, { dueOn: '2026-11-22' })
    expect(past.body.error.fields).toMatchObject([{ code: 'inspection.due_past' }])
    const { body } = await inspect(entryId, { inTime: false, note: '当天回电' }, { dueOn: '2026-11-25' })
    const task = await harness.product.platform.db
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', body.taskId)
      .executeTakeFirstOrThrow()
    expect(task).toMatchObject({
      kind: 'correction',
      ownerId: clerk.staffId,
      customerId,
      dueOn: '2026-11-25',
      because: { by: 'inspection', ruleName: '未按时' },
    })
    // It is told at once, not found by chance.
    expect((await clerk.ask('notice.list', {})).body.rows[0]).toMatchObject({
      text: '周敏 把“整改：当天回电”交给你，2026-11-25 到期',
    })
    // Corrected: the task is done with a result, and the verdict says so.
    await clerk.call('task.complete', { id: body.taskId, version: 1, result: '已回电并补发' })
    const { rows } = (await boss.ask('inspection.ofCustomer', { customerId })).body
    expect(rows).toMatchObject([{ taskState: 'done' }])
  })

  it('[JRN-10] nobody inspects what they wrote themselves, nor what the system noted', async () => {
    const own = await write({}, boss)
    expect((await inspect(own)).body.error.code).toBe('inspection.own_entry')
    const missing = await inspect(crypto.randomUUID())
    expect(missing.status).toBe(404)
  })

  it('[JRN-27] shares per person, what is not inspected yet, and what failed', async () => {
    const departmentId = await makeDepartment(harness.product.platform.db)
    const rights = { 'journal.write': 'all', 'journal.read': 'all' }
    const one = await harness.person({ name: '唐磊', rights, departmentId })
    const head = await harness.person({
      rights: { 'journal.review': 'department', 'supervision.inspect': 'all', 'journal.read': 'all' },
      departmentId,
    })
    const [a, b] = [await write({ begunBy: 'customer' }, one), await write({ begunBy: 'us' }, one)]
    await write({ category: 'complaint', text: '少发两箱' }, one)
    await inspect(a)
    await inspect(b, { proper: false, note: '说清楚' }, { dueOn: '2026-11-25' })
    harness.setNow('2026-11-25T02:00:00Z')
    const queue = async (state: string) =>
      (await head.ask('inspection.queue', { state, staffId: one.staffId })).body.rows.map(
        (row: { id: string }) => row.id,
      )
    expect(await queue('open')).toHaveLength(1)
    expect(await queue('done')).toEqual([a])
    expect(await queue('failed')).toEqual([b])
    const { rows } = (await head.ask('inspection.shares', { from: '2026-11-01', to: '2026-11-30' })).body
    expect(rows).toEqual([
      {
        staffId: one.staffId,
        name: '唐磊',
        entries: 3,
        inspected: 2,
        inTime: 2,
        proper: 1,
        stateJudged: 0,
        stateRight: 0,
        openCorrections: 1,
        begunByUs: 1,
        begunKnown: 3,
        late: 1,
      },
    ])
    const foreign = await head.ask('inspection.queue', { staffId: clerk.staffId })
    expect(foreign.status).toBe(404)
  })

  it('[JRN-28] customers that are only answered come first', async () => {
    const led = await openCustomer(harness)
    await write({ begunBy: 'us' })
    await clerk.call('journal.write', {
      customerId: led,
      values: { category: 'call', text: '问价', begunBy: 'customer' },
    })
    const { rows } = (
      await boss.ask('inspection.initiative', { from: '2026-11-23', to: '2026-11-23', staffId: clerk.staffId })
    ).body
    const place = (id: string) => rows.findIndex((row: { customerId: string }) => row.customerId === id)
    expect(rows[place(led)]).toMatchObject({ begunByUs: 0, begunKnown: 1 })
    expect(place(led)).toBeLessThan(place(customerId))
  })
})

describe('what is read of a customer', () => {
  it('[JRN-26] with day and grounds; earlier readings stay and cannot be changed', async () => {
    const record = (state: string, readOn: string) =>
      clerk.call('reading.record', { customerId, values: { state, grounds: '进货连降两月', readOn } })
    await record('steady', '2026-09-01')
    await record('declining', '2026-11-20')
    expect((await record('declining', '2026-12-01')).body.error.fields).toMatchObject([{ code: 'reading.in_future' }])
    const { rows } = (await clerk.ask('reading.list', { customerId })).body
    expect(rows.map((row: { state: string }) => row.state)).toEqual(['declining', 'steady'])
    const { rows: entries } = (await clerk.ask('journal.ofCustomer', { customerId })).body
    expect(entries[0].text).toBe('客户状态：下滑。依据：进货连降两月')
    const { db } = harness.product.platform
    await expect(
      sql`update customer_readings set state = 'steady' where customer_id = ${customerId}`.execute(db),
    ).rejects.toThrow('never changed')
  })
})

describe('the day’s board', () => {
  it('[VIS-13] says who has what due, done and late', async () => {
    const departmentId = await makeDepartment(harness.product.platform.db)
    const rights = { 'task.read': 'own', 'task.change': 'own', 'customer.read': 'all' }
    const one = await harness.person({ name: '陈思远', rights, departmentId })
    const doctor = await harness.person({ rights: { 'task.read': 'department' }, departmentId })
    const add = async (title: string, dueOn: string) =>
      (await one.call('task.add', { values: { title, customerId, priority: 'normal', means: 'call', dueOn } })).body
        .id as string
    const late = await add('第一次回访', '2026-11-23')
    harness.setNow('2026-11-24T02:00:00Z')
    const done = await add('第二次回访', '2026-11-24')
    await add('第三次回访', '2026-11-24')
    await add('以后的', '2026-11-30')
    await one.call('task.complete', { id: done, version: 1, result: '早晚各一粒，睡眠好转' })
    const { rows } = (await doctor.ask('supervision.board')).body
    expect(rows).toEqual([{ staffId: one.staffId, name: '陈思远', due: 1, done: 1, late: 1, oldest: '2026-11-23' }])
    const items = (await doctor.ask('supervision.boardItems', { staffId: one.staffId })).body.rows
    expect(items.map((row: { id: string }) => row.id)[0]).toBe(late)
    expect(items.at(-1)).toMatchObject({ id: done, state: 'done', result: '早晚各一粒，睡眠好转' })
    const stranger = await harness.person({ rights: { 'task.read': 'department' } })
    expect((await stranger.ask('supervision.board')).body.rows).toEqual([])
  })
})

describe('reading oneself in', () => {
  it('[JRN-15] one page has the facts, the people, what is open, the ledgers and what mattered', async () => {
    await boss.call('contact.add', {
      customerId,
      values: { name: '季晓芸', role: 'buyer', duty: '采购经理', isPrimary: true },
    })
    await write({ category: 'complaint', text: '少发两箱', solution: '当天补发。', summary: '补货' })
    await write({ category: 'dealings', text: '十月发货', movement: 'shipped', amount: '91900' })
    await clerk.call('reading.record', {
      customerId,
      values: { state: 'investing', grounds: '新开两店', readOn: '2026-11-20' },
    })
    await boss.call('task.add', {
      values: { title: '补发立牌 12 套', customerId, priority: 'normal', dueOn: '2026-11-25' },
    })
    const summary = (await boss.ask('supervision.summary', { customerId })).body
    expect(summary).toMatchObject({
      facts: { ownerName: '李卫东' },
      people: [{ name: '季晓芸', duty: '采购经理' }],
      states: [{ state: 'investing' }],
      open: [{ title: '补发立牌 12 套', isLate: false }],
      ledgers: [{ category: 'dealings', balance: '91900.00' }],
      entries: 3,
    })
    expect(summary.events).toContainEqual(expect.objectContaining({ text: '少发两箱', outcome: '当天补发；补货' }))
    const print = await boss.call('supervision.printSummary', { customerId, purpose: '交接给顾琴' })
    expect(print.body.fileName).toMatch(/^客户摘要-.+\.pdf$/)
  })

  it('[JRN-15] whoever takes customers over is shown which to read first', async () => {
    const taker = await harness.person({ rights: { 'journal.read': 'own' } })
    const { row } = (await boss.ask('customer.get', { id: customerId })).body
    await boss.call('customer.change', { id: customerId, version: row.version, values: { ownerId: taker.staffId } })
    expect((await taker.ask('supervision.takenOver')).body.rows).toMatchObject([{ customerId, takenOn: '2026-11-23' }])
    expect((await taker.ask('supervision.summary', { customerId })).status).toBe(200)
    expect((await taker.ask('journal.ofCustomer', { customerId })).status).toBe(200)
  })

  it('[JRN-25] one line of time has entries, trades, contracts, work and readings', async () => {
    await write({ text: '通话' })
    await boss.call('trade.record', {
      customerId,
      lines: [
        {
          tradedOn: '2026-10-08',
          kind: 'sale',
          item: '氨糖',
          quantity: '60',
          unit: '盒',
          discount: '1',
          amount: '7080.00',
          currency: 'CNY',
        },
      ],
    })
    const { body: task } = await boss.call('task.add', {
      values: { title: '对账', customerId, priority: 'low', dueOn: '2026-11-23' },
    })
    await boss.call('task.cancel', { id: task.id, version: 1, reason: '客户已结清' })
    const { rows } = (await boss.ask('supervision.timeline', { customerId })).body
    expect(rows.map((one: { kind: string }) => one.kind).sort()).toEqual(['entry', 'task', 'trade'])
    expect(rows.at(-1)).toMatchObject({ kind: 'trade', text: '氨糖 60盒 7080.00 CNY' })
    const only = (await boss.ask('supervision.timeline', { customerId, kinds: ['trade'] })).body.rows
    expect(only).toHaveLength(1)
    // Trades are not for everybody who may read the journal.
    const reader = await harness.person({ rights: { 'journal.read': 'all' } })
    expect((await reader.ask('supervision.timeline', { customerId })).body.rows).toHaveLength(1)
  })

  it('[JRN-25] comes page by page, none missing or twice', async () => {
    for (let n = 0; n < 60; n++) await write({ text: `第 ${n} 次` })
    const seen: string[] = []
    let before: unknown
    do {
      const { body } = await boss.ask('supervision.timeline', { customerId, before })
      seen.push(...body.rows.map((row: { id: string }) => row.id))
      before = body.next ?? undefined
    } while (before !== undefined)
    expect([seen.length, new Set(seen).size]).toEqual([60, 60])
  })
})

describe('the service card', () => {
  it('[JRN-19] names the dedicated service person of a customer, is one only, and stands in the journal', async () => {
    const manager = await harness.person({ name: '销售经理王', allRights: true })
    await givePost(harness, manager.staffId, '销售经理')
    const values = {
      servicePerson: { name: '李卫东', staffId: clerk.staffId },
      services: [{ id: crypto.randomUUID(), item: '每周电话', frequency: '每周' }],
    }
    const card = await handIn(manager, 'F-080', values, { customerId })
    expect(card.number).toMatch(/^FWK-2026-\d{4}$/)
    const second = await manager.call('form.start', { form: 'F-080', customerId })
    expect(second.body.error).toMatchObject({ code: 'form.single_exists', params: { id: card.id } })
    const { values: kept } = (await manager.ask('form.record', { id: card.id })).body
    expect(kept).toMatchObject({ issuedOn: '2026-11-23', servicePerson: { staffId: clerk.staffId } })
    const stranger = await harness.person({ name: '导购', allRights: true })
    const refused = await stranger.call('form.start', { form: 'F-080', customerId: await openCustomer(harness) })
    expect(refused.body.error.code).toBe('form.fill_posts')
  })
})
