import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fateOf } from '#platform/server/database/postmaster.ts'

export const root = resolve(import.meta.dirname, '..', '..')

export const isRoot = process.getuid?.() === 0

/** A process under test and everything it has said so far. */
export type Actor = { pid: number; process: ChildProcess; said(): string; ended: Promise<number> }

const folders: string[] = []
const actors: Actor[] = []

/** A new folder that the database's account can pass, removed by `cleanUp`. */
export function makeFolder(name = 'scene'): string {
  const folder = mkdtempSync(join(tmpdir(), `kedang ${name} `))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

/** Ends what the test file left running, by pid, and removes its folders. For afterAll. */
export async function cleanUp(): Promise<void> {
  for (const actor of actors) if (isAlive(actor.pid)) process.kill(actor.pid, 'SIGKILL')
  for (const folder of folders) {
    for (const pid of postmastersUnder(folder)) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Starts a program without the variables of the test run (npm's among them) but those given. */
export function act(command: string, args: string[], env: Record<string, string>, options: SpawnOptions = {}): Actor {
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(command, args, { env: { PATH, HOME, TMPDIR: tmpdir(), ...env }, stdio: 'pipe', ...options })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  child.on('error', (error) => {
    output += error.message
  })
  const ended = new Promise<number>((done) => child.on('close', (code, signal) => done(code ?? (signal ? 128 : -1))))
  const actor = { pid: child.pid ?? -1, process: child, said: () => output, ended }
  actors.push(actor)
  return actor
}

/** Waits until `check` gives something; shows what the actor said when it never does. */
export async function until<T>(
  check: () => T | false | undefined | Promise<T | false | undefined>,
  actor?: Actor,
  ms = 60_000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) {
    const found = await check()
    if (found !== undefined && found !== false) return found
  }
  throw new Error(`waited ${ms} ms in vain for ${check}\n${actor?.said() ?? ''}`)
}

export function isAlive(pid: number): boolean {
  return fateOf(pid) !== 'gone'
}

/** The pid in a data folder's postmaster.pid. */
export function postmasterOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}

export async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A clone of the working tree in `folder`, sharing this tree's packages: what git would bring, and dist. */
export function makeClone(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const left = ['node_modules', 'data', 'tests', 'docs', '.git', '.ci', '.start.lock']
  for (const name of readdirSync(root)) {
    if (left.includes(name) || name.startsWith('dist.new-')) continue
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Whether the server answers on `port`. */
export async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`)).ok
  } catch {
    return false
  }
}

/** All paths under `folder`. Links are named, not followed: a clone's node_modules is the tree of everybody. */
export function listTree(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? [path, ...listTree(path)] : [path]
  })
}

function postmastersUnder(folder: string): number[] {
  const files = listTree(folder).filter((path) => path.endsWith('postmaster.pid'))
  const pids = files.map((path) => Number.parseInt(readFileSync(path, 'utf8'), 10))
  return pids.filter((pid) => fateOf(pid) === 'running')
}
