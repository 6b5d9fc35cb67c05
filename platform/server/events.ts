import type pg from 'pg'

/** News for open screens: a topic, small data, and whom it is for (everybody when absent). */
export type News = { topic: string; data: Record<string, unknown>; to?: string }
export type Listener = (news: News) => void

/**
 * News reaches all processes of a firm through PostgreSQL's NOTIFY; a payload must stay under 8000 bytes, so news
 * carries ids and counts, never records.
 */
export type Events = {
  publish(news: News): Promise<void>
  subscribe(listener: Listener): () => void
  close(): Promise<void>
}

const channel = 'kedang_news'
const reconnectMs = 1000

export function createEvents(pool: pg.Pool): Events {
  const listeners = new Set<Listener>()
  let client: pg.PoolClient | undefined
  let isClosed = false

  async function listen(): Promise<void> {
    if (isClosed) return
    try {
      const taken = await pool.connect()
      // Closed meanwhile: a connection kept now would keep the pool from ever ending.
      if (isClosed) return taken.release()
      client = taken
      client.on('notification', (message) => {
        const news = JSON.parse(message.payload ?? '{}') as News
        for (const listener of listeners) listener(news)
      })
      client.once('error', retry)
      client.once('end', retry)
      await client.query(`listen ${channel}`)
    } catch {
      retry()
    }
  }

  function retry(): void {
    letGo()
    if (!isClosed) setTimeout(() => void listen(), reconnectMs).unref()
  }

  /** Once: the query under way fails when its connection goes, and asks for the same. */
  function letGo(): void {
    const lost = client
    client = undefined
    lost?.removeAllListeners()
    lost?.on('error', () => {})
    lost?.release(true)
  }

  void listen()
  return {
    async publish(news) {
      await pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(news)])
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      isClosed = true
      letGo()
    },
  }
}
