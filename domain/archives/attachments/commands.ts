import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { changeSchema } from '#platform/server/values.ts'
import { allowChange } from '../contacts/commands.ts'
import { findPlaced } from '../contacts/queries.ts'
import { cleanFileName, isRefusedType, maxAttachmentBytes } from './rules.ts'
import { attachment } from './schema.ts'

/**
 * Notes that an upload has arrived. Content-addressed, so the same bytes arrive once.
 * Called by POST /api/files after the bytes are on disk.
 */
export async function keepUpload(
  context: Pick<Context, 'db'>,
  file: { sha256: string; size: number; type: string },
): Promise<void> {
  await context.db
    .insertInto('storedFiles')
    .values(file)
    // Coming again makes it young again, so that the sweep of unused files leaves it alone.
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ createdAt: new Date().toISOString() }))
    .execute()
}

const needs = { right: 'customer.change' }

export const addAttachment = command({
  name: 'attachment.add',
  about: 'Puts an uploaded file into an archive; original seen and copy kept are two facts',
  needs,
  input: z.strictObject({
    customerId: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().trim().min(1).max(400),
    folder: z.string().trim().max(60).nullish(),
    originalSeen: z.boolean().optional(),
    copyKept: z.boolean().optional(),
    remark: z.string().trim().max(500).nullish(),
  }),
  output: z.object({ id: z.string() }),
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    const file = await context.db
      .selectFrom('storedFiles')
      .selectAll()
      .where('sha256', '=', input.sha256)
      .executeTakeFirst()
    if (file === undefined) throw invalidField('sha256', 'attachment.not_uploaded')
    if (file.size > maxAttachmentBytes)
      throw new AppError('invalid', 'file.too_large', { max: maxAttachmentBytes / 1_048_576 })
    if (isRefusedType(file.type)) throw new AppError('invalid', 'file.type_refused', { type: file.type })
    const row = {
      id: newId(),
      customerId: input.customerId,
      sha256: file.sha256,
      name: cleanFileName(input.name),
      type: file.type,
      size: file.size,
      folder: input.folder ?? null,
      originalSeen: input.originalSeen ?? false,
      copyKept: input.copyKept ?? false,
      remark: input.remark ?? null,
      createdAt: context.now.toISOString(),
      createdBy: context.actor.id,
      withdrawnAt: null,
    }
    await context.db.insertInto('attachments').values(row).execute()
    const { id, createdAt: _at, createdBy: _by, withdrawnAt: _w, ...kept } = row
    await recordChanges(context, [
      { entity: 'attachment', recordId: id, version: 1, kind: 'created', diff: diffOf({}, kept) },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [input.customerId],
      detail: { part: 'attachments', added: id },
    })
    return { id }
  },
})

export const changeAttachment = command({
  name: 'attachment.change',
  about: 'Changes the name, folder or remark of a file, or notes that the original was seen or a copy kept',
  needs,
  input: z.strictObject({
    id: z.uuid(),
    values: changeSchema(attachment.fields, ['name', 'folder', 'originalSeen', 'copyKept', 'remark']),
  }),
  output: z.object({ id: z.string() }),
  async run(context, input) {
    const before = await lockAttachment(context, input.id)
    const given = Object.fromEntries(Object.entries(input.values).filter(([, value]) => value !== undefined))
    if (typeof given['name'] === 'string') given['name'] = cleanFileName(given['name'])
    const diff = diffOf(before, given)
    if (Object.keys(diff).length === 0) return { id: input.id }
    await context.db.updateTable('attachments').set(given).where('id', '=', input.id).execute()
    await recordChanges(context, [{ entity: 'attachment', recordId: input.id, version: 1, kind: 'changed', diff }])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [before.customerId],
      detail: { part: 'attachments', fields: Object.keys(diff) },
    })
    return { id: input.id }
  },
})

export const withdrawAttachment = command({
  name: 'attachment.withdraw',
  about: 'Takes a file out of an archive; the bytes and the history stay',
  needs,
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: z.object({ id: z.string() }),
  async run(context, input) {
    const before = await lockAttachment(context, input.id)
    const at = context.now.toISOString()
    await context.db.updateTable('attachments').set({ withdrawnAt: at }).where('id', '=', input.id).execute()
    await recordChanges(context, [
      {
        entity: 'attachment',
        recordId: input.id,
        version: 1,
        kind: 'withdrawn',
        diff: { withdrawnAt: [null, at] },
        reason: input.reason,
      },
    ])
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [before.customerId],
      detail: { part: 'attachments', withdrawn: input.id },
    })
    return { id: input.id }
  },
})

async function lockAttachment(context: Context, id: string) {
  const row = await context.db
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new AppError('missing', 'record.missing')
  allowChange(context, await findPlaced(context, row.customerId))
  return row
}

export const attachmentsCommands = [addAttachment, changeAttachment, withdrawAttachment] as const
