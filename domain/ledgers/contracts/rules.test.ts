import { describe, expect, it } from 'vitest'
import { contractStateOf, lookUpSince } from './rules.ts'

const term = { signedOn: '2026-01-10', fromOn: '2026-02-01', toOn: '2027-01-31', endedOn: null }

describe('state of a contract', () => {
  it.each([
    ['2026-01-09', 'negotiating'],
    ['2026-01-31', 'upcoming'],
    ['2026-02-01', 'inForce'],
    ['2027-01-31', 'inForce'],
    ['2027-02-01', 'expired'],
  ] as const)('[ARC-61] on %s is %s', (today, state) => {
    expect(contractStateOf(term, today)).toBe(state)
  })

  it('[ARC-61] an early end counts from its day on', () => {
    expect(contractStateOf({ ...term, endedOn: '2026-06-30' }, '2026-06-29')).toBe('inForce')
    expect(contractStateOf({ ...term, endedOn: '2026-06-30' }, '2026-06-30')).toBe('ended')
  })

  it('[ARC-61] without a term it is in force from signing on, without a signature it is being negotiated', () => {
    expect(contractStateOf({ signedOn: '2026-01-10', fromOn: null, toOn: null, endedOn: null }, '2040-01-01')).toBe(
      'inForce',
    )
    expect(contractStateOf({ ...term, signedOn: null }, '2026-06-01')).toBe('negotiating')
  })

  it('a look-up counts for thirty days', () => {
    expect(lookUpSince('2026-11-23', 30)).toBe('2026-10-24')
  })
})
