import { totalmem } from 'node:os'
import pg from 'pg'
import { refuseUnsearchable } from './check.ts'
import { ensureCluster } from './cluster.ts'
import { ensureEngine, sweepEngines } from './engine.ts'
import { connectionTo, type Hold, holdCluster, type Server, shut } from './hold.ts'
import type { DatabaseLog } from './log.ts'
import { preparePlace } from './place.ts'
import { serverArguments } from './postmaster.ts'
import { settingsFor } from './settings.ts'
import { keepReadAhead } from './warming.ts'

export type EmbeddedOptions = {
  dataDir: string
  log: DatabaseLog
  /** The folder is only the default: root's closed one is exchanged for /var/lib/kedang/<hash>. */
  mayMove?: boolean
  /** Settings of PostgreSQL ('fsync': 'off' in tests). */
  settings?: Record<string, string>
}

export type Embedded = {
  connection: pg.PoolConfig
  /** The data folder really used (see mayMove). */
  dataDir: string
  /** Ends all sessions, writes a checkpoint and stops PostgreSQL. Safe to call twice. */
  close(): Promise<void>
  /** Called once if the database died and could not be brought back; a death that was mended is only logged. */
  onLost(listener: (error: unknown) => void): void
  /** Begins to keep in memory what is used most; ends with `close`. */
  readAhead(): void
}

const databaseName = 'kedang'

/**
 * Opens the database of a data folder: makes what is missing, adopts a PostgreSQL that a killed server left behind,
 * or starts one; then keeps it alive until `close`. Throws AppError('unavailable', 'database.…').
 */
export async function openEmbedded({
  dataDir,
  log,
  mayMove = false,
  settings = {},
}: EmbeddedOptions): Promise<Embedded> {
  const place = preparePlace(dataDir, mayMove)
  if (place.moved) log.warn({ wanted: dataDir, folder: place.dataDir }, 'data folder moved: the wanted one is closed')
  const engine = ensureEngine(place.dataDir)
  const password = await ensureCluster(place, engine)
  const server: Server = {
    place,
    engine,
    password,
    log,
    args: await serverArguments(place, { ...settingsFor(totalmem()), ...settings }),
  }
  let hold = await holdCluster(server)
  const listeners: ((error: unknown) => void)[] = []
  let closing: Promise<void> | undefined
  let reviving = Promise.resolve()

  const watch = () => {
    hold.client.once('end', () => {
      if (closing === undefined) reviving = revive()
    })
  }
  const revive = async () => {
    log.warn({ folder: place.dataDir }, 'database lost, bringing it back')
    try {
      hold = await holdCluster(server)
      watch()
      log.warn({ pid: hold.postmaster.pid }, 'database is back')
    } catch (error) {
      for (const listener of listeners) listener(error)
    }
  }
  try {
    sweepEngines(place.dataDir, engine)
    await prepareDatabase(server, hold)
  } catch (error) {
    await shut(server, hold)
    throw error
  }
  watch()
  log.info({ folder: place.dataDir, pid: hold.postmaster.pid, account: place.account?.name }, 'database ready')
  const reading = new AbortController()
  const connection = connectionTo(server, hold.postmaster, databaseName)
  const close = () => {
    reading.abort()
    closing ??= reviving.then(() => shut(server, hold))
    return closing
  }
  return {
    connection,
    dataDir: place.dataDir,
    close,
    onLost: (listener) => void listeners.push(listener),
    readAhead: () => void keepReadAhead(connection, log, reading.signal),
  }
}

async function prepareDatabase(server: Server, { client, postmaster }: Hold): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
  if (rowCount === 0) await client.query(`create database ${databaseName}`)
  const session = new pg.Client(connectionTo(server, postmaster, databaseName))
  await session.connect()
  await refuseUnsearchable(session, server.place.dataDir).finally(() => session.end())
}
