import { expect, test } from 'vitest'
import { fallingTomorrow } from './rules.ts'

test.each([
  [
    'some tomorrow, some later',
    [
      ['2026-11-29', 2],
      ['2026-12-04', 1],
    ],
    2,
  ],
  [
    'nobody before the day after',
    [
      ['2026-12-03', 1],
      ['2026-12-04', 1],
    ],
    0,
  ],
  ['nobody at all', [], 0],
] as const)('[ALC-08] the word of tomorrow counts tomorrow alone: %s', (_name, days, falls) => {
  const byDay = days.map(([on, count]) => ({ on, count }))
  expect(fallingTomorrow(byDay, '2026-11-28')).toBe(falls)
})
