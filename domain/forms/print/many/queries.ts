import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { printStates } from '#domain/archives/print/schema.ts'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Definition } from '../../definitions/rules.ts'
import { type RecordsFilter, recordsFrom, whereOf } from '../../listing/finding/queries.ts'
import { type Held, readRecord, recordScopeSql } from '../../records/queries.ts'

// A part of the press: fifty sheets are set in a second.
const pageSize = 50

/** What of a list is printed: within reach of the right, unsealed, handed in or begun, but not void. */
async function printable(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
): Promise<RawBuilder<unknown>> {
  const where = await whereOf(context, filter, definition)
  return sql`${where} and ${recordScopeSql(context, 'forms.print', 'r')} and r.sealed_at is null`
}

/** How many there are, up to `most`. */
export async function countPrintable(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from ${recordsFrom} where ${await printable(context, filter, definition)} limit ${most}) counted`.execute(
    context.db,
  )
  return rows[0]?.n ?? 0
}

/** The records page by page, in the order in which they happened. */
export async function* printablePages(
  context: Context,
  filter: RecordsFilter,
  definition: Definition,
): AsyncGenerator<Held[]> {
  const where = await printable(context, filter, definition)
  let after: { on: string; id: string } | undefined
  for (;;) {
    const { rows } = await sql<{ id: string; on: string }>`select r.id, r.happened_on::text as "on" from ${recordsFrom}
      where ${where} and ${after === undefined ? sql`true` : sql`(r.happened_on, r.id) > (${after.on}::date, ${after.id}::uuid)`}
      order by r.happened_on, r.id limit ${pageSize}`.execute(context.db)
    const held: Held[] = []
    for (const { id } of rows) held.push(await readRecord(context, id))
    if (held.length > 0) yield held
    after = rows.at(-1)
    if (rows.length < pageSize) return
  }
}

export const printedForms = query({
  name: 'form.printed',
  about: 'How far one of one’s own prints of forms is',
  needs: { right: 'forms.print' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    number: z.string(),
    state: z.enum(Object.keys(printStates) as [keyof typeof printStates]),
    rowsTotal: z.int().nullable(),
    rowsDone: z.int(),
    pages: z.int().nullable(),
    failure: z.string().nullable(),
  }),
  async run(context, { id }) {
    const row = await context.db
      .selectFrom('prints')
      .select(['id', 'number', 'state', 'rowsTotal', 'rowsDone', 'pages', 'failure'])
      .where('id', '=', id)
      .where('createdBy', '=', context.actor.id)
      .where('kind', '=', 'form')
      .executeTakeFirst()
    if (row === undefined) throw new AppError('missing', 'print.missing')
    return row
  },
})

export const manyQueries = [printedForms] as const
