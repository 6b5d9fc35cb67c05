import { z } from 'zod'
import { lockForAct } from '#domain/archives/access/queries.ts'
import { createCustomer, saveChange as saveArchive } from '#domain/archives/commands.ts'
import { type CustomerValues, misplacedKeys, prepareCustomer } from '#domain/archives/rules.ts'
import { customer } from '#domain/archives/schema.ts'
import { type Context, command } from '#domain/kit.ts'
import { saveChange, saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { has } from '#platform/core/rights.ts'
import { holdCollection } from '../filling/queries.ts'
import { filePaper } from '../papers/commands.ts'
import { askableFields, fedValues, joinedWith } from '../rules.ts'
import { collection } from '../schema.ts'
import { tellJournal } from '../telling/commands.ts'

const fields: Readonly<Record<string, FieldData>> = customer.fields

export const loadCollection = command({
  name: 'collection.load',
  about: 'Takes the chosen answers of a form into the archive, or opens an archive with them',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    ...target,
    /** Fields of the archive to take over; none means all the form feeds. */
    fields: z.array(z.string().max(60)).max(100).optional(),
    /** The archive they belong to; left out for a form that has one, or to open a new one. */
    customerId: z.uuid().optional(),
    acceptDuplicates: z.boolean().optional(),
  }),
  output: saved.extend({ customerId: z.uuid(), isNew: z.boolean(), fields: z.array(z.string()) }),
  async run(context, input) {
    const { row, kind } = await holdCollection(context, input.id)
    refuseState(row, kind)
    const values = chosen(fedValues(kind, row.values, row.findings), input.fields)
    const customerId = input.customerId ?? row.customerId ?? undefined
    const origin = {
      channel: row.channel,
      obtainedOn: row.obtainedOn,
      feeder: row.channel === 'salesVisit' ? 'salesman' : null,
    }
    const archive =
      customerId === undefined
        ? await openArchive(context, row, kind, values, origin, input.acceptDuplicates)
        : await changeArchive(context, customerId, values, origin)
    const loaded = {
      loadState: 'loaded',
      loadedAt: context.now.toISOString(),
      loadedBy: context.actor.id,
      customerId: archive.id,
    }
    const done = await saveChange(context, collection, row, input.version, loaded)
    await filePaper(context, row.id)
    if (row.customerId === null) await tellJournal(context, { ...row, customerId: archive.id }, kind)
    return { ...done, customerId: archive.id, isNew: customerId === undefined, fields: Object.keys(values) }
  },
})

type Held = Awaited<ReturnType<typeof holdCollection>>['row']
type Origin = { channel: string; obtainedOn: string; feeder: string | null }

function refuseState(row: Held, kind: PackCollection): void {
  if (row.loadState === 'loaded') throw new AppError('conflict', 'collection.already_loaded')
  if (row.loadState === 'dismissed') throw new AppError('conflict', 'collection.dismissed')
  if (kind.isSigned && row.signedAt === null) throw new AppError('conflict', 'collection.sign_first')
}

function chosen(fed: Record<string, unknown>, keys: readonly string[] | undefined): Record<string, unknown> {
  const unknown = (keys ?? []).filter((key) => !(key in fed))
  if (unknown.length > 0)
    throw invalidFields(unknown.map((key) => ({ path: 'fields', code: 'field.unknown', params: { field: key } })))
  const values = Object.fromEntries(Object.entries(fed).filter(([key]) => keys === undefined || keys.includes(key)))
  if (Object.keys(values).length === 0) throw new AppError('conflict', 'collection.nothing_to_load')
  return values
}

/** Into an archive that exists: lists gain what is new, other fields take the new value, each with its channel (COL-01). */
async function changeArchive(
  context: Context,
  customerId: string,
  values: Record<string, unknown>,
  origin: Origin,
): Promise<{ id: string }> {
  const { row, standard } = await lockForAct(context, customerId, 'change')
  const known = row as Record<string, unknown>
  const next = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, joinedWith(fields[key], known[key], value)]),
  )
  const prepared = prepareCustomer(row.id, row, next as CustomerValues, standard, {
    now: context.now,
    actorId: context.actor.id,
    ...origin,
  })
  const misplaced = misplacedKeys(prepared.next).filter((key) => key in values)
  if (misplaced.length > 0)
    throw invalidFields(
      misplaced.map((key) => ({ path: 'fields', code: 'field.not_applicable', params: { field: key } })),
    )
  return await saveArchive(context, prepared, { kind: 'changed', ...origin })
}

async function openArchive(
  context: Context,
  row: Held,
  kind: PackCollection,
  values: Record<string, unknown>,
  origin: Origin,
  acceptDuplicates: boolean | undefined,
) {
  if (!has(context.actor, 'customer.create'))
    throw new AppError('forbidden', 'right.missing', { right: context.t('collection.right_to_open') })
  if (typeof values['name'] !== 'string') throw invalidField('fields', 'collection.name_needed')
  const opens = await opensOf(context, row, kind)
  const input = createCustomer.input.parse({
    values: {
      ...onlyFor(opens, values),
      kind: opens,
      channel: origin.channel,
      collectorId: row.collectorId,
      ownerId: row.collectorId,
    },
    obtainedOn: origin.obtainedOn,
    ...(origin.feeder === null ? {} : { feeder: origin.feeder }),
    ...(acceptDuplicates === undefined ? {} : { acceptDuplicates }),
  })
  return await createCustomer.run(context, input)
}

/** A data form says for whom it was made; other forms say so by their kind. */
async function opensOf(context: Context, row: Held, kind: PackCollection): Promise<'individual' | 'organisation'> {
  if (row.dataFormId === null) return kind.opens
  const form = await context.db
    .selectFrom('dataForms')
    .select('opens')
    .where('id', '=', row.dataFormId)
    .executeTakeFirst()
  return form?.opens ?? kind.opens
}

function onlyFor(opens: 'individual' | 'organisation', values: Record<string, unknown>): Record<string, unknown> {
  const askable = askableFields(opens)
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => key in askable || fields[key]?.appliesTo === undefined),
  )
}

export const dismissCollection = command({
  name: 'collection.dismiss',
  about: 'Marks answers as not to be used, with the reason; the form stays',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({ ...target, reason: z.string().trim().min(1).max(500) }),
  output: saved,
  async run(context, { id, version, reason }) {
    const { row } = await holdCollection(context, id)
    if (row.loadState === 'loaded') throw new AppError('conflict', 'collection.already_loaded')
    if (row.loadState === 'dismissed') throw new AppError('conflict', 'collection.dismissed')
    return await saveChange(
      context,
      collection,
      row,
      version,
      { loadState: 'dismissed', dismissReason: reason },
      { reason },
    )
  },
})

export const loadingCommands = [loadCollection, dismissCollection] as const
