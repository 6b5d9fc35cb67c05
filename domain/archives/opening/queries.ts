import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#domain/kit.ts'
import { columnOf } from '#platform/core/fields.ts'
import { kept } from '#platform/server/kept.ts'
import { scorePair, type Telling, telling, worthALook } from '../duplicates/rules.ts'
import { type Placed, reaches } from '../policy.ts'
import { type CustomerValues, numberDigits, type Prepared } from '../rules.ts'
import { type Standard, standardOf } from '../standard/rules.ts'
import { checkPeople, namedPeople, peopleKeys } from './rules.ts'

type Alike = Telling & Placed & { id: string; number: string; ownerName: string | null }

const alikeKeys = [...telling, 'id', 'number', 'ownerId', 'collectorId', 'createdBy', 'departmentId']
// A key that hundreds share (a switchboard, 张伟) tells nobody apart; ten of each are enough to find the one that counts.
const perKey = 10

/** Live customers that share a key with one being typed, whoever owns them; as JSON within a larger statement. */
export function alikeSource(keys: readonly string[]): RawBuilder<Alike[] | null> {
  return alikeJson(sql`unnest(${[...keys]}::text[]) key cross join lateral (
      select * from customers c where c.duplicate_keys @> array[key] and c.withdrawn_at is null limit ${sql.lit(perKey)}) a`)
}

// Names that begin alike are many; the first thirty are compared while somebody is typing.
const mostNear = 30

/** Live customers whose name, behind its place, begins with the same words: 云创科技 and 云创电子科技 share no key. */
export function nearSource(begin: string): RawBuilder<Alike[] | null> {
  return alikeJson(sql`(select * from customers c where c.withdrawn_at is null and c.id = any(array(
      select customer_id from customer_search where is_live and not is_contact and tokens @> ${[`^${begin}`]}::text[] limit ${sql.lit(mostNear)}))) a`)
}

function alikeJson(from: RawBuilder<unknown>): RawBuilder<Alike[] | null> {
  const columns = alikeKeys.map((key) => `'${key}', a.${columnOf(key)}`).join(', ')
  return sql`(select jsonb_agg(distinct jsonb_build_object(${sql.raw(columns)}, 'ownerName', (select name from staff where id = a.owner_id))) from ${from})`
}

/** What of the given archives tells whether they are the same as another, whoever owns them. */
async function readAlike(context: Context, ids: readonly string[]): Promise<Alike[]> {
  const { rows } = await sql<{
    alike: Alike[] | null
  }>`${kept}select ${alikeJson(sql`customers a where a.id = any(${[...ids]}::uuid[])`)} as alike`.execute(context.db)
  return rows[0]?.alike ?? []
}

export const duplicateShape = z.object({
  /** Absent for archives out of the caller's reach: they learn that it exists and who answers for it, no more. */
  id: z.string().optional(),
  number: z.string().optional(),
  name: z.string().optional(),
  score: z.int(),
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
  ownerName: z.string().nullable(),
  isVisible: z.boolean(),
})

/** Which of the alike ones may be the same customer, the likeliest first, and why. */
export function judgeAlike(context: Context, row: Telling, alike: readonly Alike[]): z.input<typeof duplicateShape>[] {
  return alike
    .map((other) => ({ other, ...scorePair(row, other) }))
    .filter(({ score }) => score >= worthALook)
    .sort((a, b) => b.score - a.score)
    .map(({ other, score, reasons }) => {
      const isVisible = reaches(context.actor, 'customer.read', other)
      return {
        ...(isVisible ? { id: other.id, number: other.number, name: other.name } : {}),
        score,
        reasons: reasons.map(({ code, params }) => ({ code, message: context.t(code, params) })),
        ownerName: other.ownerName,
        isVisible,
      }
    })
}

export type Opening = { standard: Standard; alike: Alike[]; known: string[]; number: string | null }

/**
 * All that is asked before an archive is opened, in one round trip unless something looks alike: the standard, archives
 * that share a key, which of the named people and departments exist, and — when nothing looks alike — the next number
 * of the series.
 */
export async function readOpening(
  context: Context,
  wanted: {
    keys: readonly string[]
    people: readonly string[]
    departments: readonly string[]
    series: string | undefined
  },
): Promise<Opening> {
  const { rows } = await sql<{
    standard: string
    alike: string[]
    known: string[]
    number: string | null
  }>`${kept}select * from customer_opening(
    ${[...wanted.keys]}::text[], ${[...wanted.people]}::uuid[], ${[...wanted.departments]}::uuid[], ${wanted.series ?? null}, ${numberDigits})`.execute(
    context.db,
  )
  const { standard = '{}', alike = [], known = [], number = null } = rows[0] ?? {}
  return {
    standard: standardOf(standard),
    alike: alike.length === 0 ? [] : await readAlike(context, alike),
    known,
    number,
  }
}

/** Those of the named members of staff (still here) and departments that exist, for a change of an archive. */
export async function findPeople(
  context: Context,
  wanted: { people: readonly string[]; departments: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from staff where id = any(${[...wanted.people]}::uuid[]) and is_active
    union all select id from departments where id = any(${[...wanted.departments]}::uuid[])`.execute(context.db)
  return rows.map((row) => row.id)
}

/** The next `count` numbers of a series; a number that some archive carries already is passed over. */
export async function takeNumbers(context: Pick<Context, 'db'>, series: string, count: number): Promise<string[]> {
  const { rows } = await sql<{
    number: string
  }>`${kept}select take_numbers(${series}, ${numberDigits}, ${count}) as number`.execute(context.db)
  return rows.map((row) => row.number)
}

/** An owner, collector or department that is newly named must exist; one that has left since may stay. */
export async function checkNewPeople(context: Context, { diff }: Pick<Prepared, 'diff'>): Promise<void> {
  const values = Object.fromEntries(
    peopleKeys.flatMap((key) => (diff[key] ? [[key, diff[key][1]]] : [])),
  ) as CustomerValues
  const named = namedPeople(values)
  if (named.people.length + named.departments.length > 0) checkPeople(values, await findPeople(context, named))
}
