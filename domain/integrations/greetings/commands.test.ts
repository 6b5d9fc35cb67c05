import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeCare } from '#domain/care/jobs.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { deliverGreetings } from './jobs.ts'

type Sms = { phone: string; text: string; key: string | undefined }

let harness: Harness
let office: Caller
let owner: Caller
let smtp: SMTPServer
let gateway: Server
let mails: { to: string; text: string }[] = []
let texts: Sms[] = []
/** Recipients the mail server does not take, and how the gateway answers. */
let refused: Record<string, number> = {}
let status = 200

// A working morning, outside the quiet hours.
const morning = '2026-09-25T02:00:00Z'
const night = '2026-09-25T14:30:00Z'

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const code = refused[address]
      callback(code === undefined ? null : (Object.assign(new Error('no'), { responseCode: code }) as Error))
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: Buffer.concat(parts).toString() })
        callback()
      })
    },
  })
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()))
  gateway = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (status === 200)
        texts.push({ ...JSON.parse(Buffer.concat(parts).toString()), key: request.headers['idempotency-key'] })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
  const { port } = smtp.server.address() as { port: number }
  harness = await startHarness({ now: morning, jobs: true, smtpUrl: `smtp://127.0.0.1:${port}` })
  office = await harness.person({ name: '周敏', allRights: true })
  owner = await harness.person({ name: '李卫东', allRights: true })
})
beforeEach(() => {
  mails = []
  texts = []
  refused = {}
  status = 200
  harness.setNow(morning)
})
afterAll(async () => {
  await harness.close()
  await new Promise<void>((done) => smtp.close(() => done()))
  gateway.closeAllConnections()
  gateway.close()
})

let made = 0
/** An occasion of its own with three people to greet: one by mail, one who wants no mail, one without an address. */
async function occasion(more: Record<string, unknown> = {}) {
  const tag = `问候${++made}`
  const condition = { field: 'tags', op: 'hasAny', value: [tag] }
  const values = {
    name: `国庆问候${made}`,
    kind: 'once',
    onceOn: '2026-10-01',
    recipients: 'customer',
    leadDays: 7,
    means: ['email', 'sms', 'call'],
    sender: 'owner',
    greeting: '{称呼}：祝国庆愉快。{署名}',
    isActive: true,
    ...more,
  }
  const person = (name: string, given: Record<string, unknown>) =>
    openCustomer(harness, { kind: 'individual', name, ownerId: owner.staffId, tags: [tag], ...given })
  const written = `wang${made}@example.com`
  const mailed = await person('王秀兰', { emails: [written], phones: ['13805712761'], sex: 'female' })
  const spared = await person('陈桂芳', { emails: ['chen@example.com'], phones: null, avoidedMeans: ['email'] })
  const unknown = await person('赵大年', { phones: null })
  const added = await office.call('care.setOccasion', { version: 0, values, audience: condition })
  if (added.status !== 200) throw new Error(JSON.stringify(added.body))
  await runJobNow(harness, makeCare)
  return { ruleId: added.body.ruleId as string, mailed, spared, unknown, written }
}

const preview = async (ruleId: string, channel = 'email') =>
  (await office.ask('greeting.preview', { ruleId, channel })).body
const send = (ruleId: string, channel = 'email', expects = 1, by = office) =>
  by.call('greeting.send', { ruleId, channel, expects })
const runs = async (ruleId: string) => (await office.ask('greeting.runs', { ruleId })).body.rows
const settled = (ruleId: string, expected: Record<string, unknown>) =>
  expect.poll(async () => (await runs(ruleId))[0], { timeout: 20_000 }).toMatchObject(expected)
const taskOf = async (customerId: string) =>
  await harness.product.platform.db
    .selectFrom('tasks')
    .select(['state', 'means', 'result', 'closedBy'])
    .where('customerId', '=', customerId)
    .where('kind', '=', 'care')
    .executeTakeFirstOrThrow()
const journalOf = async (customerId: string) =>
  (await office.ask('journal.ofCustomer', { customerId })).body.rows as { text: string; authorName: string }[]

describe('[REL-01] greetings sent to customers', () => {
  test('[REL-15] by mail: counted before, in their own words, written down once, the care done', async () => {
    const { ruleId, mailed, spared, unknown, written } = await occasion()
    const seen = await preview(ruleId)
    expect(seen).toMatchObject({
      why: null,
      ready: 1,
      obstacles: { avoided: 1, noAddress: 1, noConsent: 0, underWay: 0 },
      startsAt: null,
    })
    expect(seen.samples).toMatchObject([{ recipient: '王秀兰' }])
    expect(seen.samples[0].body).toContain('王秀兰女士：祝国庆愉快。')
    expect((await send(ruleId, 'email', 2)).body.error.code).toBe('greeting.changed')
    expect((await send(ruleId)).body).toMatchObject({ messages: 1 })
    await settled(ruleId, { state: 'done', sent: 1, failed: 0, waiting: 0 })
    expect(mails.map((one) => one.to)).toEqual([written])
    expect(await taskOf(mailed)).toMatchObject({ state: 'done', means: 'email', closedBy: office.staffId })
    expect((await taskOf(spared)).state).toBe('open')
    expect((await taskOf(unknown)).state).toBe('open')
    const entries = (await journalOf(mailed)).filter((one) => one.text.includes('祝国庆愉快'))
    expect(entries).toMatchObject([{ authorName: '周敏' }])
    expect((await send(ruleId)).body.error.code).toBe('greeting.nobody')
    await runJobNow(harness, deliverGreetings, {})
    expect(mails).toHaveLength(1)
  })

  test('waits for the end of the quiet hours', async () => {
    const { ruleId } = await occasion()
    harness.setNow(night)
    expect((await preview(ruleId)).startsAt).toBe('2026-09-26T00:30:00.000Z')
    expect((await send(ruleId)).status).toBe(200)
    await runJobNow(harness, deliverGreetings, {})
    expect([mails.length, (await runs(ruleId))[0].waiting]).toEqual([0, 1])
    harness.setNow('2026-09-26T01:00:00Z')
    await runJobNow(harness, deliverGreetings, {})
    await settled(ruleId, { state: 'done', sent: 1 })
  })

  test('what the other side refuses is named, and sent again when asked for', async () => {
    const { ruleId, mailed, written } = await occasion()
    refused = { [written]: 550 }
    await send(ruleId)
    await settled(ruleId, { failed: 1, state: 'done', failures: [{ customerId: mailed, recipient: '王秀兰' }] })
    expect((await taskOf(mailed)).state).toBe('open')
    refused = {}
    const [run] = await runs(ruleId)
    expect((await office.call('greeting.retry', { id: run.id, version: run.version })).body).toMatchObject({ again: 1 })
    await settled(ruleId, { sent: 1, failed: 0 })
    expect((await taskOf(mailed)).state).toBe('done')
  })

  test('a server that is away for a while is tried again by itself; a sending that was stopped is not', async () => {
    const { ruleId, written } = await occasion()
    refused = { [written]: 450 }
    await send(ruleId)
    await expect
      .poll(
        async () =>
          (await harness.product.pool.query('select attempts from greeting_messages order by id desc limit 1')).rows[0]
            .attempts,
        { timeout: 20_000 },
      )
      .toBe(1)
    const fault = async () =>
      (await harness.product.pool.query('select fault from greeting_messages order by id desc limit 1')).rows[0].fault
    await expect.poll(fault, { timeout: 20_000 }).toContain('450')
    await settled(ruleId, { state: 'running', waiting: 1 })
    const [run] = await runs(ruleId)
    expect((await office.call('greeting.cancel', { id: run.id, version: run.version })).body).toMatchObject({
      cancelled: 1,
    })
    refused = {}
    harness.setNow('2026-09-25T03:00:00Z')
    await runJobNow(harness, deliverGreetings, {})
    expect(mails).toEqual([])
    await settled(ruleId, { state: 'cancelled', cancelled: 1 })
    expect((await office.call('greeting.cancel', { id: run.id, version: run.version + 1 })).body.error.code).toBe(
      'greeting.ended',
    )
  })

  test('a process that dies before it could note what it sent repeats it under the same id, and writes it down once', async () => {
    const { ruleId, mailed } = await occasion()
    await send(ruleId)
    await settled(ruleId, { sent: 1 })
    await harness.product.pool.query(
      `update greeting_messages set state = 'waiting', next_at = $1 where customer_id = $2`,
      ['2026-09-25T01:59:00Z', mailed],
    )
    await Promise.all([runJobNow(harness, deliverGreetings, {}), runJobNow(harness, deliverGreetings, {})])
    await settled(ruleId, { sent: 1, waiting: 0 })
    const ids = mails.map((one) => /^Message-ID: (.*)$/im.exec(one.text)?.[1])
    expect(ids).toEqual([ids[0], ids[0]])
    expect((await journalOf(mailed)).filter((one) => one.text.includes('祝国庆愉快'))).toHaveLength(1)
  })

  test('by text message only through a gateway that serves customers', async () => {
    const { ruleId, mailed } = await occasion()
    expect((await preview(ruleId, 'sms')).why).toContain('还没有可给客户发短信的网关')
    expect((await send(ruleId, 'sms')).body.error.code).toBe('greeting.no_gateway')
    const { port } = gateway.address() as AddressInfo
    const robot = await office.call('robot.add', {
      values: { name: '短信网关', kind: 'sms', address: `http://127.0.0.1:${port}/sms` },
      secret: 'token',
    })
    await office.call('robot.change', { ...robot.body, servesCustomers: true })
    expect(await preview(ruleId, 'sms')).toMatchObject({ why: null, ready: 1, obstacles: { noAddress: 2 } })
    await send(ruleId, 'sms')
    await settled(ruleId, { state: 'done', sent: 1 })
    expect(texts).toMatchObject([{ phone: '13805712761', key: expect.any(String) }])
    expect(texts[0]?.text).toContain('王秀兰女士')
    expect(await taskOf(mailed)).toMatchObject({ state: 'done', means: 'sms' })
  })

  test('who has no right to the care sees nobody to greet, and nobody stops the sending of another', async () => {
    const { ruleId } = await occasion()
    const stranger = await harness.person({ rights: { 'task.change': 'own', 'customer.read': 'own' } })
    expect((await stranger.ask('greeting.preview', { ruleId, channel: 'email' })).body.ready).toBe(0)
    harness.setNow(night)
    await send(ruleId)
    const [run] = await runs(ruleId)
    expect((await stranger.call('greeting.cancel', { id: run.id, version: run.version })).status).toBe(404)
  })
})

describeRefusals(() => harness, {
  command: 'greeting.send',
  rights: { 'task.change': 'all', 'customer.read': 'all' },
  input: async () => ({ ruleId: (await occasion()).ruleId, channel: 'email', expects: 1 }),
  bad: { change: { channel: 'pigeon' }, path: 'channel' },
})

const managing = { 'task.change': 'all', 'customer.read': 'all', 'care.manage': 'all' }
describeRefusals(() => harness, {
  command: 'greeting.cancel',
  rights: managing,
  input: async () => {
    const { ruleId } = await occasion()
    harness.setNow(night)
    await send(ruleId)
    const [run] = await runs(ruleId)
    return { id: run.id, version: run.version }
  },
  bad: { change: { version: 0 }, path: 'version' },
  tooNarrow: { 'task.change': 'all' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'greeting.retry',
  rights: managing,
  input: async () => {
    const { ruleId, written } = await occasion()
    refused = { [written]: 550 }
    await send(ruleId)
    await settled(ruleId, { failed: 1 })
    const [run] = await runs(ruleId)
    return { id: run.id, version: run.version }
  },
  bad: { change: { version: 0 }, path: 'version' },
  tooNarrow: { 'task.change': 'all' },
  isVersioned: true,
})
