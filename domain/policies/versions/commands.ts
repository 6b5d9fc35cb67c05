import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { holdersOf } from '#domain/people/roles/queries.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { changeSchema } from '#platform/server/values.ts'
import { holdPolicy } from '../queries.ts'
import { reviewDueOn, whyNotReview } from '../rules.ts'
import { policy, policyVersion } from '../schema.ts'

const written = ['body', 'note', 'file', 'fileName', 'makerId'] as const

/** A version with its policy locked: what is decided about one is decided one after the other. */
async function holdVersion(context: Context, id: string) {
  const { policyId } = present(
    await context.db.selectFrom('policyVersions').select('policyId').where('id', '=', id).executeTakeFirst(),
  )
  const held = await holdPolicy(context, policyId)
  if (held.endedOn !== null) throw new AppError('conflict', 'policy.is_ended')
  const row = await context.db.selectFrom('policyVersions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { row, policy: held }
}

async function refuseUnknownMaker(context: Context, makerId: string | null | undefined): Promise<void> {
  if (makerId === undefined || makerId === null) return
  const known = await context.db.selectFrom('staff').select('id').where('id', '=', makerId).executeTakeFirst()
  if (known === undefined) throw invalidField('values.makerId', 'policy.maker_unknown')
}

export const beginVersion = command({
  name: 'policyVersion.begin',
  about: 'Begins the next version of a policy from the text of the last one; one is drawn up at a time',
  needs: { right: 'policy.manage' },
  input: z.strictObject({ policyId: z.uuid() }),
  output: saved.extend({ edition: z.int() }),
  async run(context, { policyId }) {
    const held = await holdPolicy(context, policyId)
    if (held.endedOn !== null) throw new AppError('conflict', 'policy.is_ended')
    const last = present(
      await context.db
        .selectFrom('policyVersions')
        .select(['edition', 'body', 'state'])
        .where('policyId', '=', policyId)
        .orderBy('edition', 'desc')
        .limit(1)
        .executeTakeFirst(),
    )
    if (last.state !== 'issued') throw new AppError('conflict', 'policy.version_open')
    const id = newId()
    const values = {
      policyId,
      edition: last.edition + 1,
      body: last.body,
      state: 'draft' as const,
      makerId: context.actor.id,
    }
    await context.db
      .insertInto('policyVersions')
      .values({ ...values, id, ...stampsOf(context) })
      .execute()
    return { ...(await noteCreation(context, policyVersion, id, values)), edition: values.edition }
  },
})

export const writeVersion = command({
  name: 'policyVersion.write',
  about: 'Writes text, note of change, maker or original file of a version in draft',
  needs: { right: 'policy.manage' },
  input: z.strictObject({ ...target, values: changeSchema(policyVersion.fields, written) }),
  output: saved,
  async run(context, { id, version, values }) {
    const { row } = await holdVersion(context, id)
    if (row.state !== 'draft') throw new AppError('conflict', 'policy.not_draft')
    await refuseUnknownMaker(context, values.makerId)
    return await saveChange(context, policyVersion, row, version, values)
  },
})

const verdict = z.enum(['agreed', 'returned'])
const opinion = z.string().trim().max(500).optional()

export const reviewVersion = command({
  name: 'policyVersion.review',
  about:
    'Reviews a version in draft, or returns it with an opinion; its maker does so only where nobody else may (POL-02)',
  needs: { right: 'policy.review' },
  input: z.strictObject({ ...target, verdict, opinion }),
  output: saved,
  async run(context, { id, version, verdict: said, opinion: reason }) {
    const { row } = await holdVersion(context, id)
    const holders = await holdersOf(context.db, 'policy.review')
    const refusal = whyNotReview(
      row,
      context.actor.id,
      holders.map((one) => one.id),
    )
    if (refusal !== undefined) throw new AppError('conflict', refusal)
    if (said === 'returned') return await saveChange(context, policyVersion, row, version, returned, { reason })
    const at = context.now.toISOString()
    const values = { state: 'reviewed', reviewerId: context.actor.id, reviewedAt: at }
    const isAlone = row.makerId === context.actor.id
    const note = isAlone ? [context.t('policy.reviewed_alone'), reason].filter(Boolean).join(' ') : reason
    return await saveChange(context, policyVersion, row, version, values, { reason: note })
  },
})

/** What a version that goes back to its maker loses. */
const returned = { state: 'draft', reviewerId: null, reviewedAt: null, approverId: null, approvedAt: null }

export const approveVersion = command({
  name: 'policyVersion.approve',
  about: 'Approves a reviewed version, or returns it to its maker with an opinion (POL-02)',
  needs: { right: 'policy.approve' },
  input: z.strictObject({ ...target, verdict, opinion }),
  output: saved,
  async run(context, { id, version, verdict: said, opinion: reason }) {
    const { row } = await holdVersion(context, id)
    if (row.state !== 'reviewed') throw new AppError('conflict', 'policy.not_reviewed')
    const at = context.now.toISOString()
    const agreed = { state: 'approved', approverId: context.actor.id, approvedAt: at }
    return await saveChange(context, policyVersion, row, version, said === 'agreed' ? agreed : returned, { reason })
  },
})

export const issueVersion = command({
  name: 'policyVersion.issue',
  about: 'Issues an approved version today, in force from its effective day, which governs (POL-02, G-28)',
  needs: { right: 'policy.approve' },
  input: z.strictObject({ ...target, effectiveOn: z.iso.date() }),
  output: saved.extend({ issuedOn: z.string(), reviewDueOn: z.string().nullable() }),
  async run(context, { id, version, effectiveOn }) {
    const { row, policy: held } = await holdVersion(context, id)
    if (row.state !== 'approved') throw new AppError('conflict', 'policy.not_approved')
    const issuedOn = chinaDay(context.now)
    if (effectiveOn < issuedOn) throw invalidField('effectiveOn', 'policy.effective_before_issue')
    const last = await context.db
      .selectFrom('policyVersions')
      .select('effectiveOn')
      .where('policyId', '=', row.policyId)
      .where('state', '=', 'issued')
      .orderBy('effectiveOn', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.effectiveOn && effectiveOn <= last.effectiveOn)
      throw invalidField('effectiveOn', 'policy.effective_before_last', { day: last.effectiveOn })
    const done = await saveChange(context, policyVersion, row, version, { state: 'issued', issuedOn, effectiveOn })
    const due = reviewDueOn(effectiveOn, held.reviewMonths)
    await saveChange(context, policy, held, held.version, { reviewedOn: null, reviewDueOn: due })
    context.tell('policy.issued', { policyId: row.policyId })
    return { ...done, issuedOn, reviewDueOn: due }
  },
})

export const versionsCommands = [beginVersion, writeVersion, reviewVersion, approveVersion, issueVersion] as const
