import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/core/rights.ts'
import { kept } from './kept.ts'

/** What people do to records, as an inspector asks about it (ACC-17). */
export type AuditKind = 'look' | 'list' | 'change' | 'print' | 'export' | 'reveal' | 'sign-in' | 'refused' | 'system'

export type AuditEntry = {
  kind: AuditKind
  /** The entity looked at or changed; ids of all records concerned. */
  subject?: string
  ids?: readonly string[]
  /** Why, where the person was asked. */
  purpose?: string | undefined
  /** On whose approval. */
  approvalId?: string | undefined
  /** Anything that explains the row: condition of a list, changed field names, format of an export. No values. */
  detail?: Record<string, unknown>
}

export type AuditRow = {
  at: string
  kind: AuditKind
  operation: string
  actorId: string
  actorName: string
  subject: string | null
  ids: readonly string[]
  purpose: string | null
  approvalId: string | null
  detail: string | null
  requestId: string
  ip: string | null
  sessionId: string | null
}

export type AuditStamp = { operation: string; actor: Actor; now: Date; requestId: string; ip: string }

export function auditRow(entry: AuditEntry, stamp: AuditStamp): AuditRow {
  return {
    at: stamp.now.toISOString(),
    kind: entry.kind,
    operation: stamp.operation,
    actorId: stamp.actor.id,
    actorName: stamp.actor.name,
    subject: entry.subject ?? null,
    ids: entry.ids ?? [],
    purpose: entry.purpose ?? null,
    approvalId: entry.approvalId ?? null,
    detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
    requestId: stamp.requestId,
    ip: stamp.ip === '' ? null : stamp.ip,
    sessionId: stamp.actor.sessionId ?? null,
  }
}

/** Writes audit rows in the caller's transaction. */
export async function insertAudit(db: Kysely<never>, rows: AuditRow[]): Promise<void> {
  if (rows.length > 0) await sql`${kept}${auditInsert(rows)}`.execute(db)
}

/** The same as a part of a larger statement. */
export function auditInsert(rows: AuditRow[]): RawBuilder<unknown> {
  return sql`insert into audit_log (at, kind, operation, actor_id, actor_name, subject, ids, purpose, approval_id, detail, request_id, ip, session_id)
    select at, kind, operation, actor_id, actor_name, subject, array(select jsonb_array_elements_text(ids)::uuid), purpose, approval_id, detail::jsonb, request_id, ip, session_id
    from jsonb_to_recordset(${JSON.stringify(rows.map(snake))}::jsonb) as t(at timestamptz, kind text, operation text, actor_id uuid, actor_name text,
      subject text, ids jsonb, purpose text, approval_id uuid, detail text, request_id text, ip text, session_id uuid)`
}

function snake(row: AuditRow): Record<string, unknown> {
  return {
    at: row.at,
    kind: row.kind,
    operation: row.operation,
    actor_id: row.actorId,
    actor_name: row.actorName,
    subject: row.subject,
    ids: row.ids,
    purpose: row.purpose,
    approval_id: row.approvalId,
    detail: row.detail,
    request_id: row.requestId,
    ip: row.ip,
    session_id: row.sessionId,
  }
}

/**
 * Writes the looks of queries. A look must be on disk before the answer leaves, yet a commit per look would halve
 * the server; so looks that arrive while a commit is under way share the next one.
 */
export function createLookWriter(db: Kysely<never>): (rows: AuditRow[]) => Promise<void> {
  let waiting: AuditRow[] = []
  let next: Promise<void> | undefined
  let running: Promise<void> = Promise.resolve()
  return (rows) => {
    if (rows.length === 0) return Promise.resolve()
    waiting.push(...rows)
    next ??= running
      .catch(() => {})
      .then(() => {
        const batch = waiting
        waiting = []
        next = undefined
        running = insertAudit(db, batch)
        return running
      })
    return next
  }
}

// The seal covers at most this many rows per link, so that checking a link stays a small query.
const rowsPerSeal = 5000

const sealedText = sql<string>`concat_ws('|', id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), kind, operation, actor_id, actor_name, subject,
  array_to_string(ids, ','), purpose, approval_id, detail::text, request_id, ip, session_id)`

/**
 * Adds a link to the audit chain over rows that are settled: sha256(previous ‖ rows). Rows are sealed behind the writers,
 * because a chain inside each transaction would make all writers wait for each other.
 * @returns how many rows were sealed; 0 too while a writer takes longer than the patience, as the next minute tries again
 */
export async function sealAudit(db: Kysely<never>): Promise<number> {
  const settled = await settledUpTo(db)
  if (settled === undefined) return 0
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('audit_seal'))`.execute(trx)
    const { rows: last } = await sql<{
      toId: number
      hash: string
    }>`select to_id as "toId", hash from audit_seals order by to_id desc limit 1`.execute(trx)
    const from = last[0]?.toId ?? 0
    const { rows } = await sql<{ id: number; text: string }>`select id, ${sealedText} as text from audit_log
      where id > ${from} and id <= ${settled} order by id limit ${rowsPerSeal}`.execute(trx)
    const end = rows.at(-1)
    if (end === undefined) return 0
    const hash = chainHash(
      last[0]?.hash ?? '',
      rows.map((row) => row.text),
    )
    await sql`insert into audit_seals (from_id, to_id, row_count, hash) values (${from + 1}, ${end.id}, ${rows.length}, ${hash})`.execute(
      trx,
    )
    return rows.length
  })
}

const patienceMs = 20_000
const lookAgainMs = 20

/** Transactions that write, or have written, audit rows: each locks the table before it takes a number, and lets go once its rows can be seen. */
const writing = sql`select virtualtransaction from pg_locks
  where locktype = 'relation' and mode = 'RowExclusiveLock' and relation = 'audit_log'::regclass
    and database = (select oid from pg_database where datname = current_database())`

/**
 * Up to which number no row can appear any more. A row numbered early may be committed late, and none of its
 * transaction can be seen before; so the highest number is noted, and counts once everybody who was writing then has
 * ended. Undefined when there is nothing to seal or somebody goes on for too long.
 */
async function settledUpTo(db: Kysely<never>): Promise<number | undefined> {
  const { rows: open } = await sql<{ end: number | null }>`select max(id) as end from audit_log
    where id > coalesce((select max(to_id) from audit_seals), 0)`.execute(db)
  const end = open[0]?.end ?? undefined
  if (end === undefined) return undefined
  const { rows } = await sql<{ virtualtransaction: string }>`${writing}`.execute(db)
  const writers = rows.map((row) => row.virtualtransaction)
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const { rows: left } = await sql`${writing} and virtualtransaction = any(${writers}) limit 1`.execute(db)
    if (left.length === 0) return end
    await sleep(lookAgainMs)
  }
  return undefined
}

function chainHash(previous: string, texts: string[]): string {
  const hash = createHash('sha256').update(previous)
  for (const text of texts) hash.update('\n').update(text)
  return hash.digest('hex')
}

/** Recomputes the whole chain. @returns rows checked, and the first broken range if any. */
export async function verifyAudit(
  db: Kysely<never>,
): Promise<{ rows: number; brokenFrom?: number; brokenTo?: number }> {
  const { rows: seals } = await sql<{ fromId: number; toId: number; rowCount: number; hash: string }>`
    select from_id as "fromId", to_id as "toId", row_count as "rowCount", hash from audit_seals order by to_id`.execute(
    db,
  )
  let previous = ''
  let checked = 0
  for (const seal of seals) {
    const { rows } = await sql<{
      text: string
    }>`select ${sealedText} as text from audit_log where id between ${seal.fromId} and ${seal.toId} order by id`.execute(
      db,
    )
    if (
      rows.length !== seal.rowCount ||
      chainHash(
        previous,
        rows.map((row) => row.text),
      ) !== seal.hash
    ) {
      return { rows: checked, brokenFrom: seal.fromId, brokenTo: seal.toId }
    }
    previous = seal.hash
    checked += rows.length
  }
  return { rows: checked }
}
