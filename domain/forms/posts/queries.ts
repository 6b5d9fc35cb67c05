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
