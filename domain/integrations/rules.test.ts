import { describe, expect, test } from 'vitest'
import { phones, text } from '#platform/core/fields.ts'
import { nextTryAt, waits } from '#platform/core/retries.ts'
import { isWorthRetry, toldValues } from './rules.ts'

describe('[TEC-12] a peer that does not answer', () => {
  const now = new Date('2026-11-23T02:00:00Z')

  test('is tried again later and later, and given up after some three days', () => {
    const times = waits.map((_, n) => Date.parse(nextTryAt(n + 1, now) ?? '') - now.getTime())
    expect(times[0]).toBe(60_000)
    expect([...times].sort((a, b) => a - b)).toEqual(times)
    expect(nextTryAt(waits.length + 1, now)).toBeUndefined()
    expect(times.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(2.5 * 86_400_000)
  })

  test.each([
    [undefined, true],
    [500, true],
    [503, true],
    [429, true],
    [408, true],
    [400, false],
    [401, false],
    [404, false],
    [410, false],
  ])('status %s is worth another try: %s', (status, expected) => expect(isWorthRetry(status)).toBe(expected))
})

test('[ACC-19] personal and secret values are named, never told', () => {
  const fields: Record<string, ReturnType<typeof text> | ReturnType<typeof phones>> = {
    city: text('城市', 'City'),
    phones: phones('电话', 'Phones'),
    illness: text('病史', 'Illness', { sensitivity: 'secret' }),
  }
  const diff = {
    city: ['杭州', '丽水'],
    phones: [null, ['13805712761']],
    'extra.illness': [null, '无'],
    gone: [1, 2],
  } as const
  expect(toldValues(diff, (key) => fields[key])).toEqual({
    fields: { city: '丽水' },
    withheld: ['phones', 'extra.illness', 'gone'],
  })
})
