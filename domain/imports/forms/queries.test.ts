import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { date, ref, section, table, text } from '#platform/core/forms/makers.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm, sampleForm } from '#tests/factories/forms.ts'
import { imported, rehearsed, storeSheet } from '#tests/factories/sheets.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

/** As the points account of a shop is: each line may name the trade it comes from. */
const account = sampleForm('Z-R', {
  sums: [],
  subject: 'customer',
  sections: [
    section('a', '记账', 'Entry', [
      text('what', '事项', 'Matter', 1, { required: true }),
      date('on', '日期', 'Date', 2),
      ref('trade', '关联交易', 'Trade line', 3, 'trade'),
      table('lines', '明细', 'Lines', 4, [
        text('note', '说明', 'Note', undefined, { required: true }),
        ref('of', '所属交易', 'Of trade', undefined, 'trade'),
      ]),
    ]),
  ],
} as never)

let harness: Harness
let clerk: Caller
let mine: string
let other: string
const heads = ['客户（编号或名称）', '事项', '日期', '关联交易', '明细·说明', '明细·所属交易']
const line = { tradedOn: '2026-11-20', item: '氨糖软骨素', quantity: '2', price: '118' }
const called = '2026-11-20 氨糖软骨素 236.00'

beforeAll(async () => {
  harness = await startHarness({ jobs: true, now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, [])
  await publishForm(harness, account)
  clerk = await harness.person({ name: '唐磊', allRights: true })
  mine = await openCustomer(harness, { name: '何静' })
  other = await openCustomer(harness, { name: '郭素芬' })
})
afterAll(() => harness.close())

const sold = async (customerId: string, more: Record<string, unknown> = {}): Promise<string> => {
  const { status, body } = await clerk.call('trade.record', { customerId, lines: [{ ...line, ...more }] })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.ids[0]
}
const sheet = (...rows: readonly unknown[][]) => storeSheet(harness, [heads, ...rows], '积分账.xlsx')
const pointed = async (what: string) => {
  const { rows } = (await clerk.ask('form.records', { form: 'Z-R' })).body
  const found = await Promise.all(
    rows.map(async ({ id }: { id: string }) => (await clerk.ask('form.record', { id })).body.values),
  )
  return found.find((values) => values.what === what)
}
const issuesOf = async (row: readonly unknown[]) => {
  const run = await rehearsed(clerk, await sheet([...row]), undefined, 'form:Z-R')
  const { rows } = (await clerk.ask('import.rows', { id: run['id'] })).body
  return rows.flatMap((one: { issues: { code: string; heading: string }[] }) =>
    one.issues.map(({ code, heading }) => [code, heading]),
  )
}

describe('[IMP-09] a trade line named on a paper comes in from a spreadsheet', () => {
  it('as the line of the customer the row is about, though another customer bought the same on that day', async () => {
    const own = await sold(mine)
    await sold(other)
    await imported(clerk, await sheet(['何静', '积分增加', '2026-11-21', called]), undefined, 'form:Z-R')
    expect(await pointed('积分增加')).toMatchObject({ trade: own })
  })

  it('in the lines of a table too, on further rows of the same record', async () => {
    const [first, second] = [await sold(mine, { item: '鱼油' }), await sold(mine, { item: '钙片' })]
    for (const item of ['鱼油', '钙片']) await sold(other, { item })
    const rows = [
      ['何静', '两笔', '2026-11-21', null, '第一笔', '2026-11-20 鱼油 236.00'],
      [null, null, null, null, '第二笔', '2026-11-20 钙片 236.00'],
    ]
    const run = await imported(clerk, await sheet(...rows), undefined, 'form:Z-R')
    expect(run['counts']).toMatchObject({ new: 1, more: 1 })
    const { lines } = (await pointed('两笔')) as { lines: { note: string; of: string }[] }
    expect(lines.map((one) => [one.note, one.of])).toEqual([
      ['第一笔', first],
      ['第二笔', second],
    ])
  })

  it('by its bill number, as the search on the screen finds it', async () => {
    const own = await sold(mine, { item: '花粉', billNumber: 'XS-0077' })
    await imported(clerk, await sheet(['何静', '按单号', '2026-11-21', 'XS-0077']), undefined, 'form:Z-R')
    expect(await pointed('按单号')).toMatchObject({ trade: own })
  })

  it('and not as a line that was reversed while another of that name stands', async () => {
    const wrong = await sold(mine, { item: '蜂胶' })
    expect((await clerk.call('trade.reverse', { id: wrong, reason: '重复登记' })).status).toBe(200)
    const right = await sold(mine, { item: '蜂胶' })
    const row = ['何静', '改记', '2026-11-21', '2026-11-20 蜂胶 236.00']
    await imported(clerk, await sheet(row), undefined, 'form:Z-R')
    expect(await pointed('改记')).toMatchObject({ trade: right })
  })

  it('or is named where it leads to none, to another customer’s, or to several', async () => {
    await sold(other, { item: '灵芝' })
    await sold(mine, { item: '参片' })
    await sold(mine, { item: '参片' })
    const of = (name: string) => ['何静', '有误', '2026-11-21', name]
    expect(await issuesOf(of('2026-11-20 没有 1.00'))).toEqual([['import.record_unknown', '关联交易']])
    expect(await issuesOf(of('2026-11-20 灵芝 236.00'))).toEqual([['import.record_unknown', '关联交易']])
    expect(await issuesOf(of('2026-11-20 参片 236.00'))).toEqual([['import.record_ambiguous', '关联交易']])
  })
})
