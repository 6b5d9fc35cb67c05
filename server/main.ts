import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { AppError } from '#platform/core/errors.ts'
import { createTranslators } from '#platform/core/i18n.ts'
import { readConfig } from '#platform/server/config.ts'
import { createPool } from '#platform/server/connect.ts'
import { databaseMessages } from '#platform/server/database/messages.ts'
import { openStore } from '#platform/server/database/open.ts'
import { migrate } from '#platform/server/migrate.ts'
import { programFolder } from '#platform/server/program.ts'
import type { Product } from './compose.ts'
import type { MadeUp } from './first-run.ts'
import { configMessages } from './messages.ts'
import { stopOnSignals } from './signals.ts'

// A terminal that was closed must not kill the server through its last words.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
  version: string
}

/** Opens the database, brings it up to date, serves. Every exit path closes the database. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] })
  // PostgreSQL starts while the modules of the product are read: each takes as long as the other.
  const opening = openStore(config, log)
  const reading = readProduct()
  reading.catch(() => {})
  const store = await opening
  let product: Product | undefined
  try {
    const migrating = migrate(store.connection)
    migrating.catch(() => {})
    const { compose, migrateJobs, runDemoSetup, runFirstSetup } = await reading
    await migrating
    const jobsPool = createPool({ ...store.connection, max: 2, statement_timeout: 0 })
    await migrateJobs(jobsPool).finally(() => jobsPool.end())
    const files = join(store.dataDir, 'files')
    await mkdir(files, { recursive: true })
    product = await compose({
      config,
      connection: store.connection,
      ...(config.DATABASE_REPLICA_URL === undefined
        ? {}
        : { replica: { connectionString: config.DATABASE_REPLICA_URL } }),
      files,
      version,
      checkOutput: process.env['NODE_ENV'] === 'development',
      runsJobs: true,
      log,
    })
    const madeUp = await runDemoSetup(product.platform, config)
    await runFirstSetup(product.platform, config)
    const address = await product.app.listen({ port: config.PORT, host: config.HOST })
    say(address, store.dataDir, madeUp)
  } catch (error) {
    await product?.close().catch(() => {})
    await store.close().catch(() => {})
    throw portTaken(error, config.PORT)
  }
  const running = product
  store.onLost((error) => {
    log.fatal({ err: error }, 'the database is gone and could not be brought back')
    process.exit(1)
  })
  store.readAhead()
  stopOnSignals(async () => {
    await running.close()
    await store.close()
  })
}

async function readProduct() {
  const [composition, firstRun, jobs] = await Promise.all([
    import('./compose.ts'),
    import('./first-run.ts'),
    import('#platform/server/jobs.ts'),
  ])
  return { ...composition, ...firstRun, ...jobs }
}

function say(address: string, dataDir: string, madeUp: MadeUp | undefined): void {
  console.log(
    `\n  客档 Kedang ${version}\n  打开 / open   ${address.replace('127.0.0.1', 'localhost')}\n  数据 / data   ${dataDir}\n`,
  )
  if (madeUp !== undefined) console.log(`  演示账号 / demo   ${madeUp.email}  ${madeUp.password}\n`)
}

function portTaken(error: unknown, port: number): unknown {
  return (error as { code?: string }).code === 'EADDRINUSE'
    ? new AppError('unavailable', 'config.port_taken', { port }, { cause: error })
    : error
}

main().catch((error: unknown) => {
  const t = createTranslators(databaseMessages, configMessages)
  if (error instanceof AppError)
    console.error(`\n  ${t['zh-CN'](error.code, error.params)}\n  ${t.en(error.code, error.params)}\n`)
  else console.error(error)
  process.exit(1)
})
