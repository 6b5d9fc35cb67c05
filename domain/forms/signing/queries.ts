import type { Context } from '#domain/kit.ts'

/** The strokes of a record's signatures by their id; the answers name them. */
export async function drawnOf(context: Pick<Context, 'db'>, recordId: string): Promise<Record<string, string>> {
  const rows = await context.db
    .selectFrom('formSignatures')
    .select(['id', 'drawn'])
    .where('recordId', '=', recordId)
    .where('drawn', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.drawn ?? '']))
}
