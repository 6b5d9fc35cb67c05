import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { scopeOf } from '#platform/core/rights.ts'
import { allowancesQueries } from './allowances/queries.ts'
import { belongingQueries } from './belonging/queries.ts'
import { coverageQueries } from './coverage/queries.ts'
import { ledgersQueries } from './ledgers/queries.ts'
import { marketQueries } from './market/queries.ts'
import { passingQueries } from './passing/queries.ts'
import {
  columns,
  type Entry,
  type Filters,
  filters,
  foldedShape,
  readEntries,
  withAdditions,
  withCustomer,
} from './reading/queries.ts'
import { similarQueries } from './similar/queries.ts'
import { subjectsQueries } from './subjects/queries.ts'

export const readJournal = query({
  name: 'journal.ofCustomer',
  about: 'A customer’s journal, the newest first; corrections and supplements stand with their entry',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid(), ...filters }),
  output: z.object({ rows: z.array(foldedShape), next: z.string().nullable() }),
  async run(context, { customerId, ...filter }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const page = await readEntries<Entry>(context, {
      from: sql`journal_entries j`,
      select: columns,
      where: sql`j.customer_id = ${customer.id}`,
      filter,
    })
    context.audit({ kind: 'look', subject: 'customer', ids: [customer.id], detail: { part: 'journal' } })
    return { rows: await withAdditions(context, page.rows), next: page.next }
  },
})

export const countJournal = query({
  name: 'journal.counts',
  about: 'How many entries a customer’s journal has of each category',
  needs: { right: 'journal.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ total: z.int(), categories: z.array(z.object({ category: z.string(), count: z.int() })) }),
  async run(context, { customerId }) {
    const customer = await reachCustomer(context, 'journal.read', customerId)
    const { rows } = await sql<{
      category: string
      count: number
    }>`select category, count(*) as count from journal_entries
      where customer_id = ${customer.id} and refers_to is null group by category order by count(*) desc, category`.execute(
      context.db,
    )
    return { total: rows.reduce((sum, row) => sum + row.count, 0), categories: rows }
  },
})

export const readStaffJournal = query({
  name: 'journal.ofStaff',
  about: 'All entries of one’s staff, or of one of them, the newest first',
  needs: { right: 'journal.review' },
  input: z.strictObject({ staffId: z.uuid().optional(), ...filters }),
  output: z.object({ rows: z.array(withCustomer), next: z.string().nullable() }),
  async run(context, { staffId, ...filter }) {
    const staffIds = await ownStaff(context)
    if (staffId !== undefined && staffIds !== 'all' && !staffIds.includes(staffId))
      throw new AppError('missing', 'journal.not_your_staff')
    const authors = staffId === undefined ? staffIds : [staffId]
    return await readWithCustomers(context, filter, authorsSql(authors), authors === 'all')
  },
})

export const readOwnJournal = query({
  name: 'journal.mine',
  about: 'The entries one has written oneself, the newest first',
  needs: { right: 'journal.read' },
  input: z.strictObject(filters),
  output: z.object({ rows: z.array(withCustomer), next: z.string().nullable() }),
  run: async (context, filter) =>
    await readWithCustomers(
      context,
      filter,
      sql`j.author_id = ${context.actor.id} and ${customerScopeSql(context, 'journal.read', 'c')}`,
    ),
})

async function readWithCustomers(context: Context, filter: Filters, where: RawBuilder<unknown>, isWide = false) {
  const page = await readEntries<Entry & { customerId: string; customerName: string }>(context, {
    from: sql`journal_entries j join customers c on c.id = j.customer_id`,
    select: sql`${columns}, j.customer_id, c.name as customer_name`,
    where,
    filter,
    isWide,
  })
  context.audit({ kind: 'list', subject: 'journalEntry', ids: page.rows.map((row) => row.id) })
  return { rows: await withAdditions(context, page.rows), next: page.next }
}

/**
 * Whose journals a reviewer may read (ACC-15): those below in the line of superiors, however deep, and with a wider
 * right everybody of the department, of the branch or of the firm. Managers who left keep their place in the line.
 */
export async function ownStaff(context: Context): Promise<readonly string[] | 'all'> {
  const { actor } = context
  const scope = scopeOf(actor, 'journal.review')
  if (scope === 'all') return 'all'
  const departments = scope === 'department' ? actor.departmentIds : scope === 'branch' ? actor.branchIds : []
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from staff where manager_id = ${actor.id}
      union select s.id from below join staff s on s.manager_id = below.id)
    select id from below union select id from staff where department_id = any(${[...departments]}::uuid[])`.execute(
    context.db,
  )
  return rows.map((row) => row.id)
}

export function authorsSql(staffIds: readonly string[] | 'all'): RawBuilder<unknown> {
  return staffIds === 'all' ? sql`j.source <> 'event'` : sql`j.author_id = any(${[...staffIds]}::uuid[])`
}

export const journalQueries = [
  readJournal,
  countJournal,
  readStaffJournal,
  readOwnJournal,
  ...subjectsQueries,
  ...ledgersQueries,
  ...allowancesQueries,
  ...similarQueries,
  ...coverageQueries,
  ...belongingQueries,
  ...marketQueries,
  ...passingQueries,
] as const
