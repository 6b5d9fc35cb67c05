import { expect, test } from 'vitest'
import { lagDaysOf, limitsOf, verdictOf } from './rules.ts'

const unset = {
  'archive.recordTargetDays': null,
  'archive.recordLastDays': null,
  'contract.lookUpHoldsDays': null,
  'workbench.contractDays': null,
  'workbench.birthdayDays': null,
  'tasks.escalateDays': null,
}
const usual = limitsOf(unset)

test.each([
  ['2026-11-23', '2026-11-23T02:00:00Z', 0, 'inTime'],
  ['2026-11-22', '2026-11-23T02:00:00Z', 1, 'inTime'],
  ['2026-11-21', '2026-11-23T02:00:00Z', 2, 'late'],
  ['2026-11-20', '2026-11-23T02:00:00Z', 3, 'breach'],
  // 23:30 UTC is the next morning in China.
  ['2026-11-22', '2026-11-23T16:30:00Z', 2, 'late'],
] as const)('[ARC-26] obtained on %s and recorded at %s is %i days: %s', (obtainedOn, recordedAt, days, verdict) => {
  const lag = lagDaysOf(obtainedOn, new Date(recordedAt))
  expect([lag, verdictOf(lag, usual)]).toEqual([days, verdict])
})

test('[POL-05] the firm may set other days', () => {
  const own = limitsOf({ ...unset, 'archive.recordTargetDays': 3, 'archive.recordLastDays': 5 })
  expect([3, 4, 5, 6].map((days) => verdictOf(days, own))).toEqual(['inTime', 'late', 'late', 'breach'])
})
