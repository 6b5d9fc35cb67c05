import { sql } from 'kysely'
import { z } from 'zod'
import { conditionContext, namesOf } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { maskValue, type Refusal, reaches } from '#domain/archives/policy.ts'
import { type Context, query } from '#domain/kit.ts'
import type { FieldData } from '#platform/core/fields.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { signedKeys, signingPlaces, signsBefore } from '#platform/core/forms/signing.ts'
import { has } from '#platform/core/rights.ts'
import { isSame } from '#platform/core/same.ts'
import { chinaDay } from '#platform/core/time.ts'
import { boundValues, readArchive } from '../binding/queries.ts'
import { asBegun, reachOf, shownAnswers } from '../covering/rules.ts'
import { movementRow, movementsOf } from '../custody/queries.ts'
import { currentDefinition, definitionOutput, readOffered, shown as shownDefinition } from '../definitions/queries.ts'
import { fileRow, filesOf } from '../files/queries.ts'
import { spokenNamesIn } from '../filling/queries.ts'
import { dueItems, leftItems } from '../filling/rules.ts'
import { recordsFrom } from '../listing/finding/queries.ts'
import { recordRow, rowColumns } from '../listing/queries.ts'
import { previewNumber } from '../numbering/commands.ts'
import { knownOf } from '../opening/commands.ts'
import { type RecordAction, recordActions, whyNotRecord } from '../policy.ts'
import { readPosts } from '../posts/queries.ts'
import { idsOf } from '../records/commands.ts'
import { type Held, paramsOf, readRecord, recordScopeSql } from '../records/queries.ts'
import { startValues } from '../rules.ts'
import { formRecord, recordStates } from '../schema.ts'
import { grantOf } from '../sealing/commands.ts'
import { drawnOf, signersOf } from '../signing/queries.ts'

const permission = z.object({ allowed: z.boolean(), code: z.string().optional(), reason: z.string().optional() })
const place = z.object({
  path: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  signedBy: z.object({ zh: z.string(), en: z.string() }).nullable(),
  type: z.enum(['signature', 'approval']),
  value: z.unknown(),
  /** The place that is signed first. */
  after: z.string().nullable(),
  signs: z.union([z.literal('subject'), z.array(z.string())]).nullable(),
  may: permission,
})

export const getRecord = query({
  name: 'form.record',
  about: 'One filled form with the version it was filled on, what is open, what the archive says, and what may be done',
  needs: { right: 'forms.read' },
  input: z.strictObject({ id: z.uuid(), purpose: z.string().trim().max(200).optional() }),
  output: z.object({
    record: recordRow.extend({
      opinion: z.string().nullable(),
      voidReason: z.string().nullable(),
      voidedAt: z.string().nullable(),
      sealReason: z.string().nullable(),
      location: z.unknown(),
      originals: z.unknown(),
      outcomes: z
        .array(
          z.object({
            part: z.string(),
            title: z.string(),
            at: z.string(),
            byName: z.string(),
            result: z.string().nullable(),
          }),
        )
        .nullable(),
      createdAt: z.string(),
      createdBy: z.string().nullable(),
      updatedBy: z.string().nullable(),
      submittedBy: z.string().nullable(),
      reviewedBy: z.string().nullable(),
      approvedBy: z.string().nullable(),
    }),
    definition: definitionOutput.omit({ mayDesign: true, isOff: true }),
    values: z.record(z.string(), z.unknown()),
    /** Keys whose answers are covered, and those a signature has closed. */
    masked: z.array(z.string()),
    closed: z.array(z.string()),
    open: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    bound: z.array(
      z.object({
        key: z.string(),
        bind: z.string(),
        archive: z.unknown(),
        differs: z.boolean(),
        mayWrite: z.boolean(),
      }),
    ),
    signing: z.array(place),
    /** Strokes of the signatures, by the id the answers name them by. */
    drawn: z.record(z.string(), z.string()),
    custody: z.array(movementRow),
    files: z.array(fileRow),
    /** Sealed, and no look granted: nothing of what is written comes along. */
    shut: z.boolean(),
    may: z.record(z.string(), permission),
    names: z.record(z.string(), z.string()),
  }),
  async run(context, { id, purpose }) {
    const held = await readRecord(context, id)
    const { row, definition, posts } = held
    const { form } = definition
    const grant = row.sealedAt === null ? 'open' : await grantOf(context, row)
    const isShut = grant === undefined
    context.audit({
      kind: 'look',
      subject: formRecord.name,
      ids: idsOf(row),
      purpose,
      approvalId: row.sealedAt === null || grant === 'own' ? undefined : grant,
      detail: { form: row.formKey, ...(isShut ? { shut: true } : {}) },
    })
    const shown = isShut
      ? { values: {}, masked: [] }
      : shownAnswers(form, row.values, reachOf(context.actor, row, form, posts))
    const { placed: _, wrote: _w, values: _values, definitionId: _d, linkId: _l, actId: _a, ...record } = row
    const places = signingPlaces(form, shown.values, conditionContext(context))
    const whyNot = await signersOf(context, held)
    return {
      record: isShut ? { ...record, outcomes: null } : record,
      definition: shownDefinition(definition),
      ...shown,
      shut: isShut,
      closed: [...signedKeys(form, row.values)],
      open: openOf(context, held),
      bound: isShut ? [] : await boundOf(context, held),
      signing: places.map((one) => ({
        path: one.path,
        label: one.field.label,
        signedBy: one.field.signedBy ?? null,
        type: one.field.type as 'signature',
        value: one.value,
        after: signsBefore(places, one.path)?.path ?? null,
        signs: (one.field.signs as 'subject') ?? null,
        may: permissionOf(context, whyNot(one)),
      })),
      drawn: isShut ? {} : await drawnOf(context, id),
      custody: await movementsOf(context, id),
      files: isShut ? [] : await filesOf(context, id),
      may: permissionsOf(context, held),
      names: {
        ...(isShut ? {} : await spokenNamesIn(context, form, row.values)),
        ...(await namesOf(context, [
          row.ownerId,
          row.holderId,
          row.keeperId,
          row.staffId,
          row.departmentId,
          row.submittedBy,
          row.reviewedBy,
          row.approvedBy,
          row.createdBy,
          row.updatedBy,
        ])),
      },
    }
  },
})

/** What still keeps it from being handed in, and then from being filed. */
function openOf(context: Context, { row, definition: { form } }: Held) {
  if (row.state === 'archived' || row.state === 'voided') return []
  const items = row.state === 'draft' ? dueItems : leftItems
  return items(form, row.values, conditionContext(context)).map(({ path, code, params }) => ({
    path,
    code,
    message: context.t(code, params),
  }))
}

/** The archive's word beside the form's, for the fields both have. */
async function boundOf(context: Context, { row, definition: { form } }: Held) {
  const page = await readArchive(context, row.customerId)
  if (page === undefined) return []
  const isOpen = reaches(context.actor, 'customer.reveal', page.row)
  const mayChange = reaches(context.actor, 'customer.change', page.row)
  return boundValues(page, form, context.now).map(({ key, bind, value, field }) => ({
    key,
    bind,
    archive: field?.sensitivity === undefined || isOpen ? value : maskValue(field, value),
    differs: !isSame(value, row.values[key]),
    mayWrite: mayChange && field !== undefined && field.system !== true && belongsTo(field, page.row.kind),
  }))
}

/** A natural person’s archive has no legal representative, whatever the form asks. */
function belongsTo(field: FieldData, kind: string): boolean {
  return field.appliesTo === undefined || field.appliesTo.includes(kind)
}

function permissionsOf(context: Context, { row, definition, posts }: Held) {
  return Object.fromEntries(
    (Object.keys(recordActions) as RecordAction[]).map((action) => {
      const refusal = whyNotRecord(action, context.actor, row, definition.form, posts)
      return [action, permissionOf(context, refusal)]
    }),
  )
}

function permissionOf(context: Context, refusal: Refusal | undefined): z.output<typeof permission> {
  if (refusal === undefined) return { allowed: true }
  return { allowed: false, code: refusal.code, reason: context.t(refusal.code, paramsOf(context, refusal)) }
}

const stateKeys = Object.keys(recordStates) as [keyof typeof recordStates]
// A salon's busiest card owner has some hundreds of papers over the years; the list of one form pages through more.
const mostOfCustomer = 300

export const recordsOfCustomer = query({
  name: 'form.ofCustomer',
  about: 'The forms filled in about a customer, newest first, and which papers of theirs are still missing',
  needs: { right: 'forms.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    rows: z.array(recordRow),
    checklist: z.array(
      z.object({
        form: z.string(),
        title: z.object({ zh: z.string(), en: z.string() }),
        code: z.string().nullable(),
        state: z.enum(['missing', ...stateKeys]),
        recordId: z.uuid().nullable(),
        mayFill: z.boolean(),
      }),
    ),
    names: z.record(z.string(), z.string()),
  }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'forms.read', customerId)
    const { rows } = await sql<z.output<typeof recordRow>>`select ${rowColumns} from ${recordsFrom}
      where r.customer_id = ${customer.id} and r.state <> 'voided' and r.sealed_at is null and ${recordScopeSql(context, 'forms.read', 'r')}
      order by r.happened_on desc, r.id desc limit ${mostOfCustomer}`.execute(context.db)
    context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'forms' } })
    const offered = (await readOffered(context)).filter(({ form }) => isPaperOf(form, customer.kind))
    return {
      rows,
      checklist: offered.map(({ key, form }) => {
        const record = rows.find((row) => row.formKey === key)
        return {
          form: key,
          title: form.title,
          code: form.code ?? null,
          state: record?.state ?? ('missing' as const),
          recordId: record?.id ?? null,
          mayFill: has(context.actor, 'forms.fill'),
        }
      }),
      names: await namesOf(
        context,
        rows.flatMap((row) => [row.ownerId, row.holderId]),
      ),
    }
  },
})

/** Cards there is one of for every customer of this kind: what the checklist asks after. */
function isPaperOf(form: Pick<FormDefinition, 'subject' | 'subjectKinds' | 'isSingle'>, kind: string): boolean {
  return form.subject === 'customer' && form.isSingle === true && (form.subjectKinds?.includes(kind) ?? true)
}

export const prefillForm = query({
  name: 'form.prefill',
  about: 'What a new form would begin with: what the archive knows, starting values, and the next number',
  needs: { right: 'forms.fill' },
  input: z.strictObject({ form: z.string().max(40), customerId: z.uuid().optional() }),
  output: z.object({
    values: z.record(z.string(), z.unknown()),
    masked: z.array(z.string()),
    bound: z.array(z.string()),
    number: z.string().nullable(),
  }),
  async run(context, { form: key, customerId }) {
    const definition = await currentDefinition(context, key)
    const { form } = definition
    const customer = customerId === undefined ? undefined : await reachCustomer(context, 'forms.fill', customerId)
    const today = chinaDay(context.now)
    const known = await knownOf(context, definition, customer?.id ?? null)
    const me = { id: context.actor.id, name: context.actor.name }
    const values = { ...startValues(form, { today, now: context.now, me }), ...known }
    const page = await readArchive(context, customer?.id ?? null)
    const begun = asBegun(context.actor, page?.row ?? null)
    const shown = shownAnswers(form, values, reachOf(context.actor, begun, form, await readPosts(context)))
    if (customer !== undefined)
      context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'forms', form: key } })
    return {
      ...shown,
      bound: Object.keys(known).filter((one) => !isEmptyValue(known[one])),
      number: form.numbering.gapFree === true ? null : await previewNumber(context, definition, today),
    }
  },
})

export const readingQueries = [getRecord, recordsOfCustomer, prefillForm] as const
