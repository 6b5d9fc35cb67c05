import { z } from 'zod'
import { refuseClosedFields } from '#domain/archives/search/listing/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, type FieldError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { chinaDay } from '#platform/core/time.ts'
import { adoptBrought } from '../adopting/commands.ts'
import { answersSql, audienceSql, type Shapes } from '../generating/anchors/queries.ts'
import { keepByOldEdition } from '../generating/commands.ts'
import type { Rule } from '../generating/rules.ts'
import { readKnown, readShapes, rulesInForce } from '../queries.ts'
import { faultsOf } from '../rules.ts'
import { cadence, planSchema } from '../schema.ts'

const needs = { right: 'cadence.manage' }
const name = z.string().trim().min(1).max(80)
const reason = z.string().trim().min(1).max(500)
// Checked by zod, which knows what may be absent less strictly than the type does.
const plan = planSchema as unknown as z.ZodType<CadencePlan>

/** What is wrong with a plan: what it says, and fields that are not there or may not be compared. */
export async function planFaults(context: Context, given: CadencePlan, shapes: Shapes): Promise<FieldError[]> {
  const faults = faultsOf(given, await readKnown(context))
  const compile = (path: string, work: () => unknown) => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      faults.push({ path, code: error.code, ...(error.params === undefined ? {} : { params: error.params }) })
    }
  }
  compile('plan.audience', () => {
    refuseClosedFields(given.audience, shapes.extra)
    audienceSql(context, given, shapes.extra)
  })
  const form = given.anchor.kind === 'form' ? shapes.forms.get(given.anchor.form) : undefined
  if (form !== undefined) compile('plan.answers', () => answersSql(context, form, given.answers, 'r'))
  return faults
}

export async function hold(context: Context, id: string) {
  await adoptBrought(context)
  return present(
    await context.db.selectFrom('cadences').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
}

async function refuseUnissued(context: Context, versionId: string | null): Promise<void> {
  if (versionId === null) return
  const row = await context.db
    .selectFrom('policyVersions')
    .select('state')
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (row?.state !== 'issued') throw invalidField('policyVersionId', 'cadence.policy_not_issued')
}

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
    const draft = { draft: plan, draftName: name, draftedAt: context.now.toISOString(), draftedBy: context.actor.id }
    return await saveChange(context, cadence, row, version, draft)
  },
})

const noDraft = { draft: null, draftName: null, draftedAt: null, draftedBy: null }

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
  about: 'Puts a plan in force as the next edition, with the reason; what was made stays as it is (VIS-34, POL-05)',
  needs,
  input: z.strictObject({ ...target, name, plan, reason, policyVersionId: z.uuid().nullish() }),
  output: saved.extend({ edition: z.int(), kept: z.int() }),
  async run(context, { id, version, name, plan, reason, policyVersionId }) {
    const row = await hold(context, id)
    const shapes = await readShapes(context, [plan, row.plan])
    const faults = await planFaults(context, plan, shapes)
    if (faults.length > 0) throw invalidFields(faults)
    const policy = policyVersionId === undefined ? row.policyVersionId : policyVersionId
    await refuseUnissued(context, policy)
    const today = chinaDay(context.now)
    const next = {
      name,
      plan,
      state: 'on',
      edition: row.edition + 1,
      inForceOn: today,
      policyVersionId: policy,
      ...noDraft,
    }
    const done = await saveChange(context, cadence, row, version, next, { reason })
    await context.db
      .insertInto('cadenceEditions')
      .values({
        cadenceId: id,
        edition: next.edition,
        name,
        plan: JSON.stringify(plan),
        inForceOn: today,
        reason,
        savedAt: context.now.toISOString(),
        savedBy: context.actor.id,
        policyVersionId: policy,
      })
      .execute()
    const kept = row.state === 'on' && plan.past === 'skip' ? await keepOld(context, row, { ...row, plan }, shapes) : 0
    await context.job('followUps.generate', { ruleId: id }, { key: `followUps.generate ${id}` })
    return { ...done, edition: next.edition, kept }
  },
})

type Row = Awaited<ReturnType<typeof hold>>

async function keepOld(context: Context, before: Row, after: Row, shapes: Shapes): Promise<number> {
  const ruleOf = (row: Row): Rule => ({ ...row, inForceOn: row.inForceOn ?? chinaDay(context.now) })
  return await keepByOldEdition(context, ruleOf(before), ruleOf(after), await rulesInForce(context), shapes)
}

export const switchCadence = command({
  name: 'cadence.switch',
  about: 'Switches a cadence off or on again, with the reason; open follow-ups stay',
  needs,
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
          policyVersionId: row.policyVersionId,
        })
        .execute()
    await context.job('followUps.generate', { ruleId: id }, { key: `followUps.generate ${id}` })
    return done
  },
})

export const cadencesCommands = [createCadence, draftCadence, dropDraft, saveCadence, switchCadence] as const
