import { sql } from 'kysely'
import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { saved, stampsOf } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { recordChanges } from '#platform/server/history.ts'
import { prefilled, readArchive } from '../binding/queries.ts'
import { asBegun, reachOf, shownAnswers, uncoverAnswers } from '../covering/rules.ts'
import { definitionForUse } from '../definitions/commands.ts'
import type { Definition } from '../definitions/rules.ts'
import { answer } from '../filling/queries.ts'
import { takeNumber } from '../numbering/commands.ts'
import { whyNotFill } from '../policy.ts'
import { readPosts } from '../posts/queries.ts'
import { idsOf, type RecordChange } from '../records/commands.ts'
import { type Held, refuse } from '../records/queries.ts'
import { answersDiff, happenedOn, searchTokensOf, startValues, titleOf, withNumber } from '../rules.ts'
import { type Answers, fillers, formRecord } from '../schema.ts'
import { listHeldForms } from './held/queries.ts'

type Customer = Awaited<ReturnType<typeof reachLiveCustomer>>

export const startForm = command({
  name: 'form.start',
  about: 'Begins a form as a draft, with what the archive already knows, or goes on with the one living card there is',
  needs: { right: 'forms.fill' },
  input: z.strictObject({
    form: z.string().max(40),
    customerId: z.uuid().optional(),
    contactId: z.uuid().optional(),
    staffId: z.uuid().optional(),
    values: z.record(z.string().max(60), z.unknown()).optional(),
    filledBy: z.enum(Object.keys(fillers) as [keyof typeof fillers]).optional(),
    source: z.enum(['screen', 'scan']).default('screen'),
    happenedOn: z.iso.date().optional(),
  }),
  output: saved.extend({ number: z.string().nullable(), prefilled: z.array(z.string()) }),
  async run(context, input) {
    const definition = await definitionForUse(context, input.form)
    const posts = await readPosts(context)
    refuse(context, whyNotFill(context.actor, definition.form.flow, posts))
    const customer = input.customerId === undefined ? undefined : await subjectOf(context, definition, input.customerId)
    await checkPeople(context, input)
    const today = chinaDay(context.now)
    const known = {
      ...(await knownOf(context, definition, customer?.id ?? null)),
      ...(await listHeldForms(context, definition.form, input)),
    }
    const begun = {
      ...startValues(definition.form, {
        today,
        now: context.now,
        me: { id: context.actor.id, name: context.actor.name },
      }),
      ...known,
    }
    // What the caller was shown covered comes back covered.
    const page = await readArchive(context, customer?.id ?? null)
    const reach = reachOf(context.actor, asBegun(context.actor, page?.row ?? null), definition.form, posts)
    const { masked } = shownAnswers(definition.form, begun, reach)
    const given = uncoverAnswers(definition.form, begun, input.values ?? {}, masked)
    const answered = await answer(context, definition.form, begun, given)
    if (answered.errors.length > 0)
      throw new AppError(
        'invalid',
        'request.invalid',
        {},
        { fields: answered.errors.map((one) => ({ ...one, path: `values.${one.path}` })) },
      )
    const opened = await openRecord(context, definition, {
      values: answered.values,
      customer,
      contactId: input.contactId ?? null,
      staffId: input.staffId ?? null,
      filledBy: input.filledBy ?? 'staff',
      source: input.source,
      happenedOn: input.happenedOn ?? today,
    })
    return { ...opened, prefilled: Object.keys(known) }
  },
})

/** The customer a form is about, if the form is for this kind of customer and there is no living card of theirs yet. */
async function subjectOf(context: Context, definition: Definition, customerId: string): Promise<Customer> {
  const customer = await reachLiveCustomer(context, 'forms.fill', customerId)
  const { subjectKinds } = definition.form
  if (subjectKinds !== undefined && !subjectKinds.includes(customer.kind))
    throw new AppError('conflict', 'form.other_kind')
  await refuseSecond(context, definition, customer.id)
  return customer
}

/** One living card a customer: whoever comes second, even at the same moment, is led to it. */
async function refuseSecond(context: Context, { key, form }: Definition, customerId: string): Promise<void> {
  if (form.isSingle !== true) return
  await lockCard(context, key, customerId)
  const known = await context.db
    .selectFrom('formRecords')
    .select(['id', 'number', 'title'])
    .where('formKey', '=', key)
    .where('customerId', '=', customerId)
    .where('state', '<>', 'voided')
    .executeTakeFirst()
  if (known !== undefined)
    throw new AppError('conflict', 'form.single_exists', { id: known.id, number: known.number ?? known.title })
}

/** Until the transaction ends nobody else begins this card of this customer. */
export async function lockCard(context: Context, key: string, customerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`form:${key}:${customerId}`}))`.execute(context.db)
}

async function checkPeople(
  context: Context,
  { contactId, staffId }: { contactId?: string | undefined; staffId?: string | undefined },
): Promise<void> {
  const known = async (table: 'contacts' | 'staff', id: string) =>
    (await context.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  if (contactId !== undefined && !(await known('contacts', contactId)))
    throw invalidField('contactId', 'form.no_such_record')
  if (staffId !== undefined && !(await known('staff', staffId))) throw invalidField('staffId', 'form.no_such_record')
}

/** What the archive already says, as the form asks it. */
export async function knownOf(context: Context, definition: Definition, customerId: string | null): Promise<Answers> {
  const page = await readArchive(context, customerId)
  return page === undefined ? {} : prefilled(page, definition.form, context.now)
}

type Opened = {
  values: Answers
  customer: Pick<Customer, 'id' | 'name' | 'departmentId'> | undefined
  contactId: string | null
  staffId: string | null
  filledBy: keyof typeof fillers | null
  source: 'screen' | 'scan' | 'link'
  happenedOn: string
  linkId?: string
  /** Who answers for it where nobody of the firm fills it in. */
  ownerId?: string | null
  holderId?: string
  departmentId?: string | null
  /** The number it already goes by. */
  number?: string
}

/** Writes a new draft. Its number is taken now unless the paper trail wants none skipped. */
export async function openRecord(context: Context, definition: Definition, opened: Opened) {
  const { form } = definition
  const { customer } = opened
  const id = newId()
  const isLater = form.numbering.gapFree === true
  const number = opened.number ?? (isLater ? null : await takeNumber(context, definition, chinaDay(context.now)))
  const values = withNumber(form, opened.values, number)
  const title = titleOf(form, values, customer?.name ?? null)
  const row = {
    formKey: definition.key,
    definitionId: definition.id,
    number,
    state: 'draft' as const,
    title,
    customerId: customer?.id ?? null,
    contactId: opened.contactId,
    staffId: opened.staffId,
    happenedOn: happenedOn(form, values, opened.happenedOn),
    ownerId: opened.ownerId === undefined ? context.actor.id : opened.ownerId,
    departmentId: opened.departmentId ?? context.actor.departmentId ?? customer?.departmentId ?? null,
    holderId: opened.holderId ?? context.actor.id,
    filledBy: opened.filledBy,
    source: opened.source,
    linkId: opened.linkId ?? null,
  }
  const originals = form.originals?.map((one) => ({ ...one, place: null })) ?? null
  await context.db
    .insertInto('formRecords')
    .values({
      id,
      ...row,
      values: JSON.stringify(values),
      originals: originals === null ? null : JSON.stringify(originals),
      searchTokens: searchTokensOf(form, { ...row, values }),
      ...stampsOf(context),
    })
    .execute()
  const facts = Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (value === null ? [] : [[key, [null, value]]])),
  )
  await recordChanges(context, [
    {
      entity: formRecord.name,
      recordId: id,
      version: 1,
      kind: 'created',
      diff: { ...(facts as Record<string, [unknown, unknown]>), ...answersDiff({}, values) },
    },
  ])
  context.audit({
    kind: 'change',
    subject: formRecord.name,
    ids: idsOf({ id, customerId: row.customerId }),
    detail: { form: row.formKey, created: true, fields: Object.keys(values) },
  })
  context.tell('form.changed', { id, form: row.formKey })
  return { id, version: 1, number }
}

/** Says afterwards which archive a record belongs to: what came in by an open link, or was begun before the archive. */
export async function placeOn(context: Context, held: Held, customerId: string): Promise<RecordChange> {
  if (held.row.customerId === customerId) return {}
  const customer = await subjectOf(context, held.definition, customerId)
  held.row.customerName = customer.name
  return { customerId: customer.id }
}
