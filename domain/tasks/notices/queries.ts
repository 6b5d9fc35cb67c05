import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import type { Facts } from './schema.ts'

// A bell holds what is new; who wants what was told a month ago looks at the record itself.
const longest = 50

export const listNotices = query({
  name: 'notice.list',
  about: 'What one was told last, the newest first, and how much of it is unread',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    unread: z.int(),
    rows: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        text: z.string(),
        linkKind: z.string().nullable(),
        linkId: z.uuid().nullable(),
        createdAt: z.string(),
        isRead: z.boolean(),
      }),
    ),
  }),
  async run(context) {
    const { rows } = await sql<{
      id: string
      kind: string
      facts: Facts
      linkKind: string | null
      linkId: string | null
      createdAt: string
      isRead: boolean
    }>`select id, kind, facts, link_kind, link_id, created_at, read_at is not null as is_read from notices
      where staff_id = ${context.actor.id} order by id desc limit ${longest}`.execute(context.db)
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from (
      select 1 from notices where staff_id = ${context.actor.id} and read_at is null limit 100) unread`.execute(
      context.db,
    )
    return {
      unread: counted[0]?.n ?? 0,
      rows: rows.map(({ facts, ...row }) => ({ ...row, text: context.t(`notice.${row.kind}`, facts) })),
    }
  },
})

export const noticesQueries = [listNotices] as const
