import { sql } from 'kysely'
import { newId } from '#platform/core/ids.ts'
import type { Caller, Harness } from '../harness.ts'

/** Switches trades on without their departments and posts: a test names the posts it needs. */
export async function switchOn(harness: Pick<Harness, 'product'>, packs: string[]): Promise<void> {
  const value = JSON.stringify({ name: '青禾健康美业', packs })
  await sql`insert into settings (key, value) values ('firm', ${value}::jsonb) on conflict (key) do update set value = excluded.value`.execute(
    harness.product.platform.db,
  )
}

/** Gives a member of staff the post of this title. */
export async function givePost(harness: Pick<Harness, 'product'>, staffId: string, title: string): Promise<void> {
  const { db } = harness.product.platform
  const at = new Date().toISOString()
  const id = newId()
  await db.insertInto('posts').values({ id, key: null, title, version: 1, createdAt: at, updatedAt: at }).execute()
  await db.updateTable('staff').set({ postId: id }).where('id', '=', staffId).execute()
}

export const purpose = {
  purpose: '了解长者健康需求，用于健康讲座和产品介绍',
  consentText: '本人知道资料用途，同意公司保存并联系本人',
}

/** An open campaign on forms of this kind, run by `manager`. */
export async function openCampaign(
  manager: Caller,
  kind: string,
  values: Record<string, unknown> = {},
): Promise<string> {
  const answer = await manager.call('campaign.create', {
    kind,
    values: { name: '爱心之路普查', type: 'census', managerId: manager.staffId, ...purpose, ...values },
  })
  if (answer.status !== 200) throw new Error(`campaign.create answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.id
}
