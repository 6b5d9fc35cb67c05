import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { query } from '#domain/kit.ts'
import { choicesOf } from '#platform/core/open-options.ts'

export const countByChannel = query({
  name: 'collecting.channels',
  about: 'How many archives and how many single items came in by each of the eight channels and the firm’s own',
  needs: { right: 'collecting.manage' },
  replica: true,
  input: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  output: z.object({
    rows: z.array(z.object({ channel: z.string(), customers: z.int(), items: z.int() })),
    unmarked: z.int(),
  }),
  async run(context, { from, to }) {
    const scope = sql`c.withdrawn_at is null and ${customerScopeSql(context, 'collecting.manage', 'c')}
      ${from === undefined ? sql`` : sql`and c.archived_on >= ${from}`} ${to === undefined ? sql`` : sql`and c.archived_on <= ${to}`}`
    // An item without a channel of its own came with its archive's.
    const { rows } = await sql<{ channel: string | null; customers: number; items: number }>`
      select channel, sum(customers)::int as customers, sum(items)::int as items from (
        select c.channel, count(*) as customers, 0 as items from customers c where ${scope} group by 1
        union all
        select m.value ->> 'channel', 0, count(*) from customers c cross join lateral jsonb_each(c.marks) m
          where ${scope} and m.value ? 'channel' group by 1) counted group by 1`.execute(context.db)
    const count = (channel: string | null) => rows.find((row) => row.channel === channel)
    return {
      rows: choicesOf(customer.fields.channel).map(({ key: channel }) => ({
        channel,
        customers: count(channel)?.customers ?? 0,
        items: count(channel)?.items ?? 0,
      })),
      unmarked: count(null)?.customers ?? 0,
    }
  },
})

export const channelQueries = [countByChannel] as const
