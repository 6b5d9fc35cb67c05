import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { roleKeyOf } from './rules.ts'

/** Who is above each member of staff, by name or else by post, as a part of a `with`: superiors (id, superior_id). */
export const superiorsSql: RawBuilder<unknown> = sql`superiors as materialized (
    select s.id, coalesce(m.id, (select h.id from staff h where h.post_id = p.superior_post_id and h.is_active and h.id <> s.id order by h.department_id = s.department_id desc, h.id limit 1)) as superior_id
    from staff s left join staff m on m.id = s.manager_id and m.is_active left join posts p on p.id = s.post_id)`

export const listPosts = query({
  name: 'post.list',
  about: 'All posts with duties, powers and relations (ROL-14), and how many people hold them',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        version: z.int(),
        /** By which a trade's rules name the post; unset for the firm's own. */
        key: z.string().nullable(),
        title: z.string(),
        titleEn: z.string().nullable(),
        departmentId: z.uuid().nullable(),
        departmentName: z.string().nullable(),
        superiorPostId: z.uuid().nullable(),
        superiorTitle: z.string().nullable(),
        deputyPostId: z.uuid().nullable(),
        deputyTitle: z.string().nullable(),
        duties: z.string().nullable(),
        powers: z.string().nullable(),
        holders: z.int(),
        /** Roles whoever takes the post usually has: the trade’s, else those all its holders share. */
        roleIds: z.array(z.uuid()),
      }),
    ),
  }),
  async run(context) {
    const rows = await context.db
      .selectFrom('posts')
      .leftJoin('departments', 'departments.id', 'posts.departmentId')
      .leftJoin('posts as superior', 'superior.id', 'posts.superiorPostId')
      .leftJoin('posts as deputy', 'deputy.id', 'posts.deputyPostId')
      .select([
        'posts.id',
        'posts.version',
        'posts.key',
        'posts.title',
        'posts.titleEn',
        'posts.departmentId',
        'departments.name as departmentName',
      ])
      .select([
        'posts.superiorPostId',
        'superior.title as superiorTitle',
        'posts.deputyPostId',
        'deputy.title as deputyTitle',
      ])
      .select(['posts.duties', 'posts.powers'])
      .select((on) =>
        on
          .selectFrom('staff')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('staff.postId', '=', 'posts.id')
          .where('isActive', '=', true)
          .as('holders'),
      )
      .orderBy('departments.name')
      .orderBy('posts.title')
      .execute()
    const roles = await usualRoles(context)
    return { rows: rows.map((one) => ({ ...one, holders: Number(one.holders ?? 0), roleIds: roles(one) })) }
  },
})

async function usualRoles({ db }: Context): Promise<(post: { id: string; key: string | null }) => string[]> {
  const preset = await db.selectFrom('roles').select(['id', 'key']).where('key', 'is not', null).execute()
  const { rows: shared } = await sql<{
    postId: string
    roleIds: string[]
  }>`select post_id, jsonb_agg(role_id) as role_ids
    from (select s.post_id, r.role_id, count(*) as having_it from staff s join staff_roles r on r.staff_id = s.id
      where s.is_active and s.post_id is not null group by s.post_id, r.role_id) h
    where h.having_it = (select count(*) from staff s where s.is_active and s.post_id = h.post_id) group by post_id`.execute(
    db,
  )
  const sharedBy = new Map(shared.map((one) => [one.postId, one.roleIds]))
  return ({ id, key }) => {
    const role = key === null ? undefined : roleKeyOf(key)
    const own = preset.find((one) => role !== undefined && one.key === role)
    return own === undefined ? (sharedBy.get(id) ?? []) : [own.id]
  }
}

export const postQueries = [listPosts] as const
