import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '#platform/core/errors.ts'
import { type Account, canEnter, databaseAccounts, nameOf } from './account.ts'
import { refuseFullDisk, refuseNoexec } from './disk.ts'

/** Where one embedded database lives and whose account runs it. All paths are absolute and real. */
export type Place = {
  dataDir: string
  clusterDir: string
  /** Folder of the unix socket; undefined on Windows, which uses a loopback port. */
  socketDir: string | undefined
  logFile: string
  account: Account | undefined
  /** True when root's closed folder sent the data to /var/lib/kedang. */
  moved: boolean
}

// A unix socket path holds 107 bytes; 100 leaves room for what the kernel and PostgreSQL append.
const socketPathBytes = 100

/**
 * Makes the data folder ready and refuses one that cannot work, before anything in it is touched.
 * `mayMove`: the folder is only the default, so a closed one may be exchanged for /var/lib/kedang/<hash>.
 * Throws AppError('unavailable', 'database.…').
 */
export function preparePlace(wanted: string, mayMove: boolean): Place {
  const asked = resolve(wanted)
  const accounts = databaseAccounts()
  const chosen = chooseFolder(asked, accounts[0], mayMove)
  refuseForeignFolder(chosen)
  makeFolder(chosen)
  const dataDir = realpathSync(chosen)
  refuseUnwritable(dataDir)
  refuseNoexec(dataDir)
  const clusterDir = join(dataDir, 'postgres')
  refuseFullDisk(dataDir, existsSync(clusterDir))
  const account = accountOf(clusterDir, accounts)
  if (account && !canEnter(account, dataDir)) throw closed(dataDir, account)
  const socketDir = process.platform === 'win32' ? undefined : socketFolder(dataDir, account)
  return { dataDir, clusterDir, socketDir, logFile: join(dataDir, 'postgres.log'), account, moved: chosen !== asked }
}

/** Makes a folder of the database's account, 0700; refuses one that is somebody else's (temp folders are shared). */
export function makePrivateFolder(folder: string, account: Account | undefined): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || (account && found.uid !== account.uid)) {
    throw new AppError('unavailable', 'database.socket_folder', { folder, account: account ? nameOf(account.uid) : '' })
  }
  chmodSync(folder, 0o700)
}

function chooseFolder(asked: string, account: Account | undefined, mayMove: boolean): string {
  if (account === undefined || process.getuid?.() !== 0) return asked
  if (existsSync(join(asked, 'postgres'))) return asked
  const hash = createHash('sha256').update(asked).digest('hex').slice(0, 12)
  const elsewhere = join('/var/lib/kedang', hash)
  // Data that once moved stays found, also when the folder has been opened since.
  if (mayMove && existsSync(join(elsewhere, 'postgres'))) return elsewhere
  if (canEnter(account, nearestExisting(asked))) return asked
  if (!mayMove) throw closed(asked, account)
  return elsewhere
}

function closed(folder: string, account: Account): AppError {
  return new AppError('unavailable', 'database.closed_folder', { folder, account: nameOf(account.uid) })
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path))
}

/** A folder we cannot look into belongs to another account: say so instead of a bare EACCES. */
function refuseForeignFolder(folder: string): void {
  const uid = process.getuid?.()
  if (uid === undefined || uid === 0 || !existsSync(folder)) return
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
  } catch {
    const params = { folder, owner: nameOf(statSync(folder).uid), account: nameOf(uid) }
    throw new AppError('unavailable', 'database.other_account', params)
  }
}

/** Parents 0755 whatever the umask says (the account must pass them), the leaf closed to others. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  try {
    const first = mkdirSync(parent, { recursive: true, mode: 0o755 })
    for (let made = parent; first !== undefined && made.length >= first.length; made = dirname(made)) {
      chmodSync(made, 0o755)
    }
    mkdirSync(folder)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return
    const account = nameOf(process.getuid?.() ?? 0)
    throw new AppError('unavailable', 'database.folder_not_writable', { folder, account }, { cause })
  }
  // Root's data folder is passed by the database's account, which owns only its own folders inside.
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

function refuseUnwritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    const account = nameOf(process.getuid?.() ?? 0)
    throw new AppError('unavailable', 'database.folder_not_writable', { folder, account }, { cause })
  }
}

/** The owner of existing data if we may run as it, else the best account; refuses data of anybody else. */
function accountOf(clusterDir: string, accounts: Account[]): Account | undefined {
  const [best] = accounts
  if (best === undefined || !existsSync(clusterDir)) return best
  const owner = statSync(clusterDir).uid
  const account = accounts.find((one) => one.uid === owner)
  if (account) return account
  const params = { folder: clusterDir, owner: nameOf(owner), account: nameOf(best.uid) }
  throw new AppError('unavailable', 'database.other_account', params)
}

function socketFolder(dataDir: string, account: Account | undefined): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const candidates = [join(dataDir, 'run'), ...[tmpdir(), '/tmp'].map((temp) => join(temp, `kedang-${hash}`))]
  const folder = candidates.find(
    (one) =>
      Buffer.byteLength(join(one, '.s.PGSQL.5432')) <= socketPathBytes && (!account || canEnter(account, dirname(one))),
  )
  if (folder === undefined)
    throw new AppError('unavailable', 'database.socket_folder', { folder: tmpdir(), account: '' })
  makePrivateFolder(folder, account)
  return folder
}
