import { type Kysely, sql } from 'kysely'
import { newId } from '#platform/core/ids.ts'
import { isSame } from '#platform/core/same.ts'
import type { Context } from './operations.ts'

export type ChangeKind =
  | 'created'
  | 'changed'
  | 'withdrawn'
  | 'restored'
  | 'merged'
  | 'unmerged'
  | 'reverted'
  | 'undone'

/** Field → [old, new]. */
export type Diff = Record<string, [old: unknown, now: unknown]>

export type Change = {
  entity: string
  recordId: string
  version: number
  kind: ChangeKind
  diff: Diff
  reason?: string | null
  /** Who supplied the fact, where that is not the person typing (ARC-30). */
  feeder?: string | null
  /** Import run, merge or other larger act this change is part of. */
  actId?: string | null
}

/** Which of `next`'s values differ from `before`. */
export function diffOf(before: Readonly<Record<string, unknown>>, next: Readonly<Record<string, unknown>>): Diff {
  const diff: Diff = {}
  for (const [key, value] of Object.entries(next)) {
    if (value === undefined || isSame(value, before[key])) continue
    diff[key] = [before[key] ?? null, value]
  }
  return diff
}

/** Changes as rows of record_changes, for a statement that writes them along with the records. */
export function changeRows<DB>(context: Context<DB>, changes: readonly Change[]): Record<string, unknown>[] {
  return changes.map((one) => ({
    id: newId(),
    entity: one.entity,
    record_id: one.recordId,
    version: one.version,
    kind: one.kind,
    diff: one.diff,
    at: context.now.toISOString(),
    actor_id: context.actor.id,
    source: context.source,
    reason: one.reason ?? null,
    feeder: one.feeder ?? null,
    act_id: one.actId ?? context.actId ?? null,
    request_id: context.requestId,
  }))
}

/** Appends to the history of records; the history is never updated or deleted (JRN, ARC-32, TEC-18). */
export async function recordChanges<DB>(context: Context<DB>, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const rows = JSON.stringify(changeRows(context, changes))
  await sql`insert into record_changes select * from jsonb_populate_recordset(null::record_changes, ${rows}::jsonb)`.execute(
    context.db as Kysely<unknown>,
  )
}
