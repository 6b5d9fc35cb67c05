import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthdayKey, formatBirthday, parseBirthday } from './birthday.ts'
import {
  ageOn,
  bornOn,
  isRealBirthday,
  lunarBirthdayIn,
  lunarOf,
  lunarTextOn,
  nextBirthdayOn,
  solarOf,
} from './lunar.ts'

describe('[REL-02] the lunar calendar', { timeout: 60_000 }, () => {
  test.each([
    ['2026-02-17', '农历正月初一 春节', 'Lunar 1/1 Spring Festival'],
    ['2026-02-16', '农历腊月廿九 除夕', "Lunar 12/29 Chinese New Year's Eve"],
    ['2026-09-25', '农历八月十五 中秋节', 'Lunar 8/15 Mid-Autumn Festival'],
    ['2026-11-23', '农历十月十五 下元节', 'Lunar 10/15 Xiayuan Festival'],
    ['2026-12-22', '农历冬月十四 冬至', 'Lunar 11/14 Winter Solstice'],
    ['2025-07-25', '农历闰六月初一', 'Lunar 6 (leap)/1'],
    ['2025-08-08', '农历闰六月十五', 'Lunar 6 (leap)/15'],
  ])('%s is %s', (on, zh, en) => {
    expect(lunarTextOn(on, 'zh')).toBe(zh)
    expect(lunarTextOn(on, 'en')).toBe(en)
  })

  test('there and back again, for any day of two centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 47_481 }), (day) => {
        const on = new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(solarOf(lunarOf(on))).toBe(on)
      }),
      { numRuns: 300 },
    )
  })

  test('leap months and thirtieth days that never were have no solar day', () => {
    expect(solarOf({ year: 2026, month: 6, leap: true, day: 1 })).toBeUndefined()
    expect(solarOf({ year: 2025, month: 6, leap: true, day: 30 })).toBeUndefined()
    expect(isRealBirthday('L2025-06+-30')).toBe(false)
    expect(isRealBirthday('L2025-06+-29')).toBe(true)
    expect(isRealBirthday('L--06+-30')).toBe(true)
  })
})

describe('birthdays', { timeout: 60_000 }, () => {
  test.each([
    ['1962年10月15日', '1962-10-15', '1962年10月15日', '15 October 1962', 'S10-15'],
    ['农历1956年十月十五', 'L1956-10-15', '农历1956年十月十五', 'lunar 1956-10-15', 'L10-15'],
    ['L1956-10+-15', 'L1956-10+-15', '农历1956年闰十月十五', 'lunar 1956-10 (leap)-15', 'L10-15'],
    ['1962.10', '1962-10', '1962年10月', 'October 1962', undefined],
    ['10月15日', '--10-15', '10月15日', '15 October', 'S10-15'],
    ['腊月三十', 'L--12-30', '农历腊月三十', 'lunar 12-30', 'L12-30'],
    ['1962', '1962', '1962年', '1962', undefined],
  ])('[G-41] %s is kept as %s', (text, value, zh, en, key) => {
    expect(parseBirthday(text)).toEqual({ ok: true, value })
    expect(parseBirthday(value)).toEqual({ ok: true, value })
    expect(formatBirthday(value, 'zh')).toBe(zh)
    expect(formatBirthday(value, 'en')).toBe(en)
    expect(birthdayKey(value)).toBe(key)
  })

  test('what is none is refused with what was typed', () => {
    expect(parseBirthday('--02-30')).toEqual({ ok: false, reason: 'date.impossible', params: { text: '--02-30' } })
    expect(parseBirthday('2026.2.30')).toEqual({ ok: false, reason: 'date.impossible', params: { text: '2026.2.30' } })
  })

  test.each([
    ['1962-10-15', '2026-10-15', '2026-10-15'],
    ['1962-10-15', '2026-10-16', '2027-10-15'],
    ['2000-02-29', '2026-01-01', '2026-02-28'],
    ['2000-02-29', '2028-01-01', '2028-02-29'],
    ['L1956-10-15', '2026-11-22', '2026-11-23'],
    ['L--01-01', '2026-02-18', '2027-02-06'],
    ['L--12-30', '2026-01-01', '2026-02-16'],
    ['L--12-23', '2026-01-01', '2026-02-10'],
    ['L2025-06+-10', '2026-01-01', '2026-07-23'],
    ['1962-10', '2026-01-01', undefined],
  ])('%s is next kept, from %s on, on %s', (value, from, next) => {
    expect(nextBirthdayOn(value, from)).toBe(next)
  })

  test('born in a leap month: in that month when the year has it, else in the month; the 30th on the 29th of short months', () => {
    expect(lunarBirthdayIn(2025, 6, true, 10)).toBe('2025-08-03')
    expect(lunarBirthdayIn(2025, 6, false, 10)).toBe('2025-07-04')
    expect(lunarBirthdayIn(2026, 6, true, 10)).toBe('2026-07-23')
    expect(lunarBirthdayIn(2025, 6, true, 30)).toBe('2025-08-22')
  })

  test('age in full years', () => {
    expect(ageOn('1962-10-15', '2026-10-14')).toBe(63)
    expect(ageOn('1962-10-15', '2026-10-15')).toBe(64)
    expect(bornOn('L1956-10-15')).toBe('1956-11-17')
    expect(ageOn('L1956-10-15', '2026-11-16')).toBe(69)
    expect(ageOn('--10-15', '2026-11-16')).toBeUndefined()
    expect(ageOn('1962-10', '2026-10-15')).toBe(63)
  })

  test('the next birthday is never before the day asked and less than 13 lunar months away', () => {
    const value = fc
      .tuple(fc.boolean(), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(
        ([lunar, month, day]) =>
          `${lunar ? 'L' : ''}--${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      )
    fc.assert(
      fc.property(value, fc.integer({ min: 18_000, max: 24_000 }), (birthday, day) => {
        const from = new Date(day * 86_400_000).toISOString().slice(0, 10)
        const next = nextBirthdayOn(birthday, from) ?? ''
        expect(next >= from).toBe(true)
        expect((Date.parse(next) - day * 86_400_000) / 86_400_000).toBeLessThan(386)
      }),
      { numRuns: 200 },
    )
  })
})
