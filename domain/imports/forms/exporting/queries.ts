import { type RawBuilder, sql } from 'kysely'
import type { Placed } from '#domain/archives/policy.ts'
import { reachOf, shownAnswers } from '#domain/forms/covering/rules.ts'
import { currentDefinition } from '#domain/forms/definitions/queries.ts'
import { namesIn } from '#domain/forms/filling/queries.ts'
import { type RecordsFilter, recordsFrom, whereOf } from '#domain/forms/listing/finding/queries.ts'
import { totalsFor } from '#domain/forms/listing/queries.ts'
import { readPosts } from '#domain/forms/posts/queries.ts'
import { placedSource, recordScopeSql, wroteSource } from '#domain/forms/records/queries.ts'
import type { FormRecord } from '#domain/forms/schema.ts'
import { sheetFields, spread, toSheet } from '#domain/forms/sheets/rules.ts'
import type { Context } from '#domain/kit.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import { cellOf } from '../../exports/rules.ts'
import { draftMark, recordColumns } from '../rules.ts'

// One question per page: large enough that the database works in bulk, small enough for flat memory.
const pageSize = 500

type Cells = (string | number | null)[]
export type FormSheet = { title: string; columns: FieldData[]; rows: AsyncGenerator<Cells> }

/** The records of a form as a sheet: a record on as many rows as its longest table has, totals at the end (FRM-19). */
export async function sheetOf(
  context: Context,
  filter: RecordsFilter & { form: string },
  language: Language,
  signal: AbortSignal,
): Promise<FormSheet> {
  const definition = await currentDefinition(context, filter.form)
  const { form } = definition
  const where = sql`${await whereOf(context, filter, definition)} and ${recordScopeSql(context, 'forms.export', 'r')}`
  const fields = sheetFields(form)
  const heads = Object.entries(recordColumns).filter(([name]) => name !== 'happenedOn' || form.happenedIn === undefined)
  const posts = await readPosts(context)
  async function* rows(): AsyncGenerator<Cells> {
    let after: string | undefined
    for (;;) {
      signal.throwIfAborted()
      const page = await pageAfter(context, where, after)
      for (const row of page) {
        const { values } = shownAnswers(form, row.values, reachOf(context.actor, row, form, posts))
        const names = await namesIn(context, form, values)
        for (const [n, line] of spread(form, values).entries()) {
          const own: Record<string, unknown> = {
            number: row.number ?? textIn(language, draftMark),
            customer: row.customerNumber,
            happenedOn: row.happenedOn,
          }
          yield [
            // The number stands in every row of a record, so that each row says what it belongs to.
            ...heads.map(([name, field]) => cell(field, n === 0 || name === 'number' ? own[name] : null)),
            ...fields.map(({ key, table, field, data }) => {
              const from = table === undefined ? line.values : (line.rows[table] ?? {})
              return cell(data, key === field.key ? toSheet(field, from[key], names) : from[key], names)
            }),
          ]
        }
      }
      after = page.at(-1)?.id
      if (page.length < pageSize) break
    }
    const totals = await totalsFor(context, definition, where)
    if (Object.keys(totals).length > 0)
      yield [
        language === 'en' ? 'Total' : '合计',
        ...heads.slice(1).map(() => null),
        ...fields.map(({ key, table }) => (table === undefined ? (totals[key] ?? null) : null)),
      ]
  }
  const cell = (field: FieldData, value: unknown, names: Readonly<Record<string, string>> = {}) =>
    cellOf(field, value ?? null, language, new Map(Object.entries(names)))
  return {
    title: textIn(language, form.title),
    columns: [...heads.map(([, field]) => field), ...fields.map((one) => one.data)],
    rows: rows(),
  }
}

type Row = Pick<
  FormRecord,
  | 'id'
  | 'number'
  | 'values'
  | 'happenedOn'
  | 'ownerId'
  | 'createdBy'
  | 'holderId'
  | 'keeperId'
  | 'staffId'
  | 'departmentId'
> & { placed: Placed | null; wrote: string[]; customerNumber: string | null }

async function pageAfter(context: Context, where: RawBuilder<unknown>, after: string | undefined): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select r.id, r.number, r."values", r.happened_on, r.owner_id, r.created_by, r.holder_id, r.keeper_id, r.staff_id,
      r.department_id, c.number as customer_number, ${placedSource}, ${wroteSource(context)} from ${recordsFrom}
    where ${where} and ${after === undefined ? sql`true` : sql`r.id > ${after}`} order by r.id limit ${pageSize}`.execute(
      context.db,
    )
  return rows
}
