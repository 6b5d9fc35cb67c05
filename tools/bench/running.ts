import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { connectionTo } from '#platform/server/database/hold.ts'
import { preparePlace } from '#platform/server/database/place.ts'
import { readPostmaster } from '#platform/server/database/postmaster.ts'
import { descendantsOf, memoryOf, processorMs, residentSize } from './processes.ts'

const root = join(import.meta.dirname, '..', '..')

/** As tools/bootstrap/run.mjs starts it: compiled code is kept from one start to the next. */
const asStarted = {
  PATH: process.env['PATH'],
  NODE_ENV: 'production',
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'kedang'),
}

/** The product as people run it: a process of its own on a data folder. */
export type Running = {
  port: number
  /** From the start of the process to the first answer that says ready. */
  startMs: number
  /** What was read into memory after it, as in a night, before anything is measured. */
  readAhead: { megabytes: number; seconds: number }
  /** A way into its database beside it. */
  connection: pg.PoolConfig
  serverMb(): number | undefined
  /** The server and what it has started to read files; the database apart. */
  workingMb(): number | undefined
  databaseMb(): number | undefined
  /** Processor time used so far, in ms. */
  serverCpuMs(): number | undefined
  databaseCpuMs(): number | undefined
  stop(): Promise<void>
}

// Requests come from many addresses, so that the limit of requests per address stays on and is never met.
const behindProxy = { TRUST_PROXY: '1' }

const started = new Set<ChildProcess>()

/** Ends what the bench has started, when it is interrupted: a server left over would spoil every later measurement. */
export function stopWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, async () => {
      await Promise.all([...started].map(stop))
      process.exit(1)
    })
}

function start(command: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  started.add(child)
  return child
}

/** Starts the product and waits until it is ready; `profiles` is a folder for a CPU profile of its life, if wanted. */
export async function startProduct(dataDir: string, profiles?: string): Promise<Running> {
  const before = performance.now()
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  const env = { ...asStarted, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info', ...behindProxy }
  const child = start(['--max-semi-space-size=32', ...profiling, 'dist/server/main.js'], env)
  const readingAhead = heard(child, /"megabytes":(\d+),"seconds":(\d+).*read ahead/)
  const port = await portOf(child)
  while (!(await isReady(port))) await sleep(5)
  const startMs = performance.now() - before
  const [, megabytes, aheadSeconds] = await readingAhead
  const postmaster = postmasterOf(dataDir)
  const pid = child.pid ?? 0
  return {
    port,
    startMs,
    readAhead: { megabytes: Number(megabytes), seconds: Number(aheadSeconds) },
    connection: postmaster.connection,
    serverMb: () => residentSize(pid),
    workingMb: () => memoryOf([pid, ...descendantsOf(pid, postmaster.pid)]),
    databaseMb: () => memoryOf([postmaster.pid, ...descendantsOf(postmaster.pid)]),
    serverCpuMs: () => processorMs([pid]),
    databaseCpuMs: () => processorMs([postmaster.pid, ...descendantsOf(postmaster.pid)]),
    stop: () => stop(child),
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const [, url, log] = await heard(child, /https?:\/\/[^\s:]+:(\d+)|"port":(\d+)/)
  return Number(url ?? log)
}

/** The first words of a process that look like this. */
async function heard(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return await new Promise((resolve, reject) => {
    let text = ''
    const listen = (part: Buffer) => {
      text += String(part)
      const found = wanted.exec(text)
      if (found === null) return
      child.stdout?.off('data', listen).resume()
      resolve(found)
    }
    child.stdout?.on('data', listen)
    child.once('exit', () => reject(new Error(`the process ended before it said ${wanted}: ${text}`)))
  })
}

async function isReady(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  )
}

/** The running PostgreSQL of a data folder, and how to speak to it. */
function postmasterOf(dataDir: string): { pid: number; connection: pg.PoolConfig } {
  const place = preparePlace(dataDir, false)
  const postmaster = readPostmaster(place)
  if (postmaster === undefined) throw new Error(`no database runs in ${dataDir}`)
  const password = readFileSync(join(place.clusterDir, 'kedang.password'), 'utf8')
  const server = { password } as Parameters<typeof connectionTo>[0]
  return { pid: postmaster.pid, connection: connectionTo(server, postmaster, 'kedang') }
}

export type Bare = { port: number; cpuMs(): number | undefined; stop(): Promise<void> }

/** The bare yardstick as a process of its own, playing a tape. */
export async function startBare(connection: pg.PoolConfig, tape: string): Promise<Bare> {
  const child = start(['tools/bench/bare.ts'], { ...asStarted, BENCH_BARE: JSON.stringify({ connection, tape }) })
  return { port: await portOf(child), cpuMs: () => processorMs([child.pid ?? 0]), stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  started.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
