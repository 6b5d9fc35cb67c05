import type { Context } from '#domain/kit.ts'
import { packOrder } from '#packs/pack-order.ts'
import type { PackDepartment, PackPost, PackRole } from '#platform/core/pack.ts'

/** The department that plays the part `key`: by its key, else the one of the pack's name in the pack's place. */
export async function findDepartment(context: Context, key: string): Promise<string | undefined> {
  const own = await context.db.selectFrom('departments').select('id').where('key', '=', key).executeTakeFirst()
  const wanted = packOrder.flatMap((one) => one.organisation.departments).find((one) => one.key === key)
  if (own !== undefined || wanted === undefined) return own?.id
  const parentId = await placeOf(context, wanted)
  const namesake = await context.db
    .selectFrom('departments')
    .select('id')
    .where('name', '=', wanted.name.zh)
    .where('parentId', parentId === null ? 'is' : '=', parentId)
    .executeTakeFirst()
  return namesake?.id
}

/** Below the pack's parent; without one, below the firm's first department. */
export async function placeOf(context: Context, { parent }: PackDepartment): Promise<string | null> {
  const above = parent === undefined ? undefined : await findDepartment(context, parent)
  if (above !== undefined) return above
  const topmost = context.db.selectFrom('departments').select('id').where('parentId', 'is', null)
  return (await topmost.orderBy('createdAt').orderBy('id').executeTakeFirst())?.id ?? null
}

export async function departmentOf(context: Context, { department }: PackPost): Promise<string | null> {
  return department === undefined ? null : ((await findDepartment(context, department)) ?? null)
}

/** The post that plays the part `key`: by its key, else the one of that title in the same department. */
export async function findPost(context: Context, key: string): Promise<string | undefined> {
  const own = await context.db.selectFrom('posts').select('id').where('key', '=', key).executeTakeFirst()
  const wanted = packOrder.flatMap((one) => one.organisation.posts).find((one) => one.key === key)
  if (own !== undefined || wanted === undefined) return own?.id
  const departmentId = await departmentOf(context, wanted)
  const namesake = await context.db
    .selectFrom('posts')
    .select('id')
    .where('title', '=', wanted.title.zh)
    .where('departmentId', departmentId === null ? 'is' : '=', departmentId)
    .executeTakeFirst()
  return namesake?.id
}

/** The role of that key, else the one of that name. */
export async function findRole(context: Context, { key, name }: PackRole): Promise<string | undefined> {
  const known = await context.db
    .selectFrom('roles')
    .select('id')
    .where((on) => on.or([on('key', '=', key), on('name', '=', name.zh)]))
    .executeTakeFirst()
  return known?.id
}
