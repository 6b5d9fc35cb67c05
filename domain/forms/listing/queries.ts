import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext, namesOf } from '#domain/archives/access/queries.ts'
import type { Placed } from '#domain/archives/policy.ts'
import { type Context, query } from '#domain/kit.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { type Condition, everything } from '#platform/core/conditions.ts'
import type { Fields } from '#platform/core/fields.ts'
import { fieldsIn } from '#platform/core/forms/soundness.ts'
import { hitsAtMost } from '#platform/core/frequency.ts'
import { has } from '#platform/core/rights.ts'
import { periods } from '#platform/core/time.ts'
import { compileCondition, jsonValue, likePattern } from '#platform/server/condition-sql.ts'
import { readFrequencies } from '#platform/server/frequency.ts'
import { countUpTo, defaultLimit, listInput, readPage } from '#platform/server/list.ts'
import { reachOf, shownAnswers } from '../covering/rules.ts'
import { currentDefinition } from '../definitions/queries.ts'
import type { Definition } from '../definitions/rules.ts'
import { namesIn } from '../filling/queries.ts'
import { readPost } from '../posts/queries.ts'
import { placedSource, recordScopeSql } from '../records/queries.ts'
import { type FormRecord, formRecord, recordStates } from '../schema.ts'
import { answerFields, answerPlace, answerPrefix, listedKeys, refuseCovered, totalled } from './rules.ts'

type Sql = RawBuilder<unknown>

// Counting visits every row it counts: three thousand take 5 ms, and nobody compares larger numbers by eye.
export const listCeiling = 3000

const stateKeys = Object.keys(recordStates) as [keyof typeof recordStates]

/** What narrows a list besides its condition. */
export const recordsFilter = {
  form: z.string().max(40).optional(),
  condition: listInput.shape.condition,
  search: z.string().max(200).optional(),
  state: z.union([z.enum(stateKeys), z.array(z.enum(stateKeys)).max(stateKeys.length)]).optional(),
  customerId: z.uuid().optional(),
  staffId: z.uuid().optional(),
  keeperId: z.uuid().optional(),
  holderId: z.uuid().optional(),
  period: z.enum(periods).optional(),
}
const filterSchema = z.strictObject(recordsFilter)
export type RecordsFilter = z.output<typeof filterSchema>

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
export const recordsFrom = sql`form_records r left join customers c on c.id = r.customer_id`

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
    const post = await readPost(context)
    const shownKeys = definition === undefined ? [] : (columns ?? listedKeys(definition.form))
    const where = await whereOf(context, filter, definition, sort)
    const list = listOf(definition)
    type Read = z.output<typeof recordRow> & Pick<FormRecord, 'createdBy' | 'values'> & { placed: Placed | null }
    const page = await readPage<Read>(bare(context), {
      ...list,
      select: sql`${rowColumns}, r.created_by, ${placedSource}, ${answersSource(shownKeys)} as "values"`,
      where,
      sort: sort ?? [{ field: 'happenedOn', descending: true }],
      cursor,
      limit,
    })
    const rows = page.rows.map(({ createdBy, placed, values, ...row }) => {
      const shown =
        definition === undefined
          ? { values: {}, masked: [] }
          : shownAnswers(
              definition.form,
              values,
              reachOf(context.actor, { ...row, createdBy, placed }, definition.form, post),
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
      ...(isFirst ? await countUpTo(bare(context), recordsFrom, where, listCeiling) : {}),
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

/** What a record must fulfil to be in somebody's list. Sealed and void ones are out of the way unless asked for. */
export async function whereOf(
  context: Context,
  filter: RecordsFilter,
  definition: Definition | undefined,
  sort?: readonly { field: string }[],
): Promise<Sql> {
  refuseCovered(definition?.form, filter.condition, sort, has(context.actor, 'customer.reveal'))
  const conditions: Condition[] = [filter.condition ?? everything]
  const among = (field: string, value: string | undefined) =>
    value === undefined ? [] : [{ field, op: 'in' as const, value: [value] }]
  conditions.push(
    ...among('customerId', filter.customerId),
    ...among('staffId', filter.staffId),
    ...among('keeperId', filter.keeperId),
    ...among('holderId', filter.holderId),
    ...(filter.state === undefined ? [] : [{ field: 'state', op: 'in' as const, value: [filter.state].flat() }]),
    ...(filter.period === undefined ? [] : [{ field: 'happenedOn', op: 'period' as const, value: filter.period }]),
  )
  const own = definition === undefined ? {} : answerFields(definition.form)
  const target = {
    fields: formRecord.fields,
    alias: 'r',
    extra: own,
    extraAt: (key: string) =>
      definition === undefined ? { column: 'values', path: [key] } : answerPlace(definition.form, key),
    search: searchSql,
  }
  const asked = fieldsIn(filter.condition)
  const asksVoid = asked.includes('state') || asked.includes('voidedAt') || filter.state !== undefined
  const asksSealed =
    asked.includes('sealedAt') && (has(context.actor, 'forms.seal') || has(context.actor, 'forms.unseal'))
  const parts = [
    recordScopeSql(context, 'forms.read', 'r'),
    compileCondition({ all: conditions }, target, conditionContext(context)),
    ...(filter.form === undefined ? [] : [sql`r.form_key = ${filter.form}`]),
    ...(filter.search === undefined || filter.search.trim() === '' ? [] : [await foundSql(context, filter.search)]),
    ...(asksVoid ? [] : [sql`r.state <> 'voided'`]),
    ...(asksSealed ? [] : [sql`r.sealed_at is null`]),
  ]
  return sql.join(parts, sql` and `)
}

// Gathering so many takes some ten milliseconds; a word that more records have is met soon on the way from the newest.
const mostGathered = 5000

/** A search over all records. The planner, left alone, walks from the newest for a word that hardly one has. */
async function foundSql(context: Context, text: string): Promise<Sql> {
  const { tokens } = queryOf(text)
  if (tokens.length === 0) return searchSql(text)
  const frequencies = await readFrequencies(context, 'form_records', 'search_tokens')
  if (hitsAtMost(frequencies, tokens) > mostGathered) return searchSql(text)
  return sql`r.id in (select r.id from form_records r where ${searchSql(text)} offset 0)`
}

// 'MR-2611-0003' is the number of one sheet; its parts alone stand in the numbers of many.
const ownNumber = /^[A-Za-z]+[\w]*-[\w-]*\d/

function searchSql(text: string): Sql {
  const { tokens } = queryOf(text)
  if (tokens.length === 0) return text.trim() === '' ? sql`true` : sql`false`
  return ownNumber.test(text.trim())
    ? sql`(r.search_tokens @> ${tokens}::text[] and r.number ilike ${likePattern(text.trim(), '%', '%')})`
    : sql`r.search_tokens @> ${tokens}::text[]`
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
