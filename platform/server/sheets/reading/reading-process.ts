import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '#platform/core/errors.ts'
import { builtFolder, processFile, programFolder } from '#platform/server/program.ts'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import type { ReadingAnswer, ReadingTask } from './reading-child.ts'

const childFile = processFile('platform/server/sheets/reading/reading-child.ts')
/**
 * What the child may load: the platform, its packages and package.json, not the data folder that may lie beside them.
 * Packages may lie elsewhere behind a link; the permission model compares both paths.
 */
const program = [builtFolder, ...['platform', 'node_modules', 'package.json'].map((part) => join(programFolder, part))]
  .filter(existsSync)
  .flatMap((path) => [path, realpathSync(path)])
  .map((path) => `--allow-fs-read=${path}${path.endsWith('.json') ? '' : '/'}`)

// The program itself loads in half a second; on a machine busy with ten others it took eleven.
const startSeconds = 60

export type Patience = { signal?: AbortSignal | undefined; seconds: number }

/**
 * Reads a file in a process of its own and gives its answers one by one.
 *
 * The process gets no environment (so no secret), Node's permission model lets it read only the program and this file,
 * and its heap is capped. Once it has started it is ended when it is silent for `seconds` while an answer is awaited, when
 * `signal` aborts, and when the caller stops reading. Throws AppError: the refusal, 'sheet.too_slow', or 'sheet.too_large' when it ran out of memory.
 */
export async function* readInProcess(task: ReadingTask, { signal, seconds }: Patience): AsyncGenerator<ReadingAnswer> {
  signal?.throwIfAborted()
  const child = startChild(task)
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  try {
    const lines = linesOf(child.stdout)[Symbol.asyncIterator]()
    let patience = startSeconds
    for (;;) {
      const next = await within(lines.next(), patience)
      patience = seconds
      signal?.throwIfAborted()
      if (next.done) throw refusal('sheet.too_large', {}, `reading process ended with ${await ended}`)
      const answer = JSON.parse(next.value) as ReadingAnswer
      if ('started' in answer) continue
      if ('done' in answer) return
      if ('refused' in answer) throw new AppError('invalid', answer.refused, answer.params, { cause: answer.detail })
      yield answer
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
    child.stdout.destroy()
    await ended
  }
}

function startChild(task: ReadingTask): ChildProcessByStdio<null, Readable, null> {
  const options = [
    '--permission',
    ...program,
    `--allow-fs-read=${task.path}`,
    `--max-old-space-size=${limits.heapMegabytes}`,
    '--disable-warning=ExperimentalWarning',
  ]
  return spawn(process.execPath, [...options, childFile, JSON.stringify(task)], {
    // The folder must exist and be readable for the child; the program's own always is.
    cwd: programFolder,
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  })
}

async function within<T>(answer: Promise<T>, seconds: number): Promise<T> {
  const timer = new AbortController()
  const late = wait(seconds * 1000, undefined, { signal: timer.signal }).then(() => {
    throw refusal('sheet.too_slow', { seconds })
  })
  late.catch(() => {})
  try {
    return await Promise.race([answer, late])
  } finally {
    timer.abort()
  }
}

async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let pending: string[] = []
  for await (const chunk of stream.setEncoding('utf8')) {
    const parts = String(chunk).split('\n')
    for (const part of parts.slice(0, -1)) {
      pending.push(part)
      yield pending.join('')
      pending = []
    }
    pending.push(parts.at(-1) ?? '')
  }
}

/** The path as the permission model compares it: absolute, links resolved. */
export function readablePath(path: string): string {
  return realpathSync(path)
}
