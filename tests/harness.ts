import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { compose, type Product } from '#server/compose.ts'
import { createTestDatabase } from './database.ts'
import { openTestSession } from './factories/people.ts'

export type Answer = {
  status: number
  // Tests read answers as a client would: as plain JSON.
  // biome-ignore lint/suspicious/noExplicitAny: answers of all operations
  body: any
}

/** Somebody who is signed in (or a guest) and calls operations over HTTP. */
export type Caller = {
  call(name: string, input?: unknown, options?: { key?: string; headers?: Record<string, string> }): Promise<Answer>
  ask(name: string, input?: Record<string, unknown>): Promise<Answer>
  cookie: string
  staffId: string
}

export type Harness = {
  product: Product
  guest: Caller
  /** A signed-in person with the given rights, in a department of their own unless one is named. */
  person(options?: PersonOptions): Promise<Caller>
  /** Moves the clock; the product never reads any other. */
  setNow(iso: string): void
  close(): Promise<void>
}

export type PersonOptions = {
  name?: string
  rights?: Record<string, string>
  departmentId?: string
  allRights?: boolean
}

/** The whole product in process on a fresh real database; jobs run when asked for. */
export async function startHarness(
  options: { jobs?: boolean; now?: string; perMinute?: number; smtpUrl?: string } = {},
): Promise<Harness> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'kedang-files-'))
  let now = options.now === undefined ? undefined : new Date(options.now)
  const product = await compose({
    config: {
      DATABASE_POOL: 8,
      TRUST_PROXY: 0,
      PUBLIC_URL: undefined,
      SMTP_URL: options.smtpUrl,
      MAIL_FROM: undefined,
    },
    connection: database.connection,
    files: join(folder, 'files'),
    version: 'test',
    checkOutput: true,
    runsJobs: options.jobs ?? false,
    perMinute: options.perMinute ?? 1_000_000,
    clock: () => now ?? new Date(),
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  })
  return {
    product,
    guest: callerOf(product, '', ''),
    async person(who = {}) {
      const { token, staffId } = await openTestSession(product.platform, who)
      return callerOf(product, token, staffId)
    },
    setNow(iso) {
      now = new Date(iso)
    },
    async close() {
      await product.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function callerOf(product: Product, token: string, staffId: string): Caller {
  const cookie = token === '' ? '' : `kedang_session=${token}`
  const headers = { ...(cookie === '' ? {} : { cookie }), 'x-kedang': '1' }
  return {
    cookie,
    staffId,
    async call(name, input = {}, { key = randomUUID(), headers: more = {} } = {}) {
      const reply = await product.app.inject({
        method: 'POST',
        url: `/api/${name}`,
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key, ...more },
        payload: JSON.stringify(input),
      })
      return { status: reply.statusCode, body: reply.json() }
    },
    async ask(name, input = {}) {
      const query = new URLSearchParams(
        Object.entries(input)
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
      )
      const reply = await product.app.inject({ method: 'GET', url: `/api/${name}?${query}`, headers })
      return { status: reply.statusCode, body: reply.json() }
    },
  }
}
