import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { staleRecord } from '../access/queries.ts'
import { allowChange } from '../contacts/commands.ts'
import { findPlaced } from '../contacts/queries.ts'
import { type PassedDocument, passedDocument } from './schema.ts'

const needs = { right: 'customer.change' }
const written = z.object({ id: z.string(), version: z.int() })
const keys = [
  'direction',
  'kind',
  'title',
  'passedOn',
  'sender',
  'receiver',
  'contentChecked',
  'delivery',
  'attachmentId',
  'followUp',
  'followUpOn',
  'trackingNumber',
  'outcome',
] as const

export const logDocument = command({
  name: 'document.log',
  about: 'Logs a document passed up or down between customer and office; no column may stay empty (ARC-06)',
  needs,
  input: z.strictObject({ customerId: z.uuid(), values: createSchema(passedDocument.fields, keys) }),
  output: written,
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    const at = context.now.toISOString()
    const row = {
      id: newId(),
      version: 1,
      customerId: input.customerId,
      ...input.values,
      deliveredAt: input.values.delivery === 'delivered' ? at : null,
      createdAt: at,
      createdBy: context.actor.id,
      updatedAt: at,
      updatedBy: context.actor.id,
    }
    await context.db.insertInto('passedDocuments').values(row).execute()
    await recordChanges(context, [
      { entity: 'passedDocument', recordId: row.id, version: 1, kind: 'created', diff: diffOf({}, input.values) },
    ])
    note(context, row, { added: row.id })
    return { id: row.id, version: 1 }
  },
})

export function note(context: Context, row: { customerId: string }, detail: Record<string, unknown>): void {
  context.audit({
    kind: 'change',
    subject: 'customer',
    ids: [row.customerId],
    detail: { part: 'documents', ...detail },
  })
}

async function lockDocument(context: Context, id: string, version: number): Promise<PassedDocument> {
  const row = await context.db
    .selectFrom('passedDocuments')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new AppError('missing', 'record.missing')
  allowChange(context, await findPlaced(context, row.customerId))
  if (version !== row.version) throw await staleRecord(context, row)
  return row
}

async function saveDocument(
  context: Context,
  before: PassedDocument,
  values: Partial<PassedDocument>,
  reason?: string,
): Promise<{ id: string; version: number }> {
  const diff = diffOf(before, values)
  if (Object.keys(diff).length === 0) return { id: before.id, version: before.version }
  const version = before.version + 1
  await context.db
    .updateTable('passedDocuments')
    .set({ ...values, version, updatedAt: context.now.toISOString(), updatedBy: context.actor.id })
    .where('id', '=', before.id)
    .execute()
  await recordChanges(context, [
    { entity: 'passedDocument', recordId: before.id, version, kind: 'changed', diff, reason: reason ?? null },
  ])
  note(context, before, { document: before.id, fields: Object.keys(diff) })
  return { id: before.id, version }
}

export const changeDocument = command({
  name: 'document.change',
  about: 'Notes that a passed document arrived, was checked, or needs following up',
  needs,
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    values: changeSchema(passedDocument.fields, keys),
    reason: z.string().trim().max(500).optional(),
  }),
  output: written,
  async run(context, input) {
    const before = await lockDocument(context, input.id, input.version)
    const given = Object.fromEntries(
      Object.entries(input.values).filter(([, value]) => value !== undefined),
    ) as Partial<PassedDocument>
    const hasArrived = given.delivery === 'delivered' && before.delivery !== 'delivered'
    const delivery =
      given.delivery === undefined
        ? {}
        : {
            deliveredAt: hasArrived
              ? context.now.toISOString()
              : given.delivery === 'delivered'
                ? before.deliveredAt
                : null,
          }
    const reopened =
      given.followUp && given.followUp !== before.followUp
        ? { followUpClosedAt: null, followUpClosedBy: null, followUpResult: null }
        : {}
    return await saveDocument(context, before, { ...given, ...delivery, ...reopened }, input.reason)
  },
})

export const closeDocument = command({
  name: 'document.closeFollowUp',
  about: 'Closes the follow-up of a passed document with what came of it (ARC-07)',
  needs,
  input: z.strictObject({ id: z.uuid(), version: z.int(), result: z.string().trim().min(1).max(500) }),
  output: written,
  async run(context, input) {
    const before = await lockDocument(context, input.id, input.version)
    if (before.followUp === null || before.followUpClosedAt !== null)
      throw new AppError('conflict', 'archive.no_follow_up')
    return await saveDocument(context, before, {
      followUpClosedAt: context.now.toISOString(),
      followUpClosedBy: context.actor.id,
      followUpResult: input.result,
    })
  },
})

export const documentsCommands = [logDocument, changeDocument, closeDocument] as const
