import { type Kysely, sql } from 'kysely'
import type { Logger } from 'pino'
import { AppError } from '#platform/core/errors.ts'
import type { Language, Translate } from '#platform/core/i18n.ts'
import { type Actor, has, type Rights } from '#platform/core/rights.ts'
import { type AuditEntry, type AuditRow, auditRow } from './audit.ts'
import type { Backups } from './backup/port.ts'
import type { News } from './events.ts'
import { fieldErrorsOf, toAppError } from './faults.ts'
import type { FileStore } from './files.ts'
import { claimKey, concludeCommand } from './idempotency.ts'
import type { Mailer } from './mail/mailer.ts'
import type { AnyOperation, Context, Needs, Source } from './operations.ts'
import type { Printer } from './print/port.ts'
import { storable } from './storable.ts'

/** What the dispatcher needs once per process. */
export type Platform<DB> = {
  db: Kysely<DB>
  replica: Kysely<DB>
  log: Logger
  files: FileStore
  backups: Backups
  printer: Printer
  mailer: Mailer
  rights: Rights
  translators: Record<Language, Translate>
  publish(news: News): Promise<void>
  writeLooks(rows: AuditRow[]): Promise<void>
  /** Answers are checked against their schema in tests and development. */
  checkOutput: boolean
  clock(): Date
}

/** One call of one operation. */
export type Call = {
  actor: Actor
  language: Language
  requestId: string
  source: Source
  idempotencyKey?: string | undefined
  request: Context<unknown>['request']
}

type Pending = { entries: AuditEntry[]; news: News[]; after: (() => void | Promise<void>)[] }

/**
 * Runs an operation: check input → allow → (transaction: claim key → run → audit → commit) → tell.
 * Everything an operation does passes here, whether it came over HTTP, from a job or from the command line.
 */
export async function dispatch<DB>(
  platform: Platform<DB>,
  operation: AnyOperation<DB>,
  raw: unknown,
  call: Call,
): Promise<unknown> {
  try {
    allow(platform, operation.needs, call)
    const input = parseInput(operation, raw)
    const answer =
      operation.kind === 'command'
        ? await runCommand(platform, operation, input, raw, call)
        : await runQuery(platform, operation, input, call)
    return platform.checkOutput ? checkAnswer(operation, answer) : answer
  } catch (error) {
    const fault = toAppError(error)
    if (fault.kind === 'forbidden') await noteRefusal(platform, operation, fault, call)
    throw fault
  }
}

function allow<DB>(platform: Platform<DB>, needs: Needs, call: Call): void {
  if (needs === 'anyone') return
  if (call.actor.kind === 'guest') throw new AppError('unauthenticated', 'session.required')
  if (needs === 'signed-in' || has(call.actor, needs.right)) return
  const label = platform.rights[needs.right]?.label
  const right = call.language === 'en' ? label?.en : label?.zh
  throw new AppError('forbidden', 'right.missing', { right: right ?? needs.right })
}

/** Input as an operation takes it: checked, canonical, absent values null. Throws AppError('invalid') naming the fields. */
export function parseInput<DB>(operation: AnyOperation<DB>, raw: unknown): unknown {
  const parsed = operation.input.safeParse(storable(raw ?? {}), { reportInput: true })
  if (parsed.success) return parsed.data
  throw new AppError('invalid', 'request.invalid', {}, { fields: fieldErrorsOf(parsed.error.issues) })
}

function checkAnswer<DB>(operation: AnyOperation<DB>, answer: unknown): unknown {
  const parsed = operation.output.safeParse(answer)
  if (parsed.success) return answer
  throw new AppError(
    'broken',
    'server.broken',
    {},
    { cause: new Error(`${operation.name} answered outside its schema: ${parsed.error.message}`) },
  )
}

async function runCommand<DB>(
  platform: Platform<DB>,
  operation: AnyOperation<DB>,
  input: unknown,
  raw: unknown,
  call: Call,
): Promise<unknown> {
  const now = platform.clock()
  const pending: Pending = { entries: [], news: [], after: [] }
  const answer = await platform.db.transaction().execute(async (trx) => {
    const bare = trx as unknown as Kysely<never>
    const key = call.idempotencyKey
    if (key !== undefined) {
      const known = await claimKey(bare, { actorId: call.actor.id, key, operation: operation.name, input: raw })
      if (known !== undefined) return known.response
    }
    const result = await operation.run(contextFor(platform, trx, call, now, pending), input)
    const claimed = key === undefined ? undefined : { actorId: call.actor.id, key, response: result }
    await concludeCommand(bare, rowsOf(pending, operation, call, now), claimed)
    return result
  })
  await settle(platform, pending)
  return answer
}

async function runQuery<DB>(
  platform: Platform<DB>,
  operation: AnyOperation<DB>,
  input: unknown,
  call: Call,
): Promise<unknown> {
  const now = platform.clock()
  const pending: Pending = { entries: [], news: [], after: [] }
  const db = operation.kind === 'query' && operation.replica ? platform.replica : platform.db
  const answer = await operation.run(contextFor(platform, db, call, now, pending), input)
  await platform.writeLooks(rowsOf(pending, operation, call, now))
  return answer
}

export function contextFor<DB>(
  platform: Platform<DB>,
  db: Kysely<DB>,
  call: Call,
  now: Date,
  pending: Pending,
): Context<DB> {
  return {
    db,
    actor: call.actor,
    now,
    language: call.language,
    t: platform.translators[call.language],
    texts: platform.translators,
    requestId: call.requestId,
    source: call.source,
    log: platform.log,
    files: platform.files,
    backups: platform.backups,
    printer: platform.printer,
    mailer: platform.mailer,
    request: call.request,
    audit: (entry) => pending.entries.push(entry),
    tell: (topic, data, to) => pending.news.push({ topic, data, ...(to === undefined ? {} : { to }) }),
    news: (topic, data, to) => platform.publish({ topic, data, ...(to === undefined ? {} : { to }) }),
    afterCommit: (work) => pending.after.push(work),
    async job(name, payload, options = {}) {
      await sql`select graphile_worker.add_job(${taskOf(name)}, ${JSON.stringify(payload)}::json,
        run_at => coalesce(${options.runAt?.toISOString() ?? null}::timestamptz, now()), job_key => ${options.key ?? null}::text, max_attempts => 5)`.execute(
        db,
      )
    },
  }
}

function rowsOf<DB>(pending: Pending, operation: AnyOperation<DB>, call: Call, now: Date): AuditRow[] {
  const stamp = { operation: operation.name, actor: call.actor, now, requestId: call.requestId, ip: call.request.ip }
  return pending.entries.map((entry) => auditRow(entry, stamp))
}

/** After the commit nothing may fail the request any more: the write is acknowledged whatever a screen hears of it. */
async function settle<DB>(platform: Platform<DB>, pending: Pending): Promise<void> {
  for (const work of pending.after) {
    try {
      await work()
    } catch (error) {
      platform.log.error({ err: error }, 'work after a commit failed')
    }
  }
  for (const news of pending.news)
    platform.publish(news).catch((error) => platform.log.warn({ err: error }, 'news was not sent'))
}

/** Attempts without right are part of the record too (ACC-17). */
async function noteRefusal<DB>(
  platform: Platform<DB>,
  operation: AnyOperation<DB>,
  fault: AppError,
  call: Call,
): Promise<void> {
  const stamp = {
    operation: operation.name,
    actor: call.actor,
    now: platform.clock(),
    requestId: call.requestId,
    ip: call.request.ip,
  }
  await platform.writeLooks([auditRow({ kind: 'refused', detail: { code: fault.code } }, stamp)])
}

/** The queue allows no dots in the names of tasks. */
export function taskOf(name: string): string {
  return name.replaceAll('.', ':')
}

export type { Pending }
