import type { Database } from '#domain/kit.ts'
import { changeStaff, createStaff } from '#domain/people/commands.ts'
import { createDepartment } from '#domain/people/departments/commands.ts'
import { enablePacks } from '#domain/people/firm/commands.ts'
import { createPost } from '#domain/people/posts/commands.ts'
import { assignRoles } from '#domain/people/roles/commands.ts'
import type { Actor } from '#platform/core/rights.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import { actorOf, type Doer } from './actors.ts'
import { demoFirm, demoPeople } from './firm.ts'

/** Who works in the made-up firm; `owners` answer for customers. */
export type Staff = { named(name: string): Actor; owners: readonly Actor[] }

/** Adds departments, posts and people below the firm's own top department. */
export async function addStaff(platform: Platform<Database>, does: Doer, at: Date): Promise<Staff> {
  await does(enablePacks, { packs: [...demoFirm.packs] }, { at, key: 'packs' })
  const departments = await addDepartments(platform, does, at)
  const posts = new Map<string, string>()
  const actors = new Map<string, Actor>()
  const roles = await platform.db.selectFrom('roles').select(['id', 'key']).where('key', 'is not', null).execute()
  for (const [n, person] of demoPeople.entries()) {
    const departmentId = departments.get(person.department) ?? ''
    const post = `${person.department} ${person.post}`
    if (!posts.has(post)) {
      const values = { title: person.post, departmentId }
      posts.set(post, (await does<{ id: string }>(createPost, { values }, { at, key: `post ${post}` })).id)
    }
    const values = {
      name: person.name,
      sex: person.sex,
      departmentId,
      postId: posts.get(post),
      managerId: person.superior === undefined ? null : actors.get(person.superior)?.id,
      hiredOn: person.hiredOn,
      phones: [`138${String(57_100_000 + n * 137).padStart(8, '0')}`],
    }
    const { id, version } = await does<{ id: string; version: number }>(
      createStaff,
      { values },
      { at, key: `staff ${n}` },
    )
    const roleIds = roles.filter((role) => role.key === person.role).map((role) => role.id)
    await does(assignRoles, { id, version, roleIds }, { at, key: `roles ${n}` })
    actors.set(person.name, actorOf(platform, { id, name: person.name, departmentId }))
  }
  const admins = await seatAdministrators(platform, does, posts, at)
  const named = (name: string): Actor => {
    const found = actors.get(name)
    if (found === undefined) throw new RangeError(`nobody is called ${name}`)
    return found
  }
  const owners = [...demoPeople.filter((one) => one.isOwner).map((one) => named(one.name)), ...admins]
  return { named, owners }
}

/**
 * Whoever looks at the demonstration may fill in every paper of the salon: its head may, so they are head as well. They
 * answer for customers like their colleagues, so that their own day is not empty.
 */
async function seatAdministrators(
  platform: Platform<Database>,
  does: Doer,
  posts: ReadonlyMap<string, string>,
  at: Date,
): Promise<Actor[]> {
  const postId = posts.get('门店运营部 院长')
  const admins = await platform.db
    .selectFrom('accounts')
    .innerJoin('staff', 'staff.id', 'accounts.id')
    .select(['staff.id', 'staff.version', 'staff.name', 'staff.departmentId', 'staff.postId'])
    .orderBy('staff.id')
    .execute()
  for (const { id, version, postId: held } of admins)
    if (held === null) await does(changeStaff, { id, version, values: { postId } }, { at, key: `post of ${id}` })
  return admins.map((one) => actorOf(platform, one))
}

async function addDepartments(platform: Platform<Database>, does: Doer, at: Date): Promise<Map<string, string>> {
  const top = await platform.db
    .selectFrom('departments')
    .select('id')
    .where('parentId', 'is', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  const made = new Map<string, string>()
  for (const name of demoFirm.departments) {
    const values = { name, kind: 'department', parentId: top?.id ?? null, ownsArchives: name === '档案室' }
    made.set(name, (await does<{ id: string }>(createDepartment, { values }, { at, key: `department ${name}` })).id)
  }
  return made
}
