import { sql } from 'kysely'
import { z } from 'zod'
import { maskCustomer } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import { readPosts } from '#domain/forms/posts/queries.ts'
import type { Context } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { ruleNumbers } from '#domain/people/numbers/rules.ts'
import { nextBirthdayOn } from '#platform/core/chinese/lunar.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { listText, textIn } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { kept } from '#platform/server/kept.ts'
import { fallingSections } from '../falling/queries.ts'
import { paperSections } from '../papers/queries.ts'
import { policySections } from '../policies/queries.ts'
import { writeInBy } from '../rules.ts'
import { countedUpTo, rowsShown, type Section, sectionsFor, type Whose } from '../sections/queries.ts'

export const rowShape = z.object({
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

export const listShape = z.object({ count: z.int(), rows: z.array(rowShape) })
export type List = z.output<typeof listShape>

export const listKeys = [
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
  'policyReadings',
  'policyReviews',
  'cadenceChanges',
  'formSignatures',
  'poolFalls',
] as const

/** Every list of the day the actor's rights open: the workbench shows them, and the morning's mail carries what waits. */
export async function readDayLists(context: Context, whose: Whose): Promise<Record<string, List>> {
  const day = chinaDay(context.now)
  const lists = await readLists(context, await daySections(context, whose, day))
  return {
    ...lists,
    ...(lists['gaps'] && { gaps: withLabels(context, lists['gaps']) }),
    ...(lists['writeIns'] && {
      writeIns: mapRows(lists['writeIns'], (row) => ({ ...row, dueOn: writeInBy(row.dueOn ?? day) })),
    }),
    ...(lists['birthdays'] && { birthdays: withDays(context, lists['birthdays'], day) }),
  }
}

/** What the lists are read from. */
export async function daySections(context: Context, whose: Whose, day: string): Promise<Record<string, Section>> {
  return {
    ...sectionsFor(context, whose, day, await readAhead(context)),
    ...paperSections(context, whose, await readPosts(context)),
    ...(await fallingSections(context, whose, day)),
    ...policySections(context, whose, day),
  }
}

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
  return mapRows(list, (row) => {
    const labels = (row.detail ?? '').split(',').flatMap((key) => {
      const field = fields[key]
      return field ? [textIn(context.language, field.label)] : []
    })
    return { ...row, detail: listText(context.language, labels) || null }
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
