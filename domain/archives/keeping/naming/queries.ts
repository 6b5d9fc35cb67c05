import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { readStandard } from '../../standard/queries.ts'

/** Fields beside the owner in which an archive names a colleague: 专属客服, 跟踪美容师, those of the firm's own. */
export async function staffKeys(context: Pick<Context, 'db'>): Promise<string[]> {
  const { extra } = await readStandard(context)
  return Object.entries(extra)
    .filter(([, field]) => field.type === 'ref' && field.to === 'staff')
    .map(([key]) => key)
}

/** Archives under `c` that name this person in one of the fields. */
export function namesSql(keys: readonly string[], staffId: string): RawBuilder<boolean> {
  if (keys.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${sql.join(
    keys.map((key) => sql`c.extra ->> ${key} = ${staffId}`),
    sql` or `,
  )})`
}
