import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Database, query } from '#domain/kit.ts'
import { type Rights, type Scope, scopes } from '#platform/core/rights.ts'
import type { Needs } from '#platform/server/operations.ts'
import { combineGrants, isAdministrator, spellOut } from './rules.ts'
import type { Grants } from './schema.ts'

let declared: Rights = {}

/** Makes known which rights the product has; called once when it is put together. */
export function declareRights(rights: Rights): void {
  declared = rights
}

export function declaredRights(): Rights {
  return declared
}

/** What a person may do through all their roles, `*` not spelled out. */
export async function readGrants(db: Kysely<Database>, staffId: string): Promise<Record<string, Scope>> {
  const rows = await db
    .selectFrom('staffRoles')
    .innerJoin('roles', 'roles.id', 'staffRoles.roleId')
    .select('roles.grants')
    .where('staffRoles.staffId', '=', staffId)
    .execute()
  return combineGrants(rows.map((row) => row.grants))
}

/** How many people can sign in and put right who may do what. */
export async function countAdministrators(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ grants: Grants[] }>`
    select jsonb_agg(roles.grants) as grants from staff
    join accounts on accounts.id = staff.id and accounts.disabled_at is null
    join staff_roles on staff_roles.staff_id = staff.id join roles on roles.id = staff_roles.role_id
    where staff.is_active group by staff.id`.execute(db)
  return rows.filter((row) => isAdministrator(combineGrants(row.grants))).length
}

/** Everybody who can sign in and holds a right, by name. */
export async function holdersOf(db: Kysely<Database>, right: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string; grants: Grants[] }>`
    select staff.id, staff.name, jsonb_agg(roles.grants) as grants from staff
    join accounts on accounts.id = staff.id and accounts.disabled_at is null
    join staff_roles on staff_roles.staff_id = staff.id join roles on roles.id = staff_roles.role_id
    where staff.is_active group by staff.id, staff.name order by staff.name, staff.id`.execute(db)
  return rows
    .filter((row) => spellOut(combineGrants(row.grants), [right])[right] !== undefined)
    .map(({ id, name }) => ({ id, name }))
}

export const grantsShape = z.record(z.string().max(80), z.enum(scopes))

export const listRoles = query({
  name: 'role.list',
  about: 'All roles with their rights and how many people hold them',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        version: z.int(),
        name: z.string(),
        nameEn: z.string().nullable(),
        about: z.string().nullable(),
        grants: grantsShape,
        isPreset: z.boolean(),
        packKey: z.string().nullable(),
        holders: z.int(),
      }),
    ),
  }),
  async run(context) {
    const rows = await context.db
      .selectFrom('roles')
      .select(['id', 'version', 'name', 'nameEn', 'about', 'grants', 'isPreset', 'packKey'])
      .select((on) =>
        on
          .selectFrom('staffRoles')
          .innerJoin('staff', 'staff.id', 'staffRoles.staffId')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('staffRoles.roleId', '=', 'roles.id')
          .where('staff.isActive', '=', true)
          .as('holders'),
      )
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
    return { rows: rows.map((row) => ({ ...row, grants: { ...row.grants }, holders: Number(row.holders ?? 0) })) }
  },
})

const textShape = z.object({ zh: z.string(), en: z.string() })

type Described = { name: string; about: string; kind: 'command' | 'query'; needs: Needs }

/**
 * The matrix of roles and operations: which right each operation asks for, and which role has it how far.
 * Made from the registry itself, so that it cannot leave an operation out.
 */
export function matrixOf(operations: readonly Described[]) {
  return query({
    name: 'role.matrix',
    about: 'Every right with its operations, and how far each role reaches with it',
    needs: { right: 'role.manage' },
    input: z.strictObject({}),
    output: z.object({
      roles: z.array(z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable(), grants: grantsShape })),
      rights: z.array(
        z.object({
          key: z.string(),
          label: textShape,
          scoped: z.boolean(),
          operations: z.array(z.object({ name: z.string(), about: z.string(), kind: z.enum(['command', 'query']) })),
        }),
      ),
    }),
    async run(context) {
      const rows = await context.db
        .selectFrom('roles')
        .select(['id', 'name', 'nameEn', 'grants'])
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
      const asking = Map.groupBy(operations, (one) => (typeof one.needs === 'object' ? one.needs.right : ''))
      const rights = Object.entries(declared).map(([key, { label, scoped }]) => ({
        key,
        label,
        scoped,
        operations: (asking.get(key) ?? []).map(({ name, about, kind }) => ({ name, about, kind })),
      }))
      return { roles: rows.map((row) => ({ ...row, grants: spellOut(row.grants, Object.keys(declared)) })), rights }
    },
  })
}

export const listRights = query({
  name: 'right.list',
  about: 'Every right the product knows, with its name in both languages',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(z.object({ key: z.string(), label: textShape, scoped: z.boolean() })) }),
  async run() {
    return { rows: Object.entries(declared).map(([key, { label, scoped }]) => ({ key, label, scoped })) }
  },
})

export const roleQueries = [listRoles, listRights] as const
