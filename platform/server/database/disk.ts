import { readFileSync, statfsSync } from 'node:fs'
import { sep } from 'node:path'
import { AppError } from '#platform/core/errors.ts'

// A fresh folder takes 100 MB (engine 58, cluster 41); 500 MB lets the first import and its write-ahead log pass.
const freshMb = 500
// Later starts need room for four write-ahead log segments of 16 MB; refusing more would lock people out of their data.
const laterMb = 64

/** Refuses a disk without room for the database. `hasData`: the cluster exists already. */
export function refuseFullDisk(folder: string, hasData: boolean): void {
  const neededMb = hasData ? laterMb : freshMb
  const freeMb = freeMbOf(folder)
  if (freeMb < neededMb) throw diskFull(folder, neededMb)
}

/** The refusal for a disk that ran full, now or while we were writing. */
export function diskFull(folder: string, neededMb = freshMb, cause?: unknown): AppError {
  return new AppError('unavailable', 'database.disk_full', { folder, freeMb: freeMbOf(folder), neededMb }, { cause })
}

/** Refuses a folder from which the kernel will not run the engine: it would end in a bare `spawn EACCES`. */
export function refuseNoexec(folder: string): void {
  const mount = mountOf(folder)
  if (!mount?.options.includes('noexec')) return
  throw new AppError('unavailable', 'database.noexec_mount', { folder, mount: mount.point })
}

function freeMbOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Math.floor((bavail * bsize) / 1024 ** 2)
}

/** The mount that holds `folder`: the last of the longest matching points in /proc (Linux; elsewhere unknown). */
function mountOf(folder: string): { point: string; options: string[] } | undefined {
  let text: string
  try {
    text = readFileSync('/proc/self/mounts', 'utf8')
  } catch {
    return undefined
  }
  let best: { point: string; options: string[] } | undefined
  for (const line of text.split('\n')) {
    const [, escaped, , options] = line.split(' ')
    if (escaped === undefined || options === undefined) continue
    const point = unescapeOctal(escaped)
    const holds = point === sep || folder === point || folder.startsWith(point + sep)
    if (holds && point.length >= (best?.point.length ?? 0)) best = { point, options: options.split(',') }
  }
  return best
}

/** /proc writes a space as \040 and leaves UTF-8 alone. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}
