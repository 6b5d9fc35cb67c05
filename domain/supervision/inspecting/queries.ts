import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { authorsSql, ownStaff } from '#domain/journal/queries.ts'
import {
  columns,
  type Entry,
  filters,
  readEntries,
  withAdditions,
  withCustomer,
} from '#domain/journal/reading/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'

const verdict = z.object({
  id: z.uuid(),
  entryId: z.uuid(),
  inspectedAt: z.string(),
  inspectorName: z.string(),
  inTime: z.boolean(),
  proper: z.boolean(),
  stateRight: z.boolean().nullable(),
  note: z.string().nullable(),
  /** The correction it opened, and where that stands. */
  taskId: z.uuid().nullable(),
  taskState: z.string().nullable(),
  dueOn: z.string().nullable(),
})
type Verdict = z.output<typeof verdict>

/** The latest verdict of each entry. */
async function verdictsOf(context: Context, entryIds: readonly string[]): Promise<Map<string, Verdict>> {
  if (entryIds.length === 0) return new Map()
  const { rows } =
    await sql<Verdict>`select distinct on (i.entry_id) i.id, i.entry_id, i.inspected_at, coalesce(s.name, '') as inspector_name,
      i.in_time, i.proper, i.state_right, i.note, i.task_id, t.state as task_state, t.due_on
    from journal_inspections i left join staff s on s.id = i.inspector_id left join tasks t on t.id = i.task_id
    where i.entry_id = any(${[...entryIds]}::uuid[]) order by i.entry_id, i.inspected_at desc, i.id desc`.execute(
      context.db,
    )
  return new Map(rows.map((row) => [row.entryId, row]))
}

// As many entries as a page of the journal shows at a time, and some pages of them.
const mostEntries = 400

export const readVerdicts = query({
  name: 'inspection.ofCustomer',
  about: 'The verdicts of a customer’s journal entries, the latest of each',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(verdict) }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const { rows } = await sql<{ id: string }>`select distinct i.entry_id as id from journal_inspections i
      join journal_entries j on j.id = i.entry_id where j.customer_id = ${customer.id} limit ${mostEntries}`.execute(
      context.db,
    )
    return {
      rows: [
        ...(
          await verdictsOf(
            context,
            rows.map((row) => row.id),
          )
        ).values(),
      ],
    }
  },
})

const states = ['open', 'done', 'failed'] as const
const latest = sql`(select i.in_time and i.proper and i.state_right is distinct from false from journal_inspections i
  where i.entry_id = j.id order by i.inspected_at desc, i.id desc limit 1)`
const stateSql = { open: sql`${latest} is null`, done: sql`${latest}`, failed: sql`not ${latest}` }

export const readQueue = query({
  name: 'inspection.queue',
  about: 'Entries of one’s staff that wait for inspection, passed it or failed it, the newest first (JRN-27)',
  needs: { right: 'supervision.inspect' },
  input: z.strictObject({ state: z.enum(states).default('open'), staffId: z.uuid().optional(), ...filters }),
  output: z.object({
    rows: z.array(withCustomer.extend({ verdict: verdict.nullable() })),
    next: z.string().nullable(),
  }),
  async run(context, { state, staffId, ...filter }) {
    const staffIds = await ownStaff(context)
    if (staffId !== undefined && staffIds !== 'all' && !staffIds.includes(staffId))
      throw new AppError('missing', 'journal.not_your_staff')
    const page = await readEntries<Entry & { customerId: string; customerName: string }>(context, {
      from: sql`journal_entries j join customers c on c.id = j.customer_id`,
      select: sql`${columns}, j.customer_id, c.name as customer_name`,
      where: sql`${authorsSql(staffId === undefined ? staffIds : [staffId])} and j.source = 'person'
        and j.author_id is distinct from ${context.actor.id} and ${stateSql[state]}`,
      filter,
    })
    const verdicts = await verdictsOf(
      context,
      page.rows.map((row) => row.id),
    )
    const rows = await withAdditions(context, page.rows)
    context.audit({ kind: 'list', subject: 'journalEntry', ids: rows.map((row) => row.id) })
    return { rows: rows.map((row) => ({ ...row, verdict: verdicts.get(row.id) ?? null })), next: page.next }
  },
})

export const inspectingQueries = [readVerdicts, readQueue] as const
