import { readdirSync, readFileSync } from 'node:fs'

/** Memory of processes in MB, pages they share counted once (PSS); those that ended meanwhile have none. Undefined off Linux. */
export function memoryOf(pids: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined
  return pids.reduce((sum, pid) => sum + (proportionalSize(pid) ?? 0), 0)
}

function proportionalSize(pid: number): number | undefined {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Resident set of one process in MB, as `ps` shows it. */
export function residentSize(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

// Linux counts processor time in hundredths of a second (USER_HZ), whatever the kernel's own clock is.
const tickMs = 10

/** Processor time that processes have used so far, in ms; undefined off Linux. */
export function processorMs(pids: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined
  return pids.reduce((sum, pid) => sum + (ticksOf(pid) ?? 0) * tickMs, 0)
}

function ticksOf(pid: number): number | undefined {
  const words = statOf(String(pid))
  // Its own time, and that of children that have ended.
  return words?.slice(11, 15).reduce((sum, word) => sum + Number(word), 0)
}

/** The processes a process has started, and theirs, but for `except` and what that one has started. */
export function descendantsOf(pid: number, except?: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readable('/proc')) {
    const parent = /^\d+$/.test(name) ? statOf(name)?.[1] : undefined
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const found = [pid]
  for (const known of found)
    for (const [child, parent] of parents) if (parent === known && child !== except) found.push(child)
  return found.slice(1)
}

function readable(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The words of /proc/<pid>/stat from the state on: "1234 (node main.ts) S 1 …"; the name may hold spaces and brackets. */
function statOf(pid: string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Watches the largest value of a measure while `work` runs. */
export async function peakDuring<T>(
  measure: () => number | undefined,
  work: () => Promise<T>,
): Promise<{ result: T; peak: number | undefined }> {
  let peak = measure()
  // Often enough to see a batch being worked on, seldom enough not to disturb it.
  const timer = setInterval(() => {
    peak = Math.max(peak ?? 0, measure() ?? 0)
  }, 100)
  try {
    return { result: await work(), peak }
  } finally {
    clearInterval(timer)
  }
}
