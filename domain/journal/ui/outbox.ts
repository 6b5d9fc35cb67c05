import { useSyncExternalStore } from 'react'
import { ApiError, call, type InputOf } from '#web/api.ts'

/**
 * Entries written without a network. They stay on this device under the key of their request, so that sending one
 * twice enters it once, and go out by themselves when the network is back — for the person who wrote them only.
 */
export type Waiting = { key: string; staffId: string; name: string; input: InputOf<'journal.write'>; refusal?: string }

const storageKey = 'kedang.journal.outbox'
// A lost network is usually back within the minute; asking more often only costs battery.
const retryMs = 30_000
const listeners = new Set<() => void>()
let cached: { text: string; list: readonly Waiting[] } | undefined
let isSending = false

function read(): readonly Waiting[] {
  const text = localStorage.getItem(storageKey) ?? '[]'
  if (cached?.text !== text) cached = { text, list: JSON.parse(text) as Waiting[] }
  return cached.list
}

function write(list: readonly Waiting[]): void {
  localStorage.setItem(storageKey, JSON.stringify(list))
  for (const listener of listeners) listener()
}

export function putAside(entry: Waiting): void {
  write([...read(), entry])
}

export function discard(keys: readonly string[]): void {
  write(read().filter((one) => !keys.includes(one.key)))
}

/** Sends what waits, oldest first. A refusal stays with its reason; a network that is still away ends the round. */
export async function sendWaiting(staffId: string): Promise<number> {
  if (isSending) return 0
  isSending = true
  let sent = 0
  try {
    for (const one of read().filter((entry) => entry.staffId === staffId && entry.refusal === undefined)) {
      try {
        await call('journal.write', one.input, { key: one.key })
        discard([one.key])
        sent++
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind === 'unavailable') break
        write(read().map((entry) => (entry.key === one.key ? { ...entry, refusal: error.message } : entry)))
      }
    }
  } finally {
    isSending = false
  }
  return sent
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

/** What waits on this device. */
export function useOutbox(): readonly Waiting[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
}
