import { useSyncExternalStore } from 'react'
import { chinaDay } from '#platform/core/time.ts'

// A minute is the finest thing the screen shows ("5 hours late"), so it is the longest a page may be wrong.
const tickMs = 60_000
const listeners = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = new Date()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, tickMs)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The present instant, renewed each minute, so that a page left open overnight does not keep saying today. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now)
}

/** The present calendar day in China, 'YYYY-MM-DD'. */
export function useToday(): string {
  return useSyncExternalStore(subscribe, () => chinaDay(now))
}
