import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'

type Heard = { url: string; body: Record<string, unknown> & { text?: unknown } }

let harness: Harness
let admin: Caller
let peer: Server
let address: string
let heard: Heard[] = []
/** How the other side answers now; undefined: not at all. */
let answer: { status: number; body: string } | undefined

const morning = '2026-11-22T23:30:00Z'

beforeAll(async () => {
  harness = await startHarness({ now: morning, jobs: true })
  admin = await harness.person({ name: '管理员', allRights: true })
  peer = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push({ url: request.url ?? '', body: JSON.parse(Buffer.concat(parts).toString()) })
      if (answer !== undefined) response.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(peer.address() as AddressInfo).port}/robot/send?access_token=0123456789abcdef`
})
beforeEach(async () => {
  heard = []
  answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }
  harness.setNow(morning)
  await harness.product.pool.query('delete from robots')
})
afterAll(async () => {
  peer.closeAllConnections()
  peer.close()
  await harness.close()
})

let made = 0
const values = (more: Record<string, unknown> = {}) => ({
  name: `客服群${++made}`,
  kind: 'dingtalk',
  address,
  ...more,
})
const add = async (more: Record<string, unknown> = {}, secret?: string) => {
  const reply = await admin.call('robot.add', { values: values(more), ...(secret && { secret }) })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return reply.body as { id: string; version: number }
}
const last = async (id: string) =>
  (await admin.ask('robot.list')).body.rows.find((row: { id: string }) => row.id === id) as {
    lastState: string
    lastFault: string | null
  }
const settled = (id: string, state: string) =>
  expect.poll(async () => (await last(id))?.lastState, { timeout: 20_000 }).toBe(state)

const due = async (owner: Caller, dueOn: string) =>
  await harness.product.pool.query(
    `insert into tasks (id, kind, title, owner_id, due_on, first_due_on) values (gen_random_uuid(), 'followUp', '回访', $1, $2, $2)`,
    [owner.staffId, dueOn],
  )

describe('[TSK-02] the morning is said in the chat of the group', () => {
  test('of its department only, signed, once a day', async () => {
    const { db } = harness.product.platform
    const departmentId = await makeDepartment(db)
    const seller = await harness.person({ name: '李卫东', departmentId })
    const other = await harness.person({ name: '许曼' })
    await due(seller, '2026-11-20')
    await due(seller, '2026-11-23')
    await due(other, '2026-11-23')
    const { id } = await add({ departmentId }, 'SECabc')
    await runJobNow(harness, { name: 'reminder.morning' })
    await runJobNow(harness, { name: 'reminder.morning' })
    await settled(id, 'sent')
    expect(heard).toHaveLength(1)
    const [call] = heard as [Heard]
    expect(call.url).toMatch(/^\/robot\/send\?access_token=0123456789abcdef&timestamp=\d+&sign=/)
    expect(call.body).toEqual({
      msgtype: 'text',
      text: { content: '2026-11-23 待办：今天到期 1 件，已逾期 1 件\n李卫东  今天 1，逾期 1' },
    })
  })

  test('by text message to each phone, not in quiet hours', async () => {
    const { db } = harness.product.platform
    const departmentId = await makeDepartment(db)
    const seller = await harness.person({ name: '李卫东', departmentId })
    const quiet = await harness.person({ name: '许曼', departmentId })
    await harness.product.pool.query(`update staff set phones = array['13805712761'] where id = $1`, [seller.staffId])
    await harness.product.pool.query(`update staff set phones = array['13805712762'] where id = $1`, [quiet.staffId])
    await quiet.call('reminder.set', { version: 0, byMail: true, quietFrom: '21:00', quietTo: '09:00' })
    await due(seller, '2026-11-20')
    await due(quiet, '2026-11-20')
    await add({ departmentId, kind: 'sms' }, 'token')
    await runJobNow(harness, { name: 'reminder.morning' })
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1)
    expect(heard[0]?.body).toEqual({ phone: '13805712761', text: '今天到期 0 件，已逾期 1 件' })
    harness.setNow('2026-11-23T01:00:00Z')
    await runJobNow(harness, { name: 'robot.deliver' })
    expect(heard.map((one) => one.body['phone'])).toEqual(['13805712761', '13805712762'])
  })
})

describe('[TSK-02] a robot that breaks or hangs loses nothing', () => {
  const sayMorning = async () => {
    const departmentId = await makeDepartment(harness.product.platform.db)
    await due(await harness.person({ name: '李卫东', departmentId }), '2026-11-20')
    const robot = await add({ departmentId })
    await runJobNow(harness, { name: 'reminder.morning' })
    return robot
  }
  const deliverAt = async (iso: string) => {
    harness.setNow(iso)
    await runJobNow(harness, { name: 'robot.deliver' })
  }
  const told = async () =>
    (await admin.ask('notice.list')).body.rows
      .map((row: { text: string }) => row.text)
      .filter((text: string) => text.includes('机器人'))
  beforeEach(async () => {
    await harness.product.pool.query('delete from notices')
    await harness.product.pool.query(`update tasks set state = 'cancelled', closed_at = now() where state = 'open'`)
  })

  test('one that answers 500 is asked again later, and says it once when it is back', async () => {
    answer = { status: 500, body: '' }
    const { id } = await sayMorning()
    await expect
      .poll(async () => await last(id), { timeout: 20_000 })
      .toMatchObject({
        lastState: 'waiting',
        lastFault: 'HTTP 500',
        failingSince: '2026-11-22T23:30:00.000Z',
        nextAt: '2026-11-22T23:31:00.000Z',
        resendable: 1,
      })
    answer = { status: 200, body: '{"errcode":0}' }
    heard = []
    await deliverAt('2026-11-22T23:32:00Z')
    await deliverAt('2026-11-22T23:40:00Z')
    expect(heard).toHaveLength(1)
    expect(await last(id)).toMatchObject({ lastState: 'sent', lastFault: null, failingSince: null, resendable: 0 })
    expect(await told()).toEqual([])
  })

  test('the administrator hears of one that stays away, once a day', async () => {
    answer = { status: 500, body: '' }
    const { id } = await sayMorning()
    await expect.poll(async () => (await last(id))?.lastFault, { timeout: 20_000 }).toBe('HTTP 500')
    await deliverAt('2026-11-22T23:32:00Z')
    expect(await told()).toEqual([])
    await deliverAt('2026-11-22T23:40:00Z')
    await deliverAt('2026-11-23T01:00:00Z')
    expect(await told()).toEqual([expect.stringMatching(/^提醒没能送到机器人“客服群\d+”/)])
  })

  test('yesterday’s numbers are not said beside today’s', async () => {
    answer = { status: 500, body: '' }
    const { id } = await sayMorning()
    await expect.poll(async () => (await last(id))?.lastFault, { timeout: 20_000 }).toBe('HTTP 500')
    harness.setNow('2026-11-23T23:30:00Z')
    answer = { status: 200, body: '{"errcode":0}' }
    heard = []
    await runJobNow(harness, { name: 'reminder.morning' })
    await settled(id, 'sent')
    await runJobNow(harness, { name: 'robot.deliver' })
    expect(heard.map((one) => (one.body['text'] as { content: string }).content.slice(0, 10))).toEqual(['2026-11-24'])
  })

  test('one that never answers holds up nobody, and is asked again', async () => {
    answer = undefined
    const { id } = await sayMorning()
    await expect
      .poll(async () => await last(id), { timeout: 30_000 })
      .toMatchObject({ lastState: 'waiting', lastFault: 'timeout' })
  }, 60_000)

  test('its own no is final and told at once; what it refused today is said when it was put right', async () => {
    answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' }
    const { id, version } = await sayMorning()
    await settled(id, 'failed')
    expect(await last(id)).toMatchObject({ lastFault: '310000 sign not match', nextAt: null, resendable: 1 })
    expect(await told()).toHaveLength(1)
    heard = []
    expect((await admin.call('robot.resend', { id })).body).toEqual({ count: 1 })
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(1)
    await settled(id, 'failed')
    answer = { status: 200, body: '{"errcode":0}' }
    expect((await admin.call('robot.change', { id, version, secret: 'SECright' })).status).toBe(200)
    await settled(id, 'sent')
    expect((await admin.call('robot.resend', { id })).body.error.code).toBe('robot.nothing_to_resend')
    expect(heard).toHaveLength(2)
  })

  test('one that is busy is asked again, though it answers 200', async () => {
    answer = { status: 200, body: '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}' }
    const { id } = await sayMorning()
    await expect.poll(async () => await last(id), { timeout: 20_000 }).toMatchObject({ lastState: 'waiting' })
  })

  test('a message that gets through takes along what waited', async () => {
    answer = { status: 500, body: '' }
    const { id } = await sayMorning()
    await expect.poll(async () => (await last(id))?.lastFault, { timeout: 20_000 }).toBe('HTTP 500')
    answer = { status: 200, body: '{"errcode":0}' }
    heard = []
    await admin.call('robot.test', { id })
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(2)
  })

  test('a test is tried once and not out of the blue three days later', async () => {
    const { id } = await add()
    answer = { status: 500, body: '' }
    await admin.call('robot.test', { id })
    await settled(id, 'failed')
    expect(await last(id)).toMatchObject({ lastFault: 'HTTP 500', nextAt: null })
    expect(await told()).toEqual([])
    heard = []
    await deliverAt('2026-11-23T09:00:00Z')
    expect(heard).toEqual([])
  })
})

describe('what is secret stays so', () => {
  test('address and secret are told to nobody, not even in the history', async () => {
    const { id, version } = await add({}, 'SECabc')
    await admin.call('robot.change', { id, version, values: { address: `${address}99` }, secret: 'SECnew' })
    const text = JSON.stringify((await admin.ask('robot.list')).body)
    expect(text).not.toContain('0123456789')
    expect(text).not.toContain('SEC')
    const { rows } = await harness.product.pool.query(
      `select (select count(*) from record_changes r where r.diff::text ~ 'access_token|SEC') + (select count(*) from audit_log a where a.detail::text ~ 'access_token|SEC') as n`,
    )
    expect(Number(rows[0].n)).toBe(0)
  })

  test('a text message is tried with a phone; one switched off says nothing', async () => {
    const { id } = await add({ kind: 'sms' })
    expect((await admin.call('robot.test', { id })).body.error.fields).toMatchObject([{ path: 'phone' }])
    const off = await add()
    await admin.call('robot.change', { ...off, isActive: false })
    expect((await admin.call('robot.test', { id: off.id })).body.error.code).toBe('integration.off')
  })
})

const rights = { 'setup.manage': 'all' }
describeRefusals(() => harness, {
  command: 'robot.add',
  rights,
  input: () => ({ values: values() }),
  bad: { change: { values: { name: 'x', kind: 'pigeon', address: 'http://x.cn' } }, path: 'values.kind' },
  effects: async () => (await harness.product.pool.query('select count(*)::int as n from robots')).rows[0].n,
})
describeRefusals(() => harness, {
  command: 'robot.change',
  rights,
  input: async () => ({ ...(await add()), values: { name: `改名${++made}` } }),
  bad: { change: { version: 0 }, path: 'version' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'robot.remove',
  rights,
  input: async () => await add(),
  bad: { change: { version: 0 }, path: 'version' },
})
describeRefusals(() => harness, {
  command: 'robot.resend',
  rights,
  input: async () => {
    const { id } = await add()
    await harness.product.pool.query(
      `insert into robot_messages (id, robot_id, event_key, body, state, fault, until, created_at) values (gen_random_uuid(), $1, 'x', 'x', 'failed', 'HTTP 500', 'infinity', now())`,
      [id],
    )
    return { id }
  },
  bad: { change: { id: 'x' }, path: 'id' },
})
describeRefusals(() => harness, {
  command: 'robot.test',
  rights,
  input: async () => ({ id: (await add()).id }),
  bad: { change: { id: 'x' }, path: 'id' },
})
