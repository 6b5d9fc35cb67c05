import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Language, Translate } from '#platform/core/i18n.ts'
import type { Actor } from '#platform/core/rights.ts'
import type { AuditEntry } from './audit.ts'
import type { Backups } from './backup/port.ts'
import type { FileStore } from './files.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Printer } from './print/port.ts'

/** What an operation asks of its caller: a right, merely being signed in, or nothing. */
export type Needs = { right: string } | 'signed-in' | 'anyone'

/** Where a change came from; stored with it. */
export type Source = 'screen' | 'api' | 'import' | 'job' | 'self-fill' | 'cli'

/** Everything an operation may touch. Commands run inside one transaction: `db` is that transaction. */
export type Context<DB> = {
  db: Kysely<DB>
  actor: Actor
  now: Date
  language: Language
  t: Translate
  /** For files and messages written in somebody else's language. */
  texts: Record<Language, Translate>
  requestId: string
  source: Source
  /** The larger act all changes of this call belong to: an import run. */
  actId?: string
  log: Logger
  files: FileStore
  backups: Backups
  printer: Printer
  mailer: Mailer
  /** Adds an audit row: with a command inside its transaction, with a query before the answer leaves. */
  audit(entry: AuditEntry): void
  /** Queues a job inside the transaction; `key` collapses repeats. */
  job(name: string, payload: Record<string, unknown>, options?: { key?: string; runAt?: Date }): Promise<void>
  /** Tells open screens once the transaction is committed. `to` limits it to one person. */
  tell(topic: string, data: Record<string, unknown>, to?: string): void
  /** Tells at once, outside of any transaction: progress of long jobs. */
  news(topic: string, data: Record<string, unknown>, to?: string): Promise<void>
  afterCommit(work: () => void | Promise<void>): void
  /** Request data only the session operations need. */
  request: { ip: string; userAgent: string; setSession(token: string | undefined, maxAgeSeconds?: number): void }
}

type Shape = z.ZodType

export type Command<DB, N extends string = string, I extends Shape = Shape, O extends Shape = Shape> = {
  kind: 'command'
  name: N
  /** One sentence for the API document. */
  about: string
  needs: Needs
  input: I
  output: O
  /** Requests a minute from one address; unset means the general limit. */
  perMinute?: number
  run(context: Context<DB>, input: z.output<I>): Promise<z.input<O>>
}

export type Query<DB, N extends string = string, I extends Shape = Shape, O extends Shape = Shape> = {
  kind: 'query'
  name: N
  about: string
  needs: Needs
  input: I
  output: O
  perMinute?: number
  /** Reads that may come from a replica that is some seconds behind. */
  replica?: boolean
  run(context: Context<DB>, input: z.output<I>): Promise<z.input<O>>
}

// Inputs and outputs vary per operation, and a list of them can only be written with `any` in both places.
// biome-ignore lint/suspicious/noExplicitAny: variance of the registry
export type AnyOperation<DB = any> = Command<DB, string, any, any> | Query<DB, string, any, any>

/** Binds the two makers to the tables of a product; domain/kit.ts does it once. */
export function makersFor<DB>() {
  return {
    command: <const N extends string, I extends Shape, O extends Shape>(
      declaration: Omit<Command<DB, N, I, O>, 'kind'>,
    ): Command<DB, N, I, O> => ({ kind: 'command', ...declaration }),
    query: <const N extends string, I extends Shape, O extends Shape>(
      declaration: Omit<Query<DB, N, I, O>, 'kind'>,
    ): Query<DB, N, I, O> => ({ kind: 'query', ...declaration }),
  }
}

/** A background task: same context, run as the system, at least once. */
export type Job<DB> = {
  name: string
  /** Cron line in UTC, as graphile-worker reads it. */
  cron?: string
  run(context: Context<DB>, payload: Record<string, unknown>, helpers: JobHelpers<DB>): Promise<void>
}

/** Long jobs commit in steps: each `step` is a transaction of its own. */
export type JobHelpers<DB> = {
  step<T>(work: (context: Context<DB>) => Promise<T>): Promise<T>
  /** Aborted when the server stops; the job is then run again by the next one. */
  signal: AbortSignal
}
