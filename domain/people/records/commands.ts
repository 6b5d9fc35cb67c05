import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type Entity } from '#platform/core/fields.ts'
import { systemId } from '#platform/core/rights.ts'
import { type ChangeKind, diffOf, recordChanges } from '#platform/server/history.ts'

type Row = { id: string; version: number; updatedBy: string | null }

/** What every change names: the record, and the version it was made from. */
export const target = { id: z.uuid(), version: z.int().min(1) }
export const saved = z.object({ id: z.uuid(), version: z.int() })
export type Saved = z.output<typeof saved>

/** The stamps of a new record. */
export function stampsOf(context: Context) {
  const at = context.now.toISOString()
  return { version: 1, createdAt: at, createdBy: context.actor.id, updatedAt: at, updatedBy: context.actor.id }
}

/** Writes the birth of a record into history and audit. */
export async function noteCreation(
  context: Context,
  entity: Entity,
  id: string,
  values: Record<string, unknown>,
): Promise<Saved> {
  await recordChanges(context, [
    { entity: entity.name, recordId: id, version: 1, kind: 'created', diff: diffOf({}, values) },
  ])
  context.audit({
    kind: 'change',
    subject: entity.name,
    ids: [id],
    detail: { fields: Object.keys(values).filter((key) => values[key] != null) },
  })
  return { id, version: 1 }
}

/**
 * Changes a record read as `before`, if it still is at `version`; history and audit follow.
 * Nothing is written when no value differs. Throws AppError('conflict', 'record.stale') with who changed it and what it holds now.
 */
export async function saveChange(
  context: Context,
  entity: Entity,
  before: Row & Record<string, unknown>,
  version: number,
  values: Readonly<Record<string, unknown>>,
  note: { kind?: ChangeKind; reason?: string | undefined } = {},
): Promise<Saved> {
  const diff = diffOf(before, values)
  if (before.version !== version) await refuseStale(context, entity, before.id, Object.keys(values))
  if (Object.keys(diff).length === 0) return { id: before.id, version }
  const stamps = { version: version + 1, updatedAt: context.now.toISOString(), updatedBy: context.actor.id }
  const next = { ...Object.fromEntries(Object.keys(diff).map((key) => [key, values[key]])), ...stamps }
  const assignments = Object.entries(next).map(
    ([key, value]) => sql`${sql.ref(columnOf(key))} = ${storable(entity, key, value)}`,
  )
  const written =
    await sql`update ${sql.table(entity.table)} set ${sql.join(assignments)} where id = ${before.id} and version = ${version} returning id`.execute(
      context.db,
    )
  if (written.rows.length === 0) await refuseStale(context, entity, before.id, Object.keys(values))
  const { kind = 'changed', reason } = note
  await recordChanges(context, [
    { entity: entity.name, recordId: before.id, version: version + 1, kind, diff, reason: reason ?? null },
  ])
  context.audit({
    kind: 'change',
    subject: entity.name,
    ids: [before.id],
    purpose: reason,
    detail: { fields: Object.keys(diff) },
  })
  return { id: before.id, version: version + 1 }
}

function storable(entity: Entity, key: string, value: unknown): unknown {
  return entity.fields[key]?.type === 'json' ? JSON.stringify(value) : value
}

/** Tells the second of two people what the first one has saved (TEC-18). */
export async function refuseStale(
  context: Context,
  entity: Entity,
  id: string,
  keys: readonly string[],
): Promise<never> {
  const shown = keys.filter((key) => entity.fields[key] !== undefined)
  const columns = sql.join([...shown, 'version', 'updatedBy'].map((key) => sql.ref(columnOf(key))))
  const { rows } = await sql<Row>`select ${columns} from ${sql.table(entity.table)} where id = ${id}`.execute(
    context.db,
  )
  const row = rows[0]
  if (row === undefined) throw new AppError('missing', 'record.missing')
  const { version, updatedBy, ...current } = row
  throw new AppError('conflict', 'record.stale', { who: await nameOf(context, updatedBy), current, version })
}

async function nameOf(context: Context, staffId: string | null): Promise<string> {
  if (staffId === null || staffId === systemId) return context.t('people.system')
  const row = await context.db.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst()
  return row?.name ?? context.t('people.system')
}

/** The one row of a scoped look-up, or the answer that it is missing: out of reach looks the same as absent. */
export function present<R>(row: R | undefined): R {
  if (row === undefined) throw new AppError('missing', 'record.missing')
  return row
}

/** A record and who is to have it. */
export type Gift = { id: string; to: string }

/**
 * Gives records to other people: `key` is the field that names the person. Only those still with `from` go; whatever
 * was changed meanwhile stays. One statement, with its history.
 * @returns ids of those that went
 */
export async function giveTo(
  context: Context,
  entity: Entity,
  key: string,
  gifts: readonly Gift[],
  { from, reason, actId }: { from: string; reason: string; actId?: string | undefined },
): Promise<string[]> {
  if (gifts.length === 0) return []
  const [table, column] = [sql.table(entity.table), sql.ref(columnOf(key))]
  const { rows } = await sql<{ id: string; version: number; to: string }>`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(gifts)}::jsonb) g(id uuid, "to" uuid)),
      held as (select r.id from ${table} r join given on given.id = r.id where r.${column} = ${from} order by r.id for update of r)
    update ${table} r set ${column} = given."to", version = r.version + 1, updated_at = ${context.now.toISOString()}, updated_by = ${context.actor.id}
    from given join held on held.id = given.id where r.id = given.id returning r.id, r.version, given."to"`.execute(
    context.db,
  )
  await recordChanges(
    context,
    rows.map(({ id, version, to }) => ({
      entity: entity.name,
      recordId: id,
      version,
      kind: 'changed' as const,
      diff: { [key]: [from, to] },
      reason,
      actId: actId ?? null,
    })),
  )
  return rows.map((row) => row.id)
}
