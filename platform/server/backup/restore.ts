import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type pg from 'pg'
import { AppError } from '#platform/core/errors.ts'
import { createPool } from '../connect.ts'
import type { FileStore } from '../files.ts'
import { migrateJobs } from '../jobs.ts'
import { type Migration, migrate, readMigrations } from '../migrate.ts'
import { type BackupHead, type BackupManifest, quoted, readTables, type WaitingJob } from './contents.ts'
import { copyIn } from './copy.ts'
import { readBackup } from './read.ts'
import { torn } from './tar.ts'

export type RestoreTarget = {
  /** A database with nothing in it. */
  connection: pg.PoolConfig
  /** Where stored files go; without it only the database is restored, as in a rehearsal. */
  files?: FileStore
}

const decompress = promisify(gunzip)

/**
 * Fills an empty database (and the folder of files) from a backup, all or nothing, and brings it to the newest schema.
 * The file is read through once before anything is touched. Throws AppError: 'backup.torn', 'backup.not_a_backup',
 * 'backup.other_version', 'backup.target_not_empty', 'backup.rows_differ'.
 */
export async function restoreBackup(path: string, target: RestoreTarget): Promise<BackupManifest> {
  const migrations = readMigrations()
  let schema: Migration[] = []
  const manifest = await readBackup(path, {
    onHead(head) {
      schema = migrationsOf(head, migrations)
    },
  })
  const pool = createPool({ ...target.connection, max: 1, statement_timeout: 0 })
  try {
    await inTransaction(pool, refuseFilled)
    await migrate(target.connection, schema)
    await inTransaction(pool, (client) => load(client, path, manifest, target.files))
    await migrate(target.connection, migrations)
    await migrateJobs(pool)
    for (const job of manifest.jobs) await askAgain(pool, job)
    await pool.query('analyze')
  } finally {
    await pool.end()
  }
  return manifest
}

/** The migrations that made the schema of the backup; every one must be known here, to the letter. */
function migrationsOf({ schema }: BackupHead, known: Migration[]): Migration[] {
  return schema.map(({ name, checksum }) => {
    const found = known.find((one) => one.name === name && one.checksum === checksum)
    if (found === undefined) throw new AppError('invalid', 'backup.other_version', { name })
    return found
  })
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** What shows that somebody has worked here. Settings and counters are there before anybody has. */
const tracesOfUse = ['accounts', 'record_changes']

/** A database of ours that nobody has used yet will do; one with other tables must be empty altogether. */
async function refuseFilled(client: pg.ClientBase): Promise<void> {
  const tables = (await readTables(client, [])).map(({ name }) => name)
  const telling = tables.includes('accounts') ? tracesOfUse : tables
  for (const table of telling) {
    const { rows } = await client.query(`select exists (select from ${quoted(table)}) as "isFilled"`)
    if (rows[0]?.isFilled) throw new AppError('conflict', 'backup.target_not_empty', { table })
  }
}

async function load(
  client: pg.ClientBase,
  path: string,
  manifest: BackupManifest,
  files: FileStore | undefined,
): Promise<void> {
  const raise = await lowerGuards(client)
  const found = new Map<string, number>()
  await readBackup(path, {
    async onTablePart(table, body) {
      const entry = manifest.tables.find((one) => one.name === table)
      if (entry === undefined) throw torn(table)
      const sql = `copy ${quoted(table)} (${entry.columns.map(quoted).join(', ')}) from stdin`
      found.set(table, (found.get(table) ?? 0) + (await copyIn(client, sql, await decompress(body))))
    },
    async onFile(sha256, size, body) {
      if (files === undefined) return
      const stored = await files.put(Readable.from(body), { maxBytes: size })
      if (stored.sha256 !== sha256 && !manifest.files.missing.includes(sha256)) throw torn(`files/${sha256}`)
    },
  })
  for (const { name, rows } of manifest.tables) {
    const restored = found.get(name) ?? 0
    if (restored !== rows)
      throw new AppError('invalid', 'backup.rows_differ', { table: name, wanted: rows, found: restored })
  }
  for (const { name, value, isCalled } of manifest.sequences) {
    // Some are made as they are needed, such as one per series of numbers, and not by a migration.
    await client.query(`create sequence if not exists ${quoted(name)}`)
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, isCalled])
  }
  await raise()
}

/**
 * Takes away what would stop or double the rows: triggers of our own (append-only, counters, search), foreign keys
 * (rows come table by table) and the rows migrations have put in. The answer puts keys and triggers back, which
 * also proves that every reference holds. Needs no more than owning the tables.
 */
async function lowerGuards(client: pg.ClientBase): Promise<() => Promise<void>> {
  const tables = (await readTables(client, [])).map(({ name }) => quoted(name))
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  )
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${tables.join(', ')}`)
  return async () => {
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`)
    }
  }
}

async function askAgain(pool: pg.Pool, { task, payload, runAt, key, maxAttempts }: WaitingJob): Promise<void> {
  await pool.query(
    `select graphile_worker.add_job($1, $2::json, run_at => greatest($3::timestamptz, now()), job_key => $4, max_attempts => $5)`,
    [task, JSON.stringify(payload), runAt, key, maxAttempts],
  )
}
