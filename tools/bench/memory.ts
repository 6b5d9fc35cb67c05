import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory of processes in MB, shared pages counted once each to their share (PSS); undefined off Linux. */
export function memoryOf(pids: readonly number[]): number | undefined {
  const sizes = pids.map(proportionalSize)
  return sizes.some((size) => size === undefined) ? undefined : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
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

/** The processes a process has started, and theirs. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readable('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined
    if (stat !== undefined) parents.set(Number(name), stat)
  }
  const found = [pid]
  for (const known of found) for (const [child, parent] of parents) if (parent === known) found.push(child)
  return found.slice(1)
}

function readable(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function statOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // "1234 (node main.ts) S 1 …": the name may hold spaces, the parent is the second word after the last bracket.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** Watches the largest value of a measure while `work` runs. */
export async function peakDuring<T>(measure: () => number | undefined, work: () => Promise<T>): Promise<{ result: T; peak: number | undefined }> {
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
