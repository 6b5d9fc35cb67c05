import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { AppError } from '#platform/core/errors.ts'
import { createPool } from './connect.ts'
import { programFolder } from './program.ts'

/** 'migr' in ASCII: processes that start together take this lock in turn. */
const lockKey = 0x6d696772

const folder = join(programFolder, 'migrations')

export type Migration = { name: string; sql: string; checksum: string }

export function readMigrations(from: string = folder): Migration[] {
  return readdirSync(from)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(from, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings a database to the newest schema: plain SQL files in order, each in one transaction, forward only.
 * Refuses a database that a newer version has already changed, and a file that was edited after it ran.
 */
export async function migrate(
  connection: pg.PoolConfig,
  migrations: Migration[] = readMigrations(),
): Promise<string[]> {
  const pool = createPool({ ...connection, max: 1, statement_timeout: 0 })
  try {
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [lockKey])
      return await apply(client, migrations)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
      client.release()
    }
  } finally {
    await pool.end()
  }
}

async function apply(client: pg.PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(
    'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migrations',
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const unknown = [...applied.keys()].find((name) => !migrations.some((one) => one.name === name))
  if (unknown !== undefined) throw new AppError('unavailable', 'database.schema_newer', { name: unknown })
  const ran: string[] = []
  for (const { name, sql, checksum } of migrations) {
    if (applied.get(name) === checksum) continue
    if (applied.has(name)) throw new AppError('broken', 'database.migration_edited', { name })
    await client.query('begin')
    try {
      await client.query(sql)
      await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
    } catch (cause) {
      await client.query('rollback')
      throw new AppError('broken', 'database.migration_failed', { name, reason: String(cause) }, { cause })
    }
    ran.push(name)
  }
  return ran
}
