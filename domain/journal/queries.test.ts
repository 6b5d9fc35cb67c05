import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { learnWords } from './jobs.ts'
import { journalTokens } from './rules.ts'

let harness: Harness
let writer: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ jobs: true, now: '2026-11-23T02:00:00Z' })
  writer = await harness.person({ name: '李卫东', allRights: true })
})
beforeEach(async () => {
  harness.setNow('2026-11-23T02:00:00Z')
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

const write = async (values: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  await writer.call('journal.write', { customerId, values: { category: 'call', text: '通话', ...values }, ...more })
const read = async (filter: Record<string, unknown> = {}) =>
  (await writer.ask('journal.ofCustomer', { customerId, ...filter })).body.rows
const texts = (rows: { text: string }[]) => rows.map((row) => row.text)

describeRefusals(() => harness, {
  command: 'journal.setSubject',
  rights: { 'journal.manage': 'all' },
  input: async () => {
    const { rows } = (await writer.ask('journal.subjects')).body
    const { version } = rows.find((row: { category: string }) => row.category === 'email')
    return { category: 'email', version, values: { replyHours: 8 + version, keepsFigures: false } }
  },
  bad: { change: { values: { replyHours: 0, keepsFigures: false } }, path: 'values.replyHours' },
})
describeRefusals(() => harness, {
  command: 'journal.addAllowance',
  rights: { 'journal.manage': 'all' },
  input: () => ({ values: { item: '立牌', period: 'year', quantity: '12' } }),
  bad: { change: { values: { item: '立牌', period: 'year' } }, path: 'values.quantity' },
})
describeRefusals(() => harness, {
  command: 'journal.stepIn',
  rights: { 'journal.review': 'all', 'journal.read': 'all' },
  input: () => ({ customerId, text: '这件事我来跟' }),
  bad: { change: { text: ' ' }, path: 'text' },
  tooNarrow: { 'journal.review': 'own', 'journal.read': 'own' },
})
describeRefusals(() => harness, {
  command: 'journal.passOn',
  rights: { 'journal.write': 'all', 'journal.read': 'all' },
  input: async () => ({
    id: (await write({})).body.id,
    staffIds: [await makeStaff(harness.product.platform.db)],
  }),
  bad: { change: { staffIds: [] }, path: 'staffIds' },
  tooNarrow: { 'journal.write': 'all', 'journal.read': 'own' },
})
describeRefusals(() => harness, {
  command: 'journal.analyse',
  rights: { 'journal.write': 'all' },
  input: () => ({ customerId, from: '2026-07-01', to: '2026-09-30', reading: '氨糖下滑' }),
  bad: { change: { to: '2026-06-01' }, path: 'to' },
  tooNarrow: { 'journal.write': 'own' },
})

describe('finding entries by sound', () => {
  it('[JRN-04] by full pinyin and by initials within a customer, the corrected words too', async () => {
    const { body } = await write({ text: '总部配货改周三' })
    await writer.call('journal.correct', {
      id: body.id,
      values: { category: 'call', text: '总部退货改周四' },
      reason: '听错了',
    })
    expect(texts(await read({ search: 'zongbu' }))).toEqual(['总部退货改周四'])
    expect(texts(await read({ search: 'zbth' }))).toEqual(['总部退货改周四'])
    expect(await read({ search: 'kangtai' })).toEqual([])
  })

  it('[JRN-04] over the whole firm, by the words the journal has learned', async () => {
    await write({ text: '蛋白粉动销慢' })
    await runJobNow(harness, learnWords)
    const firm = async (search: string) => texts((await writer.ask('journal.ofStaff', { search })).body.rows)
    expect(await firm('dongxiao')).toEqual(['蛋白粉动销慢'])
    expect(await firm('dbf')).toEqual(['蛋白粉动销慢'])
    expect(await firm('qqqq')).toEqual([])
  })
})

describe('a word that is said every day', () => {
  it('[JRN-04] is found page by page over the whole firm, the newest first, none twice and none left out', async () => {
    harness.setNow('2027-03-01T02:00:00Z')
    const { db } = harness.product.platform
    const { body: old } = await write({ text: '参观工厂' }, { happenedAt: '2024-01-05T02:00:00Z' })
    const said = Array.from({ length: 1500 }, (_, n) => ({
      id: newId(),
      happenedAt: new Date(Date.parse('2027-02-28T02:00:00Z') - n * 8 * 3_600_000).toISOString(),
    }))
    await sql`insert into journal_entries (id, customer_id, happened_at, recorded_at, author_name, category, text, source, links, search_tokens)
      select (one ->> 'id')::uuid, ${customerId}, (one ->> 'happenedAt')::timestamptz, now(), '李卫东', 'call', '谈了报价', 'person', '[]', ${journalTokens(['谈了报价'])}::text[]
      from jsonb_array_elements(${JSON.stringify(said)}::jsonb) one`.execute(db)
    await writer.call('journal.correct', {
      id: old.id,
      values: { category: 'call', text: '参观工厂，谈了报价' },
      reason: '漏写',
    })
    await sql`analyze journal_entries`.execute(db)
    const found: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await writer.ask('journal.ofStaff', { search: '报价', limit: 200, cursor })
      found.push(...body.rows.map((row: { id: string }) => row.id))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    expect(found).toEqual([...said.map((one) => one.id), old.id])
  })
})

describe('what an entry says beside its words', () => {
  it('[JRN-20] [JRN-28] matter, contact and who began it, which is known of complaints', async () => {
    const { body: contact } = await writer.call('contact.add', {
      customerId,
      values: { name: '季晓芸', role: 'buyer', isPrimary: true },
    })
    const contactId = contact.id
    await write({ matter: 'presale', begunBy: 'customer', contactId })
    await write({ category: 'complaint', text: '少发两箱' })
    expect(await read({ matter: 'presale' })).toMatchObject([{ matter: 'presale', begunBy: 'customer', contactId }])
    expect(await read({ begunBy: 'customer' })).toHaveLength(2)
    const foreign = await write({ contactId: crypto.randomUUID() })
    expect(foreign.body.error.fields).toMatchObject([{ path: 'values.contactId' }])
  })

  it('[JRN-11] an answer is due within the hours of its category; unanswered ones are flagged', async () => {
    const { body } = await write({ category: 'complaint', text: '立牌没收到' })
    expect(await read()).toMatchObject([{ replyDueAt: '2026-11-24T02:00:00.000Z', isLate: false }])
    harness.setNow('2026-11-24T02:01:00Z')
    const flagged = async () =>
      (await writer.ask('journal.unanswered', { late: 'true' })).body.rows.filter(
        (one: { id: string }) => one.id === body.id,
      )
    expect(await read()).toMatchObject([{ isLate: true, answeredAt: null }])
    expect(await flagged()).toHaveLength(1)
    await writer.call('journal.supplement', { id: body.id, values: { solution: '已补发' } })
    expect(await read()).toMatchObject([{ isLate: true, answeredAt: '2026-11-24T02:01:00.000Z' }])
    expect(await flagged()).toEqual([])
  })

  it('[JRN-29] every subject asks a beginner for what it needs', async () => {
    const { rows } = (await writer.ask('journal.subjects')).body
    const complaint = rows.find((row: { category: string }) => row.category === 'complaint')
    expect(complaint).toMatchObject({ replyHours: 24, isLedger: false })
    expect(complaint.prompt).toContain('投诉什么')
    expect(
      rows.filter((row: { isLedger: boolean }) => row.isLedger).map((row: { category: string }) => row.category),
    ).toEqual(['dealings', 'samples', 'invoices', 'returns', 'support'])
  })
})

describe('the ledgers', () => {
  const line = (category: string, figures: Record<string, unknown>, on: string) =>
    write({ category, text: '账', ...figures }, { happenedAt: `${on}T02:00:00Z` })
  const ledger = async (category: string, more = {}) =>
    (await writer.ask('journal.ledger', { customerId, category, from: '2026-01-01', to: '2026-12-31', ...more })).body

  it('[JRN-03] [JRN-24] dealings run on from the years before, month by month', async () => {
    await line('dealings', { movement: 'shipped', amount: '1000.00' }, '2025-12-20')
    await line('dealings', { movement: 'shipped', amount: '91900.00', document: 'FH-1' }, '2026-10-08')
    await line('dealings', { movement: 'received', amount: '80000.00' }, '2026-10-30')
    await line('dealings', { movement: 'shipped', amount: '0.10' }, '2026-11-02')
    const found = await ledger('dealings')
    expect(found).toMatchObject({
      opening: '1000.00',
      closing: '12900.10',
      total: { amount: '11900.10', count: 3 },
      months: [
        { month: '2026-10', amount: '11900.00', count: 2 },
        { month: '2026-11', amount: '0.10', count: 1 },
      ],
    })
    expect(found.rows.map((row: { running: string }) => row.running)).toEqual(['12900.10', '12900.00', '92900.00'])
    expect((await writer.ask('journal.ledgers', { customerId })).body.rows).toMatchObject([
      { category: 'dealings', count: 3, amount: '11900.10', balance: '12900.10' },
    ])
  })

  it('[JRN-24] a corrected line counts as it was corrected', async () => {
    const { body } = await line(
      'returns',
      { movement: 'returned', item: '氨糖', quantity: '60', amount: '7080' },
      '2026-11-06',
    )
    await writer.call('journal.correct', {
      id: body.id,
      values: { category: 'returns', text: '账', movement: 'returned', item: '氨糖', quantity: '50', amount: '5900' },
      reason: '点错了',
    })
    expect(await ledger('returns')).toMatchObject({
      opening: null,
      total: { amount: '5900.00', quantity: '50.0000', count: 1 },
    })
  })

  it('[JRN-04] a line stands in its own ledger only', async () => {
    const wrong = await write({ category: 'samples', movement: 'shipped', quantity: '1' })
    expect(wrong.body.error.fields).toMatchObject([{ path: 'values.movement', code: 'journal.other_ledger' }])
    const none = await write({ category: 'call', amount: '5' })
    expect(none.body.error.fields).toMatchObject([{ path: 'values.amount', code: 'journal.no_ledger' }])
    const bare = await write({ category: 'invoices', document: 'NO-1' })
    expect(bare.body.error.fields).toMatchObject([{ path: 'values.amount', code: 'journal.figure_missing' }])
  })

  it('[JRN-17] samples over the allowance are refused until they are meant, and stay marked', async () => {
    await writer.call('journal.addAllowance', {
      values: { customerId, item: '立牌甲', period: 'quarter', quantity: '12' },
    })
    const issue = (quantity: string, more = {}) =>
      write({ category: 'samples', text: '配发', movement: 'publicity', item: '立牌甲', quantity }, more)
    expect((await issue('10')).status).toBe(200)
    expect((await writer.ask('journal.allowance', { customerId, item: '立牌甲', quantity: '3' })).body.over).toEqual({
      period: 'quarter',
      item: '立牌甲',
      limit: 12,
      issued: 13,
      by: 1,
      isQuantity: true,
    })
    const refused = await issue('3')
    expect([refused.status, refused.body.error.code]).toEqual([409, 'journal.over_allowance'])
    expect((await issue('3', { acceptOver: true })).status).toBe(200)
    const { rows } = await ledger('samples')
    expect(rows.map((row: { overAllowance: boolean | null }) => row.overAllowance)).toEqual([true, null])
    // The next quarter begins anew.
    harness.setNow('2027-01-04T02:00:00Z')
    const later = await harness.person({ allRights: true })
    const values = { category: 'samples', text: '配发', movement: 'publicity', item: '立牌甲', quantity: '12' }
    expect((await later.call('journal.write', { customerId, values })).status).toBe(200)
  })

  it('[JRN-17] two issues at once do not both fit into the same room', async () => {
    await writer.call('journal.addAllowance', { values: { customerId, period: 'year', quantity: '10' } })
    const issue = () => write({ category: 'samples', movement: 'sample', item: '试吃装', quantity: '6' })
    const both = await Promise.all([issue(), issue()])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  })
})

describe('while writing', () => {
  it('[JRN-18] earlier events about the same matter are offered with how they were solved', async () => {
    const other = await openCustomer(harness)
    await writer.call('journal.write', {
      customerId: other,
      values: { category: 'complaint', text: '面膜过敏，顾客脸上起红疹', solution: '停用并退款' },
    })
    await write({ text: '立牌运输破损' })
    const { rows } = (await writer.ask('journal.similar', { customerId, text: '又有顾客用面膜过敏，起红疹' })).body
    expect(rows).toMatchObject([{ customerId: other, solution: '停用并退款' }])
    expect((await writer.ask('journal.similar', { customerId, text: '好' })).body.rows).toEqual([])
    const narrow = await harness.person({ rights: { 'journal.read': 'own' } })
    expect((await narrow.ask('journal.similar', { customerId, text: '面膜过敏红疹' })).status).toBe(404)
  })

  it('[JRN-21] minutes are passed on to those concerned, once, and show who has read them', async () => {
    const { body } = await write({ category: 'meeting', text: '会议纪要：周五前交方案' })
    const reader = await harness.person({ name: '顾琴', rights: { 'journal.read': 'own' } })
    const pass = () => writer.call('journal.passOn', { id: body.id, staffIds: [reader.staffId], note: '请跟方案' })
    expect((await pass()).body.passed).toBe(1)
    expect((await pass()).body.passed).toBe(0)
    expect((await reader.ask('journal.passedToMe')).body).toMatchObject({
      unread: 1,
      rows: [{ id: body.id, text: '会议纪要：周五前交方案', note: '请跟方案', passedByName: '李卫东' }],
    })
    await reader.call('journal.readPassed', { id: body.id })
    expect((await reader.ask('journal.passedToMe', { unread: 'true' })).body.rows).toEqual([])
    expect((await writer.ask('journal.passes', { customerId })).body.rows).toMatchObject([
      { name: '顾琴', readAt: '2026-11-23T02:00:00.000Z' },
    ])
  })

  it('[JRN-14] a superior steps in, and the author of the entry is told', async () => {
    const salesman = await harness.person({ rights: { 'journal.write': 'all', 'journal.read': 'all' } })
    const { body } = await salesman.call('journal.write', {
      customerId,
      values: { category: 'call', text: '要降价 3 个点' },
    })
    await writer.call('journal.stepIn', { customerId, text: '价格由我谈，先别回', entryId: body.id })
    expect(await read()).toMatchObject([{ text: '价格由我谈，先别回', stepsIn: true }, { stepsIn: null }])
    expect((await salesman.ask('journal.passedToMe')).body.rows).toMatchObject([{ stepsIn: true }])
  })
})

describe('who has a journal', () => {
  it('[JRN-12] cooperating customers without one, or without an entry for so many days', async () => {
    const owner = await harness.person({ allRights: true })
    const open = (values = {}) => openCustomer(harness, { processClass: 'trading', ownerId: owner.staffId, ...values })
    const [none, old, fresh] = [await open(), await open(), await open()]
    await open({ processClass: 'aboutToTrade' })
    const at = (id: string, happenedAt: string) =>
      writer.call('journal.write', { customerId: id, values: { category: 'note', text: '记' }, happenedAt })
    await at(old, '2026-09-01T02:00:00Z')
    await at(fresh, '2026-11-20T02:00:00Z')
    const of = async (days: number) => (await writer.ask('journal.coverage', { days, ownerId: owner.staffId })).body
    const ids = (found: { rows: { customerId: string }[] }) => found.rows.map((row) => row.customerId)
    expect(ids(await of(0))).toEqual([none])
    expect(ids(await of(30))).toEqual([none, old])
    expect(await of(30)).toMatchObject({ total: 2, cooperating: 3 })
  })

  it('[JRN-13] personal customers become the company’s once others can read what happened, and the salesman’s count says so', async () => {
    const owner = await harness.person({ name: '唐磊', allRights: true })
    const id = await openCustomer(harness, { belonging: 'personal', ownerId: owner.staffId })
    const turn = async () =>
      await writer.call('journal.toCompany', {
        id,
        version: (await writer.ask('customer.get', { id })).body.row.version,
      })
    expect((await turn()).body.error.code).toBe('journal.entry_first')
    await writer.call('journal.write', { customerId: id, values: { category: 'note', text: '三年往来都记在这里' } })
    expect((await turn()).status).toBe(200)
    expect((await turn()).body.error.code).toBe('journal.company_already')
    const { rows } = (await writer.ask('journal.belonging', { from: '2026-11-01', to: '2026-11-30' })).body
    expect(rows.find((row: { name: string }) => row.name === '唐磊')).toMatchObject({
      personal: 0,
      company: 1,
      turned: 1,
    })
    const earlier = (await writer.ask('journal.belonging', { from: '2026-09-01', to: '2026-09-30' })).body.rows
    expect(earlier.find((row: { name: string }) => row.name === '唐磊')).toMatchObject({ turned: 0 })
  })

  it('[JRN-06] [JRN-07] market news and a counted analysis of a period stand in the journal', async () => {
    const trade = (tradedOn: string, category: string, amount: string) =>
      writer.call('trade.record', {
        customerId,
        lines: [
          { tradedOn, kind: 'sale', item: category, category, quantity: '1', discount: '1', amount, currency: 'CNY' },
        ],
      })
    await trade('2026-05-10', '氨糖', '1000.00')
    await trade('2026-08-10', '氨糖', '620.00')
    await write({ category: 'market', text: '城关新开两家连锁，氨糖价低一成' })
    const market = (await writer.ask('journal.market', { customerId, from: '2026-07-01', to: '2026-09-30' })).body
    expect(market).toMatchObject({
      before: { from: '2026-03-31', to: '2026-06-30' },
      total: { amount: '620.00', before: '1000.00', change: -38 },
      categories: [{ category: '氨糖', change: -38 }],
    })
    await writer.call('journal.analyse', {
      customerId,
      from: '2026-07-01',
      to: '2026-09-30',
      reading: '价差是主因',
      measures: '换促销装',
    })
    const [entry] = await read({ category: 'analysis' })
    expect(entry.text).toContain('合计 620.00 元，上期 1000.00 元，−38%')
    expect(entry).toMatchObject({ solution: '换促销装' })
    expect(await read({ category: 'market' })).toHaveLength(1)
  })
})
