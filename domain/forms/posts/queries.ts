import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'

/** The posts somebody acts for (ROL-14): their own, those it stands in for, and those of whom they are the deputy of. */
export async function readHeldPosts(context: Pick<Context, 'db' | 'actor'>): Promise<{ id: string; title: string }[]> {
  const me = context.actor.id
  const { rows } = await sql<{ id: string; title: string }>`select p.id, p.title from posts p
    where p.id = (select post_id from staff where id = ${me})
      or p.deputy_post_id = (select post_id from staff where id = ${me})
      or p.id in (select s.post_id from staff s where s.deputy_id = ${me} and s.left_on is null)`.execute(context.db)
  return rows
}

/** Their titles; forms name posts by it. */
export async function readPosts(context: Pick<Context, 'db' | 'actor'>): Promise<string[]> {
  return (await readHeldPosts(context)).map((row) => row.title)
}
