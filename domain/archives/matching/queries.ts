import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { type Condition, everything } from '#platform/core/conditions.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { conditionContext, customerColumns, customerScopeSql } from '../access/queries.ts'
import { duplicateKeysOf, telling } from '../duplicates/rules.ts'
import { type Customer, customer } from '../schema.ts'
import { searchSql } from '../search/finding/queries.ts'

/** Fields that may identify a customer in a file. */
export const matchKeys = ['number', 'creditCode', 'paperNumber', 'phones', 'name'] as const
export type MatchKey = (typeof matchKeys)[number]

const columnsOfKey = {
  number: 'c.number',
  creditCode: 'c.credit_code',
  paperNumber: 'c.paper_number',
  phones: 'c.phones',
  name: 'c.name',
} as const

/** Columns without an index of their own are found through the keys that duplicates are found by. */
const foundBy: Partial<Record<MatchKey, (value: string) => string[]>> = {
  phones: (phone) =>
    duplicateKeysOf({ kind: 'organisation', name: '', phones: [phone] }).filter((one) => one.startsWith('p:')),
  paperNumber: (paperNumber) =>
    duplicateKeysOf({ kind: 'individual', name: '', paperNumber }).filter((one) => one.startsWith('i:')),
  name: (name) => (['organisation', 'individual'] as const).flatMap((kind) => duplicateKeysOf({ kind, name })),
}

/**
 * Live customers that carry one of the values, read in one statement, inside what the caller may change.
 * Several customers may share a phone or a name: who asks must treat more than one as none.
 */
export async function customersWith(context: Context, key: MatchKey, values: readonly string[]): Promise<Customer[]> {
  if (values.length === 0) return []
  const carries = [
    key === 'phones'
      ? sql`c.phones && ${[...values]}::text[]`
      : sql`${sql.ref(columnsOfKey[key])} = any(${[...values]}::text[])`,
  ]
  const found = foundBy[key]
  if (found !== undefined) carries.push(sql`c.duplicate_keys && ${values.flatMap(found)}::text[]`)
  const { rows } = await sql<Customer>`select ${customerColumns} from customers c
    where ${sql.join(carries, sql` and `)} and c.withdrawn_at is null and ${customerScopeSql(context, 'customer.change', 'c')}`.execute(
    context.db,
  )
  return rows
}

// A key that hundreds share (a switchboard, 张伟) tells nobody apart; the limit keeps one such key from filling a batch.
const sharersOfKey = 20

const comparedKeys = ['id', 'number', 'duplicateKeys', ...telling] as const
export type Compared = Pick<Customer, (typeof comparedKeys)[number]>
const comparedColumns = sql.raw(comparedKeys.map((key) => `c.${columnOf(key)}`).join(', '))

/** What a comparison of duplicates needs to know, of live customers that share a key, whoever owns them. */
export async function customersSharing(context: Context, keys: readonly string[]): Promise<Compared[]> {
  if (keys.length === 0) return []
  // Which they are is asked first: most share several keys, and each is then read once.
  const { rows } = await sql<Compared>`select ${comparedColumns} from customers c where c.id in (
    select s.id from unnest(${[...keys]}::text[]) key cross join lateral (
      select id from customers where duplicate_keys @> array[key] and withdrawn_at is null limit ${sharersOfKey}) s)`.execute(
    context.db,
  )
  return rows
}

type Reach = {
  condition: Condition | undefined
  right: string
  after: string | undefined
  limit: number
  extra: Fields
  /** Fields wanted beside those that tell whose a customer is; 'extra' for the firm's own. */
  keys: readonly string[]
}

const placing = ['id', 'ownerId', 'collectorId', 'createdBy', 'departmentId']

/** Customers that fulfil a condition, newest first, inside what `right` reaches; page by page for exports of any size. */
export async function customersAfter(
  context: Context,
  { condition, right, after, limit, extra, keys }: Reach,
): Promise<Customer[]> {
  // A hundred columns that nobody asked for cost more than the eighteen of a usual export.
  const columns = [...new Set([...placing, ...keys])].map((key) => sql.ref(`c.${columnOf(key)}`))
  const where = compileCondition(
    condition ?? everything,
    { fields: customer.fields, alias: 'c', extra, search: searchSql },
    conditionContext(context),
  )
  const { rows } = await sql<Customer>`select ${sql.join(columns)} from customers c
    where ${where} and c.withdrawn_at is null and ${customerScopeSql(context, right, 'c')}
      and ${after === undefined ? sql`true` : sql`c.id < ${after}`}
    order by c.id desc limit ${limit}`.execute(context.db)
  return rows
}
