import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/core/time.ts'
import { dueDay, nextDueDay } from './rules.ts'
import { type DutyUnit, dutyUnits } from './schema.ts'

test.each<[string, number, DutyUnit, string, string]>([
  ['2026-01-31', 1, 'month', '2026-01-31', '2026-02-28'],
  ['2026-01-31', 1, 'month', '2026-02-28', '2026-03-31'],
  ['2026-01-15', 1, 'quarter', '2026-01-15', '2026-04-15'],
  ['2026-11-23', 2, 'week', '2026-12-01', '2026-12-07'],
  ['2024-02-29', 1, 'year', '2026-03-01', '2027-02-28'],
  ['2026-12-01', 1, 'month', '2026-11-23', '2026-12-01'],
])('[TSK-07] from %s every %i %s, after %s comes %s', (startsOn, every, unit, after, next) => {
  expect(nextDueDay(startsOn, every, unit, after)).toBe(next)
})

test('[TSK-07] the next day always lies ahead, and none is skipped', () => {
  const units = fc.constantFrom(...(Object.keys(dutyUnits) as DutyUnit[]))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), units, fc.integer({ min: 0, max: 3000 }), (every, unit, ahead) => {
      const after = addDays('2026-01-31', ahead)
      const next = nextDueDay('2026-01-31', every, unit, after)
      expect(next > after).toBe(true)
      let n = 0
      while (dueDay('2026-01-31', every, unit, n) < next) n++
      expect(n === 0 || dueDay('2026-01-31', every, unit, n - 1) <= after).toBe(true)
    }),
  )
})
