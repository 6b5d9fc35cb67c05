import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openArchive, person } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'

type Heard = { headers: Record<string, string>; text: string; body: Record<string, never> & { event: string } }

let harness: Harness
let admin: Caller
let peer: Server
let address: string
let heard: Heard[] = []
/** How the other system answers now; undefined: not at all. */
let answer: number | undefined = 200

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  admin = await harness.person({ name: '管理员', allRights: true })
  peer = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      heard.push({ headers: request.headers as Record<string, string>, text, body: JSON.parse(text) })
      if (answer !== undefined) response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(peer.address() as AddressInfo).port}/kedang`
})
afterAll(async () => {
  peer.closeAllConnections()
  peer.close()
  await harness.close()
})

let made = 0
const values = (more: Record<string, unknown> = {}) => ({
  name: `工单系统${++made}`,
  address,
  events: ['customer.created', 'customer.changed'],
  ...more,
})
const create = async (more: Record<string, unknown> = {}, condition?: unknown) =>
  (await admin.call('integration.create', { values: values(more), ...(condition ? { condition } : {}) })).body as {
    id: string
    version: number
    secret: string
  }
type Row = { id: string; event: string; state: string; attempts: number; status: number | null; fault: string | null }
const logOf = async (id: string) => (await admin.ask('integration.deliveries', { id })).body.rows as Row[]
const settled = (id: string, state: string) =>
  expect.poll(async () => (await logOf(id))[0]?.state, { timeout: 15_000 }).toBe(state)
/** The only one that hears from now on. */
const alone = async (more: Record<string, unknown> = {}, condition?: unknown) => {
  await harness.product.pool.query('update integrations set is_active = false')
  return await create(more, condition)
}

beforeEach(() => {
  heard = []
  answer = 200
})

describe('[TEC-12] another system is told of what happens', () => {
  test('with a signature that its secret proves, naming the record, the customer and what changed', async () => {
    const { id, secret } = await alone()
    const { id: customerId, version } = await openArchive(admin, person())
    await settled(id, 'sent')
    heard = []
    await admin.call('customer.change', {
      id: customerId,
      version,
      values: { remarks: '改约周五', phones: ['13805712761'] },
    })
    await expect.poll(() => heard.length, { timeout: 15_000 }).toBe(1)
    const [call] = heard as [Heard]
    expect(call.body).toMatchObject({
      event: 'customer.changed',
      record: { kind: 'customer', id: customerId, version: version + 1 },
      customer: { id: customerId, number: expect.stringMatching(/^GR-/) },
      fields: { remarks: '改约周五' },
      withheld: expect.arrayContaining(['phones']),
    })
    const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(call.headers['x-kedang-signature'] ?? '') ?? []
    expect(createHmac('sha256', secret).update(`${seconds}.${call.text}`).digest('hex')).toBe(mac)
    expect(call.headers['x-kedang-event']).toBe('customer.changed')
    expect(call.headers['x-kedang-delivery']).toBe((await logOf(id))[0]?.id)
    expect(call.text).not.toContain('13805712761')
  })

  test('only of the events and the customers it asked for', async () => {
    const { id } = await alone({ events: ['customer.created'] }, { field: 'tier', op: 'in', value: ['gold'] })
    await openArchive(admin, person({ tier: 'ordinary' }))
    const gold = await openArchive(admin, person({ tier: 'gold' }))
    await admin.call('customer.change', { id: gold.id, version: gold.version, values: { remarks: 'x' } })
    await settled(id, 'sent')
    await runJobNow(harness, { name: 'integrations.tell' })
    expect(heard.map((one) => (one.body as unknown as { record: { id: string } }).record.id)).toEqual([gold.id])
  })

  test('of entries of the journal and of trade lines too', async () => {
    const { id } = await alone({ events: ['journalEntry.created', 'trade.created'] })
    const { id: customerId } = await openArchive(admin, person())
    await admin.call('journal.write', { customerId, values: { category: 'call', text: '约下周复诊' } })
    const line = { tradedOn: '2026-11-20', kind: 'sale', item: '面膜', quantity: '1', price: '128.00', currency: 'CNY' }
    expect((await admin.call('trade.record', { customerId, lines: [line] })).status).toBe(200)
    await expect
      .poll(() => heard.map((one) => one.body.event).sort(), { timeout: 15_000 })
      .toEqual(['journalEntry.created', 'trade.created'])
    expect(await logOf(id)).toHaveLength(2)
  })

  test('a refused command tells nothing', async () => {
    const { id } = await alone()
    await admin.call('customer.create', { values: { kind: 'individual', name: '' } })
    await runJobNow(harness, { name: 'integrations.tell' })
    expect(await logOf(id)).toEqual([])
  })
})

describe('[TEC-12] a peer that breaks or hangs blocks no command and loses nothing', () => {
  test('an address that is put right is tried at once, and the administrator heard of the wrong one', async () => {
    await harness.product.pool.query('delete from notices')
    const { id, version } = await alone()
    answer = 404
    await admin.call('customer.create', { values: person() })
    await settled(id, 'failed')
    answer = 500
    await admin.call('customer.create', { values: person() })
    await expect.poll(async () => (await logOf(id))[0]?.status, { timeout: 15_000 }).toBe(500)
    answer = 204
    const address = `${(await admin.ask('integration.list')).body.rows.find((row: { id: string }) => row.id === id).address}?2`
    expect((await admin.call('integration.change', { id, version, values: { address } })).status).toBe(200)
    await expect.poll(async () => (await logOf(id))[0]?.state, { timeout: 15_000 }).toBe('sent')
    const { rows } = (await admin.ask('notice.list')).body
    expect(rows.map((row: { text: string }) => row.text)).toEqual([expect.stringContaining('收不到通知')])
  })

  test('a test is tried once', async () => {
    const { id } = await alone()
    answer = 500
    await admin.call('integration.test', { id })
    await settled(id, 'failed')
    expect((await logOf(id))[0]).toMatchObject({ attempts: 1, status: 500, nextAt: null })
  })

  test('one that answers 500 is tried again later, and told once it is back', async () => {
    const { id } = await alone()
    answer = 500
    const opened = await admin.call('customer.create', { values: person() })
    expect(opened.status).toBe(200)
    await expect
      .poll(async () => (await logOf(id))[0], { timeout: 15_000 })
      .toMatchObject({ state: 'waiting', attempts: 1, status: 500 })
    const shown = async () =>
      (await admin.ask('integration.list')).body.rows.find((row: { id: string }) => row.id === id)
    expect(await shown()).toMatchObject({ failingSince: expect.any(String), fault: 'HTTP 500' })
    answer = 204
    harness.setNow('2026-11-23T02:02:00Z')
    await runJobNow(harness, { name: 'integrations.deliver' })
    expect((await logOf(id))[0]).toMatchObject({ state: 'sent', attempts: 2, status: 204 })
    expect(await shown()).toMatchObject({ failingSince: null, fault: null })
    const ids = heard.map((one) => one.headers['x-kedang-delivery'])
    expect(new Set(ids).size).toBe(1)
  })

  test('one that never answers holds its own delivery up, not the command', async () => {
    const { id } = await alone()
    answer = undefined
    const opened = await admin.call('customer.create', { values: person() })
    expect(opened.status).toBe(200)
    expect((await logOf(id)).filter((one) => one.state === 'sent')).toEqual([])
    await expect
      .poll(async () => (await logOf(id))[0], { timeout: 19_000 })
      .toMatchObject({ state: 'waiting', attempts: 1, fault: 'timeout' })
  }, 30_000)

  test('one that says no is not asked again, and can be asked by hand', async () => {
    const { id } = await alone()
    answer = 404
    await admin.call('integration.test', { id })
    await settled(id, 'failed')
    answer = 200
    const [row] = await logOf(id)
    expect((await admin.call('integration.resend', { id: row?.id })).status).toBe(200)
    await settled(id, 'sent')
  })

  test('one that is not there, and one that sends elsewhere, are named in the log', async () => {
    const closed = createServer()
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    const gone = await alone({ address: `http://127.0.0.1:${port}/` })
    await admin.call('integration.test', { id: gone.id })
    await expect.poll(async () => (await logOf(gone.id))[0]?.fault, { timeout: 15_000 }).toBe('ECONNREFUSED')
    const moved = await create()
    answer = 302
    await admin.call('integration.test', { id: moved.id })
    await settled(moved.id, 'failed')
    expect(heard).toHaveLength(1)
  })

  test('switched off, nothing waits for it', async () => {
    const { id, version } = await alone()
    await admin.call('integration.change', { id, version, isActive: false })
    await openArchive(admin, person())
    await runJobNow(harness, { name: 'integrations.tell' })
    expect(await logOf(id)).toEqual([])
    expect((await admin.call('integration.test', { id })).body.error.code).toBe('integration.off')
  })
})

describe('what is settled', () => {
  test('the secret is shown once, and a new one signs from then on', async () => {
    const { id, version, secret } = await alone()
    const { body } = await admin.call('integration.renewSecret', { id, version })
    expect(body.secret).not.toBe(secret)
    expect(JSON.stringify((await admin.ask('integration.list')).body)).not.toContain('kds_')
    await admin.call('integration.test', { id })
    await settled(id, 'sent')
    const [call] = heard as [Heard]
    const [, seconds, mac] = /^t=(\d+),v1=(\w+)$/.exec(call.headers['x-kedang-signature'] ?? '') ?? []
    expect(createHmac('sha256', body.secret).update(`${seconds}.${call.text}`).digest('hex')).toBe(mac)
  })

  test.each([
    ['ftp://example.cn/x', 'field.not_a_url'],
    ['http://user:secret@example.cn/x', 'integration.no_credentials'],
  ])('the address %s is refused', async (wrong, code) => {
    const { body } = await admin.call('integration.create', { values: values({ address: wrong }) })
    expect(body.error.fields).toMatchObject([{ path: 'values.address', code }])
  })

  test('a condition on a secret field, an unknown event, a taken name are refused', async () => {
    const secret = await admin.call('integration.create', {
      values: values(),
      condition: { field: 'nothing', op: 'eq', value: 1 },
    })
    expect(secret.status).toBe(400)
    const event = await admin.call('integration.create', { values: values({ events: ['customer.exploded'] }) })
    expect(event.body.error.fields).toMatchObject([{ path: 'values.events', code: 'field.not_an_option' }])
    await create({ name: '财务系统' })
    const taken = await admin.call('integration.create', { values: values({ name: '财务系统' }) })
    expect([taken.status, taken.body.error.code]).toEqual([409, 'integration.name_taken'])
  })

  test('removed, its log goes with it', async () => {
    const { id, version } = await alone()
    await admin.call('integration.test', { id })
    await settled(id, 'sent')
    expect((await admin.call('integration.remove', { id, version })).status).toBe(200)
    expect(await logOf(id)).toEqual([])
  })
})

const rights = { 'setup.manage': 'all' }
const count = async () =>
  (await harness.product.pool.query('select count(*)::int as n from integrations')).rows[0].n as number
describeRefusals(() => harness, {
  command: 'integration.create',
  rights,
  input: () => ({ values: values() }),
  bad: { change: { values: values({ events: null }) }, path: 'values.events' },
  effects: count,
})
describeRefusals(() => harness, {
  command: 'integration.change',
  rights,
  input: async () => {
    const { id, version } = await create()
    return { id, version, values: { name: `改名${++made}` } }
  },
  bad: { change: { id: 'x' }, path: 'id' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'integration.remove',
  rights,
  input: async () => {
    const { id, version } = await create()
    return { id, version }
  },
  bad: { change: { version: 0 }, path: 'version' },
})
