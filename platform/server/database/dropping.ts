import { setTimeout as sleep } from 'node:timers/promises'

const notOurs = '42501'
// A vacuum of a database of a few megabytes.
const patience = { tries: 20, ms: 500 }

/**
 * Drops a database. Force ends connections that were left open; but a vacuum at work there belongs to the server, and is
 * waited for. `run` runs one statement on another database of the same server.
 */
export async function dropDatabase(run: (statement: string) => Promise<unknown>, name: string): Promise<void> {
  for (let left = patience.tries; ; left--) {
    try {
      await run(`drop database if exists ${name} with (force)`)
      return
    } catch (error) {
      if (left === 0 || (error as { code?: unknown }).code !== notOurs) throw error
      await sleep(patience.ms)
    }
  }
}
