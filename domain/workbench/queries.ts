import { sql } from 'kysely'
import { z } from 'zod'
import { maskCustomer } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import { readPost } from '#domain/forms/posts/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { ruleNumbers } from '#domain/people/numbers/rules.ts'
import { lunarFeastOn, lunarTextOn, nextBirthdayOn, solarTermOn } from '#platform/core/chinese/lunar.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { kept } from '#platform/server/kept.ts'
import { paperSections } from './papers/queries.ts'
import { policySections } from './policies/queries.ts'
import { isWeekend, writeInBy } from './rules.ts'
import { countedUpTo, rowsShown, type Section, sectionsFor } from './sections/queries.ts'

const rowShape = z.object({
  id: z.uuid(),
  version: z.int(),
  customerId: z.uuid().nullable(),
  name: z.string(),
  kind: z.string().nullable(),
  number: z.string().nullable(),
  /** What the list says beside the name: who brought it, what is missing, which contract. */
  detail: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** Completeness in per cent, likeness of duplicates, rows of an import. */
  measure: z.int().nullable(),
})
type Row = z.output<typeof rowShape>

const listShape = z.object({ count: z.int(), rows: z.array(rowShape) })
type List = z.output<typeof listShape>

const keys = [
  'approvals',
  'verifications',
  'handIns',
  'writeIns',
  'reviews',
  'updates',
  'gaps',
  'duplicates',
  'birthdays',
  'contracts',
  'selfFills',
  'imports',
  'formDrafts',
  'formDecisions',
  'formsOut',
  'policyReviews',
  'cadenceChanges',
] as const

export const readToday = query({
  name: 'workbench.today',
  about:
    'What is due today: approvals, verifications, information to be written in, reviews, gaps, duplicates, birthdays, contracts',
  needs: 'signed-in',
  input: z.strictObject({ whose: z.enum(['me', 'department', 'all']).optional() }),
  output: z.object({
    day: z.string(),
    isWeekend: z.boolean(),
    /** 农历十月十五 下元节, with the solar term of the day. */
    lunar: z.string(),
    /** Whether the day has a feast or a solar term. */
    isMarked: z.boolean(),
    /** Counts end here: 1000 means a thousand or more. */
    countedUpTo: z.int(),
    /** Only the lists the person's rights open. */
    lists: z.object(
      Object.fromEntries(keys.map((key) => [key, listShape.optional()])) as Record<
        (typeof keys)[number],
        z.ZodOptional<typeof listShape>
      >,
    ),
  }),
  async run(context, { whose = 'me' }) {
    const day = chinaDay(context.now)
    const lists = await readLists(context, {
      ...sectionsFor(context, whose, day, await readAhead(context)),
      ...paperSections(context, whose, await readPost(context)),
      ...policySections(context, day),
    })
    const tidy = {
      ...lists,
      ...(lists['gaps'] && { gaps: withLabels(context, lists['gaps']) }),
      ...(lists['writeIns'] && {
        writeIns: mapRows(lists['writeIns'], (row) => ({ ...row, dueOn: writeInBy(row.dueOn ?? day) })),
      }),
      ...(lists['birthdays'] && { birthdays: withDays(context, lists['birthdays'], day) }),
    }
    const seen = Object.values(tidy).flatMap((list) => list.rows.flatMap((row) => row.customerId ?? []))
    if (seen.length > 0)
      context.audit({
        kind: 'list',
        subject: 'customer',
        ids: [...new Set(seen)],
        detail: { list: 'workbench', whose },
      })
    return {
      day,
      isWeekend: isWeekend(day),
      lunar: lunarTextOn(day, context.language === 'en' ? 'en' : 'zh'),
      isMarked: lunarFeastOn(day) !== undefined || solarTermOn(day) !== undefined,
      countedUpTo,
      lists: tidy,
    }
  },
})

/** How many days ahead the firm wants to be told. */
async function readAhead(context: Context): Promise<{ birthdays: number; contracts: number }> {
  const numbers = await readNumbers(context.db)
  return {
    birthdays: numbers['workbench.birthdayDays'] ?? ruleNumbers['workbench.birthdayDays'].usual,
    contracts: numbers['workbench.contractDays'] ?? ruleNumbers['workbench.contractDays'].usual,
  }
}

/**
 * All lists in one round trip: each with its count, counted no further than it tells something, and its first rows. The
 * plan is kept: making it takes four times as long as running it.
 */
async function readLists(context: Context, sections: Record<string, Section>): Promise<Record<string, List>> {
  const parts = Object.entries(sections).map(
    ([key, { from, where, select, order }]) => sql`select ${sql.lit(key)} as key,
      (select count(*) from (select 1 from ${from} where ${where} limit ${sql.lit(countedUpTo)}) counted) as count,
      (select coalesce(jsonb_agg(to_jsonb(listed)), '[]') from (select ${select} from ${from} where ${where} order by ${order} limit ${sql.lit(rowsShown)}) listed) as rows`,
  )
  if (parts.length === 0) return {}
  const { rows } = await sql<{ key: string } & List>`${kept}${sql.join(parts, sql` union all `)}`.execute(context.db)
  return Object.fromEntries(rows.map(({ key, ...list }) => [key, list]))
}

function mapRows(list: List, change: (row: Row) => Row): List {
  return { ...list, rows: list.rows.map(change) }
}

/** The missing fields by their names, in the reader's language. */
function withLabels(context: Context, list: List): List {
  const fields = customer.fields as Readonly<Record<string, FieldData>>
  const between = context.language === 'en' ? ', ' : '、'
  return mapRows(list, (row) => {
    const labels = (row.detail ?? '').split(',').flatMap((key) => {
      const field = fields[key]
      return field ? [textIn(context.language, field.label)] : []
    })
    return { ...row, detail: labels.join(between) || null }
  })
}

/** When each birthday is kept, and only then; its year stays covered as everywhere. */
function withDays(context: Context, list: List, today: string): List {
  const covered = mapRows(list, (row) => {
    const placed = { ownerId: null, collectorId: null, createdBy: null, departmentId: null, birthday: row.detail }
    const shown = maskCustomer(placed, context.actor).row.birthday
    return {
      ...row,
      detail: shown ?? null,
      dueOn: row.detail === null ? null : (nextBirthdayOn(row.detail, today) ?? null),
    }
  })
  return { ...covered, rows: covered.rows.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')) }
}

export const workbenchQueries = [readToday] as const
