import type { Because } from '#domain/tasks/schema.ts'
import type { CadenceAnchor, CadencePlan } from '#platform/core/pack-cadences.ts'
import { type Act, actsOf } from '../rules.ts'

/** A cadence as it is worked with. */
export type Rule = {
  id: string
  key: string | null
  name: string
  edition: number
  plan: CadencePlan
  /** What falls due before is left to the edition before. */
  inForceOn: string
  policyVersionId: string | null
}

/**
 * Days ahead a follow-up is made: two weeks, as far as a rehearsal looks and a person plans. What lies further ahead
 * follows the rule as it will be then.
 */
export const leadDays = 14
/** A form comes to the system a few days after it was made; one brought in years later asks for no visits of long ago. */
export const lateKnownDays = 7
/** Making up for the past goes back a month: a visit later than that is no longer the visit that was meant. */
export const makeUpDays = 30

/** The name by which a task explains what it counts from; see domain/tasks/because. */
export const anchorNames: Record<CadenceAnchor['kind'], string> = {
  form: 'formMade',
  contractSigned: 'contractSigned',
  archived: 'customerCreated',
  lastContact: 'lastContact',
  lastTrade: 'lastTrade',
  entry: 'entryWritten',
  field: 'field',
  period: 'within',
}

/** What of an explanation is the same for all tasks of a rule (TSK-06, POL-05). */
export function becauseOf(
  { id, name, edition, plan, policyVersionId }: Rule,
  anchorName: string | undefined,
  recordedIn?: Because['recordedIn'],
): Because {
  return {
    by: 'cadence',
    ruleId: id,
    ruleName: name,
    ruleVersion: edition,
    anchor: anchorNames[plan.anchor.kind],
    ...(anchorName === undefined || plan.anchor.kind === 'period' ? {} : { anchorName }),
    ...(policyVersionId === null ? {} : { policyVersionId }),
    ...(recordedIn === undefined ? {} : { recordedIn }),
  }
}

/** What every origin of a rule begins with. */
export const anyOrigin = 'cadence:'

/** Names one occurrence for ever: the same rule, subject, anchor and step is made once (VIS-34). */
export function originPrefix(ruleId: string): string {
  return `${anyOrigin}${ruleId}:`
}

/** The acts of a track that the nightly run makes: what waits for a request is left to whoever asks. */
export function madeByNight(plan: CadencePlan): Act[] {
  return actsOf(plan).filter(({ track, step, repeat }) => {
    const number = step ? step.days : (repeat?.every ?? null)
    return track.onRequest !== true && number !== null
  })
}

/** Rules by whose newer form this one's plan falls away (VIS-37). */
export function replacersOf(rule: Rule, all: readonly Rule[]): Rule[] {
  return all.filter((one) => rule.key !== null && one.plan.replaces?.includes(rule.key) === true)
}
