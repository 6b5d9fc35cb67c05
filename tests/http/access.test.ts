import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '#server/operations.ts'
import { type Caller, type Harness, startHarness } from '../harness.ts'

let harness: Harness
let powerless: Caller

beforeAll(async () => {
  harness = await startHarness()
  powerless = await harness.person({ rights: {} })
})
afterAll(() => harness.close())

const send = (caller: Caller, { kind, name }: { kind: string; name: string }) =>
  kind === 'command' ? caller.call(name) : caller.ask(name)

const closed = operations.filter((one) => one.needs !== 'anyone')
const guarded = operations.filter((one) => typeof one.needs === 'object')

describe('the whole registry over HTTP', () => {
  it('[ACC-13] lets nobody in without a session: every operation that is not for guests answers 401', async () => {
    expect(closed.length).toBeGreaterThan(100)
    for (const operation of closed) {
      const { status, body } = await send(harness.guest, operation)
      expect([operation.name, status, body.error.code]).toEqual([operation.name, 401, 'session.required'])
    }
  })

  it('[ACC-13] [ROL-14] refuses whoever lacks the right, names it, and records the attempt', async () => {
    expect(guarded.length).toBeGreaterThan(80)
    for (const operation of guarded) {
      const { status, body } = await send(powerless, operation)
      expect([operation.name, status, body.error.code]).toEqual([operation.name, 403, 'right.missing'])
      expect(body.error.message).not.toContain('{')
    }
    const { rows } = await harness.product.pool.query(
      `select count(distinct operation) as n from audit_log where kind = 'refused' and actor_id = $1`,
      [powerless.staffId],
    )
    expect(rows[0].n).toBe(guarded.length)
  }, 60_000)

  it('answers no question by POST and does nothing by GET', async () => {
    for (const { kind, name } of operations) {
      const method = kind === 'command' ? 'GET' : 'POST'
      const reply = await harness.product.app.inject({
        method,
        url: `/api/${name}`,
        headers: { cookie: powerless.cookie, 'x-kedang': '1' },
      })
      expect([name, reply.statusCode]).toEqual([name, 404])
    }
  })

  it('tells a person who may do everything what is wrong with an empty or absurd input, and never breaks', async () => {
    const person = await harness.person({ allRights: true })
    // These end the caller's own session.
    const last = new Set(['session.signOut', 'session.revokeOthers', 'session.revoke'])
    const absurd: Record<string, unknown>[] = [
      {},
      { id: 'x', version: 'y', values: 'z' },
      { id: crypto.randomUUID(), version: 1, values: {}, reason: '理由' },
      { id: null, values: null, rows: [[]], limit: 1e99 },
      { customerId: crypto.randomUUID(), values: { name: '\u0000', text: '\ud800' } },
    ]
    for (const operation of operations.filter((one) => !last.has(one.name))) {
      for (const input of absurd) {
        const answer = await (operation.kind === 'command'
          ? person.call(operation.name, input)
          : person.ask(operation.name, input))
        expect([operation.name, JSON.stringify(input), answer.status < 500 || answer.body]).toEqual([
          operation.name,
          JSON.stringify(input),
          true,
        ])
      }
    }
  }, 120_000)
})
