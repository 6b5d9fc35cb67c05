import type { Context } from '#domain/kit.ts'
import { findPack } from '#packs/pack-order.ts'
import { newId } from '#platform/core/ids.ts'
import type { PackDepartment, PackPost, PackRole } from '#platform/core/pack.ts'
import { addDepartment } from '../../departments/commands.ts'
import { post } from '../../posts/schema.ts'
import { noteCreation, stampsOf } from '../../records/commands.ts'
import { role } from '../../roles/schema.ts'

/**
 * Adds the departments, posts and roles of a pack that the firm does not have yet. What is there by key, or by name in
 * the same place, stays as the firm has it: renamed, moved and changed things are the firm's own.
 */
export async function addOrganisation(
  context: Context,
  packKey: string,
  { withDepartments = true } = {},
): Promise<void> {
  const organisation = findPack(packKey)?.organisation
  if (organisation === undefined) return
  if (withDepartments) await addDepartments(context, organisation.departments)
  await addPosts(context, organisation.posts)
  for (const one of organisation.roles) await addRole(context, packKey, one)
}

/** Parents come before their children in a pack, so one pass is enough. */
async function addDepartments(context: Context, wanted: readonly PackDepartment[]): Promise<void> {
  const root = await context.db
    .selectFrom('departments')
    .select('id')
    .where('parentId', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .executeTakeFirst()
  for (const { key, name, kind = 'department', parent, ownsRecords = false } of wanted) {
    if ((await findDepartment(context, key)) !== undefined) continue
    const parentId = (parent === undefined ? undefined : await findDepartment(context, parent)) ?? root?.id ?? null
    const sameName = await context.db
      .selectFrom('departments')
      .select(['id', 'key'])
      .where('name', '=', name.zh)
      .where('parentId', parentId === null ? 'is' : '=', parentId)
      .executeTakeFirst()
    if (sameName === undefined)
      await addDepartment(context, { name: name.zh, nameEn: name.en, kind, parentId, ownsArchives: ownsRecords }, key)
    // The firm's own department of that name takes the part of the pack's; one that already plays another stays it.
    else if (sameName.key === null)
      await context.db.updateTable('departments').set({ key }).where('id', '=', sameName.id).execute()
  }
}

async function findDepartment(context: Context, key: string): Promise<string | undefined> {
  return (await context.db.selectFrom('departments').select('id').where('key', '=', key).executeTakeFirst())?.id
}

/** Superiors may stand anywhere in the list or in another pack: they are linked when all are there. */
async function addPosts(context: Context, wanted: readonly PackPost[]): Promise<void> {
  const added: PackPost[] = []
  for (const one of wanted) {
    const known = await context.db.selectFrom('posts').select('id').where('key', '=', one.key).executeTakeFirst()
    if (known !== undefined) continue
    const id = newId()
    const departmentId = one.department === undefined ? null : ((await findDepartment(context, one.department)) ?? null)
    const values = { title: one.title.zh, titleEn: one.title.en, departmentId, duties: one.duties ?? null }
    await context.db
      .insertInto('posts')
      .values({
        id,
        key: one.key,
        ...values,
        superiorPostId: null,
        deputyPostId: null,
        powers: null,
        ...stampsOf(context),
      })
      .execute()
    await noteCreation(context, post, id, values)
    added.push(one)
  }
  for (const { key, superior } of added) {
    if (superior === undefined) continue
    const above = await context.db.selectFrom('posts').select('id').where('key', '=', superior).executeTakeFirst()
    if (above !== undefined)
      await context.db.updateTable('posts').set({ superiorPostId: above.id }).where('key', '=', key).execute()
  }
}

async function addRole(context: Context, packKey: string, { key, name, about, grants }: PackRole): Promise<void> {
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
