import type { Context } from '#domain/kit.ts'

/** The strokes of a record's signatures by their id; the answers name them. */
export async function drawnOf(context: Pick<Context, 'db'>, recordId: string): Promise<Record<string, string>> {
  return await drawnFor(context, [recordId])
}

/** The same for several records. */
export async function drawnFor(
  context: Pick<Context, 'db'>,
  recordIds: readonly string[],
): Promise<Record<string, string>> {
  if (recordIds.length === 0) return {}
  const rows = await context.db
    .selectFrom('formSignatures')
    .select(['id', 'drawn'])
    .where('recordId', 'in', recordIds)
    .where('drawn', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.drawn ?? '']))
}
