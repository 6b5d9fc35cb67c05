import { type ChildProcess, fork } from 'node:child_process'
import type { Logger } from 'pino'
import { AppError } from '#platform/core/errors.ts'
import { processFile } from '#platform/server/program.ts'
import type { PressAnswer, PressTask } from './press-tasks.ts'

// A page takes 30–80 ms and a part of 400 rows about a second; ten times that on a busy machine is still no fault.
const longestMs = 30_000
// Typst keeps about half a megabyte of every document it has set; a new process costs half a second.
const memoryLimit = 400 * 1024 * 1024
// A press at rest holds 120 MB, most of it fonts.
const idleMs = 60_000
const mostWaiting = 100

type Waiting = {
  task: PressTask
  signal: AbortSignal | undefined
  resolve(answer: PressAnswer): void
  reject(error: unknown): void
}

export type Press = { run(task: PressTask, signal?: AbortSignal): Promise<PressAnswer>; close(): Promise<void> }

/** One press process at a time with a queue before it: whoever waits at the screen goes before parts of long prints. */
export function createPress(log: Logger, moreFonts: string): Press {
  const urgent: Waiting[] = []
  const patient: Waiting[] = []
  let child: ChildProcess | undefined
  let isBusy = false
  let idle: NodeJS.Timeout | undefined

  function dismiss(): void {
    child?.kill('SIGKILL')
    child = undefined
  }

  function next(): void {
    if (isBusy) return
    const one = urgent.shift() ?? patient.shift()
    if (one === undefined) {
      idle = setTimeout(dismiss, idleMs)
      idle.unref()
      return
    }
    clearTimeout(idle)
    if (one.signal?.aborted) {
      one.reject(one.signal.reason)
      next()
      return
    }
    isBusy = true
    void perform(one).finally(() => {
      isBusy = false
      next()
    })
  }

  async function perform(one: Waiting): Promise<void> {
    child ??= start(log, moreFonts)
    try {
      const answer = await ask(child, one)
      if ((answer.memory ?? 0) > memoryLimit) dismiss()
      one.resolve(answer)
    } catch (error) {
      dismiss()
      one.reject(error)
    }
  }

  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        if (urgent.length + patient.length >= mostWaiting) return reject(new AppError('unavailable', 'print.busy'))
        const queue = task.to === undefined ? urgent : patient
        queue.push({ task, signal, resolve, reject })
        next()
      }),
    async close() {
      clearTimeout(idle)
      for (const one of [...urgent.splice(0), ...patient.splice(0)])
        one.reject(new AppError('unavailable', 'server.stopping'))
      const last = child
      dismiss()
      if (last === undefined || last.exitCode !== null || last.signalCode !== null) return
      last.ref()
      await new Promise((done) => last.once('exit', done))
    },
  }
}

function start(log: Logger, moreFonts: string): ChildProcess {
  const child = fork(processFile('platform/server/print/press.ts'), [moreFonts], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.on('data', (text) => log.debug({ press: String(text).slice(0, 2000) }, 'print'))
  child.unref()
  ;(child.stderr as { unref?(): void } | null)?.unref?.()
  child.channel?.unref()
  return child
}

/** Rejects when the press dies, takes too long or is no longer wanted; it must then not be used again. */
function ask(child: ChildProcess, { task, signal }: Waiting): Promise<PressAnswer> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer)
      child.off('message', onAnswer)
      child.off('exit', onExit)
      child.off('error', onError)
      signal?.removeEventListener('abort', onAbort)
      child.channel?.unref()
      settle()
    }
    const onAnswer = (answer: unknown) => done(() => resolve(answer as PressAnswer))
    const onExit = () => done(() => reject(new AppError('unavailable', 'print.died')))
    const onError = (cause: unknown) => done(() => reject(new AppError('unavailable', 'print.died', {}, { cause })))
    const onAbort = () => done(() => reject(signal?.reason))
    const timer = setTimeout(
      () => done(() => reject(new AppError('invalid', 'print.too_long', { seconds: longestMs / 1000 }))),
      longestMs,
    )
    child.on('message', onAnswer)
    child.on('exit', onExit)
    child.on('error', onError)
    signal?.addEventListener('abort', onAbort)
    child.channel?.ref()
    child.send(task, (error) => {
      if (error !== null) onError(error)
    })
  })
}
