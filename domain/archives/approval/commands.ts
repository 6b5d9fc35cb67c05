import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { type Found, lockForAct } from '../access/queries.ts'
import { saveChange } from '../commands.ts'
import { qualityOf } from '../quality/rules.ts'
import { type CustomerValues, type Prepared, prepareCustomer } from '../rules.ts'
import { type Marks, verificationMeans } from '../schema.ts'
import { fieldOf } from '../standard/rules.ts'
import { type FieldMark, filledKeys, markFields, nextReview } from './rules.ts'

const written = z.object({ id: z.string(), version: z.int() })
const reason = z.string().trim().max(500)
const act = z.strictObject({ id: z.uuid(), version: z.int(), reason: reason.optional() })

/** The archive with its state moved on; facts stay as they are. */
function moved(context: Context, { row, standard }: Found, values: CustomerValues): Prepared {
  return prepareCustomer(row.id, row, values, standard, { now: context.now, actorId: context.actor.id })
}

export const submitCustomer = command({
  name: 'customer.submit',
  about: 'Hands an archive in once its basic data is there; where the firm wants no approval it is valid at once',
  needs: { right: 'customer.change' },
  input: act,
  output: written.extend({ state: z.string() }),
  async run(context, input) {
    const found = await lockForAct(context, input.id, 'submit', input.version)
    const { missingBasic } = qualityOf(found.row, found.standard, chinaDay(context.now))
    if (missingBasic.length > 0) {
      const labels = missingBasic.map((key) =>
        textIn(context.language, fieldOf(found.standard, key)?.label ?? { zh: key, en: key }),
      )
      throw new AppError('conflict', 'customer.basic_missing', {
        fields: labels,
        missing: missingBasic,
      })
    }
    const needsApproval = found.standard.settings.needsApproval || found.row.verification === 'waiting'
    const state = needsApproval ? 'submitted' : 'valid'
    const approved = needsApproval ? {} : { approvedAt: context.now.toISOString(), approvedBy: context.actor.id }
    const saved = await saveChange(context, moved(context, found, { state, stateReason: null, ...approved }), {
      kind: 'changed',
      reason: input.reason ?? null,
    })
    return { ...saved, state }
  },
})

export const approveCustomer = command({
  name: 'customer.approve',
  about: 'Makes an archive valid (ARC-25); what a salesman brought must have been verified before',
  needs: { right: 'customer.approve' },
  input: act,
  output: written,
  async run(context, input) {
    const found = await lockForAct(context, input.id, 'approve', input.version)
    const values = {
      state: 'valid',
      stateReason: input.reason ?? null,
      approvedAt: context.now.toISOString(),
      approvedBy: context.actor.id,
    } as const
    return await saveChange(context, moved(context, found, values), { kind: 'changed', reason: input.reason ?? null })
  },
})

export const returnCustomer = command({
  name: 'customer.return',
  about: 'Gives an archive back with the reason why it cannot become valid yet',
  needs: { right: 'customer.approve' },
  input: z.strictObject({ id: z.uuid(), version: z.int(), reason: reason.min(1) }),
  output: written,
  async run(context, input) {
    const found = await lockForAct(context, input.id, 'return', input.version)
    return await saveChange(context, moved(context, found, { state: 'returned', stateReason: input.reason }), {
      kind: 'changed',
      reason: input.reason,
    })
  },
})

const means = z.enum(Object.keys(verificationMeans) as (keyof typeof verificationMeans)[])

export const verifyCustomer = command({
  name: 'customer.verify',
  about: "The verifier's finding on what a salesman brought: outcome, means and note, by whom and when (ARC-29)",
  needs: { right: 'customer.verify' },
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    outcome: z.enum(['true', 'partlyTrue', 'false']),
    means,
    note: reason.min(1),
    /** The fields found true; all filled ones when left out and the outcome is true. */
    fields: z.array(z.string().max(80)).max(200).optional(),
    /** The fields found untrue. */
    untrueFields: z.array(z.string().max(80)).max(200).optional(),
  }),
  output: written,
  async run(context, input) {
    const found = await lockForAct(context, input.id, 'verify', input.version)
    const at = context.now.toISOString()
    const good = input.fields ?? (input.outcome === 'true' ? filledKeys(found.row, found.standard) : [])
    const verdicts: FieldMark[] = [
      ...good.map((key) => ({ key, verified: 'true' as const })),
      ...(input.untrueFields ?? []).map((key) => ({ key, verified: 'false' as const })),
    ]
    checkKeys(found, verdicts)
    const marks = markFields((found.row.marks ?? {}) as Marks, verdicts, at, context.actor.id)
    const values: CustomerValues = {
      verification: input.outcome,
      verifiedAt: at,
      verifiedBy: context.actor.id,
      verificationMeans: input.means,
      verificationNote: input.note,
      marks,
    }
    return await saveChange(context, moved(context, found, values), {
      kind: 'changed',
      reason: input.note,
      ...(found.standard.tradeVerifier ? { feeder: 'inspector' } : {}),
    })
  },
})

function checkKeys({ standard }: Found, verdicts: readonly FieldMark[]): void {
  const unknown = verdicts.find(({ key }) => fieldOf(standard, key) === undefined)
  if (unknown !== undefined) throw new AppError('invalid', 'field.unknown', { field: unknown.key })
}

export const markField = command({
  name: 'customer.markField',
  about: 'Marks one value as verified or as untrue, or takes the mark back (ARC-37)',
  needs: { right: 'customer.verify' },
  input: z.strictObject({
    id: z.uuid(),
    field: z.string().max(80),
    verified: z.enum(['true', 'false']).nullable(),
    note: reason.optional(),
  }),
  output: written,
  async run(context, input) {
    const found = await lockForAct(context, input.id, 'verify')
    const { row, standard } = found
    const field = fieldOf(standard, input.field)
    if (field === undefined || field.system) throw invalidField('field', 'field.unknown', { field: input.field })
    const before = (row.marks ?? {}) as Marks
    const marks = markFields(
      before,
      [{ key: input.field, verified: input.verified, note: input.note }],
      context.now.toISOString(),
      context.actor.id,
    )
    const prepared = moved(context, found, { marks })
    // The mark is what was done here, so it stands in the history though no value changed.
    prepared.diff[`verified.${input.field}`] = [before[input.field]?.verified ?? null, input.verified]
    return await saveChange(context, prepared, { kind: 'changed', reason: input.note ?? null })
  },
})

export const reviewCustomer = command({
  name: 'customer.review',
  about: 'Notes that the archive was looked through and holds, and when it is due again (ARC-38)',
  needs: { right: 'customer.change' },
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    nextReviewOn: z.iso.date().nullish(),
    note: reason.optional(),
  }),
  output: written.extend({ nextReviewOn: z.string().nullable() }),
  async run(context, input) {
    const found = await lockForAct(context, input.id, 'review', input.version)
    const today = chinaDay(context.now)
    const nextReviewOn = nextReview(today, input.nextReviewOn, found.standard.settings.reviewDays)
    if (nextReviewOn !== null && nextReviewOn <= today) throw invalidField('nextReviewOn', 'customer.review_in_past')
    const saved = await saveChange(context, moved(context, found, { reviewedOn: today, nextReviewOn }), {
      kind: 'changed',
      reason: input.note ?? null,
    })
    return { ...saved, nextReviewOn }
  },
})

export const approvalCommands = [
  submitCustomer,
  approveCustomer,
  returnCustomer,
  verifyCustomer,
  markField,
  reviewCustomer,
] as const
