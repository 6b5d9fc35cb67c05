import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
})
afterAll(() => harness.close())

async function withToken(method: 'GET' | 'POST', name: string, token: string, payload?: Record<string, unknown>) {
  const request = { method, url: `/api/${name}`, headers: { authorization: `Bearer ${token}` } }
  const reply = await harness.product.app.inject(payload === undefined ? request : { ...request, payload })
  return { status: reply.statusCode, body: reply.json() }
}

const create = async (person: Caller, rights: string[], lastDay?: string) =>
  (await person.call('token.create', { name: '报表', rights, lastDay })).body

describe('API tokens', () => {
  it('open what they name and nothing else, as their holder', async () => {
    const person = await harness.person({ name: '单晓雨', rights: { 'audit.read': 'all', 'staff.read': 'own' } })
    const { token } = await create(person, ['audit.read'])
    expect(token).toMatch(/^kdt_[\w-]{43}$/)
    expect((await withToken('GET', 'audit.list', token)).status).toBe(200)
    expect((await withToken('GET', 'staff.list', token)).status).toBe(403)
    expect((await withToken('GET', 'session.me', token)).body.person.name).toBe('单晓雨')
  })

  it('never name a right their holder lacks, and lose one their holder loses', async () => {
    const person = await harness.person({ rights: { 'audit.read': 'all' } })
    const refused = await person.call('token.create', { name: '报表', rights: ['staff.manage'] })
    expect(refused.body.error.fields).toMatchObject([{ path: 'rights', code: 'role.beyond_own' }])
    const { token } = await create(person, ['audit.read'])
    const chief = await harness.person({ allRights: true })
    await chief.call('staff.assignRoles', { id: person.staffId, version: 1, roleIds: [] })
    expect((await withToken('GET', 'audit.list', token)).status).toBe(403)
  })

  it('end when revoked, and on their last day', async () => {
    const person = await harness.person({ rights: { 'audit.read': 'all' } })
    const [revoked, dated] = [await create(person, ['audit.read']), await create(person, ['audit.read'], '2026-03-03')]
    expect((await withToken('GET', 'audit.list', revoked.token)).status).toBe(200)
    await person.call('token.revoke', { id: revoked.id })
    const answer = await withToken('GET', 'audit.list', revoked.token)
    expect([answer.status, answer.body.error.code]).toEqual([401, 'token.unknown'])
    harness.setNow('2026-03-03T15:59:00Z')
    expect((await withToken('GET', 'audit.list', dated.token)).status).toBe(200)
    harness.setNow('2026-03-03T16:00:00Z')
    expect((await withToken('GET', 'audit.list', dated.token)).status).toBe(401)
    harness.setNow('2026-03-02T01:00:00Z')
  })

  it('cannot make tokens, change the password or end sessions', async () => {
    const person = await harness.person({ rights: { 'audit.read': 'all' } })
    const { token } = await create(person, ['audit.read'])
    for (const [name, input] of [
      ['token.create', { name: '又一个', rights: ['audit.read'] }],
      ['account.changePassword', { current: 'x', password: 'y' }],
      ['session.revoke', { id: 'others' }],
    ] as const) {
      const answer = await withToken('POST', name, token, input)
      expect([name, answer.status, answer.body.error.code]).toEqual([name, 403, 'session.person_only'])
    }
  })

  it('are kept as a digest only, and are shown once', async () => {
    const person = await harness.person({ rights: { 'audit.read': 'all' } })
    const { token, id } = await create(person, ['audit.read'])
    const { body } = await person.ask('token.list')
    expect(body.rows).toMatchObject([{ id, name: '报表', rights: ['audit.read'] }])
    expect(JSON.stringify(body)).not.toContain(token)
    const { rows } = await harness.product.pool.query('select response::text as text from idempotency_keys')
    expect(rows.some((row) => String(row.text).includes(token))).toBe(false)
  })

  it('made up or malformed ones are refused', async () => {
    for (const token of [`kdt_${'x'.repeat(43)}`, 'nonsense'])
      expect((await withToken('GET', 'session.me', token)).body.error.code).toBe('token.unknown')
  })
})

describeRefusals(() => harness, {
  command: 'token.revoke',
  async input(caller) {
    const id = newId()
    const token = {
      id,
      accountId: caller.staffId,
      name: '临时',
      tokenHash: randomBytes(32),
      rights: ['audit.read'],
      createdAt: '2026-03-01T00:00:00Z',
    }
    await harness.product.platform.db
      .insertInto('apiTokens')
      .values({ ...token, expiresAt: null, lastUsedAt: null, revokedAt: null })
      .execute()
    return { id }
  },
  bad: { change: { id: 'x' }, path: 'id' },
})
