import { readFile } from 'node:fs/promises'
import exceljs from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { exportLists, type ListKey } from './queries.ts'

let harness: Harness
let keeper: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
  keeper = await harness.person({ allRights: true })
  customerId = await openCustomer(harness, { name: '宁州康宁大药房有限公司' }, keeper)
})
afterAll(() => harness.close())

/** Has a list exported and gives its bytes. */
async function taken(by: Caller, list: ListKey, input: Record<string, unknown>, format = 'xlsx'): Promise<Buffer> {
  const { status, body } = await by.call('export.ofList', { list, input, format })
  expect(status, JSON.stringify(body)).toBe(200)
  const state = async () => (await by.ask('export.get', { id: body.id })).body.state
  await expect.poll(state, { timeout: 30_000 }).toBe('ready')
  const { sha256 } = await harness.product.platform.db
    .selectFrom('exportFiles')
    .select('sha256')
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow()
  return await readFile(harness.product.platform.files.path(String(sha256)))
}

/** The rows of a workbook, each under the titles of its columns; empty cells left out. */
async function rowsIn(bytes: Buffer): Promise<Record<string, unknown>[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = book.worksheets[0]
  const titles = (sheet?.getRow(1).values ?? []) as string[]
  const rows: Record<string, unknown>[] = []
  sheet?.eachRow((row, n) => {
    if (n === 1) return
    const cells = titles.flatMap((title, at) => {
      const value = row.getCell(at).value
      return value === null ? [] : [[title, value instanceof Date ? value.toISOString().slice(0, 10) : value]]
    })
    rows.push(Object.fromEntries(cells))
  })
  return rows
}

const inputs: Partial<Record<ListKey, () => Record<string, unknown>>> = {
  'journal.ofCustomer': () => ({ customerId }),
  'contact.list': () => ({ customerId }),
  'trade.ofCustomer': () => ({ customerId }),
  'contract.ofCustomer': () => ({ customerId }),
  'journal.ledger': () => ({ customerId, category: 'sale', from: '2026-01-01', to: '2026-12-31' }),
  'care.register': () => ({ from: '2026-01-01', to: '2026-12-31' }),
  'compliance.report': () => ({ from: '2026-01-01', to: '2026-12-31' }),
}

describe('[IMP-09] any list goes out to a spreadsheet', () => {
  test.each(Object.keys(exportLists) as ListKey[])('%s, in each format', async (list) => {
    const input = inputs[list]?.() ?? {}
    await rowsIn(await taken(keeper, list, input))
    const csv = (await taken(keeper, list, input, 'csv')).toString('utf8')
    const titles = Object.values(exportLists[list].columns).map((field) => field.label.zh)
    expect(csv.replace('\uFEFF', '').split(/\r?\n/)[0]).toBe(titles.join(','))
  })

  test('as its filters show it, with words, days and numbers', async () => {
    const lines = [
      { tradedOn: '2026-03-01', kind: 'sale', item: '氨糖软骨素', quantity: '3', price: '168' },
      { tradedOn: '2025-03-01', kind: 'sale', item: '鱼油软胶囊', quantity: '1', price: '99' },
    ]
    const recorded = await keeper.call('trade.record', { customerId, lines })
    expect(recorded.status, JSON.stringify(recorded.body)).toBe(200)
    const rows = await rowsIn(await taken(keeper, 'trade.ofCustomer', { customerId, from: '2026-01-01' }))
    expect(rows).toMatchObject([{ 日期: '2026-03-01', 类型: '销售', 产品或服务: '氨糖软骨素', 数量: 3, 金额: 504 }])
  })

  test('a ledger with what stood after each line, longer than the screen shows it', async () => {
    for (let n = 1; n <= 3; n++) {
      const values = { category: 'dealings', text: '发货', movement: 'shipped', amount: `${n}00` }
      const written = await keeper.call('journal.write', { customerId, values, happenedAt: `2026-03-0${n}T02:00:00Z` })
      expect(written.status, JSON.stringify(written.body)).toBe(200)
    }
    const asked = { customerId, category: 'dealings', from: '2026-01-01', to: '2026-12-31' }
    const rows = await rowsIn(await taken(keeper, 'journal.ledger', asked))
    expect(rows.map((row) => [row['金额'], row['余额或累计']])).toEqual([
      [300, 600],
      [200, 300],
      [100, 100],
    ])
    // A year of them is more than the screen shows.
    await sql`insert into journal_entries select r.* from journal_entries e cross join (select gen_random_uuid() as id from generate_series(1, 510)) n cross join lateral
      jsonb_populate_record(null::journal_entries, to_jsonb(e) || jsonb_build_object('id', n.id, 'event_key', null)) r
      where e.customer_id = ${customerId} and e.text = '发货' and e.amount = 100`.execute(harness.product.platform.db)
    const shown = (await keeper.ask('journal.ledger', asked)).body
    expect([shown.rows.length, shown.isCut]).toEqual([500, true])
    expect(await rowsIn(await taken(keeper, 'journal.ledger', asked))).toHaveLength(513)
  })

  test('whole, however many pages it has, and each row once', async () => {
    const writer = await harness.person({
      rights: { 'customer.read': 'all', 'journal.read': 'all', 'journal.write': 'all', 'customer.export': 'all' },
    })
    for (let n = 0; n < 205; n++)
      await writer.call('journal.write', { customerId, values: { category: 'call', text: `第${n}次通话` } })
    const rows = await rowsIn(await taken(writer, 'journal.mine', {}))
    expect(new Set(rows.map((row) => row['描述'])).size).toBe(205)
    expect(rows).toHaveLength(205)
    expect(rows[0]).toMatchObject({ 客户: '宁州康宁大药房有限公司', 归类: '通话', 描述: '第204次通话' })
  })

  test('[ACC-17] the audit record too, page by page, and that it was taken out stands in it', async () => {
    const rows = await rowsIn(await taken(keeper, 'audit.list', { kinds: ['export'] }))
    expect(rows.length).toBeGreaterThan(10)
    expect(rows[0]).toMatchObject({ 类别: '导出', 操作: 'export.ofList' })
    expect(String(rows[0]?.['详情'])).toContain('audit.list')
  })

  test('[ACC-19] covered for whom it is covered on the screen', async () => {
    const reader = await harness.person({ rights: { 'customer.read': 'all', 'customer.export': 'all' } })
    await keeper.call('contact.add', {
      customerId,
      values: { name: '季晓芸', phones: ['13805710417'], role: 'contact' },
    })
    const [seen] = (await reader.ask('contact.list', { customerId })).body.rows
    const [row] = await rowsIn(await taken(reader, 'contact.list', { customerId }))
    expect(row?.['电话']).toBe(seen.phones[0])
    expect(row?.['电话']).not.toBe('13805710417')
  })
})

describe('[ACC-13] only for whoever may see the list and export', () => {
  test('the right of the list is asked too, by its name', async () => {
    const seller = await harness.person({ rights: { 'customer.export': 'all' } })
    const refused = await seller.call('export.ofList', { list: 'audit.list', input: {}, format: 'xlsx' })
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'right.missing' } } })
  })

  test('what the list would not be asked is refused, and no file is begun', async () => {
    const refused = await keeper.call('export.ofList', { list: 'task.list', input: { when: 'never' }, format: 'xlsx' })
    expect(refused.status).toBe(400)
    expect(refused.body.error.fields[0].path).toBe('when')
  })

  test('a list out of reach gives no file', async () => {
    const stranger = await harness.person({ rights: { 'customer.read': 'own', 'customer.export': 'all' } })
    const refused = await stranger.call('export.ofList', {
      list: 'contact.list',
      input: { customerId },
      format: 'xlsx',
    })
    expect(refused.status).toBe(404)
  })
})

describeRefusals(() => harness, {
  command: 'export.ofList',
  rights: { 'customer.export': 'all', 'task.read': 'all' },
  input: () => ({ list: 'task.list', input: {}, format: 'xlsx' }),
  bad: { change: { list: 'nothing' }, path: 'list' },
  effects: async () => {
    const { rows } = await harness.product.pool.query('select count(*)::int as n from export_files')
    return rows[0].n
  },
})
