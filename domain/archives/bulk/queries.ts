import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { bulkApply, progressOf } from './commands.ts'
import type { BulkEdit } from './schema.ts'

export const bulkProgress = query({
  name: 'customer.bulkProgress',
  about: 'How far one’s own edit of many customers is',
  needs: { right: 'customer.bulk' },
  input: z.strictObject({ token: z.uuid() }),
  output: bulkApply.output,
  async run(context, { token }) {
    const { rows } =
      await sql<BulkEdit>`select * from bulk_edits where id = ${token} and actor_id = ${context.actor.id}`.execute(
        context.db,
      )
    if (rows[0] === undefined) throw new AppError('missing', 'record.missing')
    return progressOf(context, rows[0])
  },
})

export const bulkQueries = [bulkProgress] as const
