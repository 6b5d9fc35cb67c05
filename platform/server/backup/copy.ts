import { once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

/** The part of pg's connection that COPY speaks with; its own types stop at queries. */
type Wire = {
  stream: Socket
  query(sql: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

// Large enough to compress well, small enough that a few of them in flight stay flat in memory.
const chunkBytes = 4 * 1_048_576

/**
 * Runs a `copy … to stdout` and hands on its rows in chunks of some 4 MB, never cutting a row. The server is held
 * back while `take` is at work. @returns the number of rows.
 */
export function copyOut(client: pg.ClientBase, sql: string, take: (chunk: Buffer) => Promise<void>): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows: Buffer[] = []
    let size = 0
    let count = 0
    let taking = Promise.resolve()
    const flush = ({ stream }: Wire): void => {
      if (size === 0) return
      const chunk = Buffer.concat(rows)
      rows = []
      size = 0
      stream.pause()
      taking = taking
        .then(() => take(chunk))
        // Whoever cannot take the rows wants no more of them: the connection ends with the backup.
        .catch((error: Error) => {
          reject(error)
          stream.destroy()
        })
        .finally(() => stream.resume())
    }
    client.query({
      submit: (wire: unknown) => (wire as Wire).query(sql),
      handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire) {
        // pg reuses the memory it reads into.
        rows.push(Buffer.from(chunk))
        size += chunk.length
        if (size >= chunkBytes) flush(wire)
      },
      handleCommandComplete({ text }: { text: string }) {
        count = Number(text.split(' ')[1])
      },
      handleError: reject,
      handleReadyForQuery(wire: Wire) {
        flush(wire)
        taking.then(() => resolve(count), reject)
      },
    } as unknown as pg.Submittable)
  })
}

/** Runs a `copy … from stdin` with the given bytes. @returns the number of rows. */
export function copyIn(client: pg.ClientBase, sql: string, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0
    client.query({
      submit: (wire: unknown) => (wire as Wire).query(sql),
      handleCopyInResponse(wire: Wire) {
        send(wire, bytes).catch((error: Error) => wire.sendCopyFail(error.message))
      },
      handleCommandComplete({ text }: { text: string }) {
        count = Number(text.split(' ')[1])
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(count),
    } as unknown as pg.Submittable)
  })
}

async function send(wire: Wire, bytes: Buffer): Promise<void> {
  wire.sendCopyFromChunk(bytes)
  if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
  wire.endCopyFrom()
}
