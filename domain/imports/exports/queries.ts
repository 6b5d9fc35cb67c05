import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'

const shape = z.object({
  id: z.uuid(),
  fileName: z.string(),
  format: z.string(),
  state: z.string(),
  rowsTotal: z.int().nullable(),
  rowsDone: z.int(),
  size: z.int().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
})

const columns = [
  'id',
  'fileName',
  'format',
  'state',
  'rowsTotal',
  'rowsDone',
  'size',
  'createdAt',
  'expiresAt',
] as const

export const getExport = query({
  name: 'export.get',
  about: 'How far an export is',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid() }),
  output: shape,
  async run(context, { id }) {
    const file = await context.db
      .selectFrom('exportFiles')
      .select(columns)
      .where('id', '=', id)
      .where('createdBy', '=', context.actor.id)
      .executeTakeFirst()
    if (file === undefined) throw new AppError('missing', 'export.missing')
    return file
  },
})

export const listExports = query({
  name: 'export.list',
  about: 'My exports of the last days',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(shape) }),
  async run(context) {
    // A person looks for the last few; older ones have expired.
    const rows = await context.db
      .selectFrom('exportFiles')
      .select(columns)
      .where('createdBy', '=', context.actor.id)
      .orderBy('id', 'desc')
      .limit(50)
      .execute()
    return { rows }
  },
})

/** For the download route: whose file it is decides, and the taking itself is logged. */
export const takeExport = query({
  name: 'export.take',
  about: 'The stored file of an export, for its download',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ sha256: z.string(), fileName: z.string(), format: z.string() }),
  async run(context, { id }) {
    const file = await context.db
      .selectFrom('exportFiles')
      .select(['sha256', 'fileName', 'format', 'state', 'expiresAt'])
      .where('id', '=', id)
      .where('createdBy', '=', context.actor.id)
      .executeTakeFirst()
    if (file === undefined || Date.parse(file.expiresAt) < context.now.getTime())
      throw new AppError('missing', 'export.missing')
    if (file.state !== 'ready' || file.sha256 === null) throw new AppError('conflict', 'export.not_ready')
    context.audit({ kind: 'export', subject: 'exportFile', ids: [id], detail: { taken: true } })
    return { sha256: file.sha256, fileName: file.fileName, format: file.format }
  },
})

export const exportsQueries = [getExport, listExports, takeExport] as const
