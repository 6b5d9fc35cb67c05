import { sql } from 'kysely'
import { namesOf } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import { textIn } from '#platform/core/i18n.ts'
import { cellOf } from '../../exports/rules.ts'
import type { FormSheet } from '../../forms/exporting/queries.ts'
import { getTarget } from '../../targets/queries.ts'
import { type RecordKey, recordKinds } from '../rules.ts'

type Held = Record<string, unknown> & { id: string }

/** All staff in service, or all products, in the columns and words in which an import takes them in again (IMP-09). */
export async function recordsSheet(context: Context, key: RecordKey): Promise<FormSheet> {
  const { label, fields } = await getTarget(context, key)
  // A firm has some thousands of products and fewer people; all of them fit into one answer.
  const { rows } = await sql<Held>`select * from ${sql.table(recordKinds[key].table)}
    where ${key === 'staff' ? sql`is_active` : sql`true`} order by number nulls last, name, id`.execute(context.db)
  const refs = fields.filter(({ field }) => field.type === 'ref').map(({ name }) => name)
  const names = await namesOfRefs(
    context,
    rows.flatMap((row) => refs.map((name) => row[name] as string | null)),
  )
  return {
    title: textIn(context.language, label),
    columns: fields.map(({ field }) => field),
    rows: (async function* () {
      for (const row of rows)
        yield fields.map(({ name, field }) => cellOf(field, row[name] ?? null, context.language, names))
    })(),
  }
}

async function namesOfRefs(context: Context, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const posts = await context.db.selectFrom('posts').select(['id', 'title']).execute()
  return new Map([...posts.map((one) => [one.id, one.title] as const), ...Object.entries(await namesOf(context, ids))])
}
