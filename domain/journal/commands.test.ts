import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context, Database } from '#domain/kit.ts'
import { system } from '#platform/core/rights.ts'
import { contextFor } from '#platform/server/dispatch.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { noteEvent, writeEntries } from './writing/commands.ts'

let harness: Harness
let writer: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  writer = await harness.person({ name: '李卫东', allRights: true })
})
beforeEach(async () => {
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

const said = (more: Record<string, unknown> = {}) => ({
  category: 'call',
  text: '季总说新开的两家店改由总部配货',
  ...more,
})
const write = async (more: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) =>
  (await writer.call('journal.write', { customerId, values: said(more), ...rest })).body
const read = async (filter: Record<string, unknown> = {}) =>
  (await writer.ask('journal.ofCustomer', { customerId, ...filter })).body.rows
const texts = (rows: { text: string }[]) => rows.map((row) => row.text)

describeRefusals(() => harness, {
  command: 'journal.write',
  rights: { 'journal.write': 'all' },
  input: () => ({ customerId, values: said() }),
  bad: { change: { values: said({ text: ' ' }) }, path: 'values.text' },
  tooNarrow: { 'journal.write': 'own' },
  effects: async () =>
    (await sql<{ n: number }>`select count(*) as n from journal_entries`.execute(harness.product.platform.db)).rows[0]
      ?.n ?? 0,
})

describeRefusals(() => harness, {
  command: 'journal.correct',
  rights: { 'journal.write': 'all' },
  input: async () => ({ id: (await write()).id, values: said({ text: '更正后' }), reason: '听错了' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'journal.write': 'own' },
})

describeRefusals(() => harness, {
  command: 'journal.supplement',
  rights: { 'journal.write': 'all' },
  input: async () => ({ id: (await write()).id, values: { solution: '已补发' } }),
  bad: { change: { values: { solution: 7 } }, path: 'values.solution' },
  tooNarrow: { 'journal.write': 'own' },
})

describe('an entry', () => {
  it('[JRN-01] has five parts: time, category, description, solution, summary', async () => {
    await write(
      { solution: '答应 11-20 前补发立牌 12 套', summary: '价差是主因' },
      { happenedAt: '2026-11-19T15:40:00+08:00' },
    )
    expect(await read()).toMatchObject([
      {
        happenedAt: '2026-11-19T07:40:00.000Z',
        recordedAt: '2026-11-23T02:00:00.000Z',
        category: 'call',
        text: '季总说新开的两家店改由总部配货',
        solution: '答应 11-20 前补发立牌 12 套',
        summary: '价差是主因',
        authorName: '李卫东',
      },
    ])
  })

  it('[JRN-02] cannot be changed or removed, not even by the product itself', async () => {
    const { id } = await write()
    const { db } = harness.product.platform
    await expect(sql`update journal_entries set text = '没发生过' where id = ${id}`.execute(db)).rejects.toThrow(
      'never changed',
    )
    await expect(sql`delete from journal_entries where id = ${id}`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`truncate journal_entries cascade`.execute(db)).rejects.toThrow('append-only')
  })

  it('[JRN-02] is corrected by a new one; the first words stay readable, with who corrected and why', async () => {
    const { id } = await write()
    await writer.call('journal.correct', {
      id,
      values: said({ text: '季总说只有一家店改由总部配货' }),
      reason: '听错了',
    })
    const [row] = await read()
    expect(row).toMatchObject({
      id,
      text: '季总说只有一家店改由总部配货',
      firstText: '季总说新开的两家店改由总部配货',
      corrected: true,
    })
    expect(row.additions).toMatchObject([{ reason: '听错了', authorName: '李卫东', refersAs: 'correction' }])
    const chain = await writer.call('journal.correct', { id: row.additions[0].id, values: said(), reason: '再改' })
    expect([chain.status, chain.body.error.code]).toEqual([409, 'journal.refers_to_addition'])
  })

  it('[JRN-01] gains its solution later without losing anything', async () => {
    const { id } = await write()
    await writer.call('journal.supplement', { id, values: { solution: '立牌已补发' } })
    expect(await read()).toMatchObject([{ solution: '立牌已补发', supplements: 1, corrected: false }])
    const empty = await writer.call('journal.supplement', { id, values: {} })
    expect([empty.status, empty.body.error.code]).toEqual([400, 'journal.nothing_added'])
  })

  it('from the future is refused at its field', async () => {
    const answer = await writer.call('journal.write', {
      customerId,
      values: said(),
      happenedAt: '2026-11-24T00:00:00Z',
    })
    expect(answer.body.error.fields).toMatchObject([{ path: 'happenedAt', code: 'journal.in_future' }])
  })

  it('[JRN-29] from a device that had no network comes late and twice, stands once in its place, and moves no later contact', async () => {
    await write({ text: '回来后当面谈的', category: 'visit' }, { happenedAt: '2026-11-22T06:20:00Z' })
    const input = { customerId, values: said({ text: '地铁里记的' }), happenedAt: '2026-11-20T09:30:00Z' }
    const key = crypto.randomUUID()
    const answers = await Promise.all([
      writer.call('journal.write', input, { key }),
      writer.call('journal.write', input, { key }),
    ])
    answers.push(await writer.call('journal.write', input, { key }))
    // Of two at once the second may be told to wait for the first; none writes a second entry.
    expect(answers.at(-1)?.status).toBe(200)
    expect(texts(await read())).toEqual(['回来后当面谈的', '地铁里记的'])
    expect((await writer.ask('customer.get', { id: customerId })).body.row.lastContactAt).toBe(
      '2026-11-22T06:20:00.000Z',
    )
  })

  it('moves the day of the last contact when the customer was reached, never back', async () => {
    const contactedAt = async () => (await writer.ask('customer.get', { id: customerId })).body.row.lastContactAt
    await write({ category: 'note' })
    expect(await contactedAt()).toBeNull()
    await write({ category: 'visit' }, { happenedAt: '2026-11-20T06:20:00Z' })
    await write({ category: 'call' }, { happenedAt: '2026-10-01T06:20:00Z' })
    expect(await contactedAt()).toBe('2026-11-20T06:20:00.000Z')
  })
})

describe('reading a journal', () => {
  it('[JRN-04] by category', async () => {
    await write({ category: 'returns', text: '退氨糖 60 盒' })
    await write({ category: 'visit', text: '看了城关店陈列' })
    expect(texts(await read({ category: 'returns' }))).toEqual(['退氨糖 60 盒'])
    expect(texts(await read({ category: ['returns', 'visit'] }))).toHaveLength(2)
    expect((await writer.ask('journal.counts', { customerId })).body).toMatchObject({
      total: 2,
      categories: [{ count: 1 }, { count: 1 }],
    })
  })

  it('[JRN-05] holds every complaint and what was said on the phone, each found by its category', async () => {
    await write({ category: 'complaint', text: '收到的氨糖有 3 盒压损', solution: '当天补发 3 盒' })
    await write({ category: 'call', text: '来电问双十一陈列费怎么结' })
    expect(await read({ category: 'complaint' })).toMatchObject([
      { text: '收到的氨糖有 3 盒压损', solution: '当天补发 3 盒' },
    ])
    expect(texts(await read({ category: 'call' }))).toEqual(['来电问双十一陈列费怎么结'])
  })

  it('newest first, page by page, none missing or twice', async () => {
    for (let n = 0; n < 13; n++)
      await write({ text: `第 ${n} 次` }, { happenedAt: `2026-10-${String((n % 4) + 10)}T01:00:00Z` })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await writer.ask('journal.ofCustomer', { customerId, limit: 5, cursor })
      seen.push(...texts(body.rows))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    expect([seen.length, new Set(seen).size]).toEqual([13, 13])
  })

  it('by words in text, solution and later supplements, simplified or traditional', async () => {
    const { id } = await write({ text: '蛋白粉动销慢' })
    await write({ text: '要求换新陈列', solution: '派人 11-30 到店' })
    await writer.call('journal.supplement', { id, values: { summary: '改做促销装' } })
    expect(texts(await read({ search: '動銷' }))).toEqual(['蛋白粉动销慢'])
    expect(texts(await read({ search: '派人' }))).toEqual(['要求换新陈列'])
    expect(texts(await read({ search: '促销装' }))).toEqual(['蛋白粉动销慢'])
    expect(texts(await read({ search: '慢' }))).toEqual(['蛋白粉动销慢'])
    expect(await read({ search: '合同' })).toEqual([])
  })

  it('[ACC-17] is logged as a look at the customer', async () => {
    await read()
    const { rows } = (await writer.ask('audit.list', { recordId: customerId })).body
    expect(rows.some((row: { operation: string }) => row.operation === 'journal.ofCustomer')).toBe(true)
  })
})

describe('the journals of one’s staff', () => {
  const mine = async (caller: Caller, filter: Record<string, unknown> = {}) =>
    texts((await caller.ask('journal.ofStaff', filter)).body.rows ?? [])
  const setManager = async (staffId: string, managerId: string) => {
    await harness.product.platform.db.updateTable('staff').set({ managerId }).where('id', '=', staffId).execute()
  }
  const salesman = async (text: string, departmentId?: string) => {
    const one = await harness.person({
      rights: { 'journal.write': 'all', 'journal.read': 'own' },
      ...(departmentId === undefined ? {} : { departmentId }),
    })
    await one.call('journal.write', { customerId, values: said({ text }) })
    return one
  }

  it('[ACC-15] are open to the manager, however deep the line below, and to nobody else', async () => {
    const manager = await harness.person({ rights: { 'journal.review': 'own' } })
    const supervisor = await salesman('主管写的')
    const below = await salesman('业务员写的')
    const stranger = await salesman('别人写的')
    await setManager(supervisor.staffId, manager.staffId)
    await setManager(below.staffId, supervisor.staffId)
    expect((await mine(manager)).sort()).toEqual(['业务员写的', '主管写的'])
    expect(await mine(manager, { staffId: below.staffId })).toEqual(['业务员写的'])
    const foreign = await manager.ask('journal.ofStaff', { staffId: stranger.staffId })
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'journal.not_your_staff'])
    expect((await below.ask('journal.ofStaff')).status).toBe(403)
  })

  it('[ACC-15] of a department are open to whoever may review the department', async () => {
    const departmentId = await makeDepartment(harness.product.platform.db)
    await salesman('本部门的', departmentId)
    await salesman('外部门的')
    const head = await harness.person({ rights: { 'journal.review': 'department' }, departmentId })
    expect(await mine(head)).toEqual(['本部门的'])
  })

  it('a circle of superiors ends', async () => {
    const a = await salesman('甲')
    const b = await harness.person({ rights: { 'journal.review': 'own' } })
    await setManager(a.staffId, b.staffId)
    await setManager(b.staffId, a.staffId)
    expect(await mine(b)).toContain('甲')
  })

  it('one’s own entries are read without any customer in between', async () => {
    const one = await harness.person({ rights: { 'journal.write': 'all', 'journal.read': 'all' } })
    await one.call('journal.write', { customerId, values: said({ text: '我自己的' }) })
    expect((await one.ask('journal.mine')).body.rows).toMatchObject([{ text: '我自己的', customerId }])
  })
})

describe('what comes in from elsewhere', () => {
  const importing = async <T>(work: (context: Context) => Promise<T>): Promise<T> => {
    const { platform } = harness.product
    const request = { ip: '', userAgent: '', setSession: () => {} }
    const call = { actor: system, language: 'zh-CN', requestId: 'test', source: 'import', request } as const
    return await platform.db.transaction().execute(
      async (trx) =>
        await work(
          contextFor<Database>(platform, trx, call, new Date('2026-11-23T02:00:00Z'), {
            entries: [],
            news: [],
            after: [],
          }),
        ),
    )
  }

  it('[ARC-47] an old journal keeps its true authors and days, whether or not they are still on the staff list', async () => {
    await importing((context) =>
      writeEntries(context, [
        {
          customerId,
          category: 'visit',
          text: '首次上门',
          happenedAt: '2009-05-16T02:00:00Z',
          source: 'import',
          authorId: null,
          authorName: '已离职的老张',
        },
        {
          customerId,
          category: 'note',
          text: '换了店长',
          happenedAt: '2012-03-01T02:00:00Z',
          source: 'import',
          authorId: writer.staffId,
          authorName: '李卫东',
        },
      ]),
    )
    expect(await read()).toMatchObject([
      { happenedAt: '2012-03-01T02:00:00.000Z', authorName: '李卫东', source: 'import' },
      { happenedAt: '2009-05-16T02:00:00.000Z', authorName: '已离职的老张', authorId: null },
    ])
  })

  it('an event that is told twice is noted once', async () => {
    const event = {
      customerId,
      category: 'dealings',
      text: '10 月订货 91,900.00 元',
      eventKey: `month:${customerId}:2026-10`,
    }
    await importing((context) => noteEvent(context, event))
    await importing((context) => noteEvent(context, event))
    expect(await read()).toMatchObject([{ text: '10 月订货 91,900.00 元', authorName: '系统', source: 'event' }])
  })
})

describe('merging two archives', () => {
  it('[ARC-47] takes journal, trades, contracts and collected forms along', async () => {
    const goneId = await openCustomer(harness)
    await writer.call('journal.write', { customerId: goneId, values: said({ text: '并入前记的' }) })
    await writer.call('trade.record', {
      customerId: goneId,
      lines: [{ tradedOn: '2026-11-01', item: '钙片', amount: '98' }],
    })
    await writer.call('contract.create', { customerId: goneId, values: { kind: 'unit', title: '单位协议' } })
    await writer.call('collection.create', {
      kind: 'visit',
      customerId: goneId,
      values: { visitedOn: '2026-11-02', means: 'onSite', findings: '换了店长' },
      findings: { employees: 8 },
    })
    await writer.call('workingList.note', { customerId: goneId, text: '老板爱钓鱼' })
    const merged = await writer.call('customer.merge', {
      keepId: customerId,
      goneId,
      keepVersion: 1,
      goneVersion: 1,
      reason: '同一家',
    })
    expect(merged.status, JSON.stringify(merged.body)).toBe(200)
    expect(texts(await read())).toContain('并入前记的')
    const rows = async (name: string) => (await writer.ask(name, { customerId })).body.rows.length
    expect([await rows('trade.ofCustomer'), await rows('contract.ofCustomer'), await rows('collection.list')]).toEqual([
      1, 1, 1,
    ])
    // The old id still leads to all of it.
    expect(texts((await writer.ask('journal.ofCustomer', { customerId: goneId })).body.rows)).toContain('并入前记的')
  })
})
