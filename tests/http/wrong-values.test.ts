import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

test('[TEC-17] what was refused is said back, so that the person sees what to mend', async () => {
  const setup = { firmName: '青禾', name: '周敏', email: '周敏@', password: 'T7-vela-44-korn' }
  const { status, body } = await harness.guest.call('setup.create', setup)
  expect(status).toBe(400)
  expect(body.error.fields).toMatchObject([{ path: 'email', message: '“周敏@”不是邮箱地址' }])
})
