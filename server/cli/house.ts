import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import type { Database } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { type Actor, system } from '#platform/core/rights.ts'
import type { Config } from '#platform/server/config.ts'
import { createPool } from '#platform/server/connect.ts'
import { openStore, type Store } from '#platform/server/database/open.ts'
import { dispatch, type Platform } from '#platform/server/dispatch.ts'
import { migrateJobs } from '#platform/server/jobs.ts'
import { migrate } from '#platform/server/migrate.ts'
import type { AnyOperation } from '#platform/server/operations.ts'
import { compose } from '../compose.ts'

/** The product opened from the command line: same operations, same jobs, no door to the network. */
export type House = {
  platform: Platform<Database>
  store: Store
  /** Does an operation as the system, or as somebody. */
  does<T>(operation: AnyOperation<Database>, input: unknown, by?: Actor): Promise<T>
  /** The person with this e-mail, else whoever was first allowed everything. */
  person(email: string | undefined): Promise<Actor>
  close(): Promise<void>
}

const quiet = pino({ level: 'error' }, pino.destination(2))

export function openQuietly(config: Config): Promise<Store> {
  return openStore(config, quiet)
}

/** Opens the database of the configuration. Throws AppError('unavailable', 'database.folder_in_use') while a server runs on it. */
export async function openHouse(config: Config, version: string): Promise<House> {
  const store = await openQuietly(config)
  try {
    await migrate(store.connection)
    const jobsPool = createPool({ ...store.connection, max: 2, statement_timeout: 0 })
    await migrateJobs(jobsPool).finally(() => jobsPool.end())
    const files = join(store.dataDir, 'files')
    await mkdir(files, { recursive: true })
    const product = await compose({
      config,
      connection: store.connection,
      files,
      version,
      checkOutput: false,
      runsJobs: true,
      log: quiet,
    })
    const { platform } = product
    return {
      platform,
      store,
      does: async (operation, input, by = system) => (await dispatch(platform, operation, input, callOf(by))) as never,
      person: (email) => findPerson(platform, email),
      async close() {
        await product.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

function callOf(actor: Actor) {
  const request = { ip: '', userAgent: 'kedang cli', setSession: () => {} }
  return { actor, language: 'zh-CN', requestId: newId(), source: 'cli', request } as const
}

async function findPerson({ db }: Platform<Database>, email: string | undefined): Promise<Actor> {
  let query = db.selectFrom('accounts').select('id').where('disabledAt', 'is', null).orderBy('createdAt').limit(1)
  if (email !== undefined) query = query.where('email', '=', email.toLowerCase())
  const account = await query.executeTakeFirst()
  if (account === undefined) throw new AppError('missing', 'cli.nobody', { email: email ?? '' })
  return await findActorById(db, account.id)
}

/** Asks until there is an answer. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await sleep(200)
  }
}
