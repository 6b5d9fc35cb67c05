import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#platform/core/time.ts'
import { dueDays, feastFrom, greetingFor, keysAhead } from './rules.ts'

describe('[REL-02] feasts of the two calendars', () => {
  it.each([
    ['L08-15', '2026-01-01', '2026-09-25'],
    ['L08-15', '2026-09-26', '2027-09-15'],
    ['L01-01', '2026-11-23', '2027-02-06'],
    ['L01-01', '2027-02-06', '2027-02-06'],
    ['S10-01', '2026-10-01', '2026-10-01'],
    ['S10-01', '2026-10-02', '2027-10-01'],
  ])('%s from %s is %s', (key, from, day) => {
    expect(feastFrom(key, from)).toBe(day)
  })

  it('the next one is never in the past and never further than 13 months', () => {
    const from = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
    fc.assert(
      fc.property(from, fc.constantFrom('L01-01', 'L05-05', 'L08-15', 'S01-01', 'S05-01'), (day, key) => {
        const distance = daysBetween(day, feastFrom(key, day))
        return distance >= 0 && distance <= 400
      }),
    )
  })
})

describe('[REL-16] the lead of an occasion', () => {
  const rule = { kind: 'feast' as const, dayKey: 'S10-01', onceOn: null, leadDays: 7 }
  it.each([
    ['2026-09-23', []],
    ['2026-09-24', ['2026-10-01']],
    ['2026-10-01', ['2026-10-01']],
    ['2026-10-02', []],
  ])('on %s falls due %j', (today, days) => {
    expect(dueDays(rule, today)).toEqual(days)
  })

  it('finds birthdays of both calendars, those of a day the year has not too', () => {
    const keys = keysAhead('2026-02-26', 2).map((one) => one.key)
    expect(keys).toContain('S02-29')
    expect(keys).toContain('S02-28')
    expect(keys.some((key) => key.startsWith('L01-'))).toBe(true)
    expect(new Set(keysAhead('2026-01-01', 364).map((one) => one.key)).has('S12-31')).toBe(true)
  })

  it('a leap month keeps no birthday twice', () => {
    // 2025 has a leap sixth month.
    const days = keysAhead('2025-01-29', 380).filter((one) => one.key === 'L06-10')
    expect(days).toHaveLength(1)
  })
})

it('fills the blanks of a greeting', () => {
  const words = { 称呼: '季女士', 客户: '康泰', 节日: '中秋', 署名: '青禾 李卫东' }
  expect(greetingFor('{称呼}：{节日}安康。{署名} {别的}', words)).toBe('季女士：中秋安康。青禾 李卫东 {别的}')
})
