import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { maskValue } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import { searchSql } from '#domain/archives/search/finding/queries.ts'
import { query } from '#domain/kit.ts'
import { has } from '#platform/core/rights.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'

const noteShape = z.object({ id: z.uuid(), text: z.string(), updatedAt: z.string() })
const rowShape = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  kind: z.string(),
  phones: z.array(z.string()).nullable(),
  region: z.string().nullable(),
  address: z.string().nullable(),
  stage: z.string().nullable(),
  lastContactAt: z.string().nullable(),
  notes: z.array(noteShape),
})
type Row = z.output<typeof rowShape>

export const readWorkingList = query({
  name: 'workingList.mine',
  about: 'The customers allotted to oneself, each with one’s own private notes',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    search: z.string().max(100).optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(rowShape), next: z.string().nullable() }),
  async run(context, { search, cursor, limit }) {
    const page = await readPage<Row>(context.db as unknown as Kysely<never>, {
      from: sql`customers c`,
      alias: 'c',
      select: sql`c.id, c.number, c.name, c.kind, c.phones, c.region, c.address, c.stage, c.last_contact_at,
        coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'text', n.text, 'updatedAt', n.updated_at) order by n.id desc)
          from private_notes n where n.customer_id = c.id and n.staff_id = ${context.actor.id}), '[]') as notes`,
      where: sql`c.owner_id = ${context.actor.id} and c.withdrawn_at is null and ${search === undefined ? sql`true` : searchSql(search)}`,
      fields: customer.fields,
      sort: [{ field: 'lastContactAt' }],
      cursor,
      limit: limit ?? defaultLimit,
    })
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: page.rows.map((row) => row.id),
      detail: { list: 'working' },
    })
    const isOpen = has(context.actor, 'customer.reveal')
    const rows = page.rows.map((row) => ({
      ...row,
      phones: isOpen || row.phones === null ? row.phones : (maskValue(customer.fields.phones, row.phones) as string[]),
    }))
    return { rows, next: page.next }
  },
})

export const workingListQueries = [readWorkingList] as const
