import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type Harness, startHarness } from '../harness.ts'

let harness: Harness
let person: Caller

beforeAll(async () => {
  harness = await startHarness()
  person = await harness.person({ allRights: true })
})
afterAll(() => harness.close())

let made = 0
const someone = () => ({ kind: 'individual', name: `徐长青${++made}`, phones: [`137${String(10_000_000 + made)}`] })
const countOf = async (name: string): Promise<number> =>
  (await harness.product.pool.query('select count(*) as n from customers where name = $1', [name])).rows[0].n

describe('who may send what from where', () => {
  const send = (headers: Record<string, string>) =>
    harness.product.app.inject({
      method: 'POST',
      url: '/api/customer.create',
      payload: { values: someone() },
      headers: { cookie: person.cookie, ...headers },
    })

  it('[ACC-13] a write that another site made the browser send is refused', async () => {
    for (const headers of [
      {},
      { 'x-kedang': '1', 'sec-fetch-site': 'cross-site' },
      { 'x-kedang': '1', 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const reply = await send(headers)
      expect([reply.statusCode, reply.json().error.code]).toEqual([403, 'request.cross_site'])
    }
    expect((await send({ 'x-kedang': '1', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
  })

  it('[ACC-13] no other site is invited to read', async () => {
    const reply = await harness.product.app.inject({
      url: '/api/session.me',
      headers: { cookie: person.cookie, origin: 'https://evil.example' },
    })
    expect(reply.headers['access-control-allow-origin']).toBeUndefined()
    const asked = await harness.product.app.inject({
      method: 'OPTIONS',
      url: '/api/customer.create',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(asked.statusCode).toBe(404)
  })

  it('[ACC-13] an unknown cookie is a guest, an unknown token is told so', async () => {
    const asCookie = await harness.product.app.inject({
      url: '/api/customer.list',
      headers: { cookie: 'kedang_session=guess' },
    })
    expect([asCookie.statusCode, asCookie.json().error.code]).toEqual([401, 'session.required'])
    for (const authorization of ['Bearer kdt_guessguessguessguessguess', 'Bearer x', 'Basic YTpi']) {
      const reply = await harness.product.app.inject({ url: '/api/customer.list', headers: { authorization } })
      expect([reply.statusCode, reply.json().error.code]).toEqual([401, 'token.unknown'])
    }
  })

  it('[ACC-13] the session cookie is out of reach of scripts and other sites', async () => {
    const fresh = await startHarness()
    const reply = await fresh.product.app.inject({
      method: 'POST',
      url: '/api/setup.create',
      headers: { 'x-kedang': '1' },
      payload: { firmName: '安和物业', name: '单晓雨', email: 'shan@anhe.example', password: 'T7-vela-44-korn' },
    })
    const cookie = reply.cookies.find((one) => one.name === 'kedang_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
    await fresh.close()
  })

  it('[ACC-13] pages and answers carry the headers that keep others out', async () => {
    const { headers } = await harness.product.app.inject({ url: '/api/session.me', headers: { cookie: person.cookie } })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('SAMEORIGIN')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['server']).toBeUndefined()
  })

  it('[ACC-13] an error tells nothing of the inside', async () => {
    const { body } = await person.call('customer.change', { id: crypto.randomUUID(), version: 1, values: {} })
    expect(Object.keys(body.error).sort()).toEqual(['code', 'fields', 'kind', 'message', 'params', 'requestId'])
    expect(JSON.stringify(body)).not.toMatch(/node_modules|select |\.ts:|stack/)
  })

  it('[ACC-13] news is for people with a session', async () => {
    const reply = await harness.product.app.inject({ url: '/api/events' })
    expect([reply.statusCode, reply.json().error.code]).toEqual([401, 'session.required'])
  })

  it('[ACC-13] too many requests from one address are told to wait', async () => {
    const busy = await startHarness({ perMinute: 20 })
    const statuses: number[] = []
    for (let n = 0; n < 25; n++) statuses.push((await busy.guest.ask('setup.state')).status)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(200))
    const { status, body } = await busy.guest.ask('setup.state')
    expect([status, body.error.code]).toEqual([429, 'request.too_many'])
    expect(body.error.message).toMatch(/\d/)
    await busy.close()
  })

  it('health is there for whoever watches, the document for whoever builds on it', async () => {
    const health = await harness.product.app.inject({ url: '/api/health' })
    expect(health.json()).toEqual({ live: true, ready: true, version: 'test' })
    const document = await harness.product.app.inject({ url: '/api/openapi.json' })
    expect(document.json()).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/customer.create': { post: expect.any(Object) } },
    })
  })
})

describe('the language of the server’s words', () => {
  const refusalIn = async (headers: Record<string, string>) => {
    const reply = await harness.product.app.inject({
      url: '/api/customer.get?id=00000000-0000-7000-8000-000000000000',
      headers: { cookie: speaker.cookie, ...headers },
    })
    return reply.json().error.message as string
  }
  const findingIn = async (headers: Record<string, string>) =>
    (
      await harness.product.app.inject({
        url: `/api/customer.assessment?id=${known}`,
        headers: { cookie: speaker.cookie, ...headers },
      })
    ).json().findings[0].message as string
  let speaker: Caller
  let known: string
  beforeAll(async () => {
    speaker = await harness.person({ allRights: true })
    known = (await speaker.call('customer.create', { values: someone() })).body.id
    await speaker.call('account.setLanguage', { language: 'en' })
  })

  it('[TEC-13] is that of the screen which asks, for answers and refusals alike', async () => {
    const chinese = { 'accept-language': 'zh-CN' }
    expect(await refusalIn(chinese)).toMatch(/\p{Script=Han}/u)
    expect(await findingIn(chinese)).toMatch(/\p{Script=Han}/u)
    const english = { 'accept-language': 'en' }
    expect(await refusalIn(english)).not.toMatch(/\p{Script=Han}/u)
    expect(await findingIn(english)).not.toMatch(/\p{Script=Han}/u)
  })

  it('is that of the account where the request names none', async () => {
    expect(await refusalIn({})).not.toMatch(/\p{Script=Han}/u)
    expect(await findingIn({})).not.toMatch(/\p{Script=Han}/u)
  })

  it('stays with a file that a job makes later', async () => {
    const asked = await harness.product.app.inject({
      method: 'POST',
      url: '/api/export.template',
      headers: { cookie: speaker.cookie, 'x-kedang': '1', 'accept-language': 'zh-CN' },
      payload: { target: 'customer' },
    })
    const { rows } = await harness.product.pool.query('select request from export_files where id = $1', [
      asked.json().id,
    ])
    expect(rows[0].request.language).toBe('zh-CN')
  })
})

describe('the same request again', () => {
  it('[TEC-05] with the same key takes effect once and answers the same', async () => {
    const values = someone()
    const key = crypto.randomUUID()
    const first = await person.call('customer.create', { values }, { key })
    const second = await person.call('customer.create', { values }, { key })
    expect(second).toEqual(first)
    expect(await countOf(values.name)).toBe(1)
  })

  it('with the same key and other content is refused', async () => {
    const key = crypto.randomUUID()
    await person.call('customer.create', { values: someone() }, { key })
    const other = await person.call('customer.create', { values: someone() }, { key })
    expect([other.status, other.body.error.kind]).toEqual([409, 'conflict'])
    const otherName = await person.call('department.create', { values: { name: 'x', kind: 'department' } }, { key })
    expect(otherName.status).toBe(409)
  })

  it('twenty times at once makes one', async () => {
    const values = someone()
    const key = crypto.randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => person.call('customer.create', { values }, { key })),
    )
    expect(answers.map((one) => one.status)).toEqual(Array(20).fill(200))
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1)
    expect(await countOf(values.name)).toBe(1)
  })

  it('a key belongs to its person', async () => {
    const key = crypto.randomUUID()
    const values = someone()
    const other = await harness.person({ allRights: true })
    const mine = await person.call('customer.create', { values }, { key })
    const theirs = await other.call('customer.create', { values: someone() }, { key })
    expect([mine.status, theirs.status]).toEqual([200, 200])
    expect(mine.body.id).not.toBe(theirs.body.id)
  })

  it('a refused request leaves its key free', async () => {
    const key = crypto.randomUUID()
    expect((await person.call('customer.create', { values: { kind: 'individual', name: '' } }, { key })).status).toBe(
      400,
    )
    expect((await person.call('customer.create', { values: someone() }, { key })).status).toBe(200)
  })

  it('a key beyond reason is no key and breaks nothing', async () => {
    for (const key of ['x'.repeat(101), '']) {
      expect((await person.call('customer.create', { values: someone() }, { key })).status).toBe(200)
    }
  })
})

describe('two people on one record', () => {
  it('[TEC-18] of ten who save the same version one succeeds and nine are shown what changed', async () => {
    const { body } = await person.call('customer.create', { values: someone() })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        person.call('customer.change', { id: body.id, version: body.version, values: { address: `解放路 ${n} 号` } }),
      ),
    )
    const done = answers.filter((one) => one.status === 200)
    const stale = answers.filter((one) => one.status === 409)
    expect([done.length, stale.length]).toEqual([1, 9])
    expect(stale[0]?.body.error).toMatchObject({ code: 'record.stale', params: { version: body.version + 1 } })
    const { rows } = await harness.product.pool.query('select version, address from customers where id = $1', [body.id])
    expect(rows[0].version).toBe(body.version + 1)
    const history = await harness.product.pool.query('select count(*) as n from record_changes where record_id = $1', [
      body.id,
    ])
    expect(history.rows[0].n).toBe(2)
  })
})
