import { sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { openItems, withComputed } from '#platform/core/forms/filling.ts'
import { chinaDay } from '#platform/core/time.ts'
import { submitHeld } from '../filling/commands.ts'
import { answer } from '../filling/queries.ts'
import { dueItems } from '../filling/rules.ts'
import { refuseFlood } from '../links/braking/commands.ts'
import { findOpenLink, gone, type OpenLink } from '../links/queries.ts'
import { asGuestForm, guestFields, guestSignatures, isGuestPlace } from '../links/rules.ts'
import { openRecord } from '../opening/commands.ts'
import { writeRecord } from '../records/commands.ts'
import { type Held, lockRecord } from '../records/queries.ts'
import type { Answers } from '../schema.ts'
import { placeOf, putSignature, refuseUnfinished, signatureInput } from '../signing/commands.ts'
import { begunValues } from './queries.ts'

const answerKind = 'form-answer'

export const answerForm = command({
  name: 'form.answer',
  about: 'Hands in a form behind a link; it is complete at once, or waits for what the firm adds',
  needs: 'anyone',
  perMinute: 20,
  input: z.strictObject({
    token: z.string().max(100),
    values: z.record(z.string().max(60), z.unknown()),
    signatures: z
      .array(z.strictObject({ path: z.string().max(130), name: signatureInput.name, drawn: signatureInput.drawn }))
      .max(60)
      .default([]),
    isConsented: z.boolean(),
    /** A box no person sees; programs that fill in everything give themselves away. */
    website: z.string().max(200).optional(),
  }),
  output: z.object({ isReceived: z.boolean(), number: z.string().nullable() }),
  async run(context, { token, values, signatures, isConsented, website }) {
    const link = await findOpenLink(context, token)
    if (link === undefined) throw gone()
    if (website) return { isReceived: true, number: null }
    if (!isConsented) throw invalidField('isConsented', 'selfFill.consent')
    await refuseFlood(context, answerKind, link.id)
    if (!(await takeAnswer(context, link.id))) throw gone()
    const checked = await checkGuest(context, link, values)
    const held = await recordOf(context, link, checked)
    for (const { path, ...signature } of signatures) {
      if (!isGuestPlace(guestSignatures(link.definition.form), path))
        throw invalidField('signatures', 'form.no_signing_place')
      const place = placeOf(context, held, path)
      refuseUnfinished(context, held, place)
      const signed = await putSignature(context, held, place, signature, { via: 'link' })
      held.row.values = signed.values
    }
    return { isReceived: true, number: await finish(context, held) }
  },
})

/** The guest's answers over what stood there; answers to what was not asked are refused like any unknown field. */
async function checkGuest(context: Context, link: OpenLink, given: Answers): Promise<Answers> {
  const { form } = link.definition
  const asked = asGuestForm(form)
  const before = await begunValues(context, link)
  const { values, errors } = await answer(context, asked, before, given)
  const open = openItems(asked, values, conditionContext(context))
  const refused = [...errors, ...open].map((one) => ({ ...one, path: `values.${one.path}` }))
  if (refused.length > 0) throw invalidFields(refused)
  if (guestFields(form).every((field) => values[field.key] === undefined))
    throw new AppError('invalid', 'selfFill.empty')
  return values
}

/** A new record, or the one the firm began, with the answers in it. */
async function recordOf(context: Context, link: OpenLink, values: Answers): Promise<Held> {
  const { definition } = link
  if (link.recordId !== null) {
    const held = await lockRecord(context, link.recordId)
    if (held.row.state !== 'draft') throw gone()
    return { ...held, row: { ...held.row, values } }
  }
  const customer =
    link.customerId === null
      ? undefined
      : await context.db
          .selectFrom('customers')
          .select(['id', 'name', 'departmentId'])
          .where('id', '=', link.customerId)
          .executeTakeFirst()
  const { id } = await openRecord(context, definition, {
    values,
    customer,
    contactId: null,
    staffId: null,
    filledBy: 'customer',
    source: 'link',
    happenedOn: chinaDay(context.now),
    linkId: link.id,
    ownerId: link.createdBy,
    holderId: link.createdBy ?? context.actor.id,
    departmentId: link.departmentId,
  })
  return await lockRecord(context, id)
}

/** Keeps what came in; complete ones are handed in, others wait as drafts for what the firm adds. */
async function finish(context: Context, held: Held): Promise<string | null> {
  const { form } = held.definition
  const values = withComputed(form, held.row.values, chinaDay(context.now))
  const at = await lockRecord(context, held.row.id)
  const stored = at.row
  const { version } = await writeRecord(
    context,
    at,
    stored.version,
    { values, filledBy: 'customer' },
    { act: 'answer' },
  )
  const now: Held = { ...held, row: { ...stored, values, version, filledBy: 'customer' } }
  if (dueItems(form, values, conditionContext(context)).length > 0) return stored.number
  return (await submitHeld(context, now, version, [])).number
}

async function takeAnswer(context: Context, linkId: string): Promise<boolean> {
  const { rows } = await sql`update form_links set answers = answers + 1
    where id = ${linkId} and answers < answers_most and revoked_at is null and expires_at > ${context.now.toISOString()}::timestamptz returning id`.execute(
    context.db,
  )
  return rows.length > 0
}

export const answeringCommands = [answerForm] as const
