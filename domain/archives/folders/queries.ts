import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { customerScopeSql, readableColumns } from '../access/queries.ts'
import { findPlaced } from '../contacts/queries.ts'
import type { Customer } from '../schema.ts'
import { standardSource } from '../standard/queries.ts'
import { standardOf } from '../standard/rules.ts'
import { type Contents, stateOfFolders, whyNotFiled } from './rules.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const folderState = z.object({
  key: z.string(),
  label: text,
  about: text.optional(),
  items: z.int(),
  files: z.int(),
  filledFields: z.array(z.string()),
  hasBegun: z.boolean(),
})
export const folderSetState = z.object({
  key: z.string(),
  label: text,
  folders: z.array(folderState),
  begun: z.int(),
  isWhole: z.boolean(),
})

const ticks = z.object({
  orderedAt: z.string().nullable(),
  filedAt: z.string().nullable(),
  enteredAt: z.string().nullable(),
  missing: z.string().nullable(),
})

type Read = Customer & { source: string; items: Record<string, number> | null; files: Record<string, number> | null }

/** Counts of what lies in each folder of the customer under the alias c. */
export const contentsSource = sql`(select jsonb_object_agg(coalesce(folder, ''), n) from (select folder, count(*) n from archive_items where customer_id = c.id and withdrawn_at is null group by folder) i) as items,
  (select jsonb_object_agg(coalesce(folder, ''), n) from (select folder, count(*) n from attachments where customer_id = c.id and withdrawn_at is null group by folder) f) as files`

export const archiveFolders = query({
  name: 'archive.folders',
  about: 'The folders or parts the trade keeps an archive in, how far each is filled, and the three ticks of filing',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ sets: z.array(folderSetState), filing: ticks }),
  async run(context, input) {
    const { rows } = await sql<Read>`select ${readableColumns}, ${standardSource} as source, ${contentsSource}
      from customers c where c.id = ${input.customerId} and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
      context.db,
    )
    const row = rows[0]
    if (row === undefined) throw new AppError('missing', 'record.missing')
    const contents: Contents = { items: row.items ?? {}, files: row.files ?? {} }
    const filing = await context.db
      .selectFrom('filings')
      .selectAll()
      .where('customerId', '=', input.customerId)
      .executeTakeFirst()
    const missing = whyNotFiled(filing)
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'folders' } })
    return {
      sets: standardOf(row.source).folderSets.map((set) => stateOfFolders(set, row, contents)),
      filing: {
        orderedAt: filing?.orderedAt ?? null,
        filedAt: filing?.filedAt ?? null,
        enteredAt: filing?.enteredAt ?? null,
        missing: missing === undefined ? null : context.t(missing),
      },
    }
  },
})

const itemRow = z.object({
  id: z.string(),
  version: z.int(),
  customerId: z.string(),
  customerName: z.string(),
  folder: z.string().nullable(),
  title: z.string(),
  content: z.string().nullable(),
  attachmentId: z.string().nullable(),
  stage: z.string(),
  stages: z.record(z.string(), z.object({ at: z.string(), by: z.string() })),
  paperLocation: z.record(z.string(), z.unknown()).nullable(),
  followUp: z.string().nullable(),
  followUpOn: z.string().nullable(),
  followUpClosedAt: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  createdByName: z.string().nullable(),
})

const mostItems = 500

/** Items that fulfil `where`, newest first. */
async function readItems(
  context: Context,
  where: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<z.output<typeof itemRow>[]> {
  const { rows } = await sql<
    z.output<typeof itemRow>
  >`select i.id, i.version, i.customer_id, c.name as customer_name, i.folder, i.title, i.content, i.attachment_id,
      i.stage, i.stages, i.paper_location, i.follow_up, i.follow_up_on, i.follow_up_closed_at, i.created_at, i.created_by, s.name as created_by_name
    from archive_items i join customers c on c.id = i.customer_id left join staff s on s.id = i.created_by
    where i.withdrawn_at is null and ${where} and ${customerScopeSql(context, 'customer.read', 'c')} order by ${order} limit ${mostItems}`.execute(
    context.db,
  )
  return rows
}

export const itemsOf = query({
  name: 'item.list',
  about: 'Items of an archive with their stage and where the paper lies, newest first',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid(), folder: z.string().max(60).optional() }),
  output: z.object({ rows: z.array(itemRow) }),
  async run(context, input) {
    await findPlaced(context, input.customerId)
    const inFolder = input.folder === undefined ? sql`true` : sql`i.folder = ${input.folder}`
    context.audit({ kind: 'look', subject: 'customer', ids: [input.customerId], detail: { part: 'items' } })
    return { rows: await readItems(context, sql`i.customer_id = ${input.customerId} and ${inFolder}`, sql`i.id desc`) }
  },
})

export const openFollowUps = query({
  name: 'item.followUps',
  about: 'Items that stay on the list until their follow-up is closed, the most urgent first (ARC-07)',
  needs: { right: 'customer.read' },
  input: z.strictObject({ dueOnly: z.boolean().optional() }),
  output: z.object({ rows: z.array(itemRow) }),
  async run(context, input) {
    const due = input.dueOnly === true ? sql`i.follow_up_on <= ${chinaDay(context.now)}::date` : sql`true`
    return {
      rows: await readItems(
        context,
        sql`i.follow_up is not null and i.follow_up_closed_at is null and ${due}`,
        sql`i.follow_up_on nulls last, i.id`,
      ),
    }
  },
})

export const foldersQueries = [archiveFolders, itemsOf, openFollowUps] as const
