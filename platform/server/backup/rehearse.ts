import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { AppError } from '#platform/core/errors.ts'
import { verifyAudit } from '../audit.ts'
import { createDatabase, createPool } from '../connect.ts'
import { dropDatabase } from '../database/dropping.ts'
import { type BackupManifest, quoted } from './contents.ts'
import type { Rehearsal } from './port.ts'
import { restoreBackup } from './restore.ts'

const scratchPrefix = 'kedang_rehearsal_'

/**
 * Restores a backup into a scratch database beside the real one, counts every table, recomputes the audit chain and
 * drops the scratch again. Throws what restoreBackup throws, and AppError('unavailable', 'backup.no_scratch'),
 * ('invalid', 'backup.rows_differ' | 'backup.audit_broken').
 */
export async function rehearseRestore(path: string, connection: pg.PoolConfig): Promise<Rehearsal> {
  const name = `${scratchPrefix}${Date.now()}_${randomBytes(4).toString('hex')}`
  await sweepScratch(connection)
  await runOn(connection, `create database ${name} template template0 encoding 'UTF8'`).catch((error: Error) => {
    throw new AppError('unavailable', 'backup.no_scratch', { detail: error.message }, { cause: error })
  })
  try {
    const scratch = inDatabase(connection, name)
    return await inspect(scratch, await restoreBackup(path, { connection: scratch }))
  } finally {
    await dropDatabase((statement) => runOn(connection, statement), name)
  }
}

async function inspect(connection: pg.PoolConfig, manifest: BackupManifest): Promise<Rehearsal> {
  const pool = createPool({ ...connection, max: 1, statement_timeout: 0 })
  try {
    let total = 0
    for (const { name, rows: wanted } of manifest.tables) {
      const { rows } = await pool.query<{ n: number }>(`select count(*) as n from ${quoted(name)}`)
      const found = rows[0]?.n ?? 0
      if (found !== wanted) throw new AppError('invalid', 'backup.rows_differ', { table: name, wanted, found })
      total += found
    }
    const chain = await verifyAudit(createDatabase<never>(pool))
    if (chain.brokenFrom !== undefined) {
      throw new AppError('invalid', 'backup.audit_broken', { from: chain.brokenFrom, to: chain.brokenTo })
    }
    return { tables: manifest.tables.length, rows: total, auditRows: chain.rows }
  } finally {
    await pool.end()
  }
}

// A rehearsal of the largest firm takes minutes; what is a day old was left by a server that was killed.
const abandonedMs = 86_400_000

async function sweepScratch(connection: pg.PoolConfig): Promise<void> {
  const { rows } = await runOn(
    connection,
    `select datname from pg_database where datname ~ '^${scratchPrefix}[0-9]+_[0-9a-f]+$'`,
  )
  for (const { datname } of rows as { datname: string }[]) {
    const madeAt = Number(datname.slice(scratchPrefix.length).split('_')[0])
    if (Date.now() - madeAt <= abandonedMs) continue
    await dropDatabase((statement) => runOn(connection, statement), datname)
  }
}

async function runOn(connection: pg.PoolConfig, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  return await client.query(sql).finally(() => client.end())
}

/** The same server and account, another database. */
function inDatabase(connection: pg.PoolConfig, database: string): pg.PoolConfig {
  const { connectionString, ...rest } = connection
  if (connectionString === undefined) return { ...rest, database }
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  return { ...rest, connectionString: url.href }
}
