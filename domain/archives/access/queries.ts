import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { ConditionContext } from '#platform/core/condition-match.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf } from '#platform/core/fields.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { kept } from '#platform/server/kept.ts'
import { type CustomerAction, customerRights, customerScope, maskCustomer, type Refusal, whyNot } from '../policy.ts'
import { type Customer, customer } from '../schema.ts'
import { standardSource } from '../standard/queries.ts'
import { type Standard, standardOf } from '../standard/rules.ts'

type Sql = RawBuilder<unknown>

/** Who asks and when, for conditions with '@me' and relative days. */
export function conditionContext(context: Pick<Context, 'actor' | 'now'>): ConditionContext {
  return { now: context.now, actorId: context.actor.id, departmentIds: context.actor.departmentIds }
}

/** The rows a right reaches, as SQL on the customers under `alias`. Every statement that reads customers has it. */
export function customerScopeSql(context: Pick<Context, 'actor' | 'now'>, right: string, alias: string): Sql {
  const scope = customerScope(context.actor, right)
  if (scope === undefined) return sql`true`
  return compileCondition(scope, { fields: customer.fields, alias }, conditionContext(context))
}

/** The same taken apart: one of these must hold, and each has an index of its own. Undefined when all are reached. */
export function customerReaches(
  context: Pick<Context, 'actor' | 'now'>,
  right: string,
  alias: string,
): Sql[] | undefined {
  const scope = customerScope(context.actor, right)
  if (scope === undefined) return undefined
  return ('any' in scope && scope.any.length > 0 ? scope.any : [scope]).map((one) =>
    compileCondition(one, { fields: customer.fields, alias }, conditionContext(context)),
  )
}

/** Tokens and keys serve the indexes; nobody reads them. */
const indexKeys = new Set(['searchTokens', 'duplicateKeys'])

/** Every column of a customer under the alias c; one text, because a hundred references cost more than the query. */
export const customerColumns: Sql = columnsText(() => true)
/** The same without what only indexes read. */
export const readableColumns: Sql = columnsText((key) => !indexKeys.has(key))

function columnsText(isWanted: (key: string) => boolean): Sql {
  return sql.raw(
    Object.keys(customer.fields)
      .filter(isWanted)
      .map((key) => `c.${columnOf(key)}`)
      .join(', '),
  )
}

export type Found = { row: Customer; standard: Standard }

/**
 * A customer within reach of reading, locked for the rest of the transaction.
 * @throws AppError('missing', 'record.missing') alike for what is not there and for what may not be seen.
 */
export async function lockCustomer(context: Context, id: string): Promise<Found> {
  const { rows } = await sql<
    Customer & { source: string }
  >`${kept}select ${customerColumns}, ${standardSource} as source from customers c
    where c.id = ${id} and ${customerScopeSql(context, 'customer.read', 'c')} for update of c`.execute(context.db)
  const found = rows[0]
  if (found === undefined) throw new AppError('missing', 'record.missing')
  const { source, ...row } = found
  return { row, standard: standardOf(source) }
}

/** Many customers within reach of reading, locked in the order of their ids so that two such acts cannot block each other. */
export async function lockCustomers(context: Context, ids: readonly string[]): Promise<Customer[]> {
  const { rows } = await sql<Customer>`select ${customerColumns} from customers c
    where c.id = any(${ids}::uuid[]) and ${customerScopeSql(context, 'customer.read', 'c')} order by c.id for update of c`.execute(
    context.db,
  )
  return rows
}

/** As `lockCustomer`, and the act is allowed on it now. */
export async function lockForAct(
  context: Context,
  id: string,
  action: CustomerAction,
  version?: number,
): Promise<Found> {
  const found = await lockCustomer(context, id)
  refuse(context, whyNot(action, context.actor, found.row))
  if (version !== undefined && version !== found.row.version) throw await staleError(context, found, version)
  return found
}

/** Turns a reason into the error, its right named in the caller's language. */
export function refuse(context: Pick<Context, 'language'>, refusal: Refusal | undefined): void {
  if (refusal === undefined) return
  throw new AppError(refusal.kind, refusal.code, localParams(context, refusal))
}

export function localParams(context: Pick<Context, 'language'>, refusal: Refusal): Record<string, unknown> {
  const label = customerRights[String(refusal.params?.['right'])]?.label
  if (label === undefined) return refusal.params ?? {}
  return { ...refusal.params, right: context.language === 'en' ? label.en : label.zh }
}

/** The second to save is told who was first and what stands there now (TEC-18). */
async function staleError(context: Context, { row, standard }: Found, version: number): Promise<AppError> {
  const { rows } = await sql<{ who: string | null; fields: string[] | null }>`select
    (select name from staff where id = ${row.updatedBy}) as who,
    (select array_agg(distinct key) from record_changes h, jsonb_object_keys(h.diff) key
      where h.record_id = ${row.id} and h.entity = 'customer' and h.version > ${version}) as fields`.execute(context.db)
  const shown = maskCustomer(row, context.actor, standard.extra).row as Record<string, unknown>
  const current = Object.fromEntries((rows[0]?.fields ?? []).map((key) => [key, valueAt(shown, key)]))
  return new AppError('conflict', 'record.stale', {
    who: rows[0]?.who ?? context.t('customer.system'),
    current,
    version: row.version,
  })
}

/** The same for a record that belongs to an archive. */
export async function staleRecord(
  context: Context,
  now: { version: number; updatedBy: string | null },
): Promise<AppError> {
  const { rows } = await sql<{ name: string }>`select name from staff where id = ${now.updatedBy}`.execute(context.db)
  return new AppError('conflict', 'record.stale', {
    who: rows[0]?.name ?? context.t('customer.system'),
    current: {},
    version: now.version,
  })
}

/** A value by its key in the history: 'name', or 'extra.unit' for a field of the firm's own. */
export function valueAt(row: Readonly<Record<string, unknown>>, key: string): unknown {
  if (!key.startsWith('extra.')) return row[key] ?? null
  return (row['extra'] as Record<string, unknown> | undefined)?.[key.slice('extra.'.length)] ?? null
}

/** Names of the members of staff and departments a row points to, in one round trip. */
export async function namesOf(
  context: Pick<Context, 'db'>,
  ids: readonly (string | null | undefined)[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))]
  if (wanted.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`select id, name from staff where id = any(${wanted}::uuid[])
    union all select id, name from departments where id = any(${wanted}::uuid[])`.execute(context.db)
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}

/** The same of all rows of `page`, as a part of the statement that finds them. */
export function namesOnPage(columns: readonly string[]): Sql {
  if (columns.length === 0) return sql`null::jsonb`
  const wanted = sql`array(${sql.join(
    columns.map((column) => sql`select ${sql.ref(`page.${column}`)} from page`),
    sql` union `,
  )})`
  return sql`(select jsonb_object_agg(id, name) from (select id, name from staff where id = any(${wanted})
    union all select id, name from departments where id = any(${wanted})) named)`
}

/** 'is_primary' → 'isPrimary', for JSON that comes with the names of SQL. */
export function keyOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
