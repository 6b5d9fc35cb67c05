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

/** Who works in a made-up firm; `owners` answer for customers. */
export type Staff = {
  named(name: string): Actor | undefined
  /** Somebody of the post, `name` if they are of it. */
  atPost(title: string, name: string | undefined): Actor | undefined
  owners: readonly Actor[]
}

/** One of the firm who is certainly there. */
export function somebody(staff: Staff, name: string): Actor {
  const found = staff.named(name)
  if (found === undefined) throw new RangeError(`nobody is called ${name}`)
  return found
}

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
  // Its head may fill in every paper of the salon.
  const admins = await seatAdministrators(platform, does, posts.get('门店运营部 院长'))
  const named = (name: string | undefined) => actors.get(name ?? '')
  return {
    named,
    atPost: (title) => named(demoPeople.find((one) => one.post === title)?.name),
    owners: [...demoPeople.filter((one) => one.isOwner).flatMap((one) => named(one.name) ?? []), ...admins],
  }
}

/**
 * Whoever looks at the demonstration has a post that fills in papers, and answers for customers like their colleagues, so
 * that their own day is not empty.
 */
export async function seatAdministrators(
  platform: Platform<Database>,
  does: Doer,
  postId: string | undefined,
): Promise<Actor[]> {
  if (postId === undefined) return []
  const at = platform.clock()
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
