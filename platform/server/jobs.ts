import { EventEmitter } from 'node:events'
import { Logger, type Runner, run, runMigrations, type WorkerEvents } from 'graphile-worker'
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
  const workerIds = new Set<string>()
  const { log } = platform
  // Listening from before the first worker exists: one that is not known would be taken for dead.
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId))
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
      jobs.map((job) => [taskOf(job.name), (payload: unknown) => runJob(platform, job, payload, stopping.signal)]),
    ),
  })
  const beat = () =>
    heartbeat(platform, [...workerIds]).catch((error) => platform.log.warn({ err: error }, 'job heartbeat failed'))
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

/** Says that our workers live and hands on the jobs of those that do not. */
async function heartbeat<DB>(platform: Platform<DB>, workerIds: string[]): Promise<void> {
  await sql`insert into worker_nodes (worker_id, seen_at) select id, now() from unnest(${workerIds}::text[]) id
    on conflict (worker_id) do update set seen_at = excluded.seen_at`.execute(platform.db)
  await sql`delete from worker_nodes where seen_at < now() - interval '1 day'`.execute(platform.db)
  await sql`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
      and locked_at < now() - make_interval(secs => ${nodeLostSeconds})
      and locked_by not in (select worker_id from worker_nodes where seen_at > now() - make_interval(secs => ${nodeLostSeconds}))))`.execute(
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
