import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { FieldData, Fields } from '#platform/core/fields.ts'
import { columnOf, text } from '#platform/core/fields.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { readPage, type Sort } from '#platform/server/list.ts'
import { customerScopeSql, namesOf, readableColumns } from '../../access/queries.ts'
import { contactOf } from '../../contacts/queries.ts'
import { byCallingOrder } from '../../contacts/rules.ts'
import type { ContactAtCustomer } from '../../contacts/schema.ts'
import { type Customer, customer } from '../../schema.ts'
import { whereOf } from '../../search/listing/queries.ts'
import type { Names } from '../rules.ts'
import type { Chosen } from '../schema.ts'

type Sql = RawBuilder<unknown>
export type ChosenCustomer = Customer & { groupOrder: string | null }

/** Which customers: those that are ticked, or all that match, within both the right to read and the right to print. */
export function chosenSql(context: Context, { ids, condition, search }: Chosen, extra: Fields): Sql {
  const whole = { all: [...(condition ? [condition] : []), ...(search ? [{ search }] : [])] }
  return sql`${whereOf(context, whole, extra)} and ${customerScopeSql(context, 'customer.print', 'c')}
    and ${ids === undefined ? sql`true` : sql`c.id = any(${ids}::uuid[])`}`
}

/** What a list is grouped by, as a text that sorts as the groups shall stand: options in their own order. */
export function groupSql(key: string | undefined, field: FieldData | undefined, isExtra: boolean): Sql {
  if (key === undefined || field === undefined) return sql`null::text`
  const value = isExtra ? sql`c.extra ->> ${key}` : sql`${sql.ref(`c.${columnOf(key)}`)}::text`
  if (field.type !== 'option') return value
  const keys = choicesOf(field).map((one) => one.key)
  return sql`case when ${value} is null then null else lpad(coalesce(array_position(${keys}::text[], ${value}), 999)::text, 3, '0') || ${value} end`
}

type Reading = { where: Sql; group: Sql; isGrouped: boolean; sort: readonly Sort[]; limit: number }

/** The chosen customers in batches, group after group and in the order of the list within. */
export async function* chosenInBatches(
  context: Context,
  { where, group, isGrouped, sort, limit }: Reading,
): AsyncGenerator<ChosenCustomer[]> {
  const fields = { ...customer.fields, groupOrder: text('分组', 'Group', { sort: true }) }
  let cursor: string | undefined
  do {
    const page = await readPage<ChosenCustomer>(context.db as unknown as Kysely<never>, {
      from: sql`(select c.*, ${group} as group_order from customers c where ${where}) c`,
      alias: 'c',
      select: sql`${readableColumns}, c.group_order`,
      where: sql`true`,
      fields,
      sort: [...(isGrouped ? [{ field: 'groupOrder' }] : []), ...sort],
      cursor,
      limit,
    })
    if (page.rows.length > 0) yield page.rows
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

/** How many, and how many in each group. */
export async function countGroups(context: Context, where: Sql, group: Sql): Promise<Map<string | null, number>> {
  const { rows } = await sql<{ key: string | null; n: number }>`select group_order as key, count(*)::int as n
    from (select ${group} as group_order from customers c where ${where}) g group by 1`.execute(context.db)
  return new Map(rows.map((row) => [row.key, row.n]))
}

/** The people at each of these customers who belong to it today, in calling order. */
export async function peopleOf(
  context: Context,
  ids: readonly string[],
  today: string,
): Promise<Map<string, ContactAtCustomer[]>> {
  const { rows } = await sql<{ id: string; contacts: Record<string, unknown>[] | null }>`select id,
    customer_surroundings(id, '{}', null) -> 'contacts' as contacts from unnest(${[...ids]}::uuid[]) id`.execute(
    context.db,
  )
  const present = (one: ContactAtCustomer) => one.toOn === null || one.toOn >= today
  return new Map(rows.map((row) => [row.id, (row.contacts ?? []).map(contactOf).filter(present).sort(byCallingOrder)]))
}

/** Names of all members of staff and departments the rows point to. */
export async function namesIn(context: Context, rows: readonly Customer[]): Promise<Names> {
  const refs = Object.entries(customer.fields as Fields).filter(([key, field]) => field.type === 'ref' && key !== 'id')
  return await namesOf(
    context,
    rows.flatMap((row) => refs.map(([key]) => row[key as 'ownerId'])),
  )
}
