import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runAs } from './account.ts'
import { engineEnvironment } from './cluster.ts'
import type { Engine } from './engine.ts'
import type { Place } from './place.ts'

/** What postmaster.pid says: line 1 the pid, 4 the port, 5 the socket folder, 6 the address, 8 the state. */
export type Postmaster = { pid: number; host: string; port: number; ready: boolean }

/** Reads postmaster.pid; undefined without one (or while it is being written). */
export function readPostmaster(place: Place): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pidFile(place), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const [pid, , , port, socketDir, address, , state] = lines
  if (!Number(pid)) return undefined
  return {
    pid: Number(pid),
    host: socketDir || address || '127.0.0.1',
    port: Number(port),
    ready: state?.trim() === 'ready',
  }
}

/**
 * What became of the process in postmaster.pid. 'gone': none, or a zombie its parent has not reaped.
 * 'reused': the number now belongs to some other program, as happens when a container starts again.
 */
export function fateOf(pid: number): 'running' | 'gone' | 'reused' {
  try {
    process.kill(pid, 0)
  } catch {
    // EPERM too: the cluster is ours, so a process of somebody else's is not its postmaster.
    return 'gone'
  }
  const stat = readOptional(`/proc/${pid}/stat`)
  // "1234 (postgres) Z …": the name may hold spaces and brackets, the state follows the last bracket.
  if (stat?.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return 'gone'
  const program = readOptional(`/proc/${pid}/comm`)?.trim()
  return program === undefined || program === 'postgres' ? 'running' : 'reused'
}

/**
 * Puts our own pid into a postmaster.pid whose number was reused. PostgreSQL ignores its parent's pid there
 * and goes on to its own check of the shared memory, which deleting the file would skip.
 */
export function disarmReusedPid(place: Place): void {
  const text = readFileSync(pidFile(place), 'utf8')
  writeFileSync(pidFile(place), text.replace(/^\d+/, String(process.pid)))
}

export type Launched = { pid: number | undefined; exited(): boolean; failure(): Error | undefined; lastWords(): string }

/** Starts postgres detached (Ctrl-C must not reach it) with a file as its log (an orphan needs no reader). */
export function launch(place: Place, engine: Engine, args: string[]): Launched {
  rotateLog(place.logFile)
  const log = openSync(place.logFile, 'a', 0o600)
  const offset = statSync(place.logFile).size
  const child = spawn(...commandOf(place, engine, args), {
    ...runAs(place.account),
    env: engineEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let exited = false
  let failure: Error | undefined
  child.on('exit', (code) => {
    // On Windows the child is pg_ctl, which leaves at once when all is well.
    if (process.platform !== 'win32' || code !== 0) exited = true
  })
  child.on('error', (error) => {
    exited = true
    failure = error
  })
  child.unref()
  return {
    pid: child.pid,
    exited: () => exited,
    failure: () => failure,
    lastWords: () => readFileSync(place.logFile).subarray(offset).toString(),
  }
}

/** The arguments of postgres: socket only, on Windows a free loopback port. */
export async function serverArguments(place: Place, settings: Record<string, string>): Promise<string[]> {
  const where = place.socketDir
    ? ['-k', place.socketDir, '-p', '5432', '-c', 'listen_addresses=']
    : ['-p', String(await freePort()), '-c', 'listen_addresses=127.0.0.1']
  const extra = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', place.clusterDir, ...where, ...extra]
}

/** Whether the running postmaster is of this engine and these arguments (postmaster.opts holds its command line). */
export function isOurs(place: Place, engine: Engine, args: string[]): boolean {
  const wanted = [engine.binary('postgres'), ...args.map((arg) => `"${arg}"`)].join(' ')
  const found = readOptional(join(place.clusterDir, 'postmaster.opts'))?.trim()
  return process.platform === 'win32' || found === wanted
}

// Long for a checkpoint that has just been written; short for whoever waits for a stop.
const fastMs = 5000
const immediateMs = 60_000

/**
 * Ends all sessions and stops. Who asks has had a checkpoint written, so that little is left to do. PostgreSQL 18 that is
 * told to stop at the moment it begins to recover never does; it is stopped at once then, and recovers when it is started
 * again. False when even that takes longer than a minute.
 */
export async function stopPostmaster(place: Place, engine: Engine, pid: number): Promise<boolean> {
  return (await stopBy('fast', fastMs)) || (await stopBy('immediate', immediateMs))

  async function stopBy(mode: keyof typeof signals, ms: number): Promise<boolean> {
    // Windows has no signals; pg_ctl speaks PostgreSQL's own replacement for them.
    if (process.platform === 'win32') spawn(engine.binary('pg_ctl'), ['stop', '-m', mode, '-D', place.clusterDir])
    else if (fateOf(pid) === 'running') process.kill(pid, signals[mode])
    for (const end = Date.now() + ms; Date.now() < end; await sleep(15)) {
      // Not when postmaster.pid goes: the process still holds its log and its folder for a moment after that.
      if (fateOf(pid) !== 'running') return true
    }
    return false
  }
}

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

function commandOf(place: Place, engine: Engine, args: string[]): [string, string[]] {
  if (process.platform !== 'win32') return [engine.binary('postgres'), args]
  // postgres refuses an administrator of Windows; pg_ctl starts it with those rights taken off. Not tried on Windows.
  const options = args
    .slice(2)
    .map((arg) => `"${arg}"`)
    .join(' ')
  return [
    engine.binary('pg_ctl'),
    ['start', '-W', '-D', place.clusterDir, '-o', options, '-l', `${place.logFile}.server`],
  ]
}

function pidFile(place: Place): string {
  return join(place.clusterDir, 'postmaster.pid')
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Keeps one old log. 10 MB is weeks of checkpoints and still opens in an editor. */
function rotateLog(path: string): void {
  if (existsSync(path) && statSync(path).size > 10 * 1024 ** 2) renameSync(path, `${path}.1`)
}

function freePort(): Promise<number> {
  return new Promise((done, refuse) => {
    const server = createServer()
    server.on('error', refuse)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address !== null && typeof address === 'object' ? done(address.port) : refuse(new Error('no port')),
      )
    })
  })
}
