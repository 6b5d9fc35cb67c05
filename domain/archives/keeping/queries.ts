import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { customerScopeSql } from '../access/queries.ts'
import { maskCustomer, type Placed } from '../policy.ts'
import { customer } from '../schema.ts'

const directoryRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  archivedOn: z.string().nullable(),
  phones: z.array(z.string()).nullable(),
  address: z.string().nullable(),
  remarks: z.string().nullable(),
  contactName: z.string().nullable(),
})

type DirectoryRow = z.output<typeof directoryRow> & Placed & { contactPhones: string[] | null }

export const archiveDirectory = query({
  name: 'archive.directory',
  about:
    'The customer directory: name, number, day of the card, phone, address, remarks (ARC-54); customers in cooperation and past ones as two lists (ARC-49)',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    list: z.enum(['all', 'cooperation', 'past']).optional(),
    sort: z.enum(['number', 'sortName', 'archivedOn']).optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(directoryRow), next: z.string().nullable() }),
  async run(context, input) {
    const list = input.list ?? 'all'
    const inList =
      list === 'cooperation'
        ? sql`c.process_class = 'trading'`
        : list === 'past'
          ? sql`(c.process_class = 'traded' or c.stage = 'lost')`
          : sql`true`
    const page = await readPage<DirectoryRow>(context.db as never, {
      from: sql`customers c`,
      alias: 'c',
      select: sql`c.id, c.number, c.name, c.archived_on, c.phones, c.address, c.remarks, c.owner_id, c.collector_id, c.created_by, c.department_id,
        (select k.name from customer_contacts m join contacts k on k.id = m.contact_id
          where m.customer_id = c.id and m.withdrawn_at is null and m.to_on is null order by m.is_primary desc, m.id limit 1) as contact_name`,
      where: sql`c.withdrawn_at is null and ${inList} and ${customerScopeSql(context, 'customer.read', 'c')}`,
      fields: customer.fields,
      sort: [{ field: input.sort ?? 'number', descending: false }],
      cursor: input.cursor,
      limit: input.limit ?? defaultLimit,
    })
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: page.rows.map((row) => row.id),
      detail: { directory: list },
    })
    const rows = page.rows.map((row) => {
      const {
        ownerId: _o,
        collectorId: _c,
        createdBy: _b,
        departmentId: _d,
        ...shown
      } = maskCustomer(row, context.actor).row
      return shown
    })
    return { rows, next: page.next }
  },
})

const restorationRow = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  number: z.string(),
  kind: z.string(),
  subject: z.string(),
  note: z.string().nullable(),
  responsibleId: z.string(),
  responsibleName: z.string().nullable(),
  dueOn: z.string(),
  reportedAt: z.string(),
  restoredAt: z.string().nullable(),
  result: z.string().nullable(),
})

const mostRestorations = 200

export const listRestorations = query({
  name: 'archive.restorations',
  about: 'Papers to be restored, the oldest first; of one customer, of oneself, or all within reach',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    customerId: z.uuid().optional(),
    mine: z.boolean().optional(),
    done: z.boolean().optional(),
  }),
  output: z.object({ rows: z.array(restorationRow) }),
  async run(context, input) {
    const { rows } = await sql<
      z.output<typeof restorationRow>
    >`select r.id, r.customer_id, c.name as customer_name, c.number, r.kind, r.subject, r.note, r.responsible_id,
        s.name as responsible_name, r.due_on, r.reported_at, r.restored_at, r.result
      from restorations r join customers c on c.id = r.customer_id left join staff s on s.id = r.responsible_id
      where (${input.customerId ?? null}::uuid is null or r.customer_id = ${input.customerId ?? null}::uuid)
        and (${input.mine === true} is false or r.responsible_id = ${context.actor.id})
        and (${input.done === true} or r.restored_at is null)
        and (r.responsible_id = ${context.actor.id} or ${customerScopeSql(context, 'customer.read', 'c')})
      order by r.restored_at nulls first, r.due_on, r.id limit ${mostRestorations}`.execute(context.db)
    return { rows }
  },
})

export const keepingQueries = [archiveDirectory, listRestorations] as const
