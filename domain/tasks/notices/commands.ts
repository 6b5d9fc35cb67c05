import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import type { noticesMessages } from './messages.ts'
import type { Facts } from './schema.ts'

type NoticeKind = keyof typeof noticesMessages extends `notice.${infer K}` ? K : never

export type NoticeToSend = {
  to: string
  kind: NoticeKind
  facts: Facts
  link?: { kind: string; id: string }
  /** Names what is told, so that telling it twice tells it once. */
  eventKey: string
}

/** Tells people something: it waits under the bell until it is read, and open screens show it at once. */
export async function notify(context: Context, notices: readonly NoticeToSend[]): Promise<void> {
  // Nobody needs to be told what they did themselves.
  const others = notices.filter((one) => one.to !== context.actor.id)
  if (others.length === 0) return
  const rows = await context.db
    .insertInto('notices')
    .values(
      others.map(({ to, kind, facts, link, eventKey }) => ({
        id: newId(),
        staffId: to,
        kind,
        facts: JSON.stringify(facts),
        linkKind: link?.kind ?? null,
        linkId: link?.id ?? null,
        eventKey,
        createdAt: context.now.toISOString(),
        readAt: null,
      })),
    )
    .onConflict((on) => on.columns(['staffId', 'eventKey']).doNothing())
    .returning('staffId')
    .execute()
  for (const { staffId } of rows) context.tell('notice', {}, staffId)
}

export const readNotices = command({
  name: 'notice.read',
  about: 'Marks notices as read: some of one’s own, or all of them',
  needs: 'signed-in',
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(200).optional() }),
  output: z.object({ count: z.int() }),
  async run(context, { ids }) {
    const { rows } = await sql`update notices set read_at = ${context.now.toISOString()}
      where staff_id = ${context.actor.id} and read_at is null and ${ids === undefined ? sql`true` : sql`id = any(${ids}::uuid[])`}
      returning id`.execute(context.db)
    context.tell('notice', {}, context.actor.id)
    return { count: rows.length }
  },
})

export const noticesCommands = [readNotices] as const
