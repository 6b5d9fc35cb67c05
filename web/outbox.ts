import { useMemo, useSyncExternalStore } from 'react'
import { ApiError, type CommandName, call, type InputOf } from './api.ts'

/**
 * Commands given without a network, or faster than it. They stay on this device under the key of their request, so
 * that sending one twice takes effect once, and go out by themselves when the network is back — for the person who
 * gave them only. Those of one `slot` (a record being filled in) follow each other: while one has not been tried, the
 * next joins it; once it may have arrived, the next waits for its answer and goes on from the version that gives.
 */
export type Waiting<N extends CommandName = CommandName> = {
  key: string
  staffId: string
  name: N
  input: InputOf<N>
  slot?: string
  /** What to call it by on the screen; not sent. */
  about?: Readonly<Record<string, string>>
  isTried?: boolean
  /** The server could not be reached when it was last tried. */
  isAway?: boolean
  refusal?: { code: string; message: string; params: Readonly<Record<string, unknown>> }
}

const storageKey = 'kedang.outbox'
// A lost network is usually back within the minute; asking more often only costs battery.
const retryMs = 30_000
const listeners = new Set<() => void>()
const answers = new Map<string, Set<(answer: unknown) => void>>()
let cached: { text: string; list: readonly Waiting[] } | undefined
let round: Promise<number> | undefined

function read(): readonly Waiting[] {
  const text = localStorage.getItem(storageKey) ?? '[]'
  if (cached?.text !== text) cached = { text, list: listOf(text) }
  return cached.list
}

function listOf(text: string): Waiting[] {
  try {
    return JSON.parse(text) as Waiting[]
  } catch {
    // Written by something else; what cannot be read cannot be sent.
    return []
  }
}

function write(list: readonly Waiting[]): void {
  localStorage.setItem(storageKey, JSON.stringify(list))
  for (const listener of listeners) listener()
}

function change(key: string, patch: Partial<Waiting>): void {
  write(read().map((one) => (one.key === key ? { ...one, ...patch } : one)))
}

/** Puts a command aside. `join` lays it over one of its slot that has not been tried yet. */
export function putAside<N extends CommandName>(
  entry: Waiting<N>,
  join?: (before: InputOf<N>, next: InputOf<N>) => InputOf<N>,
): void {
  const list = read()
  const last = entry.slot === undefined ? undefined : list.findLast((one) => one.slot === entry.slot)
  if (join && last && !last.isTried && last.name === entry.name)
    change(last.key, { input: join(last.input as InputOf<N>, entry.input) as never })
  else write([...list, entry as unknown as Waiting])
}

export function discard(keys: readonly string[]): void {
  write(read().filter((one) => !keys.includes(one.key)))
}

/** What waits of a slot, oldest first. */
export function waitingIn(slot: string): readonly Waiting[] {
  return read().filter((one) => one.slot === slot)
}

/**
 * Sends what waits, oldest first. A refusal stays with its reason and holds back what follows it in its slot; a network
 * that is still away ends the round. Gives how many went out.
 */
export async function sendWaiting(staffId: string): Promise<number> {
  // What is put aside during a round is taken along by it, so whoever asks again shares it.
  round ??= sendAll(staffId).finally(() => {
    round = undefined
  })
  return round
}

async function sendAll(staffId: string): Promise<number> {
  let sent = 0
  for (;;) {
    const held = new Set(read().flatMap((one) => (one.refusal && one.slot ? [one.slot] : [])))
    const next = read().find((one) => one.staffId === staffId && one.refusal === undefined && !held.has(one.slot ?? ''))
    if (!next) return sent
    change(next.key, { isTried: true })
    try {
      const answer = await call(next.name, next.input as never, { key: next.key })
      settle(next, answer)
      sent++
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind === 'unavailable' || error.kind === 'unauthenticated') {
        change(next.key, { isAway: true })
        return sent
      }
      const { code, message, params } = error
      change(next.key, { isAway: false, refusal: { code, message, params } })
    }
  }
}

/** Takes a command off the list and lets those after it in its slot go on from the version it made. */
function settle(done: Waiting, answer: unknown): void {
  const version = (answer as { version?: unknown } | undefined)?.version
  write(
    read()
      .filter((one) => one.key !== done.key)
      .map((one) =>
        done.slot !== undefined && one.slot === done.slot && typeof version === 'number'
          ? { ...one, input: { ...one.input, version } as never }
          : one,
      ),
  )
  if (done.slot !== undefined) for (const listener of answers.get(done.slot) ?? []) listener(answer)
}

/** Hears the answers of a slot's commands as they arrive; returns the way to stop. */
export function hearAnswers(slot: string, listener: (answer: unknown) => void): () => void {
  const own = answers.get(slot) ?? new Set()
  answers.set(slot, own.add(listener))
  return () => {
    own.delete(listener)
  }
}

/** Keeps trying while a page of the product is open; returns the way to stop. */
export function watchOutbox(staffId: string, onSent: () => void): () => void {
  const attempt = () => {
    if (read().length > 0) void sendWaiting(staffId).then((sent) => sent > 0 && onSent())
  }
  attempt()
  const timer = setInterval(attempt, retryMs)
  window.addEventListener('online', attempt)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', attempt)
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** What waits on this device: of one command, or of one slot. */
export function useOutbox(of: { name?: CommandName; slot?: string }): readonly Waiting[] {
  const all = useSyncExternalStore(subscribe, read)
  const { name, slot } = of
  return useMemo(
    () => all.filter((one) => (name === undefined || one.name === name) && (slot === undefined || one.slot === slot)),
    [all, name, slot],
  )
}
