import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue, isSigned } from '#platform/core/forms/filling.ts'
import { decisionBoxes, signingPlaces } from '#platform/core/forms/signing.ts'
import { moveTo } from '../custody/commands.ts'
import { leftItems, unsigned } from '../filling/rules.ts'
import { type RecordChange, writeRecord } from '../records/commands.ts'
import { type Held, holdRecord } from '../records/queries.ts'
import { putSignature } from '../signing/commands.ts'
import { verdicts } from '../signing/schema.ts'
import { tellFollowUps } from '../telling/commands.ts'

const verdict = z.enum(Object.keys(verdicts) as [keyof typeof verdicts])
const reason = z.string().trim().min(1).max(500)
const decision = z.strictObject({
  ...target,
  verdict: verdict.default('agreed'),
  opinion: z.string().trim().max(2000).optional(),
})
type Decision = z.output<typeof decision>

export const reviewForm = command({
  name: 'form.review',
  about: 'Reviews a form that was handed in: it goes on, or back to whoever filled it in',
  needs: { right: 'forms.review' },
  input: decision,
  output: saved,
  async run(context, input) {
    const held = await holdRecord(context, input.id, 'review')
    return await decide(context, held, input, {
      state: 'reviewed',
      reviewedAt: context.now.toISOString(),
      reviewedBy: context.actor.id,
    })
  },
})

export const approveForm = command({
  name: 'form.approve',
  about: 'Approves a form, which puts it in force, or sends it back',
  needs: { right: 'forms.approve' },
  input: decision,
  output: saved,
  async run(context, input) {
    const held = await holdRecord(context, input.id, 'approve')
    const done = await decide(context, held, input, {
      state: 'approved',
      approvedAt: context.now.toISOString(),
      approvedBy: context.actor.id,
    })
    if (input.verdict !== 'refused') await tellFollowUps(context, held.row)
    return done
  },
})

async function decide(context: Context, held: Held, input: Decision, agreed: RecordChange) {
  const { id: _, version, verdict: said, opinion } = input
  if (said === 'refused') {
    if (!opinion) throw invalidField('opinion', 'form.opinion_needed')
    return await sendBack(context, held, version, { opinion, returnedAt: context.now.toISOString() }, opinion)
  }
  const values = await stamped(context, held, agreed.state === 'approved', opinion)
  const change = { ...agreed, ...(opinion ? { opinion } : {}), ...(values === undefined ? {} : { values }) }
  return await writeRecord(context, held, version, change, { reason: opinion ?? null, act: agreed.state ?? '' })
}

/** Where the paper has a box for the decision, the decision fills it. */
async function stamped(context: Context, held: Held, isFinal: boolean, opinion: string | undefined) {
  const { review, approve } = decisionBoxes(held.definition.form)
  const path = isFinal ? approve : review
  const place = signingPlaces(held.definition.form, held.row.values, conditionContext(context)).find(
    (one) => one.path === path,
  )
  if (place === undefined || !isEmptyValue(place.value)) return undefined
  const signature = { name: context.actor.name, verdict: 'agreed' as const, ...(opinion ? { opinion } : {}) }
  return (await putSignature(context, held, place, signature, { via: 'screen', by: context.actor.id })).values
}

/** Back to a draft without signatures: whoever signed, signed what is about to change. */
async function sendBack(context: Context, held: Held, version: number, more: RecordChange, why: string) {
  const { row, definition } = held
  const change: RecordChange = {
    ...more,
    state: 'draft',
    values: unsigned(definition.form, row.values),
    reviewedAt: null,
    reviewedBy: null,
    approvedAt: null,
    approvedBy: null,
  }
  return await writeRecord(context, held, version, change, { reason: why, act: 'sendBack' })
}

export const reopenForm = command({
  name: 'form.reopen',
  about: 'Makes a form a draft again before it is approved; its signatures fall away and its number stays',
  needs: { right: 'forms.fill' },
  input: z.strictObject({ ...target, reason }),
  output: saved,
  async run(context, { id, version, reason: why }) {
    const held = await holdRecord(context, id, 'reopen')
    const { row, definition } = held
    const isSignedBySomebody = formFields(definition.form).some(
      (field) => isSigned(field) && !isEmptyValue(row.values[field.key]),
    )
    if (row.state === 'draft' && !isSignedBySomebody) throw new AppError('conflict', 'form.nothing_to_reopen')
    return await sendBack(context, held, version, {}, why)
  },
})

export const fileForm = command({
  name: 'form.file',
  about: 'Files a form: where the paper or its scan lies, and who keeps it',
  needs: { right: 'forms.keep' },
  input: z.strictObject({
    ...target,
    location: z
      .strictObject({
        room: z.string().trim().max(80).optional(),
        cabinet: z.string().trim().max(80).optional(),
        folder: z.string().trim().max(80).optional(),
        note: z.string().trim().max(200).optional(),
      })
      .optional(),
    keeperId: z.uuid().optional(),
  }),
  output: saved,
  async run(context, { id, version, location, keeperId }) {
    const held = await holdRecord(context, id, 'file')
    const left = leftItems(held.definition.form, held.row.values, conditionContext(context))
    if (left.length > 0) throw invalidFields(left.map((one) => ({ ...one, path: `values.${one.path}` })))
    const keeper = keeperId ?? held.row.keeperId ?? context.actor.id
    await moveTo(context, held, { kind: 'keep', to: keeper })
    return await writeRecord(
      context,
      held,
      version,
      {
        state: 'archived',
        filedAt: context.now.toISOString(),
        filedBy: context.actor.id,
        ...(location === undefined ? {} : { location }),
      },
      { act: 'file' },
    )
  },
})

export const voidForm = command({
  name: 'form.void',
  about: 'Makes a form void, with the reason; it keeps its number and stays to be looked at',
  needs: { right: 'forms.fill' },
  input: z.strictObject({ ...target, reason }),
  output: saved,
  async run(context, { id, version, reason: why }) {
    const held = await holdRecord(context, id, 'void')
    const change: RecordChange = {
      state: 'voided',
      voidedAt: context.now.toISOString(),
      voidedBy: context.actor.id,
      voidReason: why,
    }
    return await writeRecord(context, held, version, change, { reason: why, kind: 'withdrawn', act: 'void' })
  },
})

export const decidingCommands = [reviewForm, approveForm, reopenForm, fileForm, voidForm] as const
