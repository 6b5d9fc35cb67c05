import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '#platform/core/errors.ts'
import { refuseUnsearchable } from './check.ts'
import type { DatabaseLog } from './log.ts'

const oldestMajor = 15
const newestTriedMajor = 18

/** Failures that end by themselves when servers start together: the address not yet known, the port not yet open. */
const passing = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', '57P03']

/**
 * Checks the PostgreSQL of DATABASE_URL before anything is written: reachable, 15 or later, a primary,
 * and able to search Chinese. `patienceMs`: how long a server that is just starting is waited for.
 * Throws AppError('unavailable', 'database.…'); the password is in none of the messages.
 */
export async function checkExternal(
  url: string,
  log: DatabaseLog,
  patienceMs = 20_000,
): Promise<{ connection: pg.PoolConfig; version: string }> {
  const address = addressOf(url)
  const client = await connect(url, address, patienceMs)
  try {
    const version = await refuseUnfit(client, address)
    await refuseUnsearchable(client, address)
    if (Number.parseInt(version, 10) > newestTriedMajor) {
      log.warn({ address, version }, `PostgreSQL newer than ${newestTriedMajor}: not tried with this version of Kedang`)
    }
    return { connection: { connectionString: url }, version }
  } finally {
    await client.end().catch(() => {})
  }
}

/** host:port/database of a URL, without user and password. */
export function addressOf(url: string): string {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch (cause) {
    throw new AppError('unavailable', 'database.bad_address', {}, { cause })
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new AppError('unavailable', 'database.bad_address')
  // A unix socket is written postgres:///name?host=/folder&user=name.
  const host = parsed.host || parsed.searchParams.get('host') || 'localhost'
  return decodeURIComponent(`${host}${parsed.pathname}`)
}

async function connect(url: string, address: string, patienceMs: number): Promise<pg.Client> {
  for (const end = Date.now() + patienceMs; ; await sleep(500)) {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'kedang check',
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (cause) {
      const { code = '', message } = cause as pg.DatabaseError
      if (passing.includes(code) && Date.now() < end) continue
      // Class 28: user or password; 3D000: no such database; 42501: no right to connect to it.
      const refused = code.startsWith('28') || code === '3D000' || code === '42501'
      const reason = refused ? 'database.sign_in_refused' : 'database.unreachable'
      throw new AppError('unavailable', reason, { address, detail: message || code }, { cause })
    }
  }
}

async function refuseUnfit(client: pg.Client, address: string): Promise<string> {
  const { rows } = await client.query<{ version: string; replica: boolean }>(
    `select current_setting('server_version') as version, pg_is_in_recovery() as replica`,
  )
  const version = rows[0]?.version ?? ''
  if (Number.parseInt(version, 10) < oldestMajor) {
    throw new AppError('unavailable', 'database.too_old', { address, version })
  }
  if (rows[0]?.replica) throw new AppError('unavailable', 'database.read_only', { address })
  return version
}
