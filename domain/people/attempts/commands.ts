import { type Kysely, sql } from 'kysely'
import { AppError } from '#platform/core/errors.ts'
import { type Patience, rememberedSeconds, waitSeconds } from './rules.ts'

/** What is guessed at, and by whom: a try counts for each of its keys. */
export type Attempt = { kind: string; key: string; patience: Patience }

/**
 * Counts a try before it is made, so that a hundred tries sent at once cannot slip past the count together;
 * a try that succeeds is forgiven afterwards. Must run outside the try's own transaction, which a failure rolls back.
 * Throws AppError('limited', 'session.wait') with the seconds to wait; such a try is not counted.
 */
export async function admitAttempt(db: Kysely<never>, attempts: readonly Attempt[], now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { kind, key, patience } of attempts) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`attempt ${kind} ${key}`}, 0))`.execute(trx)
      const since = new Date(now.getTime() - rememberedSeconds * 1000).toISOString()
      const { rows } = await sql<{ failures: number; lastAt: string | null }>`
        select count(*) as failures, max(at) as last_at from attempts where kind = ${kind} and key = ${key} and at > ${since}`.execute(
        trx,
      )
      const { failures, lastAt } = rows[0] ?? { failures: 0, lastAt: null }
      const seconds = waitSeconds(failures, lastAt === null ? undefined : new Date(lastAt), now, patience)
      if (seconds > 0) throw new AppError('limited', 'session.wait', { seconds })
      await sql`insert into attempts (kind, key, at) values (${kind}, ${key}, ${now.toISOString()})`.execute(trx)
    }
  })
}

/** A try that succeeded wipes the slate of its account, and takes back the one it cost its address. */
export async function forgiveAttempts(
  db: Kysely<never>,
  account: { kind: string; key: string },
  address?: { kind: string; key: string },
): Promise<void> {
  await sql`delete from attempts where kind = ${account.kind} and key = ${account.key}`.execute(db)
  if (address === undefined) return
  await sql`delete from attempts where ctid = (select ctid from attempts where kind = ${address.kind} and key = ${address.key} order by at desc limit 1)`.execute(
    db,
  )
}

/** Drops what no longer counts. */
export async function dropOldAttempts(db: Kysely<never>, now: Date): Promise<void> {
  await sql`delete from attempts where at < ${new Date(now.getTime() - rememberedSeconds * 1000).toISOString()}`.execute(
    db,
  )
}
