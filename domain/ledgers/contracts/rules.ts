import type { OptionList } from '#platform/core/fields.ts'
import { addDays } from '#platform/core/time.ts'

export const contractStates = {
  negotiating: ['洽谈', 'Negotiating'],
  upcoming: ['未到期始', 'Not begun'],
  inForce: ['履行中', 'In force'],
  expired: ['已到期', 'Expired'],
  ended: ['已终止', 'Ended early'],
} as const satisfies OptionList
export type ContractState = keyof typeof contractStates

type Term = { signedOn: string | null; fromOn: string | null; toOn: string | null; endedOn: string | null }

/** What a contract is on a day (ARC-61): it follows from its dates and needs nobody to keep it. */
export function contractStateOf(contract: Term, today: string): ContractState {
  if (contract.endedOn !== null && contract.endedOn <= today) return 'ended'
  if (contract.signedOn === null || contract.signedOn > today) return 'negotiating'
  if (contract.fromOn !== null && contract.fromOn > today) return 'upcoming'
  if (contract.toOn !== null && contract.toOn < today) return 'expired'
  return 'inForce'
}

/**
 * From which day on a look-up counts for a contract signed on `signedOn`: an archive looked up longer ago than
 * `holdsDays` says little about the customer that signs today.
 */
export function lookUpSince(signedOn: string, holdsDays: number): string {
  return addDays(signedOn, -holdsDays)
}

/** What the dates of a contract must obey among themselves; message keys by field. */
export function termErrors(term: Term): { path: 'toOn' | 'endedOn'; code: string }[] {
  const errors: { path: 'toOn' | 'endedOn'; code: string }[] = []
  if (term.fromOn !== null && term.toOn !== null && term.toOn < term.fromOn)
    errors.push({ path: 'toOn', code: 'contract.ends_before_start' })
  if (term.endedOn !== null && term.signedOn !== null && term.endedOn < term.signedOn)
    errors.push({ path: 'endedOn', code: 'contract.ends_before_start' })
  return errors
}
