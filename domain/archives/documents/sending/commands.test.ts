import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { usualSettings } from '../../print/settling/rules.ts'
import { mailDocument } from './jobs.ts'

let harness: Harness
let withoutMail: Harness
let keeper: Caller
let server: SMTPServer
const refusals: Record<string, [number, string]> = {
  nobody: [550, 'no such mailbox'],
  later: [451, 'try again later'],
}
const received: { to: string[]; text: string }[] = []

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refusals[address.split('@')[0] ?? '']
      done(refusal === undefined ? null : Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }))
    },
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk
      })
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map((one) => one.address), text })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  harness = await startHarness({ jobs: true, now: '2026-11-23T06:52:00Z', smtpUrl: `smtp://127.0.0.1:${port}` })
  withoutMail = await startHarness({ now: '2026-11-23T06:52:00Z' })
  keeper = await harness.person({ name: '周敏', allRights: true })
})
afterAll(async () => {
  await harness.close()
  await withoutMail.close()
  await new Promise<void>((done) => server.close(done))
})

const firm = async (more: Record<string, unknown> = {}) =>
  await openArchive(keeper, completeFirm({ emails: ['office@firm.cn'], postcode: '310000', ...more }), {
    contacts: [{ name: '季晓芸', role: 'contact', duty: '经理', emails: ['ji@firm.cn'], phones: ['13800001111'] }],
  })
const letter = { kind: 'letter', title: '贺年信' }
const send = (customerId: string, more: Record<string, unknown> = {}) =>
  keeper.call('document.send', { customerId, means: 'post', values: letter, ...more })
const documents = async (customerId: string, caller = keeper) =>
  (await caller.ask('archive.documents', { customerId })).body.rows as Record<string, unknown>[]
const contactOf = async (customerId: string) =>
  (await keeper.ask('contact.list', { customerId })).body.rows[0].id as string

async function settled(customerId: string): Promise<Record<string, unknown> | undefined> {
  for (let tries = 0; tries < 400; tries++) {
    const [one] = await documents(customerId)
    if (one?.['outcome'] !== null) return one
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('the mail was neither sent nor refused')
}

describe('[IMP-08] a dispatch is on record', () => {
  test('by post, courier, fax, SMS or hand: who, to whom, what, by which means, when, to which address', async () => {
    const { id } = await firm({ fax: '0571-87654321' })
    const contactId = await contactOf(id)
    const expected = {
      post: /^310000 浙江/,
      courier: /^310000 浙江/,
      fax: '0571-87654321',
      sms: '13800001111',
      hand: /^310000/,
    }
    for (const means of Object.keys(expected)) {
      const answer = await send(id, { means, contactId, values: { ...letter, trackingNumber: 'SF1234567890' } })
      expect(answer.status).toBe(200)
    }
    const rows = await documents(id)
    expect(rows).toHaveLength(5)
    for (const [means, to] of Object.entries(expected)) {
      const row = rows.find((one) => one['means'] === means)
      expect(row).toMatchObject({
        ...letter,
        direction: 'down',
        sender: '周敏',
        receiver: '季晓芸',
        contactId,
        passedOn: '2026-11-23',
        sentAt: '2026-11-23T06:52:00.000Z',
        trackingNumber: 'SF1234567890',
        delivery: 'underway',
        contentChecked: true,
      })
      expect(row?.['sentTo']).toEqual(to instanceof RegExp ? expect.stringMatching(to) : to)
    }
  })

  test('what came of it is noted by hand: returned with the reason', async () => {
    const { id } = await firm()
    const sent = (await send(id)).body
    await keeper.call('document.change', { ...sent, values: { delivery: 'returned', outcome: '查无此人，退回' } })
    expect(await documents(id)).toMatchObject([{ delivery: 'returned', outcome: '查无此人，退回', deliveredAt: null }])
  })

  test('and told to the journal of the customer', async () => {
    const { id } = await firm()
    await send(id)
    const told = async () =>
      (
        await harness.product.pool.query(`select category, text, source from journal_entries where customer_id = $1`, [
          id,
        ])
      ).rows
    for (let tries = 0; tries < 200 && (await told()).length === 0; tries++)
      await new Promise((done) => setTimeout(done, 25))
    const [entry] = await told()
    expect(entry).toMatchObject({ category: 'file', source: 'event' })
    expect(entry.text).toMatch(/^邮寄寄发信函《贺年信》给 /)
  })

  test('[ACC-19] the address used is covered for who may not see personal data, in the record and in the choice', async () => {
    const { id } = await firm()
    await send(id, { means: 'sms', contactId: await contactOf(id) })
    const clerk = await harness.person({ rights: { 'customer.read': 'all', 'customer.change': 'all' } })
    expect(await documents(id, clerk)).toMatchObject([{ sentTo: '***' }])
    const { body } = await clerk.ask('document.receivers', { customerId: id })
    const person = body.receivers.find((one: { name: string }) => one.name === '季晓芸')
    expect(person.ways.find((one: { means: string }) => one.means === 'sms').to).toBe('138****1111')
    expect(person.ways.find((one: { means: string }) => one.means === 'email').to).toBe('ji***@firm.cn')
    expect(body.canMail).toBe(true)
    // Sending to it works all the same: the server knows the address.
    expect((await clerk.call('document.send', { customerId: id, means: 'sms', values: letter })).status).toBe(200)
  })
})

describe('[IMP-08] e-mail leaves from here', () => {
  test('with the print attached, which stays a file of the archive', async () => {
    const { id } = await firm()
    const request = { kind: 'letter', ids: [id], text: '恭贺新禧。', title: '贺年信' }
    const print = await keeper.call('print.start', { request, settings: usualSettings('letter'), purpose: '贺年' })
    for (let tries = 0; tries < 400; tries++) {
      if ((await keeper.ask('print.get', { id: print.body.id })).body.state === 'ready') break
      await new Promise((done) => setTimeout(done, 25))
    }
    const values = { ...letter, body: '随信附上贺年信。' }
    const answer = await send(id, { means: 'email', contactId: await contactOf(id), printId: print.body.id, values })
    expect(answer.body.error).toBeUndefined()
    expect(await settled(id)).toMatchObject({
      sentTo: 'ji@firm.cn',
      outcome: '邮件服务器已接收',
      delivery: 'underway',
      sentAt: '2026-11-23T06:52:00.000Z',
    })
    const mail = received.find((one) => one.to.includes('ji@firm.cn'))
    expect(mail?.text).toContain('Content-Type: application/pdf')
    expect(mail?.text).toContain(Buffer.from(values.body).toString('base64').slice(0, 16))
    const pdf = /application\/pdf[\s\S]*?\r\n\r\n([\sA-Za-z0-9+/=]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const { body } = await keeper.ask('attachment.list', { customerId: id })
    expect(body.rows).toMatchObject([{ type: 'application/pdf', name: expect.stringContaining('致客户函') }])
  })

  test('once, however often its job runs', async () => {
    const { id } = await firm({ emails: ['once@firm.cn'] })
    const answer = await send(id, { means: 'email' })
    await settled(id)
    await runJobNow(harness, mailDocument, { id: answer.body.id })
    expect(received.filter((one) => one.to.includes('once@firm.cn'))).toHaveLength(1)
  })

  test('a mailbox that does not exist is not delivered, with the words of the server', async () => {
    const { id } = await firm({ emails: ['nobody@firm.cn'] })
    await send(id, { means: 'email' })
    expect(await settled(id)).toMatchObject({
      delivery: 'failed',
      sentAt: null,
      outcome: expect.stringContaining('no such mailbox'),
    })
  })

  test('a server that is away is asked again for three days, then it is not delivered', async () => {
    const { id } = await firm({ emails: ['later@firm.cn'] })
    const { body } = await send(id, { means: 'email' })
    expect(await settled(id)).toMatchObject({ delivery: 'underway', sentAt: null })
    const { rows } = await harness.product.pool.query('select run_at from graphile_worker.jobs where key = $1', [
      `document.mail:${body.id}`,
    ])
    expect(rows.map((row) => new Date(row.run_at).toISOString())).toEqual(['2026-11-23T06:53:00.000Z'])
    await runJobNow(harness, mailDocument, { id: body.id, tries: 9 })
    expect(await documents(id)).toMatchObject([
      { delivery: 'failed', outcome: expect.stringContaining('try again later') },
    ])
  })

  test('is refused where no mail server is set, and where there is no address', async () => {
    const other = await withoutMail.person({ allRights: true })
    const { id } = await openArchive(other, completeFirm({ emails: ['a@firm.cn'] }))
    const answer = await other.call('document.send', { customerId: id, means: 'email', values: letter })
    expect([answer.status, answer.body.error.code]).toEqual([503, 'mail.not_configured'])
    const bare = await firm({ emails: null })
    for (const [means, sentTo] of [
      ['email', undefined],
      ['fax', undefined],
      ['email', '不是邮箱'],
    ] as const) {
      const refused = await send(bare.id, { means, values: { ...letter, ...(sentTo && { sentTo }) } })
      expect(refused.body.error.fields).toMatchObject([{ path: 'values.sentTo' }])
    }
  })
})

describe('refusals', () => {
  const rights = { 'customer.read': 'all', 'customer.change': 'all' }
  describeRefusals(() => harness, {
    command: 'document.send',
    rights,
    tooNarrow: { 'customer.read': 'own', 'customer.change': 'own' },
    input: async () => ({ customerId: (await firm()).id, means: 'post', values: letter }),
    bad: { change: { values: { kind: 'letter' } }, path: 'values.title' },
    effects: async () =>
      Number((await harness.product.pool.query('select count(*) as n from passed_documents')).rows[0].n),
  })

  test('a contact, a file or a print of somebody else', async () => {
    const [one, other] = [await firm(), await firm()]
    const contactId = await contactOf(other.id)
    expect((await send(one.id, { contactId })).body.error.fields).toMatchObject([{ path: 'contactId' }])
    const missing = '01890000-0000-7000-8000-000000000000'
    expect((await send(one.id, { attachmentId: missing })).body.error.fields).toMatchObject([{ path: 'attachmentId' }])
    expect((await send(one.id, { printId: missing })).body.error.fields).toMatchObject([{ path: 'printId' }])
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    expect((await stranger.ask('document.receivers', { customerId: one.id })).status).toBe(404)
  })
})
