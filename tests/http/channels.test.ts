import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purpose, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let service: Caller
let sales: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-20T06:00:00Z' })
  await switchOn(harness, [])
  service = await harness.person({ name: '何静', allRights: true })
  sales = await harness.person({ name: '周敏', allRights: true })
})
afterAll(() => harness.close())

const withToken = async (token: string, method: 'GET' | 'POST', url: string, payload?: object) => {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await harness.product.app.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.json() }
}

describe('one record of a customer', () => {
  it('[TEC-06] is written and read whatever the channel and whoever is spoken to: phone, visit, web, another system', async () => {
    const customerId = await openCustomer(harness, { address: '云和县城关 1 号' }, sales)
    await service.call('journal.write', { customerId, values: { category: 'call', text: '来电问送货时间' } })
    await sales.call('journal.write', { customerId, values: { category: 'visit', text: '上门看陈列' } })
    const { id, version } = (
      await sales.call('dataForm.send', {
        values: { title: '客户资料表', means: 'link', dueOn: '2026-11-30', ...purpose },
        asks: ['address'],
        customerId,
      })
    ).body
    const { path } = (await sales.call('dataForm.makeLink', { id, version })).body
    const sent = await harness.guest.call('selfFill.send', {
      token: path.slice('/fill/'.length),
      values: { address: '云和县中山路 2 号' },
      isConsented: true,
    })
    expect(sent.status).toBe(200)
    const { token } = (
      await sales.call('token.create', { name: '呼叫中心', rights: ['journal.write', 'journal.read'] })
    ).body
    const outside = await withToken(token, 'POST', '/api/journal.write', {
      customerId,
      values: { category: 'call', text: '呼叫中心转来：要发票' },
    })
    expect(outside.status).toBe(200)
    const texts = (await service.ask('journal.ofCustomer', { customerId })).body.rows.map(
      (row: { text: string }) => row.text,
    )
    expect(texts).toEqual(expect.arrayContaining(['来电问送货时间', '上门看陈列', '呼叫中心转来：要发票']))
    const waiting = (await service.ask('dataForm.list', { customerId })).body.rows
    expect(waiting).toMatchObject([{ state: 'returned' }])
  })

  it('[TEC-07] is served to people inside and outside alike; a web shop opens its buyers and books their orders with a token of its own', async () => {
    const rights = ['customer.create', 'customer.read', 'ledger.change', 'ledger.read']
    const { token } = (await sales.call('token.create', { name: '网上商城', rights })).body
    const buyer = await withToken(token, 'POST', '/api/customer.create', {
      values: { kind: 'individual', name: '网购顾客林小满', phones: ['13905785566'] },
      acceptDuplicates: true,
    })
    expect(buyer.status).toBe(200)
    const order = await withToken(token, 'POST', '/api/trade.record', {
      customerId: buyer.body.id,
      lines: [
        {
          kind: 'sale',
          tradedOn: '2026-11-20',
          item: '葛根粉',
          quantity: '2',
          unit: '盒',
          price: '128',
          billNumber: 'WEB-10086',
        },
      ],
    })
    expect([order.status, order.body.amounts]).toEqual([200, ['256.00']])
    const seen = (await sales.ask('trade.ofCustomer', { customerId: buyer.body.id })).body.rows
    expect(seen).toMatchObject([{ item: '葛根粉', billNumber: 'WEB-10086' }])
    const outside = await withToken(token, 'GET', '/api/journal.ofCustomer?input=%7B%7D')
    expect(outside.status).toBe(403)
  })

  it('[TEC-08] basic, contact, marketing and service information stand in one standard form for every department', async () => {
    const customerId = await openCustomer(harness, { industry: '药品零售', tier: 'gold' }, sales)
    await sales.call('contact.create', { customerId, values: { name: '何静' }, role: 'buyer' })
    await service.call('journal.write', { customerId, values: { category: 'call', text: '催货' } })
    const other = await harness.person({
      rights: { 'customer.read': 'all', 'journal.read': 'all', 'ledger.read': 'all' },
    })
    const page = (await other.ask('customer.get', { id: customerId })).body
    expect(page.row).toMatchObject({ industry: '药品零售', tier: 'gold' })
    const { fields } = (await other.ask('customer.fields')).body
    expect(fields.industry).toMatchObject({ type: 'text', label: { zh: '业种' } })
    expect((await other.ask('journal.counts', { customerId })).body.total).toBe(1)
  })

  it('[TEC-09] is browsed, added, changed, queried all or by class, printed, taken out of use, after signing in and until signing out', async () => {
    const person = await harness.person({ name: '沈妙', allRights: true })
    const id = await openCustomer(harness, { tier: 'silver' }, person)
    const of = async (condition?: object) =>
      (await person.ask('customer.list', { ...(condition && { condition }) })).body.rows.map(
        (row: { id: string }) => row.id,
      )
    expect(await of()).toContain(id)
    const silver = { field: 'tier', op: 'in', value: ['silver'] }
    expect(await of(silver)).toEqual([id])
    const { version } = (await person.ask('customer.get', { id })).body.row
    const changed = await person.call('customer.change', { id, version, values: { tier: 'gold' }, reason: '季度评定' })
    expect(changed.body.error).toBeUndefined()
    expect(await of(silver)).toEqual([])
    const printed = await person.call('form.print', { blank: 'F-041' })
    expect(printed.body.number).toMatch(/^DY-/)
    await person.call('customer.withdraw', { id, version: version + 1, reason: '重复建档' })
    expect(await of()).not.toContain(id)
    expect((await person.call('session.signOut')).status).toBe(200)
    expect((await person.ask('customer.list')).status).toBe(401)
  })

  it('[TEC-10] is found, shared and on the next screen the moment it is written', async () => {
    const name = '丽水瑞祥连锁药房有限公司'
    const id = await openCustomer(harness, { name }, sales)
    for (const text of ['瑞祥', 'ruixiang', 'rxls'])
      expect(
        (await service.ask('customer.quickSearch', { text })).body.rows.map((row: { id: string }) => row.id),
      ).toContain(id)
    const { version } = (await service.ask('customer.get', { id })).body.row
    await sales.call('customer.change', { id, version, values: { name: '丽水瑞康连锁药房有限公司' } })
    expect((await service.ask('customer.get', { id })).body.row.name).toBe('丽水瑞康连锁药房有限公司')
    const found = (await service.ask('customer.quickSearch', { text: '瑞康' })).body.rows
    expect(found.map((row: { id: string }) => row.id)).toContain(id)
  })
})
