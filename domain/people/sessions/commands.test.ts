import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '#domain/people/passwords/commands.ts'
import { openSessionFor } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

const password = '窗外的梧桐落了三次叶'
let harness: Harness
let hash: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
  hash = await hashPassword(password)
})
afterAll(() => harness.close())

/** A person with a password, and the e-mail they sign in with. */
async function withPassword(
  rights: Record<string, string> = {},
): Promise<{ email: string; id: string; person: Caller }> {
  const person = await harness.person({ rights })
  const email = `p${person.staffId}@anhe.example`
  await harness.product.platform.db
    .updateTable('accounts')
    .set({ email, passwordHash: hash })
    .where('id', '=', person.staffId)
    .execute()
  return { email, id: person.staffId, person }
}

async function signIn(input: Record<string, unknown>, ip = '10.0.0.1') {
  const reply = await harness.product.app.inject({
    method: 'POST',
    url: '/api/session.signIn',
    remoteAddress: ip,
    headers: {
      'x-kedang': '1',
      'content-type': 'application/json',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36',
    },
    payload: JSON.stringify(input),
  })
  const cookie = reply.cookies.find((one) => one.name === 'kedang_session')
  return { status: reply.statusCode, body: reply.json(), cookie }
}

async function me(cookie: string | undefined): Promise<number> {
  const reply = await harness.product.app.inject({
    method: 'GET',
    url: '/api/session.me',
    headers: cookie ? { cookie: `kedang_session=${cookie}` } : {},
  })
  return reply.statusCode
}

describe('signing in', () => {
  it('[ACC-13] with e-mail and password opens a session, whatever the letter case of the e-mail', async () => {
    const { email } = await withPassword()
    const answer = await signIn({ email: ` ${email.toUpperCase()} `, password })
    expect([answer.status, answer.body]).toEqual([200, { state: 'signed-in' }])
    expect(answer.cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(answer.cookie?.maxAge).toBeUndefined()
    expect(await me(answer.cookie?.value)).toBe(200)
  })

  it('[ACC-13] nothing is readable without it', async () => {
    expect(await me(undefined)).toBe(401)
    expect(await me('x'.repeat(43))).toBe(401)
  })

  it('[ACC-13] a wrong password and an unknown e-mail get the same answer', async () => {
    const { email } = await withPassword()
    const wrong = await signIn({ email, password: 'not this one' }, '10.0.1.1')
    const unknown = await signIn({ email: 'nobody@anhe.example', password: 'not this one' }, '10.0.1.1')
    expect(wrong.status).toBe(401)
    expect({ ...wrong.body.error, requestId: '' }).toEqual({ ...unknown.body.error, requestId: '' })
    expect(wrong.body.error.code).toBe('session.wrong_password')
  })

  it('[ACC-13] only a digest of the session is kept, and nothing of the request', async () => {
    const { email } = await withPassword()
    const { cookie } = await signIn({ email, password })
    const { db } = harness.product.platform
    const stored = await db.selectFrom('sessions').select('tokenHash').execute()
    expect(stored.some((row) => row.tokenHash.toString('base64url') === cookie?.value)).toBe(false)
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
    const { rows } = await harness.product.pool.query(
      "select 1 from idempotency_keys where operation = 'session.signIn'",
    )
    expect(rows).toEqual([])
  })

  it('[ACC-17] is on record, and so is a failed try', async () => {
    const { email, id } = await withPassword()
    await signIn({ email, password })
    await signIn({ email, password: 'not this one' })
    const auditor = await harness.person({ rights: { 'audit.read': 'all' } })
    const { body } = await auditor.ask('audit.list', { recordId: id, kinds: ['sign-in'] })
    expect(body.rows).toMatchObject([{ kind: 'sign-in', detail: { by: 'password' }, ip: '10.0.0.1' }])
    const tries = await auditor.ask('audit.list', { kinds: ['sign-in'], limit: 20 })
    expect(tries.body.rows.filter((row: { detail: { tried?: string } }) => row.detail.tried === email)).toHaveLength(2)
  })

  it('somebody who has left cannot', async () => {
    const { email, id } = await withPassword()
    await harness.product.platform.db.updateTable('staff').set({ isActive: false }).where('id', '=', id).execute()
    expect((await signIn({ email, password }, '10.0.2.1')).status).toBe(401)
  })
})

describe('guessing', () => {
  beforeEach(() => harness.setNow('2026-03-02T01:00:00Z'))

  it('[ACC-13] after five wrong passwords the account waits, longer each time, also for the right one', async () => {
    const { email } = await withPassword()
    for (let n = 0; n < 5; n++)
      expect((await signIn({ email, password: `guess ${n}` }, `10.1.0.${n}`)).status).toBe(401)
    const held = await signIn({ email, password }, '10.1.0.9')
    expect([held.status, held.body.error.code, held.body.error.params]).toEqual([429, 'session.wait', { seconds: 5 }])
    expect(held.body.error.message).toBe('尝试次数过多，5 秒后再试')
    harness.setNow('2026-03-02T01:00:05Z')
    expect((await signIn({ email, password: 'guess 6' }, '10.1.0.9')).status).toBe(401)
    expect((await signIn({ email, password }, '10.1.0.9')).body.error.params).toEqual({ seconds: 10 })
    harness.setNow('2026-03-02T01:00:15Z')
    expect((await signIn({ email, password }, '10.1.0.9')).status).toBe(200)
    expect((await signIn({ email, password: 'guess 7' }, '10.1.0.9')).status).toBe(401)
  })

  it('[ACC-13] tries sent all at once are counted one by one', async () => {
    const { email } = await withPassword()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => signIn({ email, password: `guess ${n}` }, `10.2.0.${n}`)),
    )
    expect(answers.filter((one) => one.status === 401)).toHaveLength(5)
    expect(answers.filter((one) => one.status === 429)).toHaveLength(7)
  })

  it('[ACC-13] an address that tries many accounts waits, and others do not', async () => {
    const { email } = await withPassword()
    for (let n = 0; n < 50; n++) await signIn({ email: `nobody${n}@anhe.example`, password: 'x' }, '10.3.0.1')
    expect((await signIn({ email, password }, '10.3.0.1')).status).toBe(429)
    expect((await signIn({ email, password }, '10.3.0.2')).status).toBe(200)
  }, 60_000)
})

describe('a session', () => {
  it('[ACC-13] ends after twelve hours without use and slides along with it', async () => {
    harness.setNow('2026-03-02T01:00:00Z')
    const { email } = await withPassword()
    const { cookie } = await signIn({ email, password })
    harness.setNow('2026-03-02T12:59:00Z')
    expect(await me(cookie?.value)).toBe(200)
    harness.setNow('2026-03-03T00:58:00Z')
    expect(await me(cookie?.value)).toBe(200)
    harness.setNow('2026-03-03T12:59:00Z')
    expect(await me(cookie?.value)).toBe(401)
  })

  it('[ACC-13] kept on request lives thirty days without use', async () => {
    harness.setNow('2026-03-02T01:00:00Z')
    const { email } = await withPassword()
    const { cookie } = await signIn({ email, password, keep: true })
    expect(cookie?.maxAge).toBe(30 * 86_400)
    harness.setNow('2026-03-31T01:00:00Z')
    expect(await me(cookie?.value)).toBe(200)
    harness.setNow('2026-05-01T01:00:00Z')
    expect(await me(cookie?.value)).toBe(401)
  })

  it('[ACC-13] ended by signing out opens nothing any more, at once', async () => {
    harness.setNow('2026-03-02T01:00:00Z')
    const person = await harness.person()
    expect((await person.ask('session.me')).status).toBe(200)
    await person.call('session.signOut')
    expect((await person.ask('session.me')).status).toBe(401)
  })

  it('[ACC-13] is listed with its device; one or all others can be ended', async () => {
    harness.setNow('2026-03-02T01:00:00Z')
    const { email, person } = await withPassword()
    const other = await signIn({ email, password })
    const third = await openSessionFor(harness.product.platform, person.staffId)
    const { body } = await person.ask('session.devices')
    expect(body.rows).toHaveLength(3)
    expect(body.rows.filter((row: { isCurrent: boolean }) => row.isCurrent)).toHaveLength(1)
    const onWindows = body.rows.find((row: { device: string }) => row.device === 'Chrome · Windows')
    expect(await me(other.cookie?.value)).toBe(200)
    expect((await person.call('session.revoke', { id: onWindows.id })).status).toBe(200)
    expect(await me(other.cookie?.value)).toBe(401)
    expect(await me(third)).toBe(200)
    await person.call('session.revoke', { id: 'others' })
    expect(await me(third)).toBe(401)
    expect((await person.ask('session.me')).status).toBe(200)
  })

  it('of somebody else cannot be ended', async () => {
    const [mine, theirs] = [await harness.person(), await harness.person()]
    const { body } = await theirs.ask('session.devices')
    expect((await mine.call('session.revoke', { id: body.rows[0].id })).status).toBe(404)
    expect((await theirs.ask('session.me')).status).toBe(200)
  })

  it('tells who is signed in, what they may do, and their language', async () => {
    const person = await harness.person({ name: '单晓雨', rights: { 'audit.read': 'all' } })
    await person.call('account.setLanguage', { language: 'en' })
    const { body } = await person.ask('session.me')
    expect(body).toMatchObject({
      person: { name: '单晓雨' },
      rights: { 'audit.read': 'all' },
      language: 'en',
      mustChangePassword: false,
      hasTotp: false,
    })
    expect(body.firm.words.customer).toEqual({ zh: '客户', en: 'customer' })
  })

  it('costs no query while it is remembered, and five seconds later is asked for again', async () => {
    harness.setNow('2026-03-02T01:00:00Z')
    const person = await harness.person()
    expect((await person.ask('session.devices')).status).toBe(200)
    await harness.product.platform.db
      .updateTable('sessions')
      .set({ revokedAt: '2026-03-02T01:00:00Z' })
      .where('accountId', '=', person.staffId)
      .execute()
    expect((await person.ask('session.devices')).status).toBe(200)
    harness.setNow('2026-03-02T01:00:05Z')
    expect((await person.ask('session.devices')).status).toBe(401)
  })
})

describe('changing the password', () => {
  beforeEach(() => harness.setNow('2026-03-02T01:00:00Z'))

  it('[ACC-13] ends all other sessions and the old password', async () => {
    const { email, person } = await withPassword()
    const other = await signIn({ email, password })
    const answer = await person.call('account.changePassword', { current: password, password: 'T7-vela-44-korn' })
    expect(answer.status).toBe(200)
    expect(await me(other.cookie?.value)).toBe(401)
    expect((await person.ask('session.me')).status).toBe(200)
    expect((await signIn({ email, password }, '10.4.0.1')).status).toBe(401)
    expect((await signIn({ email, password: 'T7-vela-44-korn' }, '10.4.0.1')).status).toBe(200)
  })

  it('[ACC-13] refuses weak passwords and a wrong present one, at the field', async () => {
    const { person } = await withPassword()
    const weak = await person.call('account.changePassword', { current: password, password: 'woaini1314' })
    expect(weak.body.error.fields).toMatchObject([
      { path: 'password', code: 'password.weak', message: '这个密码太常见，容易被猜到' },
    ])
    const wrong = await person.call('account.changePassword', { current: 'not this one', password: 'T7-vela-44-korn' })
    expect(wrong.body.error.fields).toMatchObject([{ path: 'current', code: 'password.wrong' }])
  })

  it('[ACC-13] guessing the present one from an open screen is held back too', async () => {
    const { person } = await withPassword()
    for (let n = 0; n < 5; n++)
      await person.call('account.changePassword', { current: `guess ${n}`, password: 'T7-vela-44-korn' })
    expect(
      (await person.call('account.changePassword', { current: password, password: 'T7-vela-44-korn' })).status,
    ).toBe(429)
  })
})

describe('one-time codes', () => {
  beforeEach(() => harness.setNow('2026-03-02T01:00:00Z'))

  const codeOf = (secret: string, iso: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(iso) })

  async function enrolled() {
    const { email, person } = await withPassword()
    const { body } = await person.call('account.enrolTotp', { password })
    const confirmed = await person.call('account.confirmTotp', { code: codeOf(body.secret, '2026-03-02T01:00:00Z') })
    return {
      email,
      person,
      secret: body.secret as string,
      uri: body.uri as string,
      codes: confirmed.body.recoveryCodes as string[],
    }
  }

  it('[ACC-13] once on, the password alone asks for a code, and each code is good once', async () => {
    const { email, secret, uri } = await enrolled()
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    harness.setNow('2026-03-02T01:01:00Z')
    expect((await signIn({ email, password }, '10.5.0.1')).body).toEqual({ state: 'code-needed' })
    const code = codeOf(secret, '2026-03-02T01:01:00Z')
    expect((await signIn({ email, password, code: '000000' }, '10.5.0.1')).body.error.code).toBe('session.wrong_code')
    expect((await signIn({ email, password, code }, '10.5.0.1')).status).toBe(200)
    expect((await signIn({ email, password, code }, '10.5.0.1')).body.error.code).toBe('session.wrong_code')
  })

  it('[ACC-13] a recovery code opens once', async () => {
    const { email, codes } = await enrolled()
    expect(codes).toHaveLength(10)
    const code = codes[3]?.toLowerCase()
    expect((await signIn({ email, password, code }, '10.5.0.2')).status).toBe(200)
    expect((await signIn({ email, password, code }, '10.5.0.2')).status).toBe(401)
  })

  it('[ACC-13] can be switched off with the password', async () => {
    const { email, person } = await enrolled()
    expect((await person.call('account.disableTotp', { password: 'not this one' })).status).toBe(400)
    expect((await person.call('account.disableTotp', { password })).status).toBe(200)
    expect((await signIn({ email, password }, '10.5.0.3')).body).toEqual({ state: 'signed-in' })
  })
})
