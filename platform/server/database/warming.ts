import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { DatabaseLog } from './log.ts'

/** A table or an index: its first file and how large all its files are. */
export type Lying = { file: string; bytes: number }

const megabyte = 1024 ** 2
// PostgreSQL cuts what is larger into files of this size.
const fileBytes = 1024 * megabyte

// What the night's work and its backup have pushed out of memory is back before the morning.
const againMs = 3_600_000

/** Reads ahead now and every hour until `signal` ends it; half of the memory that is free is the most it takes. */
export async function keepReadAhead(connection: pg.PoolConfig, log: DatabaseLog, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const begin = performance.now()
    const bytes = await readAhead(connection, process.availableMemory() / 2, signal).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, 'reading ahead failed')
      return 0
    })
    const seconds = Math.round((performance.now() - begin) / 1000)
    if (!signal.aborted) log.info({ megabytes: Math.round(bytes / megabyte), seconds }, 'read ahead')
    await sleep(againMs, undefined, { signal, ref: false }).catch(() => {})
  }
}

/**
 * Reads the tables and indexes of a database on this machine ahead, those used most per page first, up to `most` bytes:
 * after a start a search has to fetch hundreds of pages one by one, and in a row they come a hundred times faster. They
 * go into the system's own cache, which lets go of them whenever memory is wanted. Resolves to the bytes read.
 */
export async function readAhead(connection: pg.PoolConfig, most: number, signal: AbortSignal): Promise<number> {
  const client = new pg.Client(connection)
  // A database that dies meanwhile fails the question asked of it; it must not take the server along.
  client.on('error', () => {})
  await client.connect()
  const lying = await mostUsed(client).finally(() => client.end())
  const buffer = Buffer.allocUnsafe(megabyte)
  let done = 0
  for (const one of lying) {
    if (done + one.bytes > most) continue
    for (const file of filesOf(one)) done += await readGently(file, buffer, signal)
  }
  return done
}

/** By how often a page of each was asked for, as the database has counted since it was made or last broke down. */
export async function mostUsed(client: Pick<pg.Client, 'query'>): Promise<Lying[]> {
  const { rows } = await client.query<{ path: string; bytes: string; folder: string }>(`
    select pg_relation_filepath(relid) as path, pg_relation_size(relid) as bytes, current_setting('data_directory') as folder
    from (
      select relid, heap_blks_hit + heap_blks_read as asked from pg_statio_all_tables
      union all
      select indexrelid, idx_blks_hit + idx_blks_read from pg_statio_all_indexes
    ) used
    where pg_relation_size(relid) > 0
    order by asked::float / pg_relation_size(relid) desc, bytes`)
  return rows.map(({ path, bytes, folder }) => ({ file: join(folder, path), bytes: Number(bytes) }))
}

function filesOf({ file, bytes }: Lying): string[] {
  const further = Array.from({ length: Math.ceil(bytes / fileBytes) - 1 }, (_, n) => `${file}.${n + 1}`)
  return [file, ...further]
}

/** Rests as long as it read, so that whoever works meanwhile has half of the disk at least. */
async function readGently(file: string, buffer: Buffer, signal: AbortSignal): Promise<number> {
  const handle = await open(file).catch(gone)
  if (handle === undefined) return 0
  let bytes = 0
  try {
    for (;;) {
      const begin = performance.now()
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes)
      if (bytesRead === 0) return bytes
      bytes += bytesRead
      signal.throwIfAborted()
      const took = performance.now() - begin
      // What lies in memory already is passed over quickly.
      if (took > 1) await sleep(took, undefined, { signal })
    }
  } finally {
    await handle.close()
  }
}

/** A table may be rewritten meanwhile, and its old file be gone. */
function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
