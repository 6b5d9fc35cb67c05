import type { OptionList } from '#platform/core/fields.ts'
import { addDays, addMonths } from '#platform/core/time.ts'
import type { VersionState } from './schema.ts'

/** Where a policy stands on a day; it follows from its versions and needs nobody to keep it. */
export const policyStates = {
  drafting: ['起草中', 'Being drawn up'],
  upcoming: ['待生效', 'Not yet in force'],
  inForce: ['施行中', 'In force'],
  ended: ['已废止', 'Ended'],
} as const satisfies OptionList
export type PolicyState = keyof typeof policyStates

type Issued = { edition: number; state: VersionState; effectiveOn: string | null }

/** The version in force on a day: of those issued and begun, the one begun last. The effective day governs, not the day of issue (G-28). */
export function versionInForce<V extends Issued>(versions: readonly V[], today: string): V | undefined {
  return versions
    .filter((one) => one.state === 'issued' && one.effectiveOn !== null && one.effectiveOn <= today)
    .sort((a, b) => `${b.effectiveOn}`.localeCompare(`${a.effectiveOn}`) || b.edition - a.edition)[0]
}

/** The days a version governs: until the day before the next issued one begins or the policy ends; '' is open. */
export function daysOfVersion(
  version: Issued,
  versions: readonly Issued[],
  endedOn: string | null,
): { from: string; to: string } | undefined {
  const from = version.effectiveOn
  if (version.state !== 'issued' || from === null) return undefined
  const next = versions
    .flatMap((one) =>
      one.state === 'issued' && one.effectiveOn !== null && one.effectiveOn > from ? one.effectiveOn : [],
    )
    .toSorted()[0]
  const ends = [...(next === undefined ? [] : [addDays(next, -1)]), ...(endedOn === null ? [] : [addDays(endedOn, -1)])]
  const to = ends.toSorted()[0] ?? ''
  return to !== '' && to < from ? undefined : { from, to }
}

export function policyStateOf(
  policy: { endedOn: string | null },
  versions: readonly Issued[],
  today: string,
): PolicyState {
  if (policy.endedOn !== null && policy.endedOn <= today) return 'ended'
  if (versionInForce(versions, today) !== undefined) return 'inForce'
  return versions.some((one) => one.state === 'issued') ? 'upcoming' : 'drafting'
}

/** The day a review is due: counted from the last review or, before the first, from the effective day (POL-01). */
export function reviewDueOn(from: string | null, months: number | null): string | null {
  return from === null || months === null ? null : addMonths(from, months)
}

/** The right the next step of a version asks for; an issued one waits for nobody. */
export function rightOfNext(state: VersionState): 'policy.review' | 'policy.approve' | undefined {
  if (state === 'issued') return undefined
  return state === 'draft' ? 'policy.review' : 'policy.approve'
}

/**
 * Why somebody may not review a version: who drew it up leaves that to the others who may. Where there are none the
 * firm would be without rules, and maker and reviewer are one, which the version then says (POL-02).
 */
export function whyNotReview(
  version: { state: VersionState; makerId: string },
  staffId: string,
  reviewerIds: readonly string[],
) {
  if (version.state !== 'draft') return 'policy.not_draft' as const
  if (version.makerId !== staffId) return undefined
  return reviewerIds.some((id) => id !== staffId) ? ('policy.own_review' as const) : undefined
}
