import { sql } from 'kysely'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { duplicateKeysOf } from '#domain/archives/duplicates/rules.ts'
import { customer } from '#domain/archives/schema.ts'
import type { Context } from '#domain/kit.ts'
import { columnOf, type FieldData } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { feedsOf, prefillFromArchive, relatedKinds } from '../rules.ts'

export type EarlierForm = { id: string; kind: string; values: Record<string, unknown> }

/**
 * What earlier forms say of a person, found by archive or phone whoever collected them: the form the new one is
 * filled in from, and whether the person is known at all, so that nobody is surveyed twice as a stranger (COL-05).
 */
export async function findEarlier(
  context: Context,
  kind: PackCollection,
  person: { customerId: string | undefined; phones: readonly string[] },
): Promise<{ form: EarlierForm | undefined; isKnown: boolean }> {
  if (person.customerId === undefined && person.phones.length === 0) return { form: undefined, isKnown: false }
  const same = sql`(k.customer_id = ${person.customerId ?? null} or k.phones && ${[...person.phones]}::text[])`
  const { rows } = await sql<EarlierForm & { isSource: boolean }>`
    select k.id, k.kind, k.values, k.kind = ${kind.prefilledFrom ?? ''} as is_source from collections k
    where ${same} and k.load_state <> 'dismissed' and k.kind = any(${relatedKinds(kind)}::text[])
    order by k.obtained_on desc, k.id desc limit 20`.execute(context.db)
  const isTraded = kind.firstContactOnly && rows.length === 0 ? await hasTraded(context, person) : false
  return { form: rows.find((row) => row.isSource), isKnown: rows.length > 0 || isTraded }
}

async function hasTraded(
  context: Context,
  person: { customerId: string | undefined; phones: readonly string[] },
): Promise<boolean> {
  const keys = duplicateKeysOf({ kind: 'individual', name: '', phones: [...person.phones] }).filter((key) =>
    key.startsWith('p:'),
  )
  const { rows } = await sql<{ one: number }>`select 1 as one from customers c
    where c.last_trade_on is not null and c.withdrawn_at is null and (c.id = ${person.customerId ?? null} or c.duplicate_keys && ${keys}::text[]) limit 1`.execute(
    context.db,
  )
  return rows.length > 0
}

/**
 * Answers the archives of these customers already hold. Personal data comes along only where the actor may uncover it:
 * a form must not show what the archive covers.
 */
export async function answersFromArchives(
  context: Context,
  kind: PackCollection,
  customerIds: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const fields: Readonly<Record<string, FieldData>> = customer.fields
  const open = [...new Set(Object.values(feedsOf(kind)))].filter(
    (key) => fields[key] !== undefined && fields[key].sensitivity !== 'secret',
  )
  if (open.length === 0 || customerIds.length === 0) return new Map()
  const columns = open.map((key) => {
    const column = sql.ref(`c.${columnOf(key)}`)
    const isOpen =
      fields[key]?.sensitivity === undefined ? sql`true` : customerScopeSql(context, 'customer.reveal', 'c')
    return sql`case when ${isOpen} then ${column} end as ${sql.ref(columnOf(key))}`
  })
  const { rows } = await sql<
    { id: string } & Record<string, unknown>
  >`select c.id, ${sql.join(columns)} from customers c where c.id = any(${[...customerIds]}::uuid[])`.execute(
    context.db,
  )
  return new Map(rows.map((row) => [row.id, prefillFromArchive(kind, row)]))
}
