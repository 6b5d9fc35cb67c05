import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { type Condition, everything } from '#platform/core/conditions.ts'
import type { RowOf } from '#platform/core/fields.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { countUpTo, defaultLimit, listInput, readPage } from '#platform/server/list.ts'
import { auditQueries } from './audit/queries.ts'
import { departmentQueries } from './departments/queries.ts'
import { firmQueries } from './firm/queries.ts'
import { tradesQueries } from './firm/trades/queries.ts'
import { optionQueries } from './options/queries.ts'
import { outsideQueries } from './outside/queries.ts'
import { passkeyQueries } from './passkeys/queries.ts'
import { staffInReach } from './policy.ts'
import { postQueries } from './posts/queries.ts'
import { present } from './records/commands.ts'
import { roleQueries } from './roles/queries.ts'
import { type StaffFields, staff } from './schema.ts'
import { sessionQueries } from './sessions/queries.ts'
import { tokenQueries } from './tokens/queries.ts'

/** Every staff row that contains what was typed: any part of a name in Hanzi or pinyin, number, tail of a phone. */
function searchStaff(text: string): RawBuilder<unknown> {
  const { tokens } = queryOf(text)
  return tokens.length === 0 ? sql`true` : sql`(staff.tokens @> ${tokens}::text[])`
}

const shownStaff = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string(),
  name: z.string(),
  sex: z.string().nullable(),
  email: z.string().nullable(),
  phones: z.array(z.string()).nullable(),
  departmentId: z.uuid(),
  departmentName: z.string(),
  postId: z.uuid().nullable(),
  postTitle: z.string().nullable(),
  managerId: z.uuid().nullable(),
  managerName: z.string().nullable(),
  deputyId: z.uuid().nullable(),
  deputyName: z.string().nullable(),
  hiredOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  isActive: z.boolean(),
  note: z.string().nullable(),
  hasAccount: z.boolean(),
  roleNames: z.array(z.string()),
})

type ShownStaff = z.output<typeof shownStaff>

const columns = sql`staff.id, staff.version, staff.number, staff.name, staff.sex, staff.email, staff.phones, staff.department_id, departments.name as department_name,
  staff.post_id, posts.title as post_title, staff.manager_id, superior.name as manager_name, staff.deputy_id, deputy.name as deputy_name,
  staff.hired_on, staff.left_on, staff.is_active, staff.note, (accounts.id is not null and accounts.disabled_at is null) as has_account,
  array(select roles.name from staff_roles join roles on roles.id = staff_roles.role_id where staff_roles.staff_id = staff.id order by roles.name) as role_names`

const tables = sql`staff join departments on departments.id = staff.department_id left join posts on posts.id = staff.post_id
  left join staff superior on superior.id = staff.manager_id left join staff deputy on deputy.id = staff.deputy_id left join accounts on accounts.id = staff.id`

export const listStaff = query({
  name: 'staff.list',
  about: 'Members of staff within reach, those who have left included',
  needs: { right: 'staff.read' },
  input: listInput,
  output: z.object({ rows: z.array(shownStaff), next: z.string().nullable(), total: z.int(), isExact: z.boolean() }),
  async run(context, { condition = everything, sort = [{ field: 'number' }], cursor, limit = defaultLimit }) {
    const where = whereStaff(context, condition)
    const fields = staff.fields
    const page = await readPage<ShownStaff>(context.db as never, {
      from: tables,
      alias: 'staff',
      select: columns,
      where,
      fields,
      sort,
      cursor,
      limit,
    })
    const { total, isExact } = await countUpTo(context.db as never, sql`staff`, where)
    return { ...page, total, isExact }
  },
})

function whereStaff(context: Context, condition: Condition): RawBuilder<unknown> {
  const { actor, now } = context
  const target = { fields: staff.fields, alias: 'staff', search: searchStaff }
  const wanted = compileCondition(condition, target, { now, actorId: actor.id, departmentIds: actor.departmentIds })
  return sql`${wanted} and ${staffInReach(actor, 'staff.read')}`
}

const signIn = z.object({
  email: z.string(),
  lastSeenAt: z.string().nullable(),
  hasTotp: z.boolean(),
  mustChangePassword: z.boolean(),
})

export const getStaff = query({
  name: 'staff.get',
  about: 'One member of staff with roles and sign-in',
  needs: { right: 'staff.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: shownStaff.extend({
    roles: z.array(z.object({ id: z.uuid(), name: z.string() })),
    signIn: signIn.nullable(),
  }),
  async run(context, { id }) {
    const { rows } =
      await sql<ShownStaff>`select ${columns} from ${tables} where staff.id = ${id} and ${staffInReach(context.actor, 'staff.read')}`.execute(
        context.db,
      )
    const row = present(rows[0])
    const roles = await context.db
      .selectFrom('staffRoles')
      .innerJoin('roles', 'roles.id', 'staffRoles.roleId')
      .select(['roles.id', 'roles.name'])
      .where('staffRoles.staffId', '=', id)
      .orderBy('roles.name')
      .execute()
    return { ...row, roles, signIn: row.hasAccount ? await readSignIn(context, id) : null }
  },
})

async function readSignIn(context: Context, id: string): Promise<z.output<typeof signIn>> {
  const { totpConfirmedAt, ...account } = await context.db
    .selectFrom('accounts')
    .select(['email', 'mustChangePassword', 'totpConfirmedAt'])
    .select((on) =>
      on
        .selectFrom('sessions')
        .select((last) => last.fn.max('seenAt').as('at'))
        .whereRef('accountId', '=', 'accounts.id')
        .as('lastSeenAt'),
    )
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...account, lastSeenAt: account.lastSeenAt ?? null, hasTotp: totpConfirmedAt !== null }
}

const namedStaff = z.object({
  id: z.uuid(),
  name: z.string(),
  number: z.string(),
  departmentName: z.string(),
  isActive: z.boolean(),
})

// A picker shows what fits without scrolling twice.
const pickedAtMost = 20

export const pickStaff = query({
  name: 'staff.search',
  about: 'Colleagues to pick from, by any part of name, pinyin or number; those who have left only when asked for',
  needs: 'signed-in',
  input: z.strictObject({
    text: z.string().max(60).optional(),
    departmentId: z.uuid().optional(),
    withLeavers: z.boolean().optional(),
  }),
  output: z.object({ rows: z.array(namedStaff) }),
  async run(context, { text = '', departmentId, withLeavers = false }) {
    const { rows } = await sql<z.output<typeof namedStaff>>`
      select staff.id, staff.name, staff.number, departments.name as department_name, staff.is_active
      from staff join departments on departments.id = staff.department_id
      where ${searchStaff(text)} and (${withLeavers} or staff.is_active)
        and (${departmentId ?? null}::uuid is null or departments.path @> array[${departmentId ?? null}::uuid])
      order by staff.is_active desc, staff.sort_key, staff.id limit ${pickedAtMost}`.execute(context.db)
    return { rows }
  },
})

export const nameStaff = query({
  name: 'staff.names',
  about: 'Names for ids, for screens that show who did what',
  needs: 'signed-in',
  input: z.strictObject({ ids: z.array(z.uuid()).max(200) }),
  output: z.object({ rows: z.array(namedStaff) }),
  async run(context, { ids }) {
    const { rows } = await sql<z.output<typeof namedStaff>>`
      select staff.id, staff.name, staff.number, departments.name as department_name, staff.is_active
      from staff join departments on departments.id = staff.department_id where staff.id = any(${ids}::uuid[])`.execute(
      context.db,
    )
    return { rows }
  },
})

/** A member of staff within the reach of a right, as stored. Throws AppError('missing') beyond it. */
export async function loadStaff(
  context: Context,
  right: 'staff.read' | 'staff.manage',
  id: string,
): Promise<RowOf<StaffFields>> {
  const row = await context.db
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', id)
    .where(staffInReach(context.actor, right))
    .executeTakeFirst()
  return present(row)
}

export const peopleQueries = [
  listStaff,
  getStaff,
  pickStaff,
  nameStaff,
  ...sessionQueries,
  ...passkeyQueries,
  ...tokenQueries,
  ...departmentQueries,
  ...postQueries,
  ...roleQueries,
  ...outsideQueries,
  ...optionQueries,
  ...firmQueries,
  ...tradesQueries,
  ...auditQueries,
] as const
