import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { noteCreation, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidFields } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { propose, putInForce } from '../deciding/commands.ts'
import { readShapes } from '../queries.ts'
import { cadence, planSchema } from '../schema.ts'
import { hold, noDraft, planFaults } from './holding/commands.ts'

const needs = { right: 'cadence.manage' }
const name = z.string().trim().min(1).max(80)
const reason = z.string().trim().min(1).max(500)
// Checked by zod, which knows what may be absent less strictly than the type does.
const plan = planSchema as unknown as z.ZodType<CadencePlan>

export const createCadence = command({
  name: 'cadence.create',
  about: 'Begins a cadence of the firm’s own as a draft (VIS-34)',
  needs,
  input: z.strictObject({ name, plan }),
  output: saved,
  async run(context, { name, plan }) {
    const id = newId()
    const draft = {
      draft: JSON.stringify(plan),
      draftName: name,
      draftedAt: context.now.toISOString(),
      draftedBy: context.actor.id,
    }
    await context.db
      .insertInto('cadences')
      .values({
        id,
        ...stampsOf(context),
        key: `own.${id}`,
        pack: null,
        name,
        clauses: [],
        state: 'new',
        edition: 0,
        plan: JSON.stringify(plan),
        ...draft,
      })
      .execute()
    return await noteCreation(context, cadence, id, { name })
  },
})

export const draftCadence = command({
  name: 'cadence.draft',
  about: 'Keeps a change of a cadence as a draft; what is in force stays',
  needs,
  input: z.strictObject({ ...target, name, plan }),
  output: saved,
  async run(context, { id, version, name, plan }) {
    const row = await hold(context, id)
    // What was handed in and is changed again is handed in anew.
    const draft = { draft: plan, draftName: name, draftedAt: context.now.toISOString(), draftedBy: context.actor.id }
    return await saveChange(context, cadence, row, version, { ...noDraft, ...draft })
  },
})

export const dropDraft = command({
  name: 'cadence.drop',
  about: 'Throws the draft of a cadence away',
  needs,
  input: z.strictObject(target),
  output: saved,
  async run(context, { id, version }) {
    const row = await hold(context, id)
    if (row.draft === null) throw new AppError('conflict', 'cadence.no_draft')
    return await saveChange(context, cadence, row, version, noDraft)
  },
})

export const saveCadence = command({
  name: 'cadence.save',
  about:
    'Puts a plan in force as the next edition, with the reason; what was made stays as it is (VIS-34, POL-05). Of somebody who may not approve it waits for approval',
  needs,
  input: z.strictObject({ ...target, name, plan, reason, policyVersionId: z.uuid().nullish() }),
  output: saved.extend({ edition: z.int(), kept: z.int(), isInForce: z.boolean() }),
  async run(context, { id, version, policyVersionId, ...given }) {
    const row = await hold(context, id)
    const next = { ...given, policyVersionId: policyVersionId === undefined ? row.policyVersionId : policyVersionId }
    if (!has(context.actor, 'cadence.approve'))
      return { ...(await propose(context, row, version, next)), isInForce: false }
    const by = { savedBy: context.actor.id, approvedBy: null }
    return { ...(await putInForce(context, row, version, { ...next, ...by })), isInForce: true }
  },
})

export const switchCadence = command({
  name: 'cadence.switch',
  about: 'Switches a cadence off or on again, with the reason; open follow-ups stay',
  needs: { right: 'cadence.approve' },
  input: z.strictObject({ ...target, isOn: z.boolean(), reason }),
  output: saved,
  async run(context, { id, version, isOn, reason }) {
    const row = await hold(context, id)
    if (!isOn) return await saveChange(context, cadence, row, version, { state: 'off' }, { reason })
    const faults = await planFaults(context, row.plan, await readShapes(context, [row.plan]))
    if (faults.length > 0) throw invalidFields(faults)
    const isNew = row.edition === 0
    const today = chinaDay(context.now)
    const done = await saveChange(
      context,
      cadence,
      row,
      version,
      { state: 'on', edition: Math.max(1, row.edition), inForceOn: today },
      { reason },
    )
    if (isNew)
      await context.db
        .insertInto('cadenceEditions')
        .values({
          cadenceId: id,
          edition: 1,
          name: row.name,
          plan: JSON.stringify(row.plan),
          inForceOn: today,
          reason,
          savedAt: context.now.toISOString(),
          savedBy: context.actor.id,
          approvedBy: null,
          policyVersionId: row.policyVersionId,
        })
        .execute()
    await context.job('followUps.generate', { ruleId: id }, { key: `followUps.generate ${id}` })
    return done
  },
})

export const cadencesCommands = [createCadence, draftCadence, dropDraft, saveCadence, switchCadence] as const
