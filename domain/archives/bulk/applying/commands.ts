import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { lockCustomers } from '../../access/queries.ts'
import { writeCustomers } from '../../commands.ts'
import { prepareCustomer } from '../../rules.ts'
import { readStandard } from '../../standard/queries.ts'
import { whyNotTouch } from '../policy.ts'
import { keysOf, valuesFor } from '../rules.ts'
import type { BulkEdit, BulkState, Untouchable } from '../schema.ts'

/** One's own edit, locked. @throws AppError('missing') for that of others as for none. */
export async function lockEdit(context: Context, id: string): Promise<BulkEdit> {
  const { rows } =
    await sql<BulkEdit>`select * from bulk_edits where id = ${id} and actor_id = ${context.actor.id} for update`.execute(
      context.db,
    )
  if (rows[0] === undefined) throw new AppError('missing', 'record.missing')
  return rows[0]
}

export type Applied = { changed: number; refused: Untouchable[] }

/**
 * Changes some customers of an edit, in one set, as they are now: one that was changed since the preview keeps that
 * change, one that went out of reach is left alone and named.
 */
export async function applyEdit(context: Context, edit: BulkEdit, ids: readonly string[]): Promise<Applied> {
  const rows = await lockCustomers(context, ids)
  const refused = rows.flatMap((row) => whyNotTouch(context.actor, row, edit.edit) ?? [])
  const left = new Set(refused.map((one) => one.id))
  const standard = await readStandard(context)
  const writing = { now: context.now, actorId: context.actor.id }
  const prepared = rows
    .filter((row) => !left.has(row.id))
    .map((row) => prepareCustomer(row.id, row, valuesFor(row, edit.edit), standard, writing))
    .filter((one) => Object.keys(one.diff).length > 0)
  await writeCustomers(context, prepared, { kind: 'changed', reason: edit.reason, actId: edit.id })
  if (prepared.length > 0) {
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: prepared.map((one) => one.next.id),
      detail: { act: 'bulk', token: edit.id, by: context.actor.id, fields: keysOf(edit.edit) },
    })
  }
  return { changed: prepared.length, refused }
}

// Who was refused is shown by name; a list longer than this is no longer read.
const keptRefusals = 100

export async function noteProgress(
  context: Context,
  edit: BulkEdit,
  result: Applied,
  done: number,
  state: BulkState,
): Promise<BulkEdit> {
  const next = {
    ...edit,
    state,
    done,
    changed: edit.changed + result.changed,
    refused: [...edit.refused, ...result.refused].slice(0, keptRefusals),
  }
  const finishedAt = state === 'running' ? null : context.now.toISOString()
  await sql`update bulk_edits set state = ${state}, done = ${done}, changed = ${next.changed}, refused = ${JSON.stringify(next.refused)}::jsonb, finished_at = ${finishedAt}
    where id = ${edit.id}`.execute(context.db)
  return { ...next, finishedAt }
}
