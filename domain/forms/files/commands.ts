import { z } from 'zod'
import { cleanFileName, isRefusedType, maxAttachmentBytes } from '#domain/archives/attachments/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { idsOf } from '../records/commands.ts'
import { holdRecord, type Row } from '../records/queries.ts'
import { formRecord } from '../schema.ts'
import { formFile } from './schema.ts'

export const attachFile = command({
  name: 'form.attach',
  about: 'Puts an uploaded file to a filled form: the scan of the paper, or the files of one of its fields',
  needs: { right: 'forms.fill' },
  input: z.strictObject({
    id: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().trim().min(1).max(400),
    /** 'photos', or 'lines.<row>.photo'; left out for the paper as a whole. */
    field: z.string().max(130).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id: recordId, sha256, name, field }) {
    const { row } = await holdRecord(context, recordId, 'attach')
    const stored = await context.db
      .selectFrom('storedFiles')
      .selectAll()
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (stored === undefined) throw invalidField('sha256', 'attachment.not_uploaded')
    if (stored.size > maxAttachmentBytes)
      throw new AppError('invalid', 'file.too_large', { max: maxAttachmentBytes / 1_048_576 })
    if (isRefusedType(stored.type)) throw new AppError('invalid', 'file.type_refused', { type: stored.type })
    const id = newId()
    const file = {
      recordId,
      field: field ?? null,
      sha256,
      name: cleanFileName(name),
      type: stored.type,
      size: stored.size,
    }
    await context.db
      .insertInto('formFiles')
      .values({ id, ...file, createdAt: context.now.toISOString(), createdBy: context.actor.id })
      .execute()
    await note(context, row, id, 'created', file)
    return { id }
  },
})

export const detachFile = command({
  name: 'form.detach',
  about: 'Takes a file off a filled form; the bytes and the history stay',
  needs: { right: 'forms.fill' },
  input: z.strictObject({ fileId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
  output: z.object({ id: z.uuid() }),
  async run(context, { fileId, reason }) {
    const file = present(
      await context.db
        .selectFrom('formFiles')
        .selectAll()
        .where('id', '=', fileId)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    )
    const { row } = await holdRecord(context, file.recordId, 'attach')
    const withdrawnAt = context.now.toISOString()
    await context.db
      .updateTable('formFiles')
      .set({ withdrawnAt, withdrawReason: reason })
      .where('id', '=', fileId)
      .execute()
    await note(context, row, fileId, 'withdrawn', { withdrawnAt }, reason)
    return { id: fileId }
  },
})

async function note(
  context: Context,
  row: Row,
  id: string,
  kind: 'created' | 'withdrawn',
  values: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  await recordChanges(context, [
    { entity: formFile.name, recordId: id, version: 1, kind, diff: diffOf({}, values), reason: reason ?? null },
  ])
  context.audit({
    kind: 'change',
    subject: formRecord.name,
    ids: idsOf(row),
    purpose: reason,
    detail: { form: row.formKey, part: 'files', file: id, act: kind },
  })
  context.tell('form.changed', { id: row.id, form: row.formKey })
}

export const filesCommands = [attachFile, detachFile] as const
