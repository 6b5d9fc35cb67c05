import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Context, Database } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import { digestOf } from './queries.ts'
import { expiryOf } from './rules.ts'

/** Topic of the news that somebody's rights or sessions have changed. */
export const accessTopic = 'access.changed'

type AccessListener = (accountId: string | undefined) => void

const listeners = new Set<AccessListener>()

/**
 * Hears of every change of access made by this process, before the change is answered. Process-wide on purpose:
 * whoever remembers rights must forget them, and forgetting too much costs one query.
 */
export function onAccessChange(listener: AccessListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says that the rights or sessions of these people (all, when absent) changed: here at once, elsewhere by news. */
export function accessChanged(context: Context, accountIds?: readonly string[]): void {
  for (const id of accountIds ?? [undefined]) {
    context.afterCommit(() => {
      for (const listener of listeners) listener(id)
    })
    context.tell(accessTopic, {}, id)
  }
}

/** Opens a session; the token leaves for the browser and only its digest stays. */
export async function openSession(
  context: Context,
  accountId: string,
  isKept: boolean,
): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = randomBytes(32).toString('base64url')
  const now = context.now.toISOString()
  await context.db
    .insertInto('sessions')
    .values({
      id,
      accountId,
      tokenHash: digestOf(token),
      userAgent: context.request.userAgent,
      ip: context.request.ip,
      createdAt: now,
      seenAt: now,
      isKept,
      expiresAt: expiryOf(context.now, isKept),
      revokedAt: null,
    })
    .execute()
  return { id, token }
}

/** Ends sessions of an account: all, or all but the one that is kept. */
export async function endSessions(
  db: Kysely<Database>,
  accountId: string,
  now: Date,
  exceptId?: string,
): Promise<void> {
  let query = db
    .updateTable('sessions')
    .set({ revokedAt: now.toISOString() })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId)
  await query.execute()
}

/** Closes the account: no session, token or password opens it any more. */
export async function closeAccount(context: Context, accountId: string): Promise<void> {
  const at = context.now.toISOString()
  await context.db
    .updateTable('accounts')
    .set({ disabledAt: at })
    .where('id', '=', accountId)
    .where('disabledAt', 'is', null)
    .execute()
  await context.db
    .updateTable('apiTokens')
    .set({ revokedAt: at })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .execute()
  await endSessions(context.db, accountId, context.now)
  accessChanged(context, [accountId])
}
