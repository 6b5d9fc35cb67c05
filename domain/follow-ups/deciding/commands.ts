import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { saveChange, saved, target } from '#domain/people/records/commands.ts'
import { refuseUnissued } from '#domain/policies/numbers/commands.ts'
import { AppError, invalidFields } from '#platform/core/errors.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { chinaDay } from '#platform/core/time.ts'
import { hold, noDraft, planFaults } from '../cadences/holding/commands.ts'
import { keepByOldEdition } from '../generating/commands.ts'
import type { Rule } from '../generating/rules.ts'
import { readShapes, rulesInForce } from '../queries.ts'
import { cadence } from '../schema.ts'

type Row = Awaited<ReturnType<typeof hold>>
type Next = {
  name: string
  plan: CadencePlan
  reason: string
  policyVersionId: string | null
  savedBy: string
  approvedBy: string | null
}

/** The next edition from today on; what was made stays, and what the change would let fall due in the past goes by the old one. */
export async function putInForce(context: Context, row: Row, version: number, given: Next) {
  const { name, plan, reason, policyVersionId, savedBy, approvedBy } = given
  const shapes = await readShapes(context, [plan, row.plan])
  const faults = await planFaults(context, plan, shapes)
  if (faults.length > 0) throw invalidFields(faults)
  await refuseUnissued(context, policyVersionId, 'cadence.policy_not_issued')
  const today = chinaDay(context.now)
  const next = { name, plan, state: 'on', edition: row.edition + 1, inForceOn: today, policyVersionId, ...noDraft }
  const done = await saveChange(context, cadence, row, version, next, { reason })
  await context.db
    .insertInto('cadenceEditions')
    .values({
      cadenceId: row.id,
      edition: next.edition,
      name,
      plan: JSON.stringify(plan),
      inForceOn: today,
      reason,
      savedAt: context.now.toISOString(),
      savedBy,
      approvedBy,
      policyVersionId,
    })
    .execute()
  const ruleOf = (one: Row): Rule => ({ ...one, inForceOn: one.inForceOn ?? today })
  const kept =
    row.state === 'on' && plan.past === 'skip'
      ? await keepByOldEdition(context, ruleOf(row), ruleOf({ ...row, plan }), await rulesInForce(context), shapes)
      : 0
  await context.job('followUps.generate', { ruleId: row.id }, { key: `followUps.generate ${row.id}` })
  return { ...done, edition: next.edition, kept }
}

/** Hands a sound plan in to be approved; what is in force runs on meanwhile. */
export async function propose(
  context: Context,
  row: Row,
  version: number,
  given: Omit<Next, 'savedBy' | 'approvedBy'>,
) {
  const { name, plan, reason, policyVersionId } = given
  const faults = await planFaults(context, plan, await readShapes(context, [plan, row.plan]))
  if (faults.length > 0) throw invalidFields(faults)
  await refuseUnissued(context, policyVersionId, 'cadence.policy_not_issued')
  const at = context.now.toISOString()
  const done = await saveChange(context, cadence, row, version, {
    draft: plan,
    draftName: name,
    draftedAt: at,
    draftedBy: context.actor.id,
    proposedAt: at,
    proposedBy: context.actor.id,
    proposedReason: reason,
    proposedPolicyVersionId: policyVersionId,
    returnedReason: null,
  })
  return { ...done, edition: row.edition, kept: 0 }
}

const needs = { right: 'cadence.approve' }

async function holdProposal(context: Context, id: string) {
  const row = await hold(context, id)
  const { draft, draftName, proposedBy, proposedReason } = row
  if (row.proposedAt === null || draft === null || proposedBy === null)
    throw new AppError('conflict', 'cadence.not_proposed')
  return { row, draft, name: draftName ?? row.name, proposedBy, reason: proposedReason ?? '' }
}

export const approveCadence = command({
  name: 'cadence.approve',
  about: 'Puts a plan that somebody handed in in force as the next edition',
  needs,
  input: z.strictObject(target),
  output: saved.extend({ edition: z.int(), kept: z.int() }),
  async run(context, { id, version }) {
    const { row, draft, name, proposedBy, reason } = await holdProposal(context, id)
    return await putInForce(context, row, version, {
      name,
      plan: draft,
      reason,
      policyVersionId: row.proposedPolicyVersionId,
      savedBy: proposedBy,
      approvedBy: context.actor.id,
    })
  },
})

export const returnCadence = command({
  name: 'cadence.return',
  about: 'Gives a plan that was handed in back as a draft, with the reason; what is in force stays',
  needs,
  input: z.strictObject({ ...target, reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, reason }) {
    const { row, proposedBy } = await holdProposal(context, id)
    const done = await saveChange(
      context,
      cadence,
      row,
      version,
      {
        proposedAt: null,
        proposedBy: null,
        proposedReason: null,
        proposedPolicyVersionId: null,
        returnedReason: reason,
      },
      { reason },
    )
    context.tell('cadence.returned', { id }, proposedBy)
    return done
  },
})

export const decidingCommands = [approveCadence, returnCadence] as const
