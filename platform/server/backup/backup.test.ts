import { randomBytes } from 'node:crypto'
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#platform/core/errors.ts'
import { createTestDatabase, runAsAdmin } from '#tests/database.ts'
import { sealAudit, verifyAudit } from '../audit.ts'
import { createDatabase, createPool } from '../connect.ts'
import { createFileStore, type FileStore } from '../files.ts'
import { migrateJobs } from '../jobs.ts'
import { readBackup } from './read.ts'
import { rehearseRestore } from './rehearse.ts'
import { restoreBackup } from './restore.ts'
import { type BackupSource, writeBackup } from './write.ts'

type Database = Awaited<ReturnType<typeof createTestDatabase>>

let folder: string
let database: Database
let pool: pg.Pool
let files: FileStore
let source: BackupSource
let backup: string
const made: Database[] = []

// Characters that COPY writes with backslashes, and Hanzi outside the first plane.
const awkward = 'tab\there, line\nfeed, back\\slash, \\N, 𠮷䶮, “quoted”, emoji 🀄, \\.'

async function emptyDatabase(): Promise<Database> {
  const one = await createTestDatabase()
  made.push(one)
  await runAsAdmin(one.connection, 'drop schema public cascade; create schema public')
  return one
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kedang-backup-'))
  database = await createTestDatabase()
  pool = createPool(database.connection)
  await migrateJobs(pool)
  files = createFileStore(join(folder, 'files'))
  source = {
    connection: database.connection,
    files,
    version: 'test',
    leaveOutTables: ['sessions'],
    leaveOutJobs: ['own:job'],
  }
  await fill()
  backup = join(folder, 'one.kedang')
  await writeBackup(source, backup)
})

afterAll(async () => {
  await pool?.end()
  for (const one of [database, ...made]) await one?.drop()
  await rm(folder, { recursive: true, force: true })
})

async function fill(): Promise<void> {
  await pool.query(
    `insert into accounts (id, email) select gen_random_uuid(), 'p' || n || '@example.cn' from generate_series(1, 300) n`,
  )
  await pool.query(
    `insert into sessions (id, account_id, token_hash, user_agent, ip, created_at, seen_at, expires_at)
    select gen_random_uuid(), id, sha256(id::text::bytea), 'x', '::1', now(), now(), now() from accounts limit 3`,
  )
  await pool.query(
    `insert into audit_log (at, kind, operation, actor_id, actor_name, ids, detail, request_id)
    select now(), 'look', 'a.b', gen_random_uuid(), $1, array[gen_random_uuid()], jsonb_build_object('n', n, 't', $1::text), 'r' from generate_series(1, 20000) n`,
    [awkward],
  )
  while ((await sealAudit(createDatabase<never>(pool))) > 0);
  await pool.query(`insert into settings (key, value) values ('awkward', to_jsonb($1::text))`, [awkward])
  await pool.query(
    `select graphile_worker.add_job('later', '{"n":1}', run_at => now() + interval '1 day', job_key => 'k')`,
  )
  await pool.query(`select graphile_worker.add_job('own:job')`)
  for (const size of [0, 1, 511, 512, 513, 3_000_000]) {
    const stored = await files.put(Readable.from([randomBytes(size)]), { maxBytes: 10_000_000 })
    await pool.query('insert into stored_files (sha256, size, type) values ($1, $2, $3)', [
      stored.sha256,
      stored.size,
      stored.type,
    ])
  }
}

async function contentsOf(connection: pg.PoolConfig): Promise<Record<string, unknown>> {
  const reader = createPool(connection)
  try {
    const sums: Record<string, unknown> = {}
    const { rows } = await reader.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('sessions', 'schema_migrations')`,
    )
    for (const { name } of rows) {
      const { rows: found } = await reader.query(
        `select count(*) as n, md5(coalesce(string_agg((to_jsonb(t))::text, '|' order by (to_jsonb(t))::text), '')) as sum from ${name} t`,
      )
      sums[name] = found[0]
    }
    return sums
  } finally {
    await reader.end()
  }
}

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('a backup', () => {
  it('[TEC-16] restored into an empty database holds the same rows, files, next numbers and waiting jobs', async () => {
    const target = await emptyDatabase()
    const restored = createFileStore(join(folder, 'restored'))
    await restoreBackup(backup, { connection: target.connection, files: restored })
    expect(await contentsOf(target.connection)).toEqual(await contentsOf(database.connection))
    const copy = createPool(target.connection)
    const { rows } = await copy.query(`select value #>> '{}' as text from settings where key = 'awkward'`)
    expect(rows[0].text).toBe(awkward)
    for (const { sha256 } of (await pool.query('select sha256 from stored_files')).rows) {
      expect(await readFile(restored.path(sha256))).toEqual(await readFile(files.path(sha256)))
    }
    const next = `insert into audit_log (at, kind, operation, actor_id, actor_name, ids, request_id)
      values (now(), 'look', 'a.b', gen_random_uuid(), 'x', '{}', 'r') returning id`
    expect((await copy.query(next)).rows[0].id).toBe(20_001)
    const jobs = await copy.query('select task_identifier as task, key from graphile_worker.jobs')
    expect(jobs.rows).toEqual([{ task: 'later', key: 'k' }])
    expect((await copy.query('select from sessions')).rowCount).toBe(0)
    await copy.end()
  })

  it('[TEC-16] [ACC-17] restored keeps the audit chain whole, append-only and growing', async () => {
    const target = await emptyDatabase()
    await restoreBackup(backup, { connection: target.connection })
    const copy = createPool(target.connection)
    const db = createDatabase<never>(copy)
    expect(await verifyAudit(db)).toEqual({ rows: 20_000 })
    await expect(copy.query('delete from audit_log')).rejects.toThrow('append-only')
    await expect(
      copy.query(`insert into sessions select gen_random_uuid(), gen_random_uuid(), 'x', '', '', now(), now(), now()`),
    ).rejects.toThrow('foreign key')
    await copy.query(`insert into audit_log (at, kind, operation, actor_id, actor_name, ids, request_id)
      values (now(), 'look', 'a.b', gen_random_uuid(), 'x', '{}', 'r')`)
    // The sealer waits for every transaction of the cluster, those of other test files included.
    await expect.poll(() => sealAudit(db), { timeout: 15_000 }).toBe(1)
    await copy.end()
  })

  it('[TEC-16] is refused by a database that is in use, and leaves it as it was', async () => {
    const before = await contentsOf(database.connection)
    expect(await codeOf(restoreBackup(backup, { connection: database.connection }))).toBe('backup.target_not_empty')
    expect(await contentsOf(database.connection)).toEqual(before)
  })

  it('[TEC-16] of another schema is refused by the name of the migration that is unknown here', async () => {
    const other = await createTestDatabase()
    made.push(other)
    await runAsAdmin(
      other.connection,
      `update schema_migrations set checksum = 'edited' where name = '0001_platform.sql'`,
    )
    const path = join(folder, 'other.kedang')
    await writeBackup({ ...source, connection: other.connection }, path)
    const target = await emptyDatabase()
    expect(await codeOf(restoreBackup(path, { connection: target.connection }))).toBe('backup.other_version')
    expect(Object.keys(await contentsOf(target.connection))).toEqual([])
  })

  it('[TEC-16] that is torn or has one wrong byte anywhere is refused before anything is touched', async () => {
    const whole = await readFile(backup)
    const spoilt = join(folder, 'spoilt.kedang')
    const refused = async () =>
      expect(await codeOf(readBackup(spoilt))).toMatch(/^backup\.(torn|not_a_backup|other_version)$/)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ flip
        await writeFile(spoilt, bytes)
        await refused()
      }),
      { numRuns: 40 },
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await writeFile(spoilt, whole)
        await truncate(spoilt, length)
        await refused()
      }),
      { numRuns: 40 },
    )
    const target = await emptyDatabase()
    expect(await codeOf(restoreBackup(spoilt, { connection: target.connection }))).toMatch(/^backup\./)
    expect(Object.keys(await contentsOf(target.connection))).toEqual([])
  }, 60_000)

  it('that is something else is said to be no backup', async () => {
    for (const content of ['', 'not a tar at all', randomBytes(5000)]) {
      const path = join(folder, 'strange.kedang')
      await writeFile(path, content)
      expect(await codeOf(restoreBackup(path, { connection: database.connection }))).toMatch(
        /^backup\.(torn|not_a_backup)$/,
      )
    }
  })

  it('[TEC-16] is rehearsed: restored beside the real database, counted, its audit chain checked, and gone again', async () => {
    const { rows, auditRows } = await rehearseRestore(backup, database.connection)
    expect(auditRows).toBe(20_000)
    expect(rows).toBeGreaterThan(20_300)
    // Another file's rehearsal on the same server may be under way; it goes as well.
    const scratches = async () =>
      (await pool.query(`select from pg_database where datname like 'kedang_rehearsal%'`)).rowCount
    await expect.poll(scratches, { timeout: 30_000 }).toBe(0)
  })

  it('[TEC-16] tells which stored files were gone or damaged, and restores the rest', async () => {
    const [gone, damaged] = (
      await pool.query('select sha256 from stored_files where size > 500 order by size limit 2')
    ).rows.map((row) => row.sha256)
    await rm(files.path(gone))
    const handle = await open(files.path(damaged), 'r+')
    await handle.write(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), 0, 8, 100)
    await handle.close()
    const path = join(folder, 'gaps.kedang')
    const manifest = await writeBackup(source, path)
    expect(manifest.files.missing.sort()).toEqual([gone, damaged].sort())
    const target = await emptyDatabase()
    await restoreBackup(path, { connection: target.connection, files: createFileStore(join(folder, 'gaps')) })
    expect(await contentsOf(target.connection)).toEqual(await contentsOf(database.connection))
  })

  it('is of one instant while others write, and only one is made at a time', async () => {
    const writer = (async () => {
      for (let n = 0; n < 60; n++) {
        await pool.query(`with one as (insert into departments (id, name, kind, path, created_at, updated_at) select id, id::text, 'branch', array[id], now(), now() from (select gen_random_uuid() as id) n returning id)
          insert into settings (key, value) select 'twin ' || id, '1' from one`)
      }
    })()
    const results = await Promise.all([
      codeOf(writeBackup(source, join(folder, 'a.kedang'))),
      codeOf(writeBackup(source, join(folder, 'b.kedang'))),
      writer,
    ])
    expect(results.slice(0, 2).sort()).toEqual(['backup.at_work', 'done'])
    const { tables } = await readBackup(join(folder, results[0] === 'done' ? 'a.kedang' : 'b.kedang'))
    const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? -1
    expect(rowsOf('settings')).toBe(rowsOf('departments') + 1)
  })

  it('that was stopped leaves nothing behind', async () => {
    const stopping = new AbortController()
    stopping.abort()
    const path = join(folder, 'stopped.kedang')
    await expect(writeBackup(source, path, { signal: stopping.signal })).rejects.toThrow()
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    await expect(readFile(`${path}.half`)).rejects.toThrow('ENOENT')
  })
})
