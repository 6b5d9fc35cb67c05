import { expect, test } from 'vitest'
import { lagOf } from './rules.ts'

test.each([
  ['2026-11-23', '2026-11-23T02:00:00Z', 0, 'inTime'],
  ['2026-11-22', '2026-11-23T02:00:00Z', 1, 'inTime'],
  ['2026-11-21', '2026-11-23T02:00:00Z', 2, 'late'],
  ['2026-11-20', '2026-11-23T02:00:00Z', 3, 'breach'],
  // 23:30 UTC is the next morning in China.
  ['2026-11-22', '2026-11-23T16:30:00Z', 2, 'late'],
] as const)('[ARC-26] obtained on %s and recorded at %s is %i days: %s', (obtainedOn, recordedAt, days, verdict) => {
  expect(lagOf(obtainedOn, new Date(recordedAt))).toEqual({ days, verdict })
})
