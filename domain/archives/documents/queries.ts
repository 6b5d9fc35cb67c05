import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { customerScopeSql } from '../access/queries.ts'
import { covered } from '../policy.ts'
import { directions, passedDocument } from './schema.ts'

const row = z.object({
  id: z.string(),
  version: z.int(),
  customerId: z.string(),
  customerName: z.string(),
  direction: z.string(),
  kind: z.string(),
  title: z.string(),
  passedOn: z.string(),
  sender: z.string(),
  receiver: z.string(),
  contentChecked: z.boolean(),
  delivery: z.string(),
  deliveredAt: z.string().nullable(),
  attachmentId: z.string().nullable(),
  followUp: z.string().nullable(),
  followUpOn: z.string().nullable(),
  followUpResult: z.string().nullable(),
  followUpClosedAt: z.string().nullable(),
  means: z.string().nullable(),
  contactId: z.string().nullable(),
  /** Covered for who may not see personal data. */
  sentTo: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  sentAt: z.string().nullable(),
  outcome: z.string().nullable(),
})

export const archiveDocuments = query({
  name: 'archive.documents',
  about:
    'Documents passed up and down, newest first: of one customer or all within reach; open ones are undelivered, unchecked or to be followed up (ARC-06, ARC-07)',
  needs: { right: 'customer.read' },
  input: z.strictObject({
    customerId: z.uuid().optional(),
    direction: z.enum(Object.keys(directions) as (keyof typeof directions)[]).optional(),
    openOnly: z.boolean().optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(row), next: z.string().nullable() }),
  async run(context, input) {
    const open = sql`(d.delivery <> 'delivered' or not d.content_checked or (d.follow_up is not null and d.follow_up_closed_at is null))`
    const page = await readPage<z.output<typeof row>>(context.db as never, {
      from: sql`passed_documents d join customers c on c.id = d.customer_id`,
      alias: 'd',
      select: sql`d.id, d.version, d.customer_id, c.name as customer_name, d.direction, d.kind, d.title, d.passed_on, d.sender, d.receiver, d.content_checked,
        d.delivery, d.delivered_at, d.attachment_id, d.follow_up, d.follow_up_on, d.follow_up_result, d.follow_up_closed_at,
        d.means, d.contact_id, case when ${customerScopeSql(context, 'customer.reveal', 'c')} then d.sent_to when d.sent_to is not null then ${covered} end as sent_to, d.tracking_number, d.sent_at, d.outcome`,
      where: sql`(${input.customerId ?? null}::uuid is null or d.customer_id = ${input.customerId ?? null}::uuid)
        and (${input.direction ?? null}::text is null or d.direction = ${input.direction ?? null})
        and ${input.openOnly === true ? open : sql`true`} and ${customerScopeSql(context, 'customer.read', 'c')}`,
      fields: { ...passedDocument.fields, passedOn: { ...passedDocument.fields.passedOn, sort: true } },
      sort: [{ field: 'passedOn', descending: true }],
      cursor: input.cursor,
      limit: input.limit ?? defaultLimit,
    })
    if (input.customerId !== undefined)
      context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'documents' } })
    return page
  },
})

export const documentsQueries = [archiveDocuments] as const
