import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, type Runner, run, runMigrations, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import { newId } from '#platform/core/ids.ts'
import { system } from '#platform/core/rights.ts'
import { auditRow, insertAudit } from './audit.ts'
import { type Call, contextFor, type Pending, type Platform, taskOf } from './dispatch.ts'
import type { Context, Job } from './operations.ts'
import { patientPool } from './patient-pool.ts'

/** Prepares the queue's own tables; safe when two processes start together. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool })
}

// A node that has not been seen this long is gone; its locked jobs would otherwise wait four hours.
const nodeLostSeconds = 60
const heartbeatMs = 15_000
// Whatever ended the server, a job that was running then is tried once more and loses none of its five attempts, five
// times over: one that still runs when the server ends is what ends it.
const mostStarts = 10

/** The queue tells every idle moment; only what a person must know stays above debug. */
const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

export type JobRunner = { stop(): Promise<void> }

/** Runs jobs in this process: at least once, as the system, each step in its own transaction. */
export async function startJobs<DB>(
  platform: Platform<DB>,
  pool: pg.Pool,
  jobs: readonly Job<DB>[],
  concurrency: number,
): Promise<JobRunner> {
  const stopping = new AbortController()
  const poolIds = new Set<string>()
  const { log } = platform
  // It is the pool that locks jobs, whichever of its workers does them. Listening from before it exists: one that is
  // not known would be taken for dead, and what it is at would be begun a second time.
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => poolIds.add(workerPool.id))
  const runner: Runner = await run({
    pgPool: patientPool(pool),
    concurrency,
    noHandleSignals: true,
    events,
    logger: new Logger(() => (level, message) => log[levels[level]]({ queue: true }, message)),
    // NOTIFY wakes workers at once; the poll only catches what a lost connection missed.
    pollInterval: 5000,
    // In a queue of its own, each at most once at a time: one that was missed and is made up for may meet the next.
    crontab: jobs
      .flatMap((job) =>
        job.cron === undefined ? [] : [`${job.cron} ${taskOf(job.name)} ?fill=1d&queue=${taskOf(job.name)}`],
      )
      .join('\n'),
    taskList: Object.fromEntries(
      jobs.map((job) => [
        taskOf(job.name),
        (payload: unknown, { job: { id } }: JobHelpers) =>
          runJob(platform, job, payload, stopping.signal).catch(async (error: unknown) => {
            if (stopping.signal.aborted) await giveBack(platform, id)
            throw error
          }),
      ]),
    ),
  })
  const beat = () =>
    heartbeat(platform, [...poolIds]).catch((error) => platform.log.warn({ err: error }, 'job heartbeat failed'))
  await beat()
  const timer = setInterval(() => void beat(), heartbeatMs)
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await runner.stop()
    },
  }
}

/** Says that our pool lives and hands on the jobs of those that do not. */
async function heartbeat<DB>(platform: Platform<DB>, poolIds: string[]): Promise<void> {
  await sql`insert into worker_nodes (worker_id, seen_at) select id, now() from unnest(${poolIds}::text[]) id
    on conflict (worker_id) do update set seen_at = excluded.seen_at`.execute(platform.db)
  await sql`delete from worker_nodes where seen_at < now() - interval '1 day'`.execute(platform.db)
  const { rows } = await sql<{ task: string; isLeft: boolean }>`with lost as (
      select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null
        and locked_at < now() - make_interval(secs => ${nodeLostSeconds})
        and locked_by not in (select worker_id from worker_nodes where seen_at > now() - make_interval(secs => ${nodeLostSeconds}))),
    queues as (update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by in (select id from lost)),
    freed as (update graphile_worker._private_jobs set locked_at = null, locked_by = null,
        max_attempts = greatest(max_attempts, least(max_attempts + 1, ${mostStarts})), last_error = 'the server ended while this ran'
      where locked_by in (select id from lost) returning task_id, attempts, max_attempts)
    select t.identifier as task, attempts >= max_attempts as "isLeft" from freed join graphile_worker._private_tasks t on t.id = task_id`.execute(
    platform.db,
  )
  for (const { task, isLeft } of rows)
    if (isLeft) platform.log.error({ task }, 'a job was running whenever the server ended and is not started again')
    else platform.log.warn({ task }, 'a job whose server ended is handed on')
}

/** What an orderly stop interrupts has not failed. */
async function giveBack<DB>(platform: Platform<DB>, jobId: string): Promise<void> {
  await sql`update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0) where id = ${jobId}`.execute(
    platform.db,
  )
}

async function runJob<DB>(platform: Platform<DB>, job: Job<DB>, payload: unknown, signal: AbortSignal): Promise<void> {
  const call = systemCall()
  const step = async <T>(work: (context: Context<DB>) => Promise<T>): Promise<T> => {
    const pending: Pending = { entries: [], news: [], after: [] }
    const now = platform.clock()
    const result = await platform.db.transaction().execute(async (trx) => {
      const done = await work(contextFor(platform, trx, call, now, pending))
      const stamp = { operation: job.name, actor: system, now, requestId: call.requestId, ip: '' }
      await insertAudit(
        trx as never,
        pending.entries.map((entry) => auditRow(entry, stamp)),
      )
      return done
    })
    for (const work of pending.after) await work()
    for (const news of pending.news) await platform.publish(news)
    return result
  }
  const pending: Pending = { entries: [], news: [], after: [] }
  const context = contextFor(platform, platform.db, call, platform.clock(), pending)
  await job.run(context, (payload ?? {}) as Record<string, unknown>, { step, signal })
}

function systemCall(): Call {
  return {
    actor: system,
    language: 'zh-CN',
    requestId: newId(),
    source: 'job',
    request: { ip: '', userAgent: '', setSession: () => {} },
  }
}
