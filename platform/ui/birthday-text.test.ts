import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthdayParts, birthdayText, birthdayValue, lunarDayName } from './birthday-text.ts'

test.each([
  ['1962-10-15', '1962-10-15', '1962-10-15'],
  ['L1956-10-15', '农历 1956 年十月十五', 'lunar 1956 10/15'],
  ['L--10-15', '农历十月十五', 'lunar 10/15'],
  ['L1956-10+-15', '农历 1956 年闰十月十五', 'lunar 1956 leap 10/15'],
  ['--10-15', '10-15', '10-15'],
  ['1962-10', '1962-10', '1962-10'],
])('the stored birthday %s is read as %s', (stored, zh, en) => {
  expect(birthdayText(stored, 'zh-CN')).toBe(zh)
  expect(birthdayText(stored, 'en')).toBe(en)
})

test('the days of a lunar month have their names', () => {
  expect([1, 10, 11, 15, 20, 21, 29, 30].map(lunarDayName)).toEqual([
    '初一',
    '初十',
    '十一',
    '十五',
    '二十',
    '廿一',
    '廿九',
    '三十',
  ])
})

test('taking a birthday apart and putting it together gives the same text', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const stored = fc
    .record({
      lunar: fc.boolean(),
      year: fc.option(fc.integer({ min: 1900, max: 2099 })),
      month: fc.integer({ min: 1, max: 12 }),
      leap: fc.boolean(),
      day: fc.option(fc.integer({ min: 1, max: 30 })),
    })
    .map(({ lunar, year, month, leap, day }) =>
      [
        lunar ? 'L' : '',
        year ?? '-',
        '-',
        two(month),
        lunar && leap ? '+' : '',
        day === null ? '' : `-${two(day)}`,
      ].join(''),
    )
  fc.assert(
    fc.property(stored, (text) => {
      const parts = birthdayParts(text)
      return parts !== undefined && birthdayValue(parts) === text
    }),
  )
})

test('text that is no birthday is shown as it is', () => {
  expect(birthdayText('约 1960 年', 'zh-CN')).toBe('约 1960 年')
})
