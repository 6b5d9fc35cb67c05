import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '#platform/core/errors.ts'
import { clusterUser, unusable } from './cluster.ts'
import { diskFull } from './disk.ts'
import type { Engine } from './engine.ts'
import type { DatabaseLog } from './log.ts'
import type { Place } from './place.ts'
import {
  disarmReusedPid,
  fateOf,
  isOurs,
  launch,
  type Postmaster,
  readPostmaster,
  stopPostmaster,
} from './postmaster.ts'

export type Server = { place: Place; engine: Engine; args: string[]; password: string; log: DatabaseLog }

/** A session whose advisory lock says that the data folder is ours; it lives as long as we do. */
export type Hold = { client: pg.Client; postmaster: Postmaster }

// Any number does as long as every version uses the same: "kedang" in ASCII.
const lockKey = '0x6b6564616e67'

// A killed postmaster stays a zombie until PID 1 reaps it: 1.0–2.2 s measured, 20 s for a machine under load.
const patienceMs = 20_000
// Recovery after a power cut replays up to 1 GB of write-ahead log; while our own child is at it we wait.
const recoveryMs = 600_000
// Some gigabytes of changed pages, on a slow disk.
const checkpointMs = 60_000

/** Adopts or starts PostgreSQL and takes the lock; replaces an orphan of another version or other settings. */
export async function holdCluster(server: Server): Promise<Hold> {
  for (const end = Date.now() + patienceMs; ; ) {
    const hold = await connectOrStart(server)
    try {
      await takeLock(server, hold)
    } catch (error) {
      // A neighbour that is just stopping takes its PostgreSQL down while we wait for the lock: start our own.
      if (error instanceof AppError || Date.now() > end) throw error
      await sleep(200)
      continue
    }
    if (isOurs(server.place, server.engine, server.args)) return hold
    server.log.info({ pid: hold.postmaster.pid }, 'stopping an orphaned database of another version')
    await shut(server, hold)
  }
}

async function connectOrStart(server: Server): Promise<Hold> {
  const { place } = server
  let detail = ''
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(200)) {
    let found = readPostmaster(place)
    const fate = found === undefined ? 'gone' : fateOf(found.pid)
    if (fate === 'reused') disarmReusedPid(place)
    if (fate !== 'running') {
      detail = await startOnce(server)
      found = readPostmaster(place)
    }
    if (!found?.ready) continue
    const client = await tryConnect(server, found)
    if (client) return { client, postmaster: found }
    detail = `process ${found.pid} does not answer`
  }
  throw new AppError('unavailable', 'database.start_failed', { detail, log: place.logFile })
}

/** Starts postgres and waits until it is ready. Gives what it complained of if a neighbour or a zombie was in the way. */
async function startOnce({ place, engine, args }: Server): Promise<string> {
  const launched = launch(place, engine, args)
  for (const end = Date.now() + recoveryMs; Date.now() < end; await sleep(15)) {
    const failure = launched.failure()
    if (failure) throw unusable(failure)
    if (launched.exited()) break
    const found = readPostmaster(place)
    if (found?.ready && (found.pid === launched.pid || process.platform === 'win32')) return ''
  }
  const lastWords = launched.lastWords()
  if (/No space left on device/.test(lastWords)) throw diskFull(place.dataDir)
  const detail = lastWords
    .split('\n')
    .filter((line) => /FATAL|PANIC|HINT|error/.test(line))
    .slice(-2)
    .join(' ')
  if (/lock file "[^"]+" already exists|pre-existing shared memory block|Address already in use/.test(lastWords))
    return detail
  throw new AppError('unavailable', 'database.start_failed', {
    detail: detail || lastWords.slice(-300),
    log: place.logFile,
  })
}

/** A session in the maintenance database, where the lock lives; undefined while the server cannot take one. */
async function tryConnect(server: Server, postmaster: Postmaster): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...connectionTo(server, postmaster, 'postgres'),
    application_name: `kedang ${process.pid}`,
    connectionTimeoutMillis: 2000,
  })
  // A dying server raises errors on idle sessions; `end` follows and is what we act on.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    // 28P01: the password file is not the cluster's. Waiting would not mend it.
    if ((cause as pg.DatabaseError).code !== '28P01') return undefined
    const detail = (cause as Error).message
    throw new AppError('unavailable', 'database.start_failed', { detail, log: server.place.logFile }, { cause })
  }
}

async function takeLock({ place }: Server, { client }: Hold): Promise<void> {
  // 15 tries of 200 ms: the session of a server that was killed a moment ago needs that long to be noticed.
  for (let attempt = 0; attempt < 15; attempt++) {
    const { rows } = await client.query<{ ok: boolean }>(`select pg_try_advisory_lock(${lockKey}) as ok`)
    if (rows[0]?.ok) return
    await sleep(200)
  }
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and granted`,
  )
  await client.end()
  const pid = rows[0]?.name.replace('kedang ', '') ?? '?'
  throw new AppError('unavailable', 'database.folder_in_use', { folder: place.dataDir, pid })
}

/** Stops PostgreSQL first and lets go of the lock with it, so that no neighbour adopts a server about to end. */
export async function shut({ place, engine, log }: Server, { client, postmaster }: Hold): Promise<void> {
  // Here it may take its time; a server that has lost its sessions has none to write.
  await client.query({ text: 'checkpoint', query_timeout: checkpointMs } as pg.QueryConfig).catch(() => {})
  const stopped = await stopPostmaster(place, engine, postmaster.pid)
  if (!stopped) log.warn({ pid: postmaster.pid }, 'database still shutting down; the next start waits for it')
  await client.end().catch(() => {})
}

export function connectionTo({ password }: Server, { host, port }: Postmaster, database: string): pg.PoolConfig {
  // ssl off in so many words: PGSSLMODE of the caller would ask a unix socket for TLS.
  return { host, port, user: clusterUser, password, database, ssl: false }
}
