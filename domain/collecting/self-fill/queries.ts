import { z } from 'zod'
import { noteMiss, refuseGuessers } from '#domain/forms/links/braking/commands.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import { hashOf } from '../data-forms/commands.ts'
import { isLinkOpen } from '../data-forms/rules.ts'
import { askedFields } from '../rules.ts'

/** The shape of a token; anything else is not even looked up. */
export const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

// The kind under which links that lead nowhere are counted.
const missKind = 'self-fill'

export const openSelfFill = query({
  name: 'selfFill.open',
  about: 'What a form behind a link asks, why, and the consent it needs; shows nothing else',
  needs: 'anyone',
  // A page that is opened and reloaded asks a handful of times a minute.
  perMinute: 60,
  input: z.strictObject({ token: z.string().max(100) }),
  output: z.object({
    firm: z.string(),
    title: z.string(),
    purpose: z.string(),
    consentText: z.string(),
    opens: z.enum(['individual', 'organisation']),
    fields: z.array(z.looseObject({ key: z.string() })),
  }),
  async run(context, input) {
    await refuseGuessers(context, missKind)
    const form = await findOpenForm(context, input.token)
    if (form === undefined) {
      await noteMiss(context, missKind)
      throw gone()
    }
    const firm = await readFirm(context.db)
    context.audit({ kind: 'look', subject: 'dataForm', ids: [form.id] })
    return {
      firm: firm.name,
      title: form.title,
      purpose: form.purpose,
      consentText: form.consentText,
      opens: form.opens,
      fields: askedOnPage(form.asks, form.opens),
    }
  },
})

/** Guessed, expired, used, revoked: one answer for all, so that it tells nothing. */
export function gone(): AppError {
  return new AppError('missing', 'selfFill.gone')
}

/** The form an open link leads to; the token is compared by its hash. */
export async function findOpenForm(context: Context, given: string) {
  if (!token.safeParse(given).success) return undefined
  const form = await context.db
    .selectFrom('dataForms')
    .selectAll()
    .where('tokenHash', '=', hashOf(given))
    .executeTakeFirst()
  return form !== undefined && isLinkOpen(form, context.now) ? form : undefined
}

const ownName = {
  individual: { zh: '姓名', en: 'Name' },
  organisation: { zh: '单位名称', en: 'Name of the organisation' },
} as const

/** What the page needs to draw a question; names of columns in files and rules of the firm stay inside. */
function askedOnPage(
  asks: readonly string[],
  opens: 'individual' | 'organisation',
): ({ key: string } & Partial<FieldData>)[] {
  return Object.entries(askedFields(asks)).map(([key, field]) => ({
    key,
    type: field.type,
    // The person who fills it in has a name; 'customer' is what the firm calls them.
    label: key === 'name' ? ownName[opens] : field.label,
    ...(field.max === undefined ? {} : { max: field.max }),
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.scale === undefined ? {} : { scale: field.scale }),
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    ...(field.options === undefined
      ? {}
      : { options: offeredOf(field).map(({ key: option, label }) => ({ key: option, label })) }),
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(key === 'name' ? { required: true } : {}),
  }))
}

export const selfFillQueries = [openSelfFill] as const
