import { type RawBuilder, sql } from 'kysely'
import { conditionContext, localParams } from '#domain/archives/access/queries.ts'
import type { Placed, Refusal } from '#domain/archives/policy.ts'
import { customer } from '#domain/archives/schema.ts'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf } from '#platform/core/fields.ts'
import { has } from '#platform/core/rights.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { readDefinition } from '../definitions/queries.ts'
import type { Definition } from '../definitions/rules.ts'
import { archiveScope, formsRights, type RecordAction, recordScope, whyNotRecord } from '../policy.ts'
import { readPosts } from '../posts/queries.ts'
import { type FormRecord, formRecord } from '../schema.ts'

type Sql = RawBuilder<unknown>

/** The records a right reaches, as SQL on form_records under `alias`. */
export function recordScopeSql(context: Pick<Context, 'actor' | 'now'>, right: string, alias: string): Sql {
  return sql`(${sql.join(recordReaches(context, right, alias) ?? [sql`true`], sql` or `)})`
}

/** The same taken apart: one of these must hold, each with an index of its own. Undefined when all are reached. */
export function recordReaches(
  context: Pick<Context, 'actor' | 'now'>,
  right: string,
  alias: string,
): Sql[] | undefined {
  const own = recordScope(context.actor, right)
  if (own === undefined) return undefined
  if (!has(context.actor, right)) return [sql`false`]
  const target = { fields: formRecord.fields, alias }
  const parts = ('any' in own ? own.any : [own]).map((one) => compileCondition(one, target, conditionContext(context)))
  const archive = archiveScope(context.actor, right)
  const reached =
    archive === undefined
      ? sql`true`
      : compileCondition(archive, { fields: customer.fields, alias: 'sc' }, conditionContext(context))
  return [...parts, sql`${sql.ref(`${alias}.customer_id`)} in (select sc.id from customers sc where ${reached})`]
}

const columns = sql.raw(
  Object.keys(formRecord.fields)
    .filter((key) => key !== 'searchTokens')
    .map((key) => `r.${columnOf(key)}`)
    .join(', '),
)

/** Where the archive of a record stands, for rights that go by it. */
export const placedSource = sql`case when c.id is null then null else jsonb_build_object(
  'ownerId', c.owner_id, 'collectorId', c.collector_id, 'createdBy', c.created_by, 'departmentId', c.department_id) end as placed`

/**
 * Keys of the answers that stand as the caller wrote them: theirs is the last change. What a paper began with came from
 * the archive.
 */
export function wroteSource(context: Pick<Context, 'actor'>): Sql {
  return sql`array(select key from (
    select distinct on (answer.key) substr(answer.key, 8) as key, h.actor_id, h.kind
      from record_changes h cross join lateral jsonb_object_keys(h.diff) answer(key)
      where h.record_id = r.id and h.entity = ${formRecord.name} and answer.key ~ '^values[.][^.]+$'
      order by answer.key, h.version desc) last
    where last.actor_id = ${context.actor.id} and last.kind <> 'created') as wrote`
}

export type Row = Omit<FormRecord, 'searchTokens'> & {
  placed: Placed | null
  customerName: string | null
  wrote?: readonly string[]
}
export type Held = { row: Row; definition: Definition; posts: readonly string[] }

/** @throws AppError('missing', 'record.missing') alike for what is not there and for what may not be seen. */
export async function readRecord(context: Context, id: string, { isLocked = false } = {}): Promise<Held> {
  const { rows } = await sql<Row>`select ${columns}, c.name as customer_name, ${placedSource}, ${wroteSource(context)}
    from form_records r left join customers c on c.id = r.customer_id
    where r.id = ${id} and ${recordScopeSql(context, 'forms.read', 'r')} ${isLocked ? sql`for update of r` : sql``}`.execute(
    context.db,
  )
  const row = rows[0]
  if (row === undefined) throw new AppError('missing', 'record.missing')
  return { row, definition: await readDefinition(context, row.definitionId), posts: await readPosts(context) }
}

/** A record locked for what another part of the house does to it, whoever acts; its archive's name as it is now. */
export async function lockRecord(context: Context, id: string): Promise<Held> {
  const { rows } = await sql<Row>`select ${columns}, c.name as customer_name, null as placed
    from form_records r left join customers c on c.id = r.customer_id where r.id = ${id} for update of r`.execute(
    context.db,
  )
  const row = rows[0]
  if (row === undefined) throw new AppError('missing', 'record.missing')
  return { row, definition: await readDefinition(context, row.definitionId), posts: [] }
}

/** A record locked for an act that is allowed on it now. */
export async function holdRecord(context: Context, id: string, action: RecordAction): Promise<Held> {
  const held = await readRecord(context, id, { isLocked: true })
  refuse(context, whyNotRecord(action, context.actor, held.row, held.definition.form, held.posts))
  return held
}

/** Turns a reason into the error, its right named in the caller's language. */
export function refuse(context: Pick<Context, 'language'>, refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new AppError(refusal.kind, refusal.code, paramsOf(context, refusal))
}

export function paramsOf(context: Pick<Context, 'language'>, refusal: Refusal): Record<string, unknown> {
  const label = formsRights[refusal.params?.['right'] as keyof typeof formsRights]?.label
  if (label === undefined) return localParams(context, refusal)
  return { ...refusal.params, right: context.language === 'en' ? label.en : label.zh }
}
