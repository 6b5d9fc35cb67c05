import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { recordScopeSql } from '../records/queries.ts'

/**
 * The records another paper may point to, as SQL on form_records under `alias`: those within reach, and the open papers
 * of the firm itself (an event, a meeting), which everybody who takes part names and nobody owns.
 */
export function referableSql(context: Pick<Context, 'actor' | 'now'>, alias: string): RawBuilder<unknown> {
  const definition = sql.ref(`${alias}.definition_id`)
  return sql`(${recordScopeSql(context, 'forms.read', alias)} or exists (select 1 from form_definitions d where d.id = ${definition}
    and d.definition ->> 'subject' = 'firm' and d.definition ->> 'sensitivity' is null))`
}

// As many as a list below a field shows at once.
const shown = 8

export const findReferable = query({
  name: 'form.referable',
  about: 'Records of a form that another paper may point to, by their names; the latest first',
  needs: { right: 'forms.read' },
  input: z.strictObject({
    form: z.string().max(40).optional(),
    text: z.string().max(200).optional(),
    ids: z.array(z.uuid()).max(200).optional(),
  }),
  output: z.object({
    rows: z.array(z.object({ id: z.uuid(), title: z.string(), number: z.string().nullable(), formKey: z.string() })),
  }),
  async run(context, { form, text = '', ids }) {
    const { tokens } = queryOf(text)
    const parts = [
      referableSql(context, 'r'),
      sql`r.state <> 'voided' and r.sealed_at is null`,
      ...(form === undefined ? [] : [sql`r.form_key = ${form}`]),
      ...(ids === undefined ? [] : [sql`r.id = any(${ids}::uuid[])`]),
      ...(text.trim() === '' ? [] : [tokens.length === 0 ? sql`false` : sql`r.search_tokens @> ${tokens}::text[]`]),
    ]
    const { rows } = await sql<{ id: string; title: string; number: string | null; formKey: string }>`
      select r.id, r.title, r.number, r.form_key from form_records r where ${sql.join(parts, sql` and `)}
      order by r.happened_on desc, r.id desc limit ${ids?.length ?? shown}`.execute(context.db)
    return { rows }
  },
})

export const referringQueries = [findReferable] as const
