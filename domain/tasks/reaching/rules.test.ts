import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskMeans } from '../schema.ts'
import { allowedMeans, callsInQuiet, isQuiet } from './rules.ts'

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

test('quiet hours go over midnight', () => {
  const night = { from: '21:00', to: '08:30' }
  expect(['20:59', '21:00', '23:59', '00:00', '08:29', '08:30'].map((time) => isQuiet(time, night))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
})

test.each([
  ['call', '22:10', true],
  ['call', '10:00', false],
  ['call', null, false],
  ['call', '', false],
  ['visit', '22:10', false],
  [null, '22:10', false],
] as const)('a task of means %s at %s warns of the quiet hours: %s', (means, dueTime, isWarned) => {
  expect(callsInQuiet({ means, dueTime }, { from: '21:00', to: '08:30' })).toBe(isWarned)
})
