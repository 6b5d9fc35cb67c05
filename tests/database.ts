import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { dropDatabase } from '#platform/server/database/dropping.ts'

/** Where a test file may make its databases: filled by tests/global-setup.ts. */
export type TestServer = { admin: pg.PoolConfig; template: string; prefix: string }

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/**
 * A fresh, migrated database for one test file: a copy of the run's template, some 50 ms.
 * Call `drop` in afterAll; what is forgotten goes with the run.
 */
export async function createTestDatabase(): Promise<{ connection: pg.PoolConfig; drop(): Promise<void> }> {
  const { admin, template, prefix } = inject('testServer')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await runAsAdmin(admin, `create database ${name} template ${template}`)
  return {
    connection: connectionTo(admin, name),
    drop: () => dropDatabase((statement) => runAsAdmin(admin, statement), name),
  }
}

/** The same server, another database. */
export function connectionTo(admin: pg.PoolConfig, database: string): pg.PoolConfig {
  const { connectionString, ...rest } = admin
  if (connectionString === undefined) return { ...rest, database }
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  return { ...rest, connectionString: url.href }
}

/** Runs one statement on the server's own database. */
export async function runAsAdmin(admin: pg.PoolConfig, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
