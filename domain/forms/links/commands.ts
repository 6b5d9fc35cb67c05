import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { mostNamed } from '#platform/core/forms/signing.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { definitionForUse } from '../definitions/commands.ts'
import type { Definition } from '../definitions/rules.ts'
import { holdRecord } from '../records/queries.ts'
import type { Answers } from '../schema.ts'
import { hashOf, linkScopeSql } from './queries.ts'
import { goesByLink, leftToFirm, longestDays, mostAnswers, usualAnswers, usualDays } from './rules.ts'
import { formLink } from './schema.ts'

export const makeLink = command({
  name: 'form.makeLink',
  about: 'Makes a link and QR code by which a customer fills in a form, shown this once; it says why and asks consent',
  needs: { right: 'forms.link' },
  input: z.strictObject({
    form: z.string().max(40).optional(),
    /** A draft the customer goes on with. */
    recordId: z.uuid().optional(),
    customerId: z.uuid().optional(),
    purpose: z.string().trim().min(4).max(1000),
    consentText: z.string().trim().min(4).max(2000),
    days: z.int().min(1).max(longestDays).optional(),
    /** Left out: one answer of a named customer, several hundred of an open code. */
    answersMost: z.int().min(1).max(mostAnswers).optional(),
    dueOn: z.iso.date().optional(),
    // Where the screen was opened from: the address a phone must reach, which the server itself does not know.
    origin: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
  }),
  output: saved.extend({
    path: z.string(),
    url: z.string().nullable(),
    svg: z.string().nullable(),
    expiresAt: z.string(),
  }),
  async run(context, input) {
    const { definition, customerId, recordId, values } = await subjectOf(context, input)
    if (!goesByLink(definition.form)) throw new AppError('conflict', 'form.not_by_link')
    const left = leftToFirm(definition.form, values, conditionContext(context)).slice(0, mostNamed)
    if (left.length > 0)
      throw new AppError('conflict', 'form.link_unfinished', {
        fields: left.map(({ label }) => textIn(context.language, label)),
      })
    if (input.dueOn !== undefined && input.dueOn < chinaDay(context.now))
      throw invalidField('dueOn', 'form.due_too_early')
    // 256 random bits nobody can guess; only their hash is kept, and the answer is not stored for repeats.
    const token = randomBytes(32).toString('base64url')
    const isSingle = customerId !== null || recordId !== null
    const days = input.days ?? (isSingle ? usualDays.single : usualDays.open)
    const expiresAt = new Date(context.now.getTime() + days * 86_400_000).toISOString()
    const row = {
      formKey: definition.key,
      definitionId: definition.id,
      recordId,
      customerId,
      purpose: input.purpose,
      consentText: input.consentText,
      answersMost: isSingle ? 1 : (input.answersMost ?? usualAnswers),
      answers: 0,
      expiresAt,
      dueOn: input.dueOn ?? null,
      departmentId: context.actor.departmentId ?? null,
    }
    const id = newId()
    await context.db
      .insertInto('formLinks')
      .values({ id, ...row, tokenHash: hashOf(token), ...stampsOf(context) })
      .execute()
    const done = await noteCreation(context, formLink, id, row)
    const path = `/form/${token}`
    const url = input.origin === undefined ? null : new URL(path, input.origin).href
    // Four modules of white around it, as readers expect (ISO/IEC 18004 §6.3.8).
    const { toString: drawQr } = await import('qrcode')
    const svg = url === null ? null : await drawQr(url, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' })
    return { ...done, path, url, svg, expiresAt }
  },
})

type Wanted = { form?: string | undefined; recordId?: string | undefined; customerId?: string | undefined }

async function subjectOf(
  context: Context,
  { form, recordId, customerId }: Wanted,
): Promise<{ definition: Definition; customerId: string | null; recordId: string | null; values: Answers }> {
  if (recordId !== undefined) {
    const { row, definition } = await holdRecord(context, recordId, 'keep')
    return { definition, customerId: row.customerId, recordId, values: row.values }
  }
  if (form === undefined) throw invalidField('form', 'field.required')
  const definition = await definitionForUse(context, form)
  if (customerId === undefined) return { definition, customerId: null, recordId: null, values: {} }
  const customer = await reachLiveCustomer(context, 'forms.link', customerId)
  const kinds = definition.form.subjectKinds
  if (kinds !== undefined && !kinds.includes(customer.kind)) throw new AppError('conflict', 'form.other_kind')
  return { definition, customerId: customer.id, recordId: null, values: {} }
}

export const revokeLink = command({
  name: 'form.revokeLink',
  about: 'Stops a link: it opens nothing any more',
  needs: { right: 'forms.link' },
  input: z.strictObject(target),
  output: saved,
  async run(context, { id, version }) {
    const { rows } = await sql<{ id: string }>`select l.id from form_links l
      where l.id = ${id} and ${linkScopeSql(context, 'l')} for update`.execute(context.db)
    present(rows[0])
    const { tokenHash: _, ...row } = await context.db
      .selectFrom('formLinks')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (row.revokedAt !== null) throw new AppError('conflict', 'form.link_revoked')
    return await saveChange(context, formLink, row, version, { revokedAt: context.now.toISOString() })
  },
})

export const linksCommands = [makeLink, revokeLink] as const
