import { describe, expect, test } from 'vitest'
import { ageOn } from '#platform/core/chinese/lunar.ts'
import { dayText, instantText, longDayText, shortDayText, shortInstantText } from './day-text.ts'
import { moneyText } from './number-text.ts'

test.each([
  ['2026-11-23T01:26:00Z', '11-23 09:26', '23 Nov 09:26'],
  ['2025-05-16T02:00:00Z', '2025-05-16 10:00', '16 May 2025 10:00'],
])('[TEC-15] %s is said without a year that is this one', (at, zh, en) =>
  expect([shortInstantText(at, '2026-11-27', 'zh-CN'), shortInstantText(at, '2026-11-27', 'en')]).toEqual([zh, en]),
)

describe('[TEC-15] dates are read year, month, day, in China’s time', () => {
  test.each([
    ['2019-05-16', '2019-05-16', '16 May 2019'],
    ['2019-05', '2019-05', 'May 2019'],
    ['2019', '2019', '2019'],
  ])('%s', (day, zh, en) => expect([dayText(day, 'zh-CN'), dayText(day, 'en')]).toEqual([zh, en]))

  test('the head of a day says 年 月 日', () => {
    expect(longDayText('2026-11-23', 'zh-CN')).toBe('2026 年 11 月 23 日 星期一')
    expect(longDayText('2026-11-23', 'en')).toBe('Monday, 23 November 2026')
  })

  test('an instant late in the evening of UTC is the next day in China', () => {
    expect(instantText('2026-11-22T18:30:00Z', 'zh-CN')).toBe('2026-11-23 02:30')
  })

  test('a day of this year is short, one of another year is whole', () => {
    expect(shortDayText('2026-11-20', '2026-11-23', 'zh-CN')).toBe('11-20')
    expect(shortDayText('2025-11-20', '2026-11-23', 'zh-CN')).toBe('2025-11-20')
  })
})

test('[TEC-15] money is said in yuan unless another currency was meant', () => {
  expect(moneyText('7080.00', 'CNY', 'zh-CN')).toBe('7,080 元')
  expect(moneyText('7080.50', 'USD', 'zh-CN')).toBe('7,080.50 美元')
})

describe('[TEC-15] ages and spans are computed from the dates that are kept', () => {
  test.each([
    ['1962-10-15', '2026-10-14', 63],
    ['1962-10-15', '2026-10-15', 64],
    ['1962', '2026-06-01', 63],
    ['2009-03', '2026-11-23', 17],
    ['--10-15', '2026-10-15', undefined],
    // The fifteenth of the tenth lunar month of 1956 was 17 November.
    ['L1956-10-15', '2026-11-16', 69],
    ['L1956-10-15', '2026-11-17', 70],
  ])('%s on %s: %s', (from, on, years) => expect(ageOn(from, on)).toBe(years))
})
