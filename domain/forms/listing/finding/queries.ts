import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { type Condition, everything, type Operator } from '#platform/core/conditions.ts'
import { fieldsIn } from '#platform/core/forms/soundness.ts'
import { hitsAtMost } from '#platform/core/frequency.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay, periods } from '#platform/core/time.ts'
import { compileCondition, likePattern } from '#platform/server/condition-sql.ts'
import { readFrequencies } from '#platform/server/frequency.ts'
import { decode, defaultLimit, listInput, type Sort } from '#platform/server/list.ts'
import { dayNumber, isWithin, type Recent, type Span } from '#platform/server/recent.ts'
import type { Definition } from '../../definitions/rules.ts'
import { recordReaches } from '../../records/queries.ts'
import { formRecord, recordStates } from '../../schema.ts'
import { answerFields, answerPlace, answerPrefix, choicesOf, refuseCovered } from '../rules.ts'

type Sql = RawBuilder<unknown>

export const stateKeys = Object.keys(recordStates) as [keyof typeof recordStates]

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

const archiveOf = sql`left join customers c on c.id = r.customer_id`
export const recordsFrom = sql`form_records r ${archiveOf}`

/** Where somebody's records are looked for, what they must fulfil, and ways in which they are reached. */
export type Sought = {
  askedOf: Sql
  /** The words, where what is asked of does not hold them already: they lie apart, so that asking twice is dear. */
  found?: Sql | undefined
  /** Where the latest days are likely to fill a page: the records of a span that hold the words, to be tried before. */
  recent?: (Recent & { within: (span: Span) => Sql }) | undefined
  where: Sql
  anyOf: readonly Sql[]
  mostCounted: number
}

/** What a record must fulfil to be in somebody's list. */
export async function whereOf(
  context: Context,
  filter: RecordsFilter,
  definition: Definition | undefined,
): Promise<Sql> {
  const { askedOf, found = sql`true`, where, anyOf } = await soughtIn(context, filter, definition)
  const among = askedOf === allRecords ? found : sql`r.id in (select r.id from ${askedOf})`
  return sql`(${sql.join(anyOf, sql` or `)}) and ${among} and ${where}`
}

/** Sealed and void ones are out of the way unless asked for. */
export async function soughtIn(
  context: Context,
  filter: RecordsFilter,
  definition: Definition | undefined,
  { sort, cursor }: { sort?: readonly Sort[] | undefined; cursor?: string | undefined } = {},
): Promise<Sought> {
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
    chosen: (key: string, op: Operator, options: readonly string[]) =>
      definition === undefined ? undefined : chosenSql(definition, key, op, options),
  }
  const asked = fieldsIn(filter.condition)
  const asksVoid = asked.includes('state') || asked.includes('voidedAt') || filter.state !== undefined
  const asksSealed =
    asked.includes('sealedAt') && (has(context.actor, 'forms.seal') || has(context.actor, 'forms.unseal'))
  const isByAnswer = asked.some((key) => key.startsWith(answerPrefix))
  const usual = isByAnswer ? answerCeiling : listCeiling
  const latest = isLatestFirst(sort) ? { cursor } : undefined
  const { askedOf, found, recent, mostCounted = usual } = await soughtWords(context, filter.search ?? '', latest)
  const parts = [
    compileCondition({ all: conditions }, target, conditionContext(context)),
    ...(filter.form === undefined ? [] : [sql`r.form_key = ${filter.form}`]),
    ...(asksVoid ? [] : [sql`r.state <> 'voided'`]),
    ...(asksSealed ? [] : [sql`r.sealed_at is null`]),
  ]
  const anyOf = recordReaches(context, 'forms.read', 'r') ?? [sql`true`]
  return { askedOf, found, recent, where: sql.join(parts, sql` and `), anyOf, mostCounted }
}

function chosenSql(definition: Definition, key: string, op: Operator, options: readonly string[]): Sql | undefined {
  if (op !== 'in' && op !== 'hasAny' && op !== 'hasAll') return undefined
  const choices = choicesOf(definition.form, key, options)
  return choices && sql`r.choices ${op === 'hasAll' ? sql`@>` : sql`&&`} ${choices}::text[]`
}

// Counting visits every row it counts: three thousand take 5 ms, and nobody compares larger numbers by eye.
const listCeiling = 3000
// What an answer or a common word sets apart is looked for in the rows themselves, and those between are passed too.
const answerCeiling = 1000
const commonCeiling = 500

const allRecords = sql`form_records r`
// Passing a record on the way from the newest takes 20 µs, as its words lie apart; gathering one takes 3.5.
const passingToGathering = 6
// Of a large register the pages with the hits lie on the disk, and each costs ten times as much.
const gatheredAtMost = 5000

/**
 * A search over all records: few hits are gathered before anything else is asked, which the planner, left alone, would
 * not do; of a word that many have, a page of the latest is met in the latest days. In any other order a word that many
 * have is met soon on the way.
 */
async function soughtWords(
  context: Context,
  text: string,
  latest: { cursor: string | undefined } | undefined,
): Promise<Pick<Sought, 'askedOf' | 'found' | 'recent'> & { mostCounted?: number }> {
  if (text.trim() === '') return { askedOf: allRecords }
  const { tokens } = queryOf(text)
  if (tokens.length === 0) return { askedOf: allRecords, found: searchSql(text) }
  const gathered = (more: Sql) => sql`(select * from form_records r where ${searchSql(text)} and ${more} offset 0) r`
  const frequencies = await readFrequencies(context, 'form_records', 'search_tokens')
  const hits = hitsAtMost(frequencies, tokens)
  const days = latest !== undefined && hits > fewHits ? await latestDays(context, latest.cursor) : undefined
  const recent = days && { ...days, within: (span: Span) => gathered(days.within(span)) }
  const mostGathered = Math.min(gatheredAtMost, Math.sqrt(defaultLimit * passingToGathering * frequencies.sources))
  return hits > mostGathered
    ? { askedOf: allRecords, found: searchSql(text), recent, mostCounted: commonCeiling }
    : { askedOf: gathered(sql`true`), recent }
}

const isLatestFirst = (sort: readonly Sort[] | undefined) =>
  sort === undefined || (sort.length === 1 && sort[0]?.field === 'happenedOn' && sort[0].descending === true)

// Fewer are sooner gathered at once than sought day by day.
const fewHits = 300
const firstDays = 2

/** The days back from where the last page ended, or from today with those to come; see migration 0097. */
async function latestDays(context: Context, cursor: string | undefined): Promise<Sought['recent']> {
  const mark = cursor === undefined ? undefined : decode(cursor, 2)[0]
  const today = chinaDay(context.now)
  const toCome = mark === undefined ? await daysAfter(context, today) : []
  if (toCome.length > mostDaysToCome) return undefined
  const days = sql`days_of(r.happened_on)`
  return { to: dayNumber(mark ?? today), first: firstDays, within: (span) => isWithin(days, span, toCome) }
}

const mostDaysToCome = 100

/** Sheets may be of a day to come, which stands before today: as a rule there are none. */
async function daysAfter({ db }: Context, today: string): Promise<number[]> {
  const { rows } = await sql<{ day: number }>`select distinct (days_of(happened_on))[1] as day from form_records
    where happened_on > ${today} limit ${mostDaysToCome + 1}`.execute(db)
  return rows.map((row) => row.day)
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
