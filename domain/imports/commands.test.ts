import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imported, rehearsed, settled, storeBytes, storeSheet } from '#tests/factories/sheets.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
  keeper = await harness.person({ allRights: true })
})
afterAll(() => harness.close())

const find = async (text: string) =>
  (await keeper.ask('customer.list', { condition: { search: text }, limit: 20 })).body.rows

describe('[IMP-01] a spreadsheet as it really is becomes archives', () => {
  test('title rows, a two-row header, a footer and contacts in further rows', async () => {
    const stored = await storeSheet(harness, [
      ['2026年客户总表（业务部）'],
      [
        '客户名称',
        '客户编号',
        '电话',
        '地址',
        '客户等级',
        '首次交易日期',
        '联系人',
        '职务',
        '跟进记录',
        '跟进日期',
        '跟进人员',
      ],
      [
        '宁州康宁大药房有限公司',
        'A-001',
        '0571-88886110',
        '浙江省杭州市西湖区文三路1号',
        '金卡',
        '2019年5月16日',
        '季晓芸',
        '总经理',
        '谈妥首批进货',
        '2024年3月1日',
        '老王',
      ],
      [
        '宁州康宁大药房有限公司',
        'A-001',
        '0571-88886110',
        '浙江省杭州市西湖区文三路1号',
        '金卡',
        '2019年5月16日',
        '李店长',
        '店长',
        null,
        null,
        null,
      ],
      [
        '海陵同济堂药房',
        'A-002',
        13_805_712_761,
        '浙江杭州上城区中山路 2 号',
        '普通',
        43_000,
        null,
        null,
        null,
        null,
        null,
      ],
      ['合计', 2],
    ])
    const run = await rehearsed(keeper, stored)
    expect(run.state).toBe('rehearsed')
    expect(run['counts']).toEqual({ new: 2, more: 1 })
    const done = await imported(keeper, stored)
    expect(done).toMatchObject({ state: 'applied', failure: null })
    const [found] = await find('康宁')
    const { body: full } = await keeper.ask('customer.get', { id: found.id })
    expect(full.row ?? full).toMatchObject({
      number: 'A-001',
      tier: 'gold',
      region: '330106',
      tradeSince: '2019-05-16',
    })
    const { body: contacts } = await keeper.ask('contact.list', { customerId: found.id })
    expect(contacts.rows.map((one: { name: string }) => one.name).sort()).toEqual(['季晓芸', '李店长'])
    const { body: journal } = await keeper.ask('journal.ofCustomer', { customerId: found.id })
    expect(journal.rows[0]).toMatchObject({ text: '谈妥首批进货', authorName: '老王' })
    expect(journal.rows[0].happenedAt.slice(0, 10)).toBe('2024-02-29')
  })

  test('GB18030 text with its separator is read like a workbook', async () => {
    const { default: iconv } = await import('iconv-lite')
    const bytes = iconv.encode('客户名称;电话;省份\r\n丽水云康药业有限公司;13905780001;浙江\r\n', 'gb18030')
    const done = await imported(keeper, await storeBytes(harness, bytes, '客户.csv'))
    expect(done.state).toBe('applied')
    expect(await find('云康')).toHaveLength(1)
  })
})

describe('[IMP-02] what cannot be taken in is named and written nowhere', () => {
  test('each refused row says which column and why', async () => {
    const run = await rehearsed(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '手机', '税号', '首次交易日期', '业务员'],
        ['甲测试药房', '1380571', null, null, null],
        ['乙测试药房', null, '91330481MA2B8K7X4I', null, null],
        ['丙测试药房', null, null, '2026.2.30', null],
        ['丁测试药房', null, null, null, '查无此人'],
        [null, '13805712799', null, null, null],
      ]),
    )
    expect(run['counts']).toEqual({ error: 5 })
    const { body } = await keeper.ask('import.rows', { id: run['id'], verdict: 'error' })
    expect(body.rows.map((row: { issues: { heading: string }[] }) => row.issues[0]?.heading)).toEqual([
      '手机',
      '税号',
      '首次交易日期',
      '业务员',
      '',
    ])
    for (const row of body.rows) expect(row.issues[0].message).toMatch(/[\u4e00-\u9fff]/)
    expect(await find('测试药房')).toHaveLength(0)
  })

  test('a value without option waits until it is matched, and is remembered for the next file (IMP-11)', async () => {
    const rows = [
      ['客户名称', '客户等级'],
      ['戊待对应药房', 'VIP1'],
    ]
    const waiting = await rehearsed(keeper, await storeSheet(harness, rows))
    expect(waiting['counts']).toEqual({ pending: 1 })
    expect(waiting['unmatched']).toEqual([{ column: 1, raw: 'VIP1', rows: 1 }])
    const matched = await rehearsed(keeper, await storeSheet(harness, rows), (plan) => ({
      ...plan,
      values: { 1: { VIP1: 'diamond' } },
    }))
    expect(matched['counts']).toEqual({ new: 1 })
    const again = await rehearsed(keeper, await storeSheet(harness, rows))
    expect(again['counts']).toEqual({ new: 1 })
  })

  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['a torn workbook', Buffer.from('504b0304140000000800', 'hex')],
  ])('%s is refused in words', async (_name, bytes) => {
    const answer = await keeper.call('import.start', {
      target: 'customer',
      ...(await storeBytes(harness, bytes, '客户.xlsx')),
    })
    expect(answer.status).toBe(400)
    expect(answer.body.error.code).toMatch(/^sheet\./)
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('a run updates, joins and can be taken back as a whole', () => {
  test('rows with a known number update, unchanged ones are left alone, an empty cell empties nothing', async () => {
    await imported(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '客户编号', '客户等级', '备注'],
        ['更新测试一店', 'U-1', '银卡', '旧'],
        ['更新测试二店', 'U-2', '银卡', '旧'],
      ]),
    )
    const run = await rehearsed(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '客户编号', '客户等级', '备注'],
        ['更新测试一店', 'U-1', '金卡', null],
        ['更新测试二店', 'U-2', '银卡', null],
      ]),
    )
    expect(run['counts']).toEqual({ update: 1, same: 1 })
    const { body } = await keeper.ask('import.rows', { id: run['id'], verdict: 'update' })
    expect(body.rows[0].diff).toEqual({ tier: ['silver', 'gold'] })
  })

  test('undo withdraws what was opened, gives numbers free and puts old values back', async () => {
    await imported(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '客户编号', '客户等级'],
        ['撤销测试老店', 'Z-1', '银卡'],
      ]),
    )
    const run = await imported(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '客户编号', '客户等级'],
        ['撤销测试老店', 'Z-1', '金卡'],
        ['撤销测试新店', 'Z-2', '普通'],
      ]),
    )
    const answer = await keeper.call('import.undo', { id: run['id'], version: run.version })
    expect(answer.status).toBe(200)
    expect((await settled(keeper, String(run['id']))).state).toBe('undone')
    const found = await find('撤销测试')
    expect(found.map((row: { name: string; tier: string }) => [row.name, row.tier])).toEqual([
      ['撤销测试老店', 'silver'],
    ])
    const again = await rehearsed(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '客户编号'],
        ['撤销测试新店', 'Z-2'],
      ]),
    )
    expect(again['counts']).toEqual({ new: 1 })
  })

  test('undo is refused for customers changed since, by name, unless they are to be left', async () => {
    const run = await imported(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '客户编号'],
        ['改过的店', 'Y-1'],
        ['没改的店', 'Y-2'],
      ]),
    )
    const [changed] = await find('改过的店')
    const change = await keeper.call('customer.change', {
      id: changed.id,
      version: changed.version,
      values: { remarks: '电话核对过' },
    })
    expect(change.status).toBe(200)
    await keeper.call('import.undo', { id: run['id'], version: run.version })
    const refused = await settled(keeper, String(run['id']))
    expect(refused).toMatchObject({ state: 'applied', rowsDone: 2, failure: { code: 'import.changed_since' } })
    expect((refused['failure'] as { message: string }).message).toContain('改过的店')
    await keeper.call('import.undo', { id: run['id'], version: refused.version, leaveChanged: true })
    expect((await settled(keeper, String(run['id']))).state).toBe('undone')
    expect(await find('改过的店')).toHaveLength(1)
    expect(await find('没改的店')).toHaveLength(0)
  })

  test('a row that resembles a customer waits for a decision', async () => {
    await imported(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '电话'],
        ['福康堂国药号', '13805719999'],
      ]),
    )
    const run = await rehearsed(
      keeper,
      await storeSheet(harness, [
        ['客户名称', '电话'],
        ['福康堂国药号（总店）', '13805719999'],
      ]),
    )
    expect(run['counts']).toEqual({ duplicate: 1 })
    const { body } = await keeper.ask('import.rows', { id: run['id'] })
    expect(body.rows[0].match).toMatchObject({ name: '福康堂国药号' })
    expect((await keeper.call('import.decide', { id: run['id'], choice: 'create' })).body).toEqual({ changed: 1 })
    await keeper.call('import.apply', { id: run['id'], version: run.version })
    expect((await settled(keeper, String(run['id']))).state).toBe('applied')
    expect(await find('福康堂')).toHaveLength(2)
  })
})

test('others cannot see or steer a run, and without the right there is none', async () => {
  const run = await rehearsed(keeper, await storeSheet(harness, [['客户名称'], ['别人的店']]))
  const other = await harness.person({ rights: { 'import.run': 'all' } })
  expect((await other.ask('import.get', { id: run['id'] })).status).toBe(404)
  expect((await other.call('import.apply', { id: run['id'], version: run.version })).status).toBe(404)
  const nobody = await harness.person({ rights: {} })
  expect(
    (await nobody.call('import.start', { target: 'customer', sha256: 'a'.repeat(64), fileName: 'x', size: 1 })).status,
  ).toBe(403)
})
