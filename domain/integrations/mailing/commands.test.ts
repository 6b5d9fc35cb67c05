import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let withoutMail: Harness
let admin: Caller
let smtp: SMTPServer
let mails: { to: string[] }[] = []
let refusal: number | undefined

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_to, _session, done) =>
      done(refusal === undefined ? null : Object.assign(new Error('no'), { responseCode: refusal })),
    onData(stream, session, done) {
      mails.push({ to: session.envelope.rcptTo.map((one) => one.address) })
      stream.resume()
      stream.on('end', () => done())
    },
  })
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
  const { port } = smtp.server.address() as AddressInfo
  harness = await startHarness({ jobs: true, now: '2026-11-23T06:52:00Z', smtpUrl: `smtp://127.0.0.1:${port}` })
  withoutMail = await startHarness({ now: '2026-11-23T06:52:00Z' })
  admin = await harness.person({ name: '管理员', allRights: true })
})
beforeEach(() => {
  mails = []
  refusal = undefined
})
afterAll(async () => {
  await harness.close()
  await withoutMail.close()
  await new Promise<void>((done) => smtp.close(done))
})

const state = async () => (await admin.ask('mail.state')).body

describe('[TSK-02] whoever sets the mail server tries it', () => {
  test('with a mail to themselves, and sees that it was taken', async () => {
    const { body } = await admin.call('mail.test', {})
    await expect.poll(async () => (await state()).test?.state, { timeout: 15_000 }).toBe('sent')
    expect(mails).toEqual([{ to: [body.to] }])
    expect(await state()).toMatchObject({
      from: 'kedang@127.0.0.1',
      sent: 0,
      waiting: 0,
      failed: 0,
      test: { to: body.to, at: '2026-11-23T06:52:00.000Z', fault: null },
    })
  })

  test('or why it was not, once', async () => {
    refusal = 451
    await admin.call('mail.test', {})
    await expect.poll(async () => (await state()).test?.state, { timeout: 15_000 }).toBe('failed')
    expect((await state()).test.fault).toMatch(/^邮件服务器暂时不通：.*no/)
  })

  test('where none is set, that is said', async () => {
    const other = await withoutMail.person({ allRights: true })
    expect((await other.ask('mail.state')).body.from).toBeNull()
    expect((await other.call('mail.test', {})).body.error.code).toBe('mail.not_configured')
  })
})

describeRefusals(() => harness, {
  command: 'mail.test',
  rights: { 'setup.manage': 'all' },
  input: () => ({}),
  bad: { change: { to: 'x' }, path: 'to' },
})
