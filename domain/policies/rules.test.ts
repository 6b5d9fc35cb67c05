import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addMonths } from '#platform/core/time.ts'
import { daysOfVersion, policyStateOf, reviewDueOn, versionInForce, whyNotReview } from './rules.ts'
import type { VersionState } from './schema.ts'

const version = (edition: number, state: VersionState, effectiveOn: string | null) => ({ edition, state, effectiveOn })

describe('which version is in force', () => {
  const versions = [
    version(1, 'issued', '2025-01-01'),
    version(2, 'issued', '2026-06-01'),
    version(3, 'approved', null),
  ]
  test.each([
    ['2024-12-31', undefined, 'upcoming'],
    ['2025-01-01', 1, 'inForce'],
    ['2026-05-31', 1, 'inForce'],
    ['2026-06-01', 2, 'inForce'],
  ] as const)('[POL-02] on %s it is version %s, the policy is %s', (today, edition, state) => {
    expect(versionInForce(versions, today)?.edition).toBe(edition)
    expect(policyStateOf({ endedOn: null }, versions, today)).toBe(state)
  })

  it('[POL-02] each governs until the day before the next, the last until the policy ends', () => {
    const days = (endedOn: string | null) => versions.map((one) => daysOfVersion(one, versions, endedOn))
    const first = { from: '2025-01-01', to: '2026-05-31' }
    expect(days(null)).toEqual([first, { from: '2026-06-01', to: '' }, undefined])
    expect(days('2027-01-01')).toEqual([first, { from: '2026-06-01', to: '2026-12-31' }, undefined])
    expect(days('2026-02-01')).toEqual([{ from: '2025-01-01', to: '2026-01-31' }, undefined, undefined])
  })

  it('one that ended is ended whatever versions it has; one never issued is being drawn up', () => {
    expect(policyStateOf({ endedOn: '2026-01-01' }, versions, '2026-06-01')).toBe('ended')
    expect(policyStateOf({ endedOn: null }, [version(1, 'reviewed', null)], '2026-06-01')).toBe('drafting')
  })
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-27', 12, '2027-11-27'],
])('[POL-01] a review %s every %i months is next due on %s', (from, months, due) => {
  expect(reviewDueOn(from, months)).toBe(due)
})

test('months never run past the month they name', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 120 }), (from, months) => {
      const due = addMonths(from, months)
      const distance =
        (Number(due.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(due.slice(5, 7)) - Number(from.slice(5, 7))
      expect(distance).toBe(months)
      expect(due.slice(8) <= from.slice(8)).toBe(true)
    }),
  )
})

test('[POL-02] who drew a version up does not review it', () => {
  expect(whyNotReview({ state: 'draft', makerId: 'a' }, 'a', ['a', 'b'])).toBe('policy.own_review')
  expect(whyNotReview({ state: 'draft', makerId: 'a' }, 'b', ['b'])).toBeUndefined()
  expect(whyNotReview({ state: 'issued', makerId: 'a' }, 'b', ['b'])).toBe('policy.not_draft')
})

test('[POL-02] unless nobody else in the firm may', () => {
  expect(whyNotReview({ state: 'draft', makerId: 'a' }, 'a', ['a'])).toBeUndefined()
  expect(whyNotReview({ state: 'reviewed', makerId: 'a' }, 'a', ['a'])).toBe('policy.not_draft')
})
