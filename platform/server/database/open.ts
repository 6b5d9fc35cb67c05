import type pg from 'pg'
import type { Config } from '../config.ts'
import { checkExternal } from './external.ts'
import { openEmbedded } from './life.ts'
import type { DatabaseLog } from './log.ts'

/** A database that is ready, and the folder for everything that is not in it. */
export type Store = {
  connection: pg.PoolConfig
  dataDir: string
  close(): Promise<void>
  onLost(listener: (error: unknown) => void): void
  /** Begins to keep in memory what is used most; ends with `close`. */
  readAhead(): void
}

/** DATABASE_URL if it is set, else the embedded PostgreSQL of the data folder. Refusals: see messages.ts. */
export async function openStore(config: Config, log: DatabaseLog): Promise<Store> {
  if (config.DATABASE_URL === undefined) {
    return await openEmbedded({ dataDir: config.dataDir, log, mayMove: !config.dataDirIsExplicit })
  }
  const { connection } = await checkExternal(config.DATABASE_URL, log)
  // An external server looks after itself; the pool reports its loss with each request.
  return { connection, dataDir: config.dataDir, close: async () => {}, onLost: () => {}, readAhead: () => {} }
}
