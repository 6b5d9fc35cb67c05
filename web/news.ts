import { useEffect, useSyncExternalStore } from 'react'

type Listener = (data: Record<string, unknown>) => void

const topics = new Map<string, Set<Listener>>()
const watchers = new Set<() => void>()
let stream: EventSource | undefined
let isLive = false

function setLive(live: boolean) {
  if (live === isLive) return
  isLive = live
  for (const watcher of watchers) watcher()
}

/** One stream for all listeners of the page; the browser reconnects it by itself. */
function open(): EventSource {
  if (stream && stream.readyState !== EventSource.CLOSED) return stream
  stream = new EventSource('/api/events')
  stream.onopen = () => setLive(true)
  stream.onerror = () => setLive(false)
  for (const topic of topics.keys()) stream.addEventListener(topic, deliver)
  return stream
}

function deliver(event: MessageEvent<string>) {
  const data = JSON.parse(event.data) as Record<string, unknown>
  for (const listener of topics.get(event.type) ?? []) listener(data)
}

/** Hears news of a topic as the server tells it; returns the way to stop hearing. */
export function onNews(topic: string, listener: Listener): () => void {
  const known = topics.get(topic)
  if (known) known.add(listener)
  else {
    topics.set(topic, new Set([listener]))
    open().addEventListener(topic, deliver)
  }
  return () => {
    topics.get(topic)?.delete(listener)
  }
}

/** As `onNews`, while the component is shown. `listener` should be stable (useCallback). */
export function useNews(topic: string, listener: Listener): void {
  useEffect(() => onNews(topic, listener), [topic, listener])
}

/** Whether changes of others arrive by themselves now. */
export function useLive(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => isLive,
  )
}

/** Ends the stream, as at signing out. */
export function stopNews(): void {
  stream?.close()
  stream = undefined
  setLive(false)
}
