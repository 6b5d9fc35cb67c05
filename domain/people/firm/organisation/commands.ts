import type { Context } from '#domain/kit.ts'
import { findPack } from '#packs/pack-order.ts'
import { newId } from '#platform/core/ids.ts'
import type { PackDepartment, PackPost, PackRole } from '#platform/core/pack.ts'
import { addDepartment } from '../../departments/commands.ts'
import { post } from '../../posts/schema.ts'
import { noteCreation, stampsOf } from '../../records/commands.ts'
import { role } from '../../roles/schema.ts'
import { departmentOf, findDepartment, findPost, findRole, placeOf } from './queries.ts'

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

async function ensureRole(context: Context, packKey: string, wanted: PackRole): Promise<void> {
  if ((await findRole(context, wanted)) !== undefined) return
  const { key, name, about, grants } = wanted
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
