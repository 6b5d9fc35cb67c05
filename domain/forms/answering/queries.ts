import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { chinaDay } from '#platform/core/time.ts'
import { noteMiss, refuseGuessers } from '../links/braking/commands.ts'
import { findOpenLink, gone, type OpenLink } from '../links/queries.ts'
import { forGuests, guestFields, guestSignatures, guestValues } from '../links/rules.ts'
import { startValues } from '../rules.ts'
import type { Answers } from '../schema.ts'

// The kind under which links that lead nowhere are counted.
const missKind = 'form-link'

export const openLink = query({
  name: 'form.link',
  about: 'The form behind a link, why it is asked and the consent it needs; shows nothing else',
  needs: 'anyone',
  // A page that is opened and reloaded asks a handful of times a minute.
  perMinute: 60,
  input: z.strictObject({ token: z.string().max(100) }),
  output: z.object({
    firm: z.string(),
    purpose: z.string(),
    consentText: z.string(),
    dueOn: z.string().nullable(),
    /** Head and questions of a FormDefinition, as far as the customer fills them in or reads them. */
    form: z.unknown() as unknown as z.ZodType<ReturnType<typeof forGuests>>,
    /** Keys to answer; others are there to read. */
    asks: z.array(z.string()),
    signs: z.array(z.string()),
    values: z.record(z.string(), z.unknown()),
    /** For one person once: what they began may be kept on their phone. */
    isPersonal: z.boolean(),
  }),
  async run(context, { token }) {
    await refuseGuessers(context, missKind)
    const link = await findOpenLink(context, token)
    if (link === undefined) {
      await noteMiss(context, missKind)
      throw gone()
    }
    const { form } = link.definition
    context.audit({ kind: 'look', subject: 'formLink', ids: [link.id] })
    return {
      firm: (await readFirm(context.db)).name,
      purpose: link.purpose,
      consentText: link.consentText,
      dueOn: link.dueOn,
      form: forGuests(form),
      asks: guestFields(form).map((field) => field.key),
      signs: [...guestSignatures(form)],
      values: guestValues(form, await begunValues(context, link)),
      isPersonal: link.answersMost === 1,
    }
  },
})

/** What the record the link goes on with holds, or what a new one begins with. */
export async function begunValues(context: Context, link: OpenLink): Promise<Answers> {
  const { form } = link.definition
  if (link.recordId !== null) {
    const row = await context.db
      .selectFrom('formRecords')
      .select(['values', 'state'])
      .where('id', '=', link.recordId)
      .executeTakeFirst()
    if (row?.state !== 'draft') throw gone()
    return row.values
  }
  const begun = startValues(form, { today: chinaDay(context.now), now: context.now, me: { id: '', name: '' } })
  const started = Object.fromEntries(Object.entries(begun).filter(([key]) => startsWithoutStaff(form, key)))
  const name = await nameOf(context, link.customerId)
  const named = name === null ? [] : boundToName(form).map((key) => [key, name] as const)
  return { ...started, ...Object.fromEntries(named) }
}

/** 'The person filling in' is the customer here, who has no account. */
function startsWithoutStaff(form: FormDefinition, key: string): boolean {
  return form.sections.every((section) =>
    section.fields.every((field) => field.key !== key || (field.starts !== 'me' && section.byFirm !== 'after')),
  )
}

function boundToName(form: FormDefinition): string[] {
  return form.sections.flatMap((section) =>
    section.fields.filter((field) => field.bind === 'name').map((field) => field.key),
  )
}

async function nameOf(context: Context, customerId: string | null): Promise<string | null> {
  if (customerId === null) return null
  const row = await context.db.selectFrom('customers').select('name').where('id', '=', customerId).executeTakeFirst()
  return row?.name ?? null
}

export const answeringQueries = [openLink] as const
