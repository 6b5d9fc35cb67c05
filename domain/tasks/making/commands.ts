import { type Kysely, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { recordChanges } from '#platform/server/history.ts'
import { allowedSql, avoidedSql } from '../reaching/queries.ts'
import type { Because, Means, priorities, TaskKind, TaskLink } from '../schema.ts'

/** A task as nouns give it; what is left out is the table's own. */
export type TaskToAdd = {
  kind: TaskKind
  title: string
  customerId?: string | null
  contactId?: string | null
  /** Null: whoever should do it could not be found; the superior sees it among the tasks without an owner. */
  ownerId: string | null
  /** The owner's department unless given. */
  departmentId?: string | null
  priority?: keyof typeof priorities
  means?: Means | null
  /** YYYY-MM-DD, a day in China. */
  dueOn: string
  /** HH:MM, where the hour matters. */
  dueTime?: string | null
  remarks?: string | null
  /** Names what made it: the same origin is written once, whatever crashes or runs twice. */
  origin?: string
  because?: Because
  links?: readonly TaskLink[]
  /** Who wrote it down, where that is not who acts now: the filler of a form a job reads. */
  madeBy?: string | null
  /** Of a promise: who gave it and when. */
  given?: { by: string | null; byName: string; on: string }
}

/**
 * Adds tasks in one statement — the only way in for single ones; rules over whole tables insert by `select` with the
 * same columns (follow-ups/generating). What a rule asks for takes a means the customer does not avoid, and says so. @returns ids of those written; an origin known before is left out
 */
export async function addTasks(context: Context, tasks: readonly TaskToAdd[]): Promise<string[]> {
  if (tasks.length === 0) return []
  const at = context.now.toISOString()
  const stamps = {
    version: 1,
    created_at: at,
    created_by: context.actor.id,
    updated_at: at,
    updated_by: context.actor.id,
  }
  const rows = tasks.map((task) => ({
    ...stamps,
    created_by: task.madeBy ?? stamps.created_by,
    id: newId(),
    kind: task.kind,
    title: task.title,
    customer_id: task.customerId ?? null,
    contact_id: task.contactId ?? null,
    owner_id: task.ownerId,
    department_id: task.departmentId ?? null,
    priority: task.priority ?? 'normal',
    means: task.means ?? null,
    due_on: task.dueOn,
    due_time: task.dueTime ?? null,
    first_due_on: task.dueOn,
    remarks: task.remarks ?? null,
    origin: task.origin ?? null,
    because: task.because ?? null,
    links: task.links ?? [],
    state: 'open',
    given_by: task.given?.by ?? null,
    given_by_name: task.given?.byName ?? null,
    given_on: task.given?.on ?? null,
  }))
  const [wanted, avoided] = [sql`(t ->> 'means')`, sql`c.avoided_means`]
  const { rows: written } = await sql<{ id: string }>`
    insert into tasks select * from jsonb_populate_recordset(null::tasks, (
      select jsonb_agg(t || jsonb_build_object('department_id', coalesce(t ->> 'department_id', s.department_id::text))
        || case when t ->> 'means' = any(c.avoided_means) and jsonb_typeof(t -> 'because') = 'object'
          then jsonb_build_object('means', ${allowedSql(wanted, avoided)}, 'because', (t -> 'because') || ${avoidedSql(wanted, avoided)}) else '{}' end)
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) t left join staff s on s.id = (t ->> 'owner_id')::uuid
        left join customers c on c.id = (t ->> 'customer_id')::uuid))
    on conflict (origin) where origin is not null do nothing returning id`.execute(context.db as Kysely<unknown>)
  const ids = written.map((row) => row.id)
  await recordChanges(
    context,
    rows
      .filter((row) => ids.includes(row.id))
      .map((row) => ({
        entity: 'task',
        recordId: row.id,
        version: 1,
        kind: 'created' as const,
        diff: { title: [null, row.title], dueOn: [null, row.due_on], ownerId: [null, row.owner_id] },
      })),
  )
  return ids
}

/** Which open tasks an act touches. */
export type Which = {
  ids?: readonly string[]
  originsLike?: string
  customerIds?: readonly string[]
  /** Null: those nobody answers for. */
  ownerId?: string | null
}

function whichSql({ ids, originsLike, customerIds, ownerId }: Which) {
  return sql.join(
    [
      sql`state = 'open'`,
      ...(ids === undefined ? [] : [sql`id = any(${[...ids]}::uuid[])`]),
      ...(originsLike === undefined ? [] : [sql`origin like ${originsLike}`]),
      ...(customerIds === undefined ? [] : [sql`customer_id = any(${[...customerIds]}::uuid[])`]),
      ...(ownerId === undefined ? [] : [sql`owner_id is not distinct from ${ownerId}`]),
    ],
    sql` and `,
  )
}

/** Closes open tasks that are no longer wanted: their rule lapsed, their plan was replaced (VIS-37). @returns their ids */
export async function lapseTasks(context: Context, which: Which, reason: string): Promise<string[]> {
  return await closeTasks(context, which, { state: 'lapsed', closeReason: reason })
}

/** Closes open tasks as done because the act they asked for was done elsewhere. @returns their ids */
export async function finishTasks(context: Context, which: Which, result: string): Promise<string[]> {
  return await closeTasks(context, which, { state: 'done', result })
}

type Closing = { state: 'lapsed' | 'done'; closeReason?: string; result?: string }

async function closeTasks(context: Context, which: Which, { state, closeReason, result }: Closing): Promise<string[]> {
  const at = context.now.toISOString()
  const { rows } = await sql<{ id: string; version: number }>`update tasks set state = ${state}, closed_at = ${at},
    closed_by = ${context.actor.id}, close_reason = coalesce(${closeReason ?? null}, close_reason), result = coalesce(${result ?? null}, result),
    version = version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
    where ${whichSql(which)} returning id, version`.execute(context.db as Kysely<unknown>)
  await recordChanges(
    context,
    rows.map(({ id, version }) => ({
      entity: 'task',
      recordId: id,
      version,
      kind: 'changed' as const,
      diff: { state: ['open', state] },
      ...(closeReason !== undefined && { reason: closeReason }),
    })),
  )
  return rows.map((row) => row.id)
}

/**
 * Gives open tasks to somebody else (ALC-07). `actId` names the hand-over they are part of, by which it can be undone.
 * What was overdue is shown anew to whoever is above the new owner: it counts as not shown yet (VIS-35).
 * @returns each task moved, with the owner it had
 */
export async function moveTasks(
  context: Context,
  which: Which,
  ownerId: string | null,
  { reason, actId }: { reason: string; actId?: string },
): Promise<{ id: string; from: string | null }[]> {
  const at = context.now.toISOString()
  const { rows } = await sql<{ id: string; version: number; from: string | null }>`
    with moved as (select id, owner_id from tasks where ${whichSql(which)} and owner_id is distinct from ${ownerId} for update)
    update tasks t set owner_id = ${ownerId}, department_id = coalesce((select department_id from staff where id = ${ownerId}), t.department_id),
      escalated_at = null, version = t.version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
    from moved m where t.id = m.id returning t.id, t.version, m.owner_id as "from"`.execute(
    context.db as Kysely<unknown>,
  )
  await recordChanges(
    context,
    rows.map(({ id, version, from }) => ({
      entity: 'task',
      recordId: id,
      version,
      kind: 'changed' as const,
      diff: { ownerId: [from, ownerId] },
      reason,
      actId: actId ?? null,
    })),
  )
  return rows.map(({ id, from }) => ({ id, from }))
}

/** Who is to do it: oneself unless said otherwise, and others only with the right to give; `path` is where they were named. */
export async function ownerOf(context: Context, ownerId: string | null | undefined, path: string): Promise<string> {
  if (ownerId === undefined || ownerId === null || ownerId === context.actor.id) return context.actor.id
  if (!has(context.actor, 'task.assign')) throw invalidField(path, 'task.not_yours_to_give')
  const found = await context.db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', ownerId)
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (found === undefined) throw invalidField(path, 'task.owner_unknown')
  return ownerId
}

export function refusePast(context: Context, dueOn: string, path: string): void {
  if (dueOn < chinaDay(context.now)) throw invalidField(path, 'task.due_in_past')
}
