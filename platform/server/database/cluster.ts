import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#platform/core/errors.ts'
import { runAs } from './account.ts'
import { diskFull } from './disk.ts'
import type { Engine } from './engine.ts'
import { makePrivateFolder, type Place } from './place.ts'

/** The superuser of the embedded cluster; only this product ever signs in. */
export const clusterUser = 'kedang'

const passwordFile = 'kedang.password'

/**
 * Makes the cluster unless it exists, and gives its password.
 * The password lies inside the cluster, so that the two are made, moved and copied as one.
 * Throws AppError('unavailable', 'database.data_newer' | 'database.data_older' | 'database.disk_full' | …).
 */
export async function ensureCluster(place: Place, engine: Engine): Promise<string> {
  if (!existsSync(join(place.clusterDir, 'PG_VERSION'))) await makeCluster(place, engine)
  refuseOtherVersion(place.clusterDir, engine)
  return readFileSync(join(place.clusterDir, passwordFile), 'utf8')
}

/** The environment of initdb and postgres: nothing of the caller's PG* variables, times in UTC. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  // TMPDIR is left out on purpose: the caller's may be closed to the database's account.
  const kept = Object.entries({ PATH, SystemRoot, TEMP, TMP }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(kept), LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}

async function makeCluster(place: Place, engine: Engine): Promise<void> {
  const half = `${place.clusterDir}.new-${process.pid}`
  rmSync(half, { recursive: true, force: true })
  makePrivateFolder(half, place.account)
  const password = randomBytes(24).toString('base64url')
  // initdb wants an empty folder, so the password waits beside it, readable by the account alone.
  const beside = `${half}.password`
  writeSecret(beside, password, place)
  try {
    await runInitdb(place, engine, half, beside)
    writeSecret(join(half, passwordFile), password, place)
    renameUnlessMade(half, place.clusterDir)
  } finally {
    rmSync(beside, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

function writeSecret(path: string, password: string, place: Place): void {
  writeFileSync(path, password, { mode: 0o600, flag: 'w' })
  if (place.account) chownSync(path, place.account.uid, place.account.gid)
}

/** Two first starts at once both make a cluster: the slower one throws its own away. */
function renameUnlessMade(half: string, clusterDir: string): void {
  try {
    renameSync(half, clusterDir)
  } catch (cause) {
    if (!existsSync(join(clusterDir, 'PG_VERSION'))) throw cause
  }
}

function runInitdb(place: Place, engine: Engine, folder: string, pwfile: string): Promise<void> {
  const args = [
    ...['-D', folder, '-U', clusterUser, '-A', 'scram-sha-256', `--pwfile=${pwfile}`],
    // builtin: order and case do not depend on the C library. --locale must be UTF-8 too: pg_trgm asks lc_ctype.
    ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
    ...['--data-checksums', '--no-instructions'],
  ]
  // macOS has no C.UTF-8 in its C library; only lc_ctype matters to pg_trgm. Not tried on a Mac.
  if (process.platform === 'darwin') args.push('--locale=C', '--lc-ctype=en_US.UTF-8')
  const options = { ...runAs(place.account), env: engineEnvironment() }
  return new Promise((done, refuse) => {
    execFile(engine.binary('initdb'), args, options, (error, stdout, stderr) => {
      if (error === null) return done()
      const output = `${stdout}\n${stderr}`
      if (/No space left on device/.test(output)) return refuse(diskFull(place.dataDir, undefined, error))
      if (typeof error.code === 'string') return refuse(unusable(error))
      const detail = output.trim().split('\n').slice(-4).join(' ')
      refuse(new AppError('unavailable', 'database.start_failed', { detail, log: 'initdb' }, { cause: error }))
    })
  })
}

/** A binary that is there and does not start: a machine without glibc says ENOENT, a closed file EACCES. */
export function unusable(cause: Error): AppError {
  return new AppError('unavailable', 'database.engine_unusable', { detail: cause.message }, { cause })
}

function refuseOtherVersion(folder: string, engine: Engine): void {
  const data = Number.parseInt(readFileSync(join(folder, 'PG_VERSION'), 'utf8'), 10)
  if (data === engine.major) return
  const code = data > engine.major ? 'database.data_newer' : 'database.data_older'
  throw new AppError('unavailable', code, { folder, data, engine: engine.major })
}
