import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEvents, type Events } from '#platform/server/events.ts'
import { openTestSession } from '#tests/factories/people.ts'
import { type Harness, startHarness } from '#tests/harness.ts'
import { createGate } from './gate.ts'

let harness: Harness
let events: Events

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
  events = createEvents(harness.product.pool)
})
afterAll(async () => {
  await events.close()
  await harness.close()
})

const request = (token: string) =>
  ({
    headers: {},
    cookies: { kedang_session: token },
    routeOptions: { url: '/api/session.me' },
    ip: '',
  }) as unknown as FastifyRequest

it('[ACC-13] forgets a session that another process has ended as soon as the news arrives', async () => {
  const { platform, pool } = harness.product
  const gate = createGate(platform, events)
  const { token, staffId } = await openTestSession(platform)
  expect((await gate(request(token))).actor.id).toBe(staffId)
  await pool.query('update sessions set revoked_at = $1 where account_id = $2', ['2026-03-02T01:00:00Z', staffId])
  expect((await gate(request(token))).actor.kind).toBe('staff')
  await events.publish({ topic: 'access.changed', data: {}, to: staffId })
  await expect.poll(async () => (await gate(request(token))).actor.kind).toBe('guest')
})

it('asks the database once for many requests of one page', async () => {
  const { platform } = harness.product
  let asked = 0
  const counting = new Proxy(platform.db, {
    get(target, key) {
      // Every raw statement takes the executor first.
      if (key === 'getExecutor') asked++
      const value = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const gate = createGate({ ...platform, db: counting })
  const { token } = await openTestSession(platform)
  for (let n = 0; n < 10; n++) await gate(request(token))
  expect(asked).toBe(1)
})
