import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { AppError } from '#platform/core/errors.ts'
import { type AuditRow, auditInsert, insertAudit } from './audit.ts'
import { kept } from './kept.ts'

/**
 * Claims an idempotency key inside the command's transaction.
 *
 * A second request with the same key waits on the first one's row; when that one commits, its stored answer is
 * returned and nothing runs twice; when it rolls back, the second one runs.
 * @returns the stored answer, or undefined when the key is new.
 * @throws AppError('conflict', 'request.key_reused') when the key was used for other content.
 */
export async function claimKey(
  db: Kysely<never>,
  claim: { actorId: string; key: string; operation: string; input: unknown },
): Promise<{ response: unknown } | undefined> {
  const hash = createHash('sha256')
    .update(JSON.stringify(claim.input ?? null))
    .digest()
  const inserted = await sql`${kept}insert into idempotency_keys (actor_id, key, operation, request_hash)
    values (${claim.actorId}, ${claim.key}, ${claim.operation}, ${hash}) on conflict do nothing returning key`.execute(
    db,
  )
  if (inserted.rows.length > 0) return undefined
  const { rows } = await sql<{ operation: string; requestHash: Buffer; response: unknown }>`
    select operation, request_hash as "requestHash", response from idempotency_keys where actor_id = ${claim.actorId} and key = ${claim.key}`.execute(
    db,
  )
  const known = rows[0]
  if (known === undefined || known.operation !== claim.operation || !known.requestHash.equals(hash)) {
    throw new AppError('conflict', 'request.key_reused')
  }
  return { response: known.response }
}

/** Writes what ends a command, in one round trip: its audit rows and, under its key, its answer. */
export async function concludeCommand(
  db: Kysely<never>,
  rows: AuditRow[],
  claimed: { actorId: string; key: string; response: unknown } | undefined,
): Promise<void> {
  if (claimed === undefined) return await insertAudit(db, rows)
  const keeping = sql`update idempotency_keys set response = ${JSON.stringify(claimed.response ?? null)}::jsonb
    where actor_id = ${claimed.actorId} and key = ${claimed.key}`
  const all = rows.length === 0 ? keeping : sql`with told as (${auditInsert(rows)}) ${keeping}`
  await sql`${kept}${all}`.execute(db)
}

/** Keys live one day: longer than any retry, short enough that stored answers do not pile up. */
export async function dropOldKeys(db: Kysely<never>): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`.execute(db)
}
