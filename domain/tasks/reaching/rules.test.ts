import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskMeans } from '../schema.ts'
import { allowedMeans } from './rules.ts'

const means = Object.keys(taskMeans) as (keyof typeof taskMeans)[]
const avoidable = ['call', 'visit', 'wechat', 'sms', 'email', 'card', 'letter', 'gift'] as const

test('a customer is never reached by what it avoids, and as wanted where it does not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...means), fc.subarray([...avoidable]), (wanted, avoided) => {
      const chosen = allowedMeans(wanted, avoided)
      expect(avoided).not.toContain(chosen)
      if (!avoided.includes(wanted as never)) expect(chosen).toBe(wanted)
    }),
  )
  expect(allowedMeans('call', null)).toBe('call')
  expect(allowedMeans('visit', [...avoidable])).toBe('meeting')
})
