import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purpose, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller
let customerId: string

const now = '2026-11-20T06:00:00Z'

beforeAll(async () => {
  harness = await startHarness({ now })
  await switchOn(harness, [])
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  await sql`delete from attempts`.execute(harness.product.platform.db)
  customerId = await openCustomer(harness, { address: '云和县城关 1 号', employees: 12 })
})
afterAll(() => harness.close())

const form = (more: Record<string, unknown> = {}) => ({
  values: { title: '客户资料表', means: 'link', dueOn: '2026-11-30', ...purpose },
  asks: ['address', 'phones', 'employees'],
  ...more,
})
const send = async (more: Record<string, unknown> = { customerId }) =>
  (await keeper.call('dataForm.send', form(more))).body
const link = async (more?: Record<string, unknown>, how: Record<string, unknown> = {}) => {
  const { id, version } = await send(more)
  return (await keeper.call('dataForm.makeLink', { id, version, ...how })).body
}
const tokenOf = (sent: { path: string }) => sent.path.slice('/fill/'.length)
const open = async (token: string) => await harness.guest.ask('selfFill.open', { token })
const answer = async (token: string, values: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  await harness.guest.call('selfFill.send', { token, values, isConsented: true, ...more })
const list = async (filter: Record<string, unknown> = {}) =>
  (await keeper.ask('dataForm.list', { customerId, ...filter })).body.rows

describeRefusals(() => harness, {
  command: 'dataForm.send',
  rights: { 'collecting.manage': 'all' },
  input: () => form({ customerId }),
  bad: { change: { asks: ['ownerId'] }, path: 'asks' },
  tooNarrow: { 'collecting.manage': 'own' },
})

describeRefusals(() => harness, {
  command: 'dataForm.revoke',
  rights: { 'collecting.manage': 'all' },
  input: async () => {
    const { id, version } = await send()
    return { id, version }
  },
  bad: { change: { id: 'nothing' }, path: 'id' },
  tooNarrow: { 'collecting.manage': 'own' },
  isVersioned: true,
})

describe('a form behind a link', () => {
  it('[COL-02] asks what it was made for and shows nothing of the archive', async () => {
    const { body } = await open(tokenOf(await link()))
    expect(body).toMatchObject({
      firm: '青禾健康美业',
      title: '客户资料表',
      purpose: purpose.purpose,
      consentText: purpose.consentText,
    })
    expect(body.fields.map((one: { key: string }) => one.key)).toEqual(['address', 'phones', 'employees'])
    expect(JSON.stringify(body)).not.toMatch(/城关|12|药房|synonyms|quality/)
  })

  it('[COL-02] is tracked as sent, returned or overdue', async () => {
    const sent = await link()
    expect(await list()).toMatchObject([{ state: 'sent', sentOn: '2026-11-20', dueOn: '2026-11-30', returnedOn: null }])
    harness.setNow('2026-12-01T06:00:00Z')
    expect(await list()).toMatchObject([{ state: 'overdue' }])
    expect(await list({ only: 'overdue' })).toHaveLength(1)
    expect((await answer(tokenOf(sent), { employees: 15 })).body).toEqual({ isReceived: true })
    expect(await list()).toMatchObject([{ state: 'returned', returnedOn: '2026-12-01', waiting: 1 }])
    expect(await list({ only: 'overdue' })).toEqual([])
  })

  it('[COL-02] brings answers that wait until a keeper takes them over, field by field', async () => {
    await answer(tokenOf(await link()), { address: '云和县城关 99 号', phones: ['0578-5120000'], employees: 15 })
    const before = (await keeper.ask('customer.get', { id: customerId })).body.row
    expect(before.employees).toBe(12)
    const [waiting] = (await keeper.ask('collection.list', { customerId })).body.rows
    const { fed } = (await keeper.ask('collection.get', { id: waiting.id })).body
    expect(fed.find((one: { field: string }) => one.field === 'employees')).toEqual({
      field: 'employees',
      value: 15,
      archive: 12,
    })
    await keeper.call('collection.load', { id: waiting.id, version: waiting.version, fields: ['address', 'phones'] })
    const after = (await keeper.ask('customer.get', { id: customerId })).body.row
    expect([after.address, after.employees, after.phones.length]).toEqual(['云和县城关 99 号', 12, 2])
    expect(after.marks.address).toMatchObject({ channel: 'mailedForm', obtainedOn: '2026-11-20' })
  })

  it('works once, even for two who send at the same moment', async () => {
    const token = tokenOf(await link())
    const answers = await Promise.all([1, 2, 3].map((n) => answer(token, { employees: n })))
    expect(answers.map((one) => one.status).sort()).toEqual([200, 404, 404])
    expect((await open(token)).status).toBe(404)
  })

  it('gives the same answer whether it is guessed, used, revoked or expired', async () => {
    const used = await link()
    await answer(tokenOf(used), { employees: 1 })
    const revoked = await link()
    await keeper.call('dataForm.revoke', { id: revoked.id, version: revoked.version })
    const expired = await link()
    const guessed = { path: `/fill/${'A'.repeat(43)}` }
    harness.setNow('2026-12-21T06:00:00Z')
    const plain = async (sent: { path: string }) => {
      const { status, body } = await open(tokenOf(sent))
      const { requestId, ...error } = body.error
      return [status, error]
    }
    const answers = await Promise.all([used, revoked, expired, guessed, { path: '/fill/x' }].map(plain))
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(answers[0]).toMatchObject([404, { code: 'selfFill.gone' }])
  })

  it('keeps only the hash of its token, and no stored answer of the request holds it', async () => {
    const token = tokenOf(await link())
    const { db } = harness.product.platform
    for (const table of ['data_forms', 'idempotency_keys', 'audit_log', 'record_changes']) {
      const { rows } = await sql<{
        n: number
      }>`select count(*) as n from ${sql.table(table)} t where t::text like ${`%${token}%`}`.execute(db)
      expect([table, rows[0]?.n]).toEqual([table, 0])
    }
  })

  it('is drawn as a QR code and can be renewed; the old link then opens nothing', async () => {
    const sent = await link({ customerId }, { origin: 'https://kedang.example' })
    expect(sent.url).toBe(`https://kedang.example${sent.path}`)
    expect(sent.svg).toMatch(/^<svg[\s\S]*<\/svg>\s*$/)
    const { body } = await keeper.call('dataForm.makeLink', { id: sent.id, version: sent.version })
    expect((await open(tokenOf(sent))).status).toBe(404)
    expect((await open(tokenOf(body))).status).toBe(200)
  })

  it('refuses answers without consent, to questions nobody asked, and of the wrong kind', async () => {
    const token = tokenOf(await link())
    expect((await answer(token, { employees: 3 }, { isConsented: false })).body.error.fields).toMatchObject([
      { path: 'isConsented', code: 'selfFill.consent' },
    ])
    expect((await answer(token, { abc: 'A' })).body.error.fields).toMatchObject([
      { path: 'values.abc', code: 'field.unknown' },
    ])
    expect((await answer(token, { employees: '很多' })).body.error.fields).toMatchObject([
      { path: 'values.employees', code: 'field.not_a_number' },
    ])
    expect((await answer(token, JSON.parse('{"__proto__": "x"}'))).status).toBe(400)
    expect((await answer(token, {})).body.error.code).toBe('selfFill.empty')
    expect((await answer(token, { employees: 3 })).status).toBe(200)
  })

  it('stops who guesses at links', async () => {
    for (let n = 0; n < 20; n++) await open(`${String(n).padStart(43, 'B')}`)
    const answer = await open(tokenOf(await link()))
    expect([answer.status, answer.body.error.code]).toEqual([429, 'selfFill.too_many'])
    harness.setNow('2026-11-20T06:16:00Z')
    expect((await open(tokenOf(await link()))).status).toBe(200)
  })

  it('takes nothing from a program that fills in every box, and does not tell it', async () => {
    const token = tokenOf(await link())
    expect((await answer(token, { employees: 3 }, { website: 'http://spam.example' })).body).toEqual({
      isReceived: true,
    })
    expect((await keeper.ask('collection.list', { customerId })).body.rows).toEqual([])
  })
})

describe('an open form', () => {
  const openForm = { asks: ['name', 'phones', 'address'], opens: 'individual' }

  it('[COL-02] brings prospects of whom each can be opened as an archive', async () => {
    const token = tokenOf(await link({ ...openForm }))
    await answer(token, { name: '郑小姐', phones: ['13600100100'] })
    await answer(token, { name: '钱先生', phones: ['13600100200'] })
    const { rows } = (await keeper.ask('collection.list', { search: '郑小姐' })).body
    expect(rows).toMatchObject([{ name: '郑小姐', customerId: null, filledBy: 'customer' }])
    const { body } = await keeper.call('collection.load', { id: rows[0].id, version: rows[0].version })
    expect((await keeper.ask('customer.get', { id: body.customerId })).body.row).toMatchObject({
      name: '郑小姐',
      kind: 'individual',
      channel: 'mailedForm',
    })
  })

  it('asks for the name, takes no more answers than allowed, and is no paper', async () => {
    expect((await keeper.call('dataForm.send', form({ asks: ['phones'] }))).body.error.fields).toMatchObject([
      { path: 'asks', code: 'dataForm.name_needed' },
    ])
    const token = tokenOf(await link({ ...openForm, answersMost: 1 }))
    expect((await answer(token, { phones: ['13600100300'] })).body.error.fields).toMatchObject([
      { path: 'values.name' },
    ])
    expect((await answer(token, { name: '一' })).status).toBe(200)
    expect((await answer(token, { name: '二' })).status).toBe(404)
    const paper = await keeper.call('dataForm.send', { ...form(openForm), values: { ...form().values, means: 'mail' } })
    expect(paper.body.error.fields).toMatchObject([{ path: 'values.means', code: 'dataForm.means_link_only' }])
  })
})

describe('a form on paper', () => {
  it('[COL-02] is sent by post and typed in when it is back', async () => {
    const sent = await send({ customerId, values: { ...form().values, means: 'mail' } })
    const none = await keeper.call('dataForm.makeLink', { id: sent.id, version: sent.version })
    expect([none.status, none.body.error.code]).toEqual([409, 'dataForm.no_link'])
    const { body } = await keeper.call('dataForm.recordReturn', {
      id: sent.id,
      version: sent.version,
      values: { employees: 18 },
      returnedOn: '2026-11-20',
    })
    expect(await list()).toMatchObject([{ state: 'returned', means: 'mail', waiting: 1 }])
    expect((await keeper.ask('collection.get', { id: body.collectionId })).body).toMatchObject({
      values: { employees: 18 },
      customerId,
    })
  })
})
