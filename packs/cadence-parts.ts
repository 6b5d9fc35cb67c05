import type { Condition } from '#platform/core/conditions.ts'
import type { CadenceMeans, CadencePlan, CadenceRole, CadenceStep } from '#platform/core/pack-cadences.ts'

/** A plan without what is done. */
export type PlanBase = Omit<CadencePlan, 'tracks'>

/** What most cadences have in common: written down, each its own, nothing made up for the past. */
export const usual = {
  days: 'calendar',
  done: { written: true, paperBackSameDay: false },
  sameDay: 'merge',
  past: 'skip',
} as const

export const owner = { kind: 'owner' } as const satisfies CadenceRole
export const superior = { kind: 'superior' } as const satisfies CadenceRole

/** Everybody's record of one kind. */
export const individuals: Condition = { field: 'kind', op: 'in', value: ['individual'] }
export const organisations: Condition = { field: 'kind', op: 'in', value: ['organisation'] }

/** A step that goes to the superior a day after it was due. */
export function step(
  key: string,
  days: number | null,
  zh: string,
  en: string,
  means: CadenceMeans,
  late = 1,
): CadenceStep {
  return { key, days, purpose: { zh, en }, means, escalate: { days: late, to: superior } }
}
