import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { query } from '#domain/kit.ts'
import { countCeiling } from '#platform/server/list.ts'

// Cooperating customers are those trading now (001-A: 全部合作客户).
const cooperating = sql`c.withdrawn_at is null and c.merged_into is null and (c.process_class = 'trading' or c.stage = 'cooperation')`

const row = z.object({
  customerId: z.uuid(),
  number: z.string().nullable(),
  name: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  /** Null: there is no entry at all. */
  lastAt: z.string().nullable(),
})

export const readCoverage = query({
  name: 'journal.coverage',
  about: 'Cooperating customers without a journal, or without an entry for so many days (JRN-12)',
  needs: { right: 'journal.read' },
  input: z.strictObject({
    /** Days without an entry; 0 shows only those that have none at all. */
    days: z.int().min(0).max(3650),
    ownerId: z.uuid().optional(),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({
    rows: z.array(row),
    next: z.uuid().nullable(),
    /** Up to ten thousand are counted. */
    total: z.int(),
    cooperating: z.int(),
  }),
  async run(context, { days, ownerId, after, limit = 50 }) {
    const since = new Date(context.now.getTime() - days * 86_400_000).toISOString()
    const reach = sql`${cooperating} and ${customerScopeSql(context, 'journal.read', 'c')} and (${ownerId ?? null}::uuid is null or c.owner_id = ${ownerId ?? null}::uuid)`
    const without = sql`not exists (select from journal_entries j where j.customer_id = c.id ${days === 0 ? sql`` : sql`and j.happened_at >= ${since}`})`
    const { rows } = await sql<z.output<typeof row>>`
      select c.id as customer_id, c.number, c.name, c.owner_id, s.name as owner_name,
        (select j.happened_at from journal_entries j where j.customer_id = c.id order by j.happened_at desc limit 1) as last_at
      from customers c left join staff s on s.id = c.owner_id
      where ${reach} and ${without} and (${after ?? null}::uuid is null or c.id > ${after ?? null}::uuid)
      order by c.id limit ${limit + 1}`.execute(context.db)
    const { rows: counts } = await sql<{ total: number; cooperating: number }>`select
      (select count(*) from (select from customers c where ${reach} and ${without} limit ${countCeiling}) l)::int as total,
      (select count(*) from (select from customers c where ${reach} limit ${countCeiling}) l)::int as cooperating`.execute(
      context.db,
    )
    const page = rows.slice(0, limit)
    context.audit({ kind: 'list', subject: 'customer', ids: page.map((one) => one.customerId) })
    return {
      rows: page,
      next: rows.length > limit ? (page.at(-1)?.customerId ?? null) : null,
      total: counts[0]?.total ?? 0,
      cooperating: counts[0]?.cooperating ?? 0,
    }
  },
})

const unanswered = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  customerName: z.string(),
  category: z.string(),
  text: z.string(),
  authorId: z.uuid().nullable(),
  authorName: z.string(),
  happenedAt: z.string(),
  replyDueAt: z.string(),
})

const mostUnanswered = 200

export const readUnanswered = query({
  name: 'journal.unanswered',
  about: 'Events nobody has solved yet whose answer is due, the latest first in line (JRN-11)',
  needs: { right: 'journal.read' },
  input: z.strictObject({ late: z.boolean().optional() }),
  output: z.object({ rows: z.array(unanswered), late: z.int() }),
  async run(context, { late = false }) {
    const now = context.now.toISOString()
    const { rows } = await sql<z.output<typeof unanswered>>`
      select j.id, j.customer_id, c.name as customer_name, j.category, j.text, j.author_id, j.author_name, j.happened_at, j.reply_due_at
      from journal_entries j join customers c on c.id = j.customer_id
      where j.reply_due_at is not null and j.solution is null and (not ${late} or j.reply_due_at < ${now})
        and not exists (select from journal_entries x where x.refers_to = j.id and x.solution is not null)
        and ${customerScopeSql(context, 'journal.read', 'c')}
      order by j.reply_due_at, j.id limit ${mostUnanswered}`.execute(context.db)
    context.audit({ kind: 'list', subject: 'journalEntry', ids: rows.map((one) => one.id) })
    return { rows, late: rows.filter((one) => one.replyDueAt < now).length }
  },
})

export const coverageQueries = [readCoverage, readUnanswered] as const
