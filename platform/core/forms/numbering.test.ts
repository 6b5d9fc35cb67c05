import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberOf, seriesOf } from './numbering.ts'

it.each([
  ['QMS-PM-31301-{yyyy}-{0000}', 7, 'QMS-PM-31301-2026-0007'],
  ['MR-{yy}{mm}-{000}', 12, 'MR-2611-012'],
  ['{0000}/{dd}', 3, '0003/23'],
  ['MR-{000}', 12_345, 'MR-12345'],
])('[FRM-02] [FRM-15] %s numbers %d as %s', (pattern, serial, expected) => {
  expect(numberOf(seriesOf({ pattern }, '2026-11-23'), serial)).toBe(expected)
})

it('[FRM-15] numbers of one series differ, and those of another year begin anew', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 50 }), (serials) => {
      const series = seriesOf({ pattern: 'A-{yy}-{0000}' }, '2026-01-01')
      expect(new Set(serials.map((one) => numberOf(series, one))).size).toBe(serials.length)
    }),
  )
  expect(seriesOf({ pattern: 'A-{yy}-{0}' }, '2026-12-31')).not.toEqual(
    seriesOf({ pattern: 'A-{yy}-{0}' }, '2027-01-01'),
  )
})
