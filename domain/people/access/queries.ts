import { createHash } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Language } from '#platform/core/i18n.ts'
import type { Actor } from '#platform/core/rights.ts'
import { declaredRights } from '../roles/queries.ts'
import { combineGrants, spellOut } from '../roles/rules.ts'
import type { Grants } from '../roles/schema.ts'
import { idleSeconds, keptIdleSeconds } from './rules.ts'

/** Somebody recognised by a session or a token, and until when that holds at most. */
export type Recognised = { actor: Actor; language: Language; until: Date | undefined }

type Row = {
  accountId: string
  name: string
  language: Language
  mustChangePassword: boolean
  departmentId: string
  departmentIds: string[]
  branchIds: string[]
  grants: Grants[]
  sessionId: string | null
  tokenRights: string[] | null
  expiresAt: string | null
}

// A session's last use is written at most once a minute: exact enough for an idle limit of hours.
const touchSeconds = 60

/** What is kept of a secret handed out: 256 random bits need no salt and no slow hash. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/**
 * The person behind a session token, in one round trip which also moves the session's end along.
 * Undefined when the session is unknown, ended, revoked, or its account closed.
 */
export async function findActor(db: Kysely<Database>, token: string, now: Date): Promise<Recognised | undefined> {
  const at = now.toISOString()
  const row = await findRow(
    db,
    sql`touched as (
      update sessions set seen_at = ${at}, expires_at = ${at}::timestamptz + make_interval(secs => case when is_kept then ${keptIdleSeconds}::float8 else ${idleSeconds}::float8 end)
      where token_hash = ${digestOf(token)} and revoked_at is null and expires_at > ${at} and seen_at < ${at}::timestamptz - make_interval(secs => ${touchSeconds}::float8)),
    held as (
      select account_id, id as session_id, null::text[] as token_rights, expires_at from sessions
      where token_hash = ${digestOf(token)} and revoked_at is null and expires_at > ${at})`,
  )
  return row && recognise(row)
}

/** The person behind an API token: as themselves, with no more rights than the token names. */
export async function findTokenHolder(db: Kysely<Database>, token: string, now: Date): Promise<Recognised | undefined> {
  const at = now.toISOString()
  const row = await findRow(
    db,
    sql`touched as (
      update api_tokens set last_used_at = ${at}
      where token_hash = ${digestOf(token)} and (last_used_at is null or last_used_at < ${at}::timestamptz - make_interval(secs => ${touchSeconds}::float8))),
    held as (
      select account_id, null::uuid as session_id, rights as token_rights, expires_at from api_tokens
      where token_hash = ${digestOf(token)} and revoked_at is null and (expires_at is null or expires_at > ${at}))`,
  )
  return row && recognise(row)
}

/**
 * A person as whom the product goes on working after their request has ended, e.g. for a long import: with the rights
 * they have now. Throws AppError('forbidden', 'staff.has_left') when they may no longer sign in.
 */
export async function findActorById(db: Kysely<Database>, accountId: string): Promise<Actor> {
  const held = sql`held as (select ${accountId}::uuid as account_id, null::uuid as session_id, null::text[] as token_rights, null::timestamptz as expires_at)`
  const row = await findRow(db, held)
  if (row === undefined) throw new AppError('forbidden', 'staff.has_left')
  return { ...recognise(row).actor, kind: 'staff' }
}

/** A branch is the nearest ancestor marked as one; a firm without branches is one branch, its topmost department. */
async function findRow(db: Kysely<Database>, held: RawBuilder<unknown>): Promise<Row | undefined> {
  const { rows } = await sql<Row>`with ${held}
    select held.account_id, held.session_id, held.token_rights, held.expires_at, accounts.language, accounts.must_change_password, staff.name, staff.department_id,
      array(select below.id from departments below where below.path @> array[staff.department_id]) as department_ids,
      array(select below.id from departments below where below.path @> array[(
        select coalesce((array_agg(above.id order by cardinality(above.path) desc) filter (where above.kind = 'branch'))[1], home.path[1])
        from departments above where above.id = any(home.path))]) as branch_ids,
      coalesce((select jsonb_agg(roles.grants) from staff_roles join roles on roles.id = staff_roles.role_id where staff_roles.staff_id = staff.id), '[]') as grants
    from held
    join accounts on accounts.id = held.account_id and accounts.disabled_at is null
    join staff on staff.id = accounts.id and staff.is_active
    join departments home on home.id = staff.department_id`.execute(db)
  return rows[0]
}

function recognise(row: Row): Recognised {
  const held = spellOut(combineGrants(row.grants), Object.keys(declaredRights()))
  const allowed =
    row.tokenRights === null
      ? held
      : Object.fromEntries(Object.entries(held).filter(([right]) => row.tokenRights?.includes(right)))
  return {
    actor: {
      kind: row.sessionId === null ? 'token' : 'staff',
      id: row.accountId,
      name: row.name,
      departmentId: row.departmentId,
      departmentIds: row.departmentIds,
      branchIds: row.branchIds,
      // A password somebody else has chosen opens nothing but the change of it.
      rights: row.mustChangePassword ? {} : allowed,
      sessionId: row.sessionId ?? undefined,
    },
    language: row.language,
    until: row.expiresAt === null ? undefined : new Date(row.expiresAt),
  }
}
