import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'

/** The title of the caller's post; forms name posts by it. */
export async function readPost(context: Pick<Context, 'db' | 'actor'>): Promise<string | null> {
  const row = await context.db
    .selectFrom('staff')
    .innerJoin('posts', 'posts.id', 'staff.postId')
    .select('posts.title')
    .where('staff.id', '=', context.actor.id)
    .executeTakeFirst()
  return row?.title ?? null
}

/** The posts somebody signs for (ROL-14): their own, those it stands in for, and those of whom they are the deputy of. */
export async function readPosts(context: Pick<Context, 'db' | 'actor'>): Promise<string[]> {
  const me = context.actor.id
  const { rows } = await sql<{ title: string }>`select p.title from posts p
    where p.id = (select post_id from staff where id = ${me})
      or p.deputy_post_id = (select post_id from staff where id = ${me})
      or p.id in (select s.post_id from staff s where s.deputy_id = ${me} and s.left_on is null)`.execute(context.db)
  return rows.map((row) => row.title)
}
