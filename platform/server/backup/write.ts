import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import { AppError } from '#platform/core/errors.ts'
import { createPool } from '../connect.ts'
import { type FileStore, fileSize } from '../files.ts'
import {
  type BackupHead,
  type BackupManifest,
  headName,
  manifestName,
  quoted,
  readJobs,
  readSchemaStamp,
  readSequences,
  readTables,
  sealName,
  type Table,
} from './contents.ts'
import { copyOut } from './copy.ts'
import type { BackupProgress } from './port.ts'
import { createTarWriter, type TarWriter } from './tar.ts'

export type BackupSource = {
  connection: pg.PoolConfig
  files: FileStore
  version: string
  /** Tables whose rows mean nothing elsewhere: open sessions, heartbeats, the list of backups itself. */
  leaveOutTables: readonly string[]
  leaveOutJobs: readonly string[]
}

const compress = promisify(gzip)
// Level 3 keeps up with COPY on one core; the last tenth of size would cost three times the time.
const gzipLevel = 3

/**
 * Writes everything the product holds into one file: all tables as of one instant, sequences, waiting jobs, stored
 * files. The file appears under its name only when it is complete and on disk.
 * Throws AppError('conflict', 'backup.at_work') while another one is being written.
 */
export async function writeBackup(
  source: BackupSource,
  path: string,
  progress: BackupProgress = {},
): Promise<BackupManifest> {
  const half = `${path}${halfMark}`
  const pool = createPool({ ...source.connection, max: 1, statement_timeout: 0 })
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query(`select pg_try_advisory_xact_lock(hashtext('backup')) as ok`)
    if (!rows[0]?.ok) throw new AppError('conflict', 'backup.at_work')
    await sweepHalves(dirname(path))
    const manifest = await writeFile(half, (tar) => writeParts(source, client, tar, progress))
    await rename(half, path)
    await syncFolder(dirname(path))
    return manifest
  } catch (error) {
    if ((error as { code?: string }).code !== 'backup.at_work') await rm(half, { force: true })
    throw (error as { code?: string }).code === 'ENOSPC'
      ? new AppError('unavailable', 'backup.disk_full', {}, { cause: error })
      : error
  } finally {
    client.release(true)
    await pool.end()
  }
}

const halfMark = '.half'

/** Only one backup is written at a time: whatever lies there half done was left by a server that was killed. */
async function sweepHalves(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(halfMark)) await rm(join(folder, name), { force: true })
}

async function writeFile<T>(path: string, fill: (tar: TarWriter) => Promise<T>): Promise<T> {
  const out = createWriteStream(path, { flush: true, mode: 0o600 })
  // Without a listener a full disk would end the process before the write in hand reports it.
  out.on('error', () => {})
  try {
    const result = await fill(createTarWriter(out, new Date()))
    out.end()
    await finished(out)
    return result
  } finally {
    out.destroy()
  }
}

async function writeParts(
  source: BackupSource,
  client: pg.ClientBase,
  tar: TarWriter,
  { signal, onShare }: BackupProgress,
): Promise<BackupManifest> {
  const { rows } = await client.query<{ now: string }>('select now()')
  const head: BackupHead = {
    format: 1,
    version: source.version,
    takenAt: rows[0]?.now ?? '',
    schema: await readSchemaStamp(client),
  }
  const headBytes = json(head)
  await tar.add(headName, headBytes)
  const tables = await readTables(client, source.leaveOutTables)
  const share = await createShare(client, tables, onShare)
  const manifest: BackupManifest = {
    head: sha256(headBytes),
    tables: [],
    sequences: await readSequences(client),
    jobs: await readJobs(client, source.leaveOutJobs),
    files: { count: 0, bytes: 0, missing: [] },
  }
  for (const table of tables) {
    manifest.tables.push(await writeTable(client, tar, table, signal))
    share.add(table.bytes)
  }
  await writeFiles(client, tar, source.files, manifest.files, { signal, onBytes: share.add })
  const manifestBytes = json(manifest)
  await tar.add(manifestName, manifestBytes)
  await tar.add(sealName, Buffer.from(sha256(manifestBytes)))
  await tar.end()
  return manifest
}

async function createShare(client: pg.ClientBase, tables: Table[], onShare?: (share: number) => void) {
  const { rows } = await client.query<{ bytes: string }>(
    'select coalesce(sum(size), 0)::text as bytes from stored_files',
  )
  const total = tables.reduce((sum, table) => sum + table.bytes, Number(rows[0]?.bytes ?? 0))
  let done = 0
  return {
    add: (bytes: number) => {
      done += bytes
      onShare?.(Math.min(done / Math.max(total, 1), 1))
    },
  }
}

async function writeTable(
  client: pg.ClientBase,
  tar: TarWriter,
  { name, columns }: Table,
  signal: AbortSignal | undefined,
): Promise<BackupManifest['tables'][number]> {
  const parts: { name: string; size: number; sha256: string }[] = []
  const rows = await copyOut(
    client,
    `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`,
    async (chunk) => {
      signal?.throwIfAborted()
      const body = await compress(chunk, { level: gzipLevel })
      const part = {
        name: `tables/${name}/${String(parts.length + 1).padStart(6, '0')}.gz`,
        size: body.length,
        sha256: sha256(body),
      }
      parts.push(part)
      await tar.add(part.name, body)
    },
  )
  return { name, columns, rows, parts }
}

type FileProgress = { signal: AbortSignal | undefined; onBytes: (bytes: number) => void }

/** Adds the stored files; one that is gone or no longer the bytes it was is noted and does not stop the backup. */
async function writeFiles(
  client: pg.ClientBase,
  tar: TarWriter,
  files: FileStore,
  tally: BackupManifest['files'],
  { signal, onBytes }: FileProgress,
): Promise<void> {
  await client.query('declare stored cursor for select sha256, size from stored_files order by sha256')
  for (;;) {
    const { rows } = await client.query<{ sha256: string; size: number }>('fetch 1000 from stored')
    if (rows.length === 0) return
    for (const row of rows) {
      signal?.throwIfAborted()
      if ((await fileSize(files, row.sha256)) !== row.size) {
        tally.missing.push(row.sha256)
        continue
      }
      const hash = createHash('sha256')
      await tar.addStream(`files/${row.sha256}`, row.size, hashed(files.read(row.sha256), hash))
      if (hash.digest('hex') !== row.sha256) tally.missing.push(row.sha256)
      tally.count++
      tally.bytes += row.size
      onBytes(row.size)
    }
  }
}

async function* hashed(body: AsyncIterable<Buffer>, hash: { update(chunk: Buffer): unknown }): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    hash.update(chunk)
    yield chunk
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its file systems keep renames in order on their own.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
