import { sql } from 'kysely'
import type { Caller, Harness } from '../harness.ts'

/** Seats a member of staff at a post a trade brought; give its key. */
export async function takePost(
  harness: Pick<Harness, 'product'>,
  { staffId }: Pick<Caller, 'staffId'>,
  post: string,
): Promise<void> {
  await sql`update staff set post_id = (select id from posts where key = ${post}) where id = ${staffId}`.execute(
    harness.product.platform.db,
  )
}
