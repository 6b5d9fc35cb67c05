import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#domain/kit.ts'
import { findingAids } from '#domain/people/rules.ts'
import { newId } from '#platform/core/ids.ts'
import type { Scope } from '#platform/core/rights.ts'
import type { Platform } from '#platform/server/dispatch.ts'

type Db = Kysely<Database>

let made = 0

/** A department; below `parentId` when given. */
export async function makeDepartment(
  db: Db,
  wanted: { name?: string; parentId?: string; kind?: 'branch' | 'department' } = {},
): Promise<string> {
  const id = newId()
  const parent =
    wanted.parentId === undefined
      ? undefined
      : await db.selectFrom('departments').select('path').where('id', '=', wanted.parentId).executeTakeFirstOrThrow()
  const at = new Date().toISOString()
  await db
    .insertInto('departments')
    .values({
      id,
      key: null,
      name: wanted.name ?? `客服${++made}部`,
      kind: wanted.kind ?? 'department',
      parentId: wanted.parentId ?? null,
      path: [...(parent?.path ?? []), id],
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  return id
}

/** A member of staff who cannot sign in. */
export async function makeStaff(
  db: Db,
  wanted: { name?: string; departmentId?: string; managerId?: string; postId?: string } = {},
): Promise<string> {
  const id = newId()
  const name = wanted.name ?? '林晓雨'
  const departmentId = wanted.departmentId ?? (await makeDepartment(db))
  const number = `T${String(++made).padStart(4, '0')}`
  const at = new Date().toISOString()
  await db
    .insertInto('staff')
    .values({
      id,
      number,
      name,
      ...findingAids({ name, number, phones: null }),
      departmentId,
      managerId: wanted.managerId ?? null,
      postId: wanted.postId ?? null,
      isActive: true,
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  return id
}

/** A role with the given rights (right → scope). */
export async function makeRole(db: Db, grants: Record<string, string>, name?: string): Promise<string> {
  const id = newId()
  const at = new Date().toISOString()
  await db
    .insertInto('roles')
    .values({
      id,
      key: null,
      packKey: null,
      name: name ?? `角色${++made}`,
      grants: JSON.stringify(grants) as never as Record<string, Scope>,
      version: 1,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  return id
}

/** Who a test signs in: rights as right → scope, or all of them. */
export type TestPerson = { name?: string; rights?: Record<string, string>; departmentId?: string; allRights?: boolean }

/** Makes a member of staff with an account, a role with the rights, and an open session; no password, so it costs no hashing. */
export async function openTestSession(
  platform: Platform<Database>,
  wanted: TestPerson = {},
): Promise<{ token: string; staffId: string }> {
  const { db } = platform
  const staffId = await makeStaff(db, {
    ...(wanted.name === undefined ? {} : { name: wanted.name }),
    ...(wanted.departmentId === undefined ? {} : { departmentId: wanted.departmentId }),
  })
  const roleId = await makeRole(db, wanted.allRights ? { '*': 'all' } : (wanted.rights ?? {}))
  await db.insertInto('staffRoles').values({ staffId, roleId }).execute()
  await db
    .insertInto('accounts')
    .values({ id: staffId, email: `t${staffId}@test.example` })
    .execute()
  return { token: await openSessionFor(platform, staffId), staffId }
}

/** One more session of an existing account. */
export async function openSessionFor(platform: Platform<Database>, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = platform.clock()
  await platform.db
    .insertInto('sessions')
    .values({
      id: newId(),
      accountId,
      tokenHash: createHash('sha256').update(token).digest(),
      userAgent: 'test',
      ip: '127.0.0.1',
      createdAt: now.toISOString(),
      seenAt: now.toISOString(),
      // Kept, so that a test may move the clock by weeks and still be signed in.
      isKept: true,
      expiresAt: new Date(now.getTime() + 400 * 86_400_000).toISOString(),
      revokedAt: null,
    })
    .execute()
  return token
}
