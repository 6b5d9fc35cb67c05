import { z } from 'zod'
import { isShownInline } from '#domain/archives/attachments/rules.ts'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { idsOf } from '../records/commands.ts'
import { readRecord } from '../records/queries.ts'
import { formRecord } from '../schema.ts'
import { grantOf } from '../sealing/commands.ts'

export const fileRow = z.object({
  id: z.uuid(),
  field: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  /** Whether the browser may show it in place. */
  isShown: z.boolean(),
})

export async function filesOf(context: Pick<Context, 'db'>, recordId: string) {
  const rows = await context.db
    .selectFrom('formFiles')
    .select(['id', 'field', 'name', 'type', 'size', 'createdAt', 'createdBy'])
    .where('recordId', '=', recordId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, isShown: isShownInline(row.type) }))
}

export const openFile = query({
  name: 'form.openFile',
  about:
    'Where the bytes of a form’s file lie, for GET /api/form-files/{id}; access is the form’s, the look is recorded',
  needs: { right: 'forms.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.int(), isShown: z.boolean() }),
  async run(context, { id }) {
    const file = present(
      await context.db
        .selectFrom('formFiles')
        .select(['recordId', 'sha256', 'name', 'type', 'size'])
        .where('id', '=', id)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    )
    const { row } = await readRecord(context, file.recordId)
    if (row.sealedAt !== null && (await grantOf(context, row)) === undefined)
      throw new AppError('conflict', 'form.sealed')
    context.audit({ kind: 'look', subject: formRecord.name, ids: idsOf(row), detail: { part: 'files', file: id } })
    const { recordId: _, ...found } = file
    return { ...found, isShown: isShownInline(found.type) }
  },
})

export const filesQueries = [openFile] as const
