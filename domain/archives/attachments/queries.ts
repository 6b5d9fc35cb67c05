import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { customerScopeSql } from '../access/queries.ts'
import { findPlaced } from '../contacts/queries.ts'
import { isShownInline } from './rules.ts'

export const attachmentRow = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  folder: z.string().nullable(),
  originalSeen: z.boolean(),
  copyKept: z.boolean(),
  remark: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  createdByName: z.string().nullable(),
  /** Whether the browser may show it in place. */
  isShown: z.boolean(),
})

export const attachmentsOf = query({
  name: 'attachment.list',
  about: 'Files of an archive, newest first',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid(), folder: z.string().max(60).optional() }),
  output: z.object({ rows: z.array(attachmentRow) }),
  async run(context, input) {
    await findPlaced(context, input.customerId)
    const { rows } = await sql<
      Omit<z.output<typeof attachmentRow>, 'isShown'>
    >`select a.id, a.name, a.type, a.size, a.folder, a.original_seen, a.copy_kept,
        a.remark, a.created_at, a.created_by, s.name as created_by_name
      from attachments a left join staff s on s.id = a.created_by
      where a.customer_id = ${input.customerId} and a.withdrawn_at is null and (${input.folder ?? null}::text is null or a.folder = ${input.folder ?? null})
      order by a.id desc`.execute(context.db)
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'attachments' } })
    return { rows: rows.map((row) => ({ ...row, isShown: isShownInline(row.type) })) }
  },
})

export const openAttachment = query({
  name: 'attachment.open',
  about:
    'Where the bytes of a file lie, for GET /api/attachments/{id}; access is the archive’s, and the look is recorded',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.int(), isShown: z.boolean() }),
  async run(context, input) {
    const { rows } = await sql<{ customerId: string; sha256: string; name: string; type: string; size: number }>`
      select a.customer_id, a.sha256, a.name, a.type, a.size from attachments a join customers c on c.id = a.customer_id
      where a.id = ${input.id} and a.withdrawn_at is null and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
      context.db,
    )
    const found = rows[0]
    if (found === undefined) throw new AppError('missing', 'record.missing')
    const { customerId, ...file } = found
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids: [customerId],
      detail: { part: 'attachments', attachment: input.id },
    })
    return { ...file, isShown: isShownInline(file.type) }
  },
})

export const attachmentsQueries = [attachmentsOf, openAttachment] as const
