import type { Context } from '#domain/kit.ts'
import { findPack, packOrder } from '#packs/pack-order.ts'
import { newId } from '#platform/core/ids.ts'
import type { PackDepartment, PackPost, PackRole } from '#platform/core/pack.ts'
import { addDepartment } from '../../departments/commands.ts'
import { post } from '../../posts/schema.ts'
import { noteCreation, stampsOf } from '../../records/commands.ts'
import { role } from '../../roles/schema.ts'

/**
 * Adds the departments, posts and roles of a pack that the firm does not have yet. What is there by key, or by name in
 * the same place, stays as the firm has it: renamed, moved and changed things are the firm's own, and two trades that
 * both have a 客户服务部 share it.
 */
export async function addOrganisation(
  context: Context,
  packKey: string,
  { withDepartments = true } = {},
): Promise<void> {
  const organisation = findPack(packKey)?.organisation
  if (organisation === undefined) return
  if (withDepartments) for (const one of organisation.departments) await ensureDepartment(context, one)
  for (const one of organisation.posts) await ensurePost(context, one)
  for (const one of organisation.posts) await linkSuperior(context, one)
  for (const one of organisation.roles) await ensureRole(context, packKey, one)
}

/** Parents come before their children in a pack, so one pass is enough. */
async function ensureDepartment(context: Context, wanted: PackDepartment): Promise<void> {
  const { key, name, kind = 'department', ownsRecords = false } = wanted
  const known = await findDepartment(context, key)
  if (known !== undefined) {
    await context.db.updateTable('departments').set({ key }).where('id', '=', known).where('key', 'is', null).execute()
    return
  }
  const parentId = await placeOf(context, wanted)
  await addDepartment(context, { name: name.zh, nameEn: name.en, kind, parentId, ownsArchives: ownsRecords }, key)
}

/** The department that plays the part `key`: by its key, else the one of the pack's name in the pack's place. */
async function findDepartment(context: Context, key: string): Promise<string | undefined> {
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
async function placeOf(context: Context, { parent }: PackDepartment): Promise<string | null> {
  const above = parent === undefined ? undefined : await findDepartment(context, parent)
  if (above !== undefined) return above
  const topmost = context.db.selectFrom('departments').select('id').where('parentId', 'is', null)
  return (await topmost.orderBy('createdAt').orderBy('id').executeTakeFirst())?.id ?? null
}

async function ensurePost(context: Context, wanted: PackPost): Promise<void> {
  if ((await findPost(context, wanted.key)) !== undefined) return
  const id = newId()
  const departmentId = await departmentOf(context, wanted)
  const values = { title: wanted.title.zh, titleEn: wanted.title.en, departmentId, duties: wanted.duties ?? null }
  await context.db
    .insertInto('posts')
    .values({
      id,
      key: wanted.key,
      ...values,
      superiorPostId: null,
      deputyPostId: null,
      powers: null,
      ...stampsOf(context),
    })
    .execute()
  await noteCreation(context, post, id, values)
}

async function departmentOf(context: Context, { department }: PackPost): Promise<string | null> {
  return department === undefined ? null : ((await findDepartment(context, department)) ?? null)
}

/** The post that plays the part `key`: by its key, else the one of that title in the same department. */
async function findPost(context: Context, key: string): Promise<string | undefined> {
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

/** A superior may stand anywhere in the list or in another pack: they are linked when all posts are there. */
async function linkSuperior(context: Context, { key, superior }: PackPost): Promise<void> {
  const above = superior === undefined ? undefined : await findPost(context, superior)
  if (above === undefined) return
  await context.db
    .updateTable('posts')
    .set({ superiorPostId: above })
    .where('key', '=', key)
    .where('superiorPostId', 'is', null)
    // Untouched since it was added: a superior the firm has taken away stays away.
    .where('version', '=', 1)
    .execute()
}

async function ensureRole(context: Context, packKey: string, { key, name, about, grants }: PackRole): Promise<void> {
  const known = await context.db
    .selectFrom('roles')
    .select('id')
    .where((on) => on.or([on('key', '=', key), on('name', '=', name.zh)]))
    .executeTakeFirst()
  if (known !== undefined) return
  const id = newId()
  const values = { name: name.zh, nameEn: name.en, about: about?.zh ?? null }
  await context.db
    .insertInto('roles')
    .values({
      id,
      key,
      packKey,
      isPreset: true,
      ...values,
      grants: JSON.stringify(grants) as never,
      ...stampsOf(context),
    })
    .execute()
  await noteCreation(context, role, id, { ...values, grants })
}
