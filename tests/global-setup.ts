import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createPool } from '#platform/server/connect.ts'
import { dropDatabase } from '#platform/server/database/dropping.ts'
import { checkExternal } from '#platform/server/database/external.ts'
import { openEmbedded } from '#platform/server/database/life.ts'
import { fateOf } from '#platform/server/database/postmaster.ts'
import { migrateJobs } from '#platform/server/jobs.ts'
import { migrate } from '#platform/server/migrate.ts'
import { connectionTo, runAsAdmin, type TestServer } from './database.ts'

type Running = { server: TestServer; close(): Promise<void> }

// Each project loads this module anew, in the same process: the one server of the run hangs on the process.
const shelf = globalThis as { kedangTestServer?: { users: number; running: Promise<Running> } }

const quiet = { info: () => {}, warn: () => {} }

/** Gives the project the run's PostgreSQL: that of DATABASE_URL, else an embedded one in a temp folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shelf.kedangTestServer ??= { users: 0, running: startServer() }
  const shared = shelf.kedangTestServer
  shared.users++
  const { server, close } = await shared.running
  project.provide('testServer', server)
  return async () => {
    if (--shared.users === 0) await close()
  }
}

async function startServer(): Promise<Running> {
  const { admin, close } = await openServer()
  // The pid keeps two runs on one external server apart.
  const server: TestServer = {
    admin,
    template: `kedang_template_${process.pid}`,
    prefix: `kedang_test_${process.pid}_`,
  }
  await runAsAdmin(admin, `drop database if exists ${server.template}`)
  await runAsAdmin(admin, `create database ${server.template} template template0 encoding 'UTF8'`)
  await migrate(connectionTo(admin, server.template))
  await prepareQueue(connectionTo(admin, server.template))
  return { server, close }
}

/** The queue's own tables belong to the template too: making them for every test file would cost half a second each. */
async function prepareQueue(connection: Parameters<typeof createPool>[0]): Promise<void> {
  const pool = createPool({ ...connection, max: 1 })
  await migrateJobs(pool).finally(() => pool.end())
}

async function openServer(): Promise<{ admin: TestServer['admin']; close(): Promise<void> }> {
  const url = process.env['DATABASE_URL']
  if (url) {
    const { connection } = await checkExternal(url, quiet)
    return { admin: connection, close: () => dropOwn(connection) }
  }
  sweepKilledRuns()
  const folder = mkdtempSync(join(tmpdir(), `kedang-test-${process.pid}-`))
  // Started as root, PostgreSQL runs as another account, which must pass this folder.
  chmodSync(folder, 0o711)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    // Test data need not survive a power cut; without the waiting for the disk the run is much shorter.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
    const database = await openEmbedded({ dataDir: join(folder, 'data'), log: quiet, settings })
    return { admin: database.connection, close: () => database.close().finally(remove) }
  } catch (error) {
    remove()
    throw error
  }
}

async function dropOwn(admin: TestServer['admin']): Promise<void> {
  const { rows } = await runAsAdmin(
    admin,
    `select datname from pg_database where datname ~ '^kedang_(template_${process.pid}$|test_${process.pid}_)'`,
  )
  for (const { datname } of rows) await dropDatabase((statement) => runAsAdmin(admin, statement), datname)
}

/** A run that was killed leaves its folder and an orphaned PostgreSQL, workers their files: all go with the next run. */
function sweepKilledRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const maker = /^kedang-test-(\d+)-/.exec(name)?.[1]
    if (maker === undefined || fateOf(Number(maker)) !== 'gone') continue
    const folder = join(tmpdir(), name)
    try {
      const pid = Number.parseInt(readFileSync(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8'), 10)
      if (fateOf(pid) === 'running') process.kill(pid, 'SIGKILL')
    } catch {
      // No postmaster.pid: its PostgreSQL has ended. A folder of another account stays: rmSync below cannot take it.
    }
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {}
  }
}
