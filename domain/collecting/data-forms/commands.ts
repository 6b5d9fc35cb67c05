import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { newId } from '#platform/core/ids.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { createSchema, writableKeys } from '#platform/server/values.ts'
import { holdCampaign } from '../campaigns/queries.ts'
import { checkAnswers, nextNumbers } from '../filling/queries.ts'
import { offeredKind } from '../kinds/queries.ts'
import { askableFields, personOf, questionsOf } from '../rules.ts'
import { collection } from '../schema.ts'
import { holdDataForm } from './queries.ts'
import { longestDays, openAnswersMost, usualDays } from './rules.ts'
import { dataForm } from './schema.ts'

const keys = writableKeys(dataForm.fields)
const asks = z.array(z.string().max(60)).min(1).max(100)

export const sendDataForm = command({
  name: 'dataForm.send',
  about: 'Records a form that goes to a customer — by link, by post or by hand — or one that is open to everybody',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    values: createSchema(dataForm.fields, keys),
    customerId: z.uuid().optional(),
    campaignId: z.uuid().optional(),
    opens: z.enum(['individual', 'organisation']).optional(),
    asks,
    answersMost: z.int().min(1).max(openAnswersMost).optional(),
  }),
  output: saved,
  async run(context, input) {
    const { values } = input
    const customer =
      input.customerId === undefined
        ? undefined
        : await reachLiveCustomer(context, 'collecting.manage', input.customerId)
    if (input.campaignId !== undefined) await holdCampaign(context, input.campaignId)
    const opens = customer?.kind ?? input.opens ?? 'individual'
    refuseUnaskable(opens, input.asks, customer === undefined)
    if (customer === undefined && values.means !== 'link')
      throw invalidField('values.means', 'dataForm.means_link_only')
    if (values.dueOn !== null && values.dueOn < chinaDay(context.now))
      throw invalidField('values.dueOn', 'dataForm.due_too_early')
    const row = {
      ...values,
      customerId: customer?.id ?? null,
      campaignId: input.campaignId ?? null,
      opens,
      asks: [...new Set(input.asks)],
      sentOn: chinaDay(context.now),
      answersMost: input.answersMost ?? (customer === undefined ? usualAnswers : 1),
      answers: 0,
      departmentId: context.actor.departmentId ?? null,
    }
    const id = newId()
    await context.db
      .insertInto('dataForms')
      .values({ ...row, asks: JSON.stringify(row.asks), tokenHash: null, ...stampsOf(context), id })
      .execute()
    return await noteCreation(context, dataForm, id, row)
  },
})

// A counter with a QR code brings a few answers a day over a season.
const usualAnswers = 500

function refuseUnaskable(opens: 'individual' | 'organisation', asked: readonly string[], isOpen: boolean): void {
  const askable = askableFields(opens)
  const wrong = asked.filter((key) => !(key in askable))
  if (wrong.length > 0)
    throw invalidFields(wrong.map((key) => ({ path: 'asks', code: 'dataForm.not_askable', params: { field: key } })))
  if (isOpen && !asked.includes('name')) throw invalidField('asks', 'dataForm.name_needed')
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export const makeLink = command({
  name: 'dataForm.makeLink',
  about: 'Makes the link and QR code of a form, shown this once; an earlier link stops working',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    ...target,
    days: z.int().min(1).max(longestDays).optional(),
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
  async run(context, { id, version, days, origin }) {
    const row = await holdDataForm(context, id)
    if (row.means !== 'link') throw new AppError('conflict', 'dataForm.no_link')
    if (row.returnedOn !== null) throw new AppError('conflict', 'dataForm.already_back')
    // 256 random bits nobody can guess; only their hash is kept, and the answer is not stored for repeats.
    const token = randomBytes(32).toString('base64url')
    const lastsDays = days ?? (row.customerId === null ? usualDays.open : usualDays.single)
    const expiresAt = new Date(context.now.getTime() + lastsDays * 86_400_000).toISOString()
    const done = await saveChange(context, dataForm, row, version, { expiresAt, revokedAt: null })
    await context.db
      .updateTable('dataForms')
      .set({ tokenHash: hashOf(token) })
      .where('id', '=', id)
      .execute()
    const path = `/fill/${token}`
    const url = origin === undefined ? null : new URL(path, origin).href
    // Four modules of white around it, as readers expect (ISO/IEC 18004 §6.3.8).
    const svg =
      url === null
        ? null
        : await (await import('qrcode')).toString(url, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' })
    return { ...done, path, url, svg, expiresAt }
  },
})

export const revokeDataForm = command({
  name: 'dataForm.revoke',
  about: 'Stops a form: its link opens nothing any more',
  needs: { right: 'collecting.manage' },
  input: z.strictObject(target),
  output: saved,
  async run(context, { id, version }) {
    const row = await holdDataForm(context, id)
    if (row.returnedOn !== null) throw new AppError('conflict', 'dataForm.already_back')
    return await saveChange(context, dataForm, row, version, { revokedAt: context.now.toISOString() })
  },
})

export const recordReturn = command({
  name: 'dataForm.recordReturn',
  about: 'Types in the answers of a paper form that came back',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    ...target,
    values: z.record(z.string().max(60), z.unknown()),
    returnedOn: z.iso.date().optional(),
  }),
  output: saved.extend({ collectionId: z.uuid() }),
  async run(context, { id, version, values, returnedOn = chinaDay(context.now) }) {
    const row = await holdDataForm(context, id)
    if (row.customerId === null) throw new AppError('conflict', 'dataForm.means_link_only')
    if (row.returnedOn !== null) throw new AppError('conflict', 'dataForm.already_back')
    if (returnedOn > chinaDay(context.now) || returnedOn < addDays(row.sentOn, -1))
      throw invalidField('returnedOn', 'collection.in_future')
    const collectionId = await keepAnswer(context, row, values, { returnedOn, isByCustomer: false })
    const done = await saveChange(context, dataForm, row, version, { returnedOn, answers: row.answers + 1 })
    return { ...done, collectionId }
  },
})

type Held = Awaited<ReturnType<typeof holdDataForm>>

/** Keeps returned answers for a keeper to take into the archive (COL-02); nothing reaches the archive on its own. */
export async function keepAnswer(
  context: Context,
  form: Pick<
    Held,
    'id' | 'customerId' | 'campaignId' | 'asks' | 'departmentId' | 'createdBy' | 'purpose' | 'consentText'
  >,
  given: Readonly<Record<string, unknown>>,
  { returnedOn, isByCustomer }: { returnedOn: string; isByCustomer: boolean },
): Promise<string> {
  const kind = await offeredKind(context, 'dataForm')
  const values = checkAnswers(formFields(questionsOf(kind, form.asks)), given)
  if (Object.values(values).every(isEmptyValue)) throw new AppError('invalid', 'selfFill.empty')
  const id = newId()
  const [number = ''] = await nextNumbers(context, kind, returnedOn, 1)
  const at = context.now.toISOString()
  const row = {
    number,
    kind: kind.key,
    campaignId: form.campaignId,
    customerId: form.customerId,
    dataFormId: form.id,
    ...personOf(kind, values),
    values,
    findings: {},
    state: 'draft' as const,
    loadState: 'waiting' as const,
    filledBy: isByCustomer ? ('customer' as const) : null,
    collectorId: isByCustomer ? form.createdBy : context.actor.id,
    departmentId: form.departmentId,
    obtainedOn: returnedOn,
    channel: 'mailedForm' as const,
    consentedAt: isByCustomer ? at : null,
    consentText: isByCustomer ? `${form.purpose}\n${form.consentText}`.slice(0, 2000) : null,
  }
  await context.db
    .insertInto('collections')
    .values({ id, ...row, values: JSON.stringify(values), findings: '{}', ...stampsOf(context) })
    .execute()
  await noteCreation(context, collection, id, row)
  if (form.createdBy !== null) context.tell('collecting', { answered: form.id }, form.createdBy)
  return id
}

/** Counts one answer of a link, if it may still bring one; two people with the last one cannot both get in. */
export async function takeAnswerSlot(context: Context, id: string): Promise<boolean> {
  const { rows } = await sql<{
    id: string
  }>`update data_forms set answers = answers + 1, version = version + 1, updated_at = ${context.now.toISOString()},
      returned_on = case when customer_id is not null and answers + 1 = answers_most then ${chinaDay(context.now)}::date end
    where id = ${id} and answers < answers_most and revoked_at is null and returned_on is null and expires_at > ${context.now.toISOString()} returning id`.execute(
    context.db,
  )
  return rows.length > 0
}

export const dataFormCommands = [sendDataForm, makeLink, revokeDataForm, recordReturn] as const
