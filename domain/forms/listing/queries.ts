import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { namesOf } from '#domain/archives/access/queries.ts'
import type { Placed } from '#domain/archives/policy.ts'
import { type Context, query } from '#domain/kit.ts'
import type { Fields } from '#platform/core/fields.ts'
import { has } from '#platform/core/rights.ts'
import { jsonValue } from '#platform/server/condition-sql.ts'
import { countUpTo, defaultLimit, listInput, type Page, readPage } from '#platform/server/list.ts'
import { readRecent } from '#platform/server/recent.ts'
import { reachOf, shownAnswers } from '../covering/rules.ts'
import { currentDefinition } from '../definitions/queries.ts'
import type { Definition } from '../definitions/rules.ts'
import { namesIn } from '../filling/queries.ts'
import { readPosts } from '../posts/queries.ts'
import { placedSource, wroteSource } from '../records/queries.ts'
import { type FormRecord, formRecord } from '../schema.ts'
import { recordsFilter, recordsFrom, type Sought, soughtIn, stateKeys, whereOf } from './finding/queries.ts'
import { answerFields, answerPlace, answerPrefix, listedKeys, totalled } from './rules.ts'

type Sql = RawBuilder<unknown>

export const recordRow = z.object({
  id: z.uuid(),
  version: z.int(),
  formKey: z.string(),
  number: z.string().nullable(),
  state: z.enum(stateKeys),
  title: z.string(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  contactId: z.uuid().nullable(),
  staffId: z.uuid().nullable(),
  happenedOn: z.string(),
  ownerId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
  holderId: z.uuid(),
  keeperId: z.uuid().nullable(),
  filledBy: z.string().nullable(),
  source: z.string(),
  submittedAt: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  filedAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
  sealedAt: z.string().nullable(),
  updatedAt: z.string(),
})
const listedRow = recordRow.extend({
  /** The listed answers, covered where the caller may not read them. */
  values: z.record(z.string(), z.unknown()),
  masked: z.array(z.string()),
})

export const rowColumns = sql`r.id, r.version, r.form_key, r.number, r.state, r.title, r.customer_id, c.name as customer_name, r.contact_id, r.staff_id,
  r.happened_on, r.owner_id, r.department_id, r.holder_id, r.keeper_id, r.filled_by, r.source, r.submitted_at, r.reviewed_at, r.approved_at,
  r.filed_at, r.returned_at, r.sealed_at, r.updated_at`
/** Where records are asked of, and what they must fulfil there. */
type Place = { askedOf: Sql; where: Sql }

/** Of what was found in the latest days alone it is known that there is more. */
async function countSought(context: Context, { askedOf, where }: Place, { anyOf, mostCounted, ...sought }: Sought) {
  const ways = { id: sql`r.id`, conditions: anyOf, order: sql`r.happened_on desc, r.id desc` }
  const { total, isExact } = await countUpTo(bare(context), askedOf, where, mostCounted, ways)
  return { total, isExact: isExact && askedOf === sought.askedOf }
}

/** A page out of the latest days where they fill it, or out of everything. */
async function firstFilled<R>(sought: Sought, limit: number, read: (place: Place) => Promise<Page<R>>) {
  const { askedOf, found, where, recent } = sought
  const filled =
    recent &&
    (await readRecent(recent, limit, async (span) => {
      const place = { askedOf: recent.within(span), where }
      return { ...(await read(place)), place }
    }))
  if (filled) return filled
  const place = { askedOf, where: found === undefined ? where : sql`${found} and ${where}` }
  return { ...(await read(place)), place }
}

export const listRecords = query({
  name: 'form.records',
  about: 'Filled forms that fulfil a condition and a search, page by page; of one form with its answers',
  needs: { right: 'forms.read' },
  input: listInput.extend(recordsFilter).extend({
    /** Answers to show; the form's own choice when left out. */
    columns: z.array(z.string().max(60)).max(60).optional(),
    count: z.boolean().optional(),
  }),
  output: z.object({
    rows: z.array(listedRow),
    next: z.string().nullable(),
    total: z.int().optional(),
    /** False: there are more than `total`. */
    isExact: z.boolean().optional(),
    columns: z.array(z.string()),
    names: z.record(z.string(), z.string()),
  }),
  async run(context, { sort, cursor, limit = defaultLimit, columns, count, ...filter }) {
    const definition = filter.form === undefined ? undefined : await currentDefinition(context, filter.form)
    const posts = await readPosts(context)
    const shownKeys = definition === undefined ? [] : (columns ?? listedKeys(definition.form))
    const sought = await soughtIn(context, filter, definition, { sort, cursor })
    const list = listOf(definition)
    type Read = z.output<typeof recordRow> &
      Pick<FormRecord, 'createdBy' | 'values'> & { placed: Placed | null; wrote: string[] }
    const { place, ...page } = await firstFilled(
      sought,
      limit,
      async ({ askedOf, where }) =>
        await readPage<Read>(bare(context), {
          ...list,
          select: sql`${rowColumns}, r.created_by, ${placedSource}, ${wroteSource(context)}, ${answersSource(shownKeys)} as "values"`,
          where,
          anyOf: sought.anyOf,
          askedOf,
          sort: sort ?? [{ field: 'happenedOn', descending: true }],
          cursor,
          limit,
        }),
    )
    const rows = page.rows.map(({ createdBy, placed, wrote, values, ...row }) => {
      const shown =
        definition === undefined
          ? { values: {}, masked: [] }
          : shownAnswers(
              definition.form,
              values,
              reachOf(context.actor, { ...row, createdBy, placed, wrote }, definition.form, posts),
            )
      return { ...row, ...shown }
    })
    context.audit({
      kind: 'list',
      subject: formRecord.name,
      ids: rows.map((row) => row.id),
      detail: { ...filter, ...(columns === undefined ? {} : { columns }) },
    })
    const isFirst = count ?? cursor === undefined
    return {
      rows,
      next: page.next,
      columns: shownKeys,
      names: {
        ...(definition && (await namesIn(context, definition.form, ...rows.map((row) => row.values)))),
        ...(await namesOf(
          context,
          rows.flatMap((row) => [row.ownerId, row.holderId, row.keeperId, row.staffId, row.departmentId]),
        )),
      },
      ...(isFirst ? await countSought(context, place, sought) : {}),
    }
  },
})

export const totalsOfRecords = query({
  name: 'form.totals',
  about: 'The sums of the amounts and counts of a form over all its records that fulfil a condition and a search',
  needs: { right: 'forms.read' },
  input: z.strictObject({ ...recordsFilter, form: z.string().max(40) }),
  output: z.object({ rows: z.int(), totals: z.record(z.string(), z.string()) }),
  async run(context, filter) {
    const definition = await currentDefinition(context, filter.form)
    const where = await whereOf(context, filter, definition)
    context.audit({ kind: 'list', subject: formRecord.name, ids: [], detail: { ...filter, totals: true } })
    return await sumsFor(context, definition, where)
  },
})

const bare = (context: Context) => context.db as unknown as Kysely<never>

/** The list machinery for records, with the answers of the form as further fields. */
export function listOf(definition: Definition | undefined) {
  const own = definition === undefined ? {} : answerFields(definition.form)
  const fields: Fields = { ...formRecord.fields, ...own }
  return {
    from: recordsFrom,
    alias: 'r',
    fields,
    keyOf: (key: string) => {
      const field = own[key]
      if (definition === undefined || field === undefined) return undefined
      return jsonValue(field, answerPlace(definition.form, key), 'r')
    },
  }
}

/** Only the answers that are shown leave the database. */
export function answersSource(keys: readonly string[]): Sql {
  if (keys.length === 0) return sql`'{}'::jsonb`
  const pairs = keys.map((key) => sql`${sql.lit(key)}, r."values" -> ${sql.lit(key)}`)
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs)}))`
}

/** Sums over the rows of the list (FRM-19), as plain decimal strings. */
export async function totalsFor(context: Context, definition: Definition, where: Sql): Promise<Record<string, string>> {
  return (await sumsFor(context, definition, where)).totals
}

async function sumsFor(context: Context, definition: Definition, where: Sql) {
  const fields = totalled(definition.form, has(context.actor, 'customer.reveal'))
  if (fields.length === 0) return { rows: 0, totals: {} }
  const own = answerFields(definition.form)
  const sums = fields.map((field, n) => {
    const key = `${answerPrefix}${field.key}`
    const value = jsonValue(own[key] ?? (field as never), answerPlace(definition.form, key), 'r')
    return sql`trim_scale(coalesce(sum(${value}::numeric), 0))::text as ${sql.ref(`sum_${n}`)}`
  })
  const { rows } = await sql<
    Record<string, string> & { rows: number }
  >`select count(*)::int as rows, ${sql.join(sums)} from ${recordsFrom} where ${where}`.execute(context.db)
  const [row] = rows
  return {
    rows: row?.rows ?? 0,
    totals: Object.fromEntries(fields.map((field, n) => [field.key, row?.[`sum${n}`] ?? '0'])),
  }
}

export const listingQueries = [listRecords, totalsOfRecords] as const
