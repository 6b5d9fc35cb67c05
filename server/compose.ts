import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Logger } from 'pino'
import { heldInWords } from '#domain/allocation/leaving/queries.ts'
import { addProfilePart } from '#domain/archives/profile/queries.ts'
import type { Database } from '#domain/kit.ts'
import { yearsOfProfile } from '#domain/ledgers/trades/queries.ts'
import { declareHoldings } from '#domain/people/leaving/queries.ts'
import { createTranslators } from '#platform/core/i18n.ts'
import { createLookWriter } from '#platform/server/audit.ts'
import { createBackups } from '#platform/server/backup/backups.ts'
import type { Config } from '#platform/server/config.ts'
import { createDatabase, createPool } from '#platform/server/connect.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import { createEvents } from '#platform/server/events.ts'
import { nameConstraints } from '#platform/server/faults.ts'
import { createFileStore } from '#platform/server/files.ts'
import { createApp } from '#platform/server/http/app.ts'
import { addEventRoute } from '#platform/server/http/events.ts'
import { type JobRunner, startJobs } from '#platform/server/jobs.ts'
import { createMailer } from '#platform/server/mail/mailer.ts'
import { createPrinter } from '#platform/server/print/printer.ts'
import { addBackupRoute } from './backup-route.ts'
import { addCalendarRoute } from './calendar-route.ts'
import { catalogues } from './catalogues.ts'
import { createDemoJob } from './demo/commands.ts'
import { addExportRoute } from './export-route.ts'
import { addFileRoutes } from './file-routes.ts'
import { createGate } from './gate.ts'
import { addHealthRoute } from './health.ts'
import { jobs } from './jobs.ts'
import { operations } from './operations.ts'
import { keepOptions } from './options.ts'
import { addPages } from './pages.ts'
import { addPrintRoute } from './print-route.ts'
import { constraints, rights } from './rights.ts'

export type Product = { app: FastifyInstance; platform: Platform<Database>; pool: pg.Pool; close(): Promise<void> }

export type ProductOptions = {
  config: Pick<Config, 'DATABASE_POOL' | 'TRUST_PROXY' | 'PUBLIC_URL' | 'SMTP_URL' | 'MAIL_FROM'>
  connection: pg.PoolConfig
  replica?: pg.PoolConfig
  /** Folder of the content-addressed files. */
  files: string
  version: string
  checkOutput: boolean
  runsJobs: boolean
  /** Requests a minute from one address. */
  perMinute?: number
  clock?: () => Date
  log: Logger
}

// An office behind one address: 50 people at a request a second, with room for the bursts of a page load.
const usualPerMinute = 6000

/** Of one installation and one moment: whoever restores a copy signs in anew. */
export const leftOutOfBackups = {
  leaveOutTables: ['sessions', 'passkey_challenges', 'attempts', 'worker_nodes', 'backups'],
  leaveOutJobs: ['backup:make', 'backup:try'],
}

/** Puts the product together on an open database: registry, HTTP, events, jobs, pages. */
export async function compose(options: ProductOptions): Promise<Product> {
  const { config, log } = options
  const pool = createPool({ max: config.DATABASE_POOL, ...options.connection })
  const replicaPool =
    options.replica === undefined ? pool : createPool({ max: config.DATABASE_POOL, ...options.replica })
  const db = createDatabase<Database>(pool)
  const events = createEvents(pool)
  const files = createFileStore(options.files)
  // A firm may lay further fonts beside its data, for names that none of ours can write.
  const printer = createPrinter({ files, log, fonts: join(dirname(options.files), 'fonts') })
  const mailer = createMailer(config.SMTP_URL, config.MAIL_FROM)
  nameConstraints(constraints)
  addProfilePart(yearsOfProfile)
  declareHoldings([heldInWords])
  const platform: Platform<Database> = {
    db,
    replica: replicaPool === pool ? db : createDatabase<Database>(replicaPool),
    log,
    files,
    backups: createBackups(join(dirname(options.files), 'backups'), {
      connection: options.connection,
      files,
      version: options.version,
      ...leftOutOfBackups,
    }),
    printer,
    mailer,
    rights,
    translators: createTranslators(...catalogues),
    publish: (news) => events.publish(news),
    writeLooks: createLookWriter(db as never),
    checkOutput: options.checkOutput,
    clock: options.clock ?? (() => new Date()),
  }
  const forgetOptions = await keepOptions(platform, events)
  const http = {
    platform,
    operations,
    gate: createGate(platform, events),
    trustProxy: config.TRUST_PROXY,
    isSecure: config.PUBLIC_URL?.startsWith('https:') ?? false,
    version: options.version,
    perMinute: options.perMinute ?? usualPerMinute,
  }
  const app = await createApp(http)
  const endStreams = addEventRoute(app, http, events)
  addFileRoutes(app, http)
  addExportRoute(app, http)
  addPrintRoute(app, http)
  addBackupRoute(app, http)
  addCalendarRoute(app, http)
  addHealthRoute(app, pool, options.version)
  await addPages(app)
  const runner: JobRunner | undefined = options.runsJobs
    ? await startJobs(platform, pool, [...jobs, createDemoJob(platform)], 2)
    : undefined
  return {
    app,
    platform,
    pool,
    async close() {
      endStreams()
      forgetOptions()
      await app.close()
      await runner?.stop()
      await printer.close()
      mailer.close()
      await events.close()
      await pool.end()
      if (replicaPool !== pool) await replicaPool.end()
    },
  }
}
