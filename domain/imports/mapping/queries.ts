import type { Context } from '#domain/kit.ts'
import { wholeHeading } from './rules.ts'

export type Remembered = { fields: Map<string, string | null>; values: Map<string, Record<string, string | null>> }

/** What people matched before, for the headings of this file (IMP-11). */
export async function rememberedFor(
  context: Context,
  target: string,
  headings: readonly string[],
): Promise<Remembered> {
  const keys = headings.map(wholeHeading).filter((one) => one !== '')
  const rows =
    keys.length === 0
      ? []
      : await context.db
          .selectFrom('importMappings')
          .select(['heading', 'field', 'values'])
          .where('target', '=', target)
          .where('heading', 'in', keys)
          .execute()
  return {
    fields: new Map(rows.map((row) => [row.heading, row.field])),
    values: new Map(rows.map((row) => [row.heading, row.values as Record<string, string | null>])),
  }
}
