import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { packCadences } from '#packs/cadences.ts'
import { occasionsFor } from '#packs/care.ts'
import { packDuties } from '#packs/duties.ts'
import { packForms } from '#packs/forms.ts'
import { findPack, packOrder } from '#packs/pack-order.ts'
import { packPolicies } from '#packs/policies.ts'
import { packRecords } from '#packs/records.ts'
import { invalidField } from '#platform/core/errors.ts'
import { type Text, textIn } from '#platform/core/i18n.ts'
import type { Pack } from '#platform/core/pack.ts'
import { findDepartment, findPost, findRole } from '../organisation/queries.ts'
import { readFirm } from '../queries.ts'
import { wordsOf } from '../rules.ts'
import { type Added, leavingOf } from './rules.ts'

/** A trade that can come and go; the core cannot. */
export function tradeOf(key: string): Pack {
  const pack = findPack(key)
  if (pack === undefined || key === 'core') throw invalidField('pack', 'pack.unknown', { key })
  return pack
}

type Row = Added & { name: string; version: number }
export type Leaving = { departments: Row[]; posts: Row[]; roles: Row[] }
type Found = { leaving: Leaving; staying: Leaving }

/** What removing a trade takes away of the departments, posts and roles it added, and what of them stays. */
export async function organisationOf(context: Context, pack: Pack): Promise<Found> {
  const { packs } = await readFirm(context.db)
  const others = packOrder.filter(({ key }) => key !== pack.key && (key === 'core' || packs.includes(key)))
  const posts = await postsOf(context, pack, others)
  const departments = await departmentsOf(context, pack, others, posts.leaving)
  const roles = await rolesOf(context, pack)
  return {
    leaving: { departments: departments.leaving, posts: posts.leaving, roles: roles.leaving },
    staying: { departments: departments.staying, posts: posts.staying, roles: roles.staying },
  }
}

type Parted = { leaving: Row[]; staying: Row[] }

async function postsOf(context: Context, pack: Pack, others: readonly Pack[]): Promise<Parted> {
  const shared = await playedBy(context, others, 'posts')
  const keys = new Set(pack.organisation.posts.map((one) => one.key))
  const all = await context.db
    .selectFrom('posts')
    .select(['id', 'key', 'title as name', 'version', 'superiorPostId', 'deputyPostId'])
    .execute()
  const rows = all.map((one) => ({ ...one, above: [one.superiorPostId, one.deputyPostId] }))
  const mine = rows.filter(({ key }) => key !== null && keys.has(key))
  const used = await usedOf(context, 'posts', ['posts'])
  return part(rows, mine, (one) => shared.has(one.id) || used.has(one.id))
}

async function departmentsOf(
  context: Context,
  pack: Pack,
  others: readonly Pack[],
  leavingPosts: readonly Row[],
): Promise<Parted> {
  const shared = await playedBy(context, others, 'departments')
  const keys = new Set(pack.organisation.departments.map((one) => one.key))
  const all = await context.db.selectFrom('departments').select(['id', 'key', 'name', 'version', 'parentId']).execute()
  const rows = all.map((one) => ({ ...one, above: [one.parentId] }))
  const mine = rows.filter(({ key }) => key !== null && keys.has(key))
  const used = await usedOf(context, 'departments', ['departments', 'posts'])
  const gone = new Set(leavingPosts.map(({ id }) => id))
  const posts = await context.db
    .selectFrom('posts')
    .select(['id', 'departmentId'])
    .where('departmentId', 'is not', null)
    .execute()
  const peopled = new Set(posts.flatMap((one) => (gone.has(one.id) ? [] : [one.departmentId])))
  return part(rows, mine, (one) => shared.has(one.id) || used.has(one.id) || peopled.has(one.id))
}

async function rolesOf(context: Context, pack: Pack): Promise<Parted> {
  const mine = await context.db
    .selectFrom('roles')
    .select(['id', 'name', 'version'])
    .where('packKey', '=', pack.key)
    .execute()
  const rows = mine.map((one) => ({ ...one, above: [] }))
  const used = await usedOf(context, 'roles', [])
  return part(rows, rows, (one) => used.has(one.id))
}

/** What the firm changed is its own and stays. */
function part(all: readonly Row[], mine: readonly Row[], isHeld: (one: Row) => boolean): Parted {
  const free = mine.filter((one) => one.version === 1 && !isHeld(one))
  const freeIds = new Set(free.map(({ id }) => id))
  const leaving = leavingOf(
    free,
    all.filter(({ id }) => !freeIds.has(id)),
  )
  const goes = new Set(leaving.map(({ id }) => id))
  return { leaving, staying: mine.filter(({ id }) => !goes.has(id)) }
}

/** The rows that play a part of these trades too. */
async function playedBy(
  context: Context,
  packs: readonly Pack[],
  kind: 'departments' | 'posts',
): Promise<ReadonlySet<string>> {
  const find = kind === 'posts' ? findPost : findDepartment
  const ids = new Set<string>()
  for (const { organisation } of packs)
    for (const { key } of organisation[kind]) {
      const id = await find(context, key)
      if (id !== undefined) ids.add(id)
    }
  return ids
}

type Organised = 'departments' | 'posts' | 'roles'
const named = { departments: '%department_id', posts: '%post_id', roles: '%role_id' } as const

/** Ids that any row of any table names, `except` for tables whose rows may go as well. */
async function usedOf(context: Context, table: Organised, except: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows: places } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped and t.typname = 'uuid' and not c.relname = any(${except}::text[])
      and (a.attname like ${named[table]} or exists (select 1 from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = ${table}::regclass and a.attnum = any(f.conkey)))`.execute(
    context.db,
  )
  if (places.length === 0) return new Set()
  const names = places.map(
    (one) => sql`exists (select 1 from ${sql.table(one.table)} x where x.${sql.ref(one.column)} = d.id)`,
  )
  const { rows } = await sql<{
    id: string
  }>`select d.id from ${sql.table(table)} d where ${sql.join(names, sql` or `)}`.execute(context.db)
  return new Set(rows.map(({ id }) => id))
}

const text = z.object({ zh: z.string(), en: z.string() })
const names = z.object({ departments: z.array(z.string()), posts: z.array(z.string()), roles: z.array(z.string()) })

export const packDifference = query({
  name: 'pack.difference',
  about: 'What a trade brings, what switching it on would add, and what removing it would take away and leave (TEC-14)',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ pack: z.string().max(40) }),
  output: z.object({
    isOn: z.boolean(),
    /** What a customer is called with the trade and without it. */
    words: z.object({ on: text, off: text }),
    brings: z.object({
      forms: z.int(),
      cadences: z.int(),
      duties: z.int(),
      occasions: z.int(),
      policies: z.int(),
      fields: z.int(),
      folders: z.int(),
    }),
    adds: names,
    leaves: names,
    stays: names,
  }),
  async run(context, { pack: key }) {
    const pack = tradeOf(key)
    const { packs } = await readFirm(context.db)
    const isOn = packs.includes(key)
    const without = packs.filter((one) => one !== key)
    const word = (list: readonly string[]) => wordsOf(list)['customer'] ?? { zh: '', en: '' }
    const { leaving, staying } = await organisationOf(context, pack)
    const records = packRecords[key]
    return {
      isOn,
      words: { on: word(isOn ? packs : [...packs, key]), off: word(without) },
      brings: {
        forms: packForms[key]?.length ?? 0,
        cadences: packCadences[key]?.length ?? 0,
        duties: packDuties[key]?.length ?? 0,
        occasions: occasionsFor([key]).filter((one) => one.pack === key).length,
        policies: packPolicies[key]?.length ?? 0,
        fields: Object.keys(records?.fields ?? {}).length,
        folders: records?.folders?.folders.length ?? 0,
      },
      adds: await missingOf(context, pack),
      leaves: namesOf(leaving),
      stays: namesOf(staying),
    }
  },
})

const namesOf = ({ departments, posts, roles }: Leaving) => ({
  departments: departments.map((one) => one.name),
  posts: posts.map((one) => one.name),
  roles: roles.map((one) => one.name),
})

async function missingOf(context: Context, { organisation }: Pack): Promise<z.output<typeof names>> {
  const { db } = context
  const keysOf = async (table: 'departments' | 'posts') =>
    new Set((await db.selectFrom(table).select('key').where('key', 'is not', null).execute()).map(({ key }) => key))
  const [departmentKeys, postKeys] = [await keysOf('departments'), await keysOf('posts')]
  // Nobody of that name stands yet in a department that is still to come.
  const coming = new Set<string>()
  const departments = []
  for (const one of organisation.departments) {
    if (departmentKeys.has(one.key)) continue
    const isBelow = one.parent !== undefined && coming.has(one.parent)
    if (!isBelow && (await findDepartment(context, one.key)) !== undefined) continue
    coming.add(one.key)
    departments.push(one.name)
  }
  const posts = []
  for (const one of organisation.posts) {
    if (postKeys.has(one.key)) continue
    const isIn = one.department !== undefined && coming.has(one.department)
    if (isIn || (await findPost(context, one.key)) === undefined) posts.push(one.title)
  }
  const roles = []
  for (const one of organisation.roles) if ((await findRole(context, one)) === undefined) roles.push(one.name)
  const inWords = (list: readonly Text[]) => list.map((one) => textIn(context.language, one))
  return { departments: inWords(departments), posts: inWords(posts), roles: inWords(roles) }
}

export const tradesQueries = [packDifference] as const
