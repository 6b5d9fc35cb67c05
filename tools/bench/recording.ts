import type pg from 'pg'

/** A statement as it went to PostgreSQL. */
export type Statement = { text: string; values: unknown[] }

/**
 * The statements of one call. `fresh` are the ids, instants and numbers it made, which a replay makes anew;
 * `advances`: each replay writes the version after the last one.
 */
export type Take = { statements: Statement[]; fresh: string[]; advances: boolean }

/** Listens to every statement of a pool while `work` runs; used to give the bare handler exactly the same SQL. */
export async function record(pool: pg.Pool, advances: boolean, work: () => Promise<unknown>): Promise<Take> {
  const startedMs = Date.now()
  const statements: Statement[] = []
  const note = (first: unknown, second: unknown): void => {
    const text = typeof first === 'string' ? first : (first as { text: string }).text
    const values = (Array.isArray(second) ? second : (first as { values?: unknown[] }).values) ?? []
    statements.push({ text, values: values.map(portable) })
  }
  const { connect, query } = pool
  pool.query = listening(query.bind(pool), note)
  pool.connect = (async (...args: unknown[]) => {
    if (args.length > 0) return (connect as (...all: unknown[]) => unknown).apply(pool, args)
    return listeningClient(await (connect as () => Promise<pg.PoolClient>).call(pool), note)
  }) as never
  try {
    await work()
  } finally {
    Object.assign(pool, { connect, query })
  }
  return { statements, fresh: freshIn(statements, startedMs), advances }
}

type Note = (first: unknown, second: unknown) => void

function listening(query: unknown, note: Note): never {
  return ((first: unknown, second: unknown, ...rest: unknown[]) => {
    note(first, second)
    return (query as (...args: unknown[]) => unknown)(first, second, ...rest)
  }) as never
}

function listeningClient(client: pg.PoolClient, note: Note): pg.PoolClient {
  const { query, release } = client
  client.query = listening(query.bind(client), note)
  client.release = (error) => {
    Object.assign(client, { query, release })
    release.call(client, error)
  }
  return client
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const numbers = /\b(?:(?:KH|GR)-\d\d-\d{5,}|DY-\d{4}-\d{3,})\b/g

/** Ids and instants from after the start of the call, and numbers that were given out. */
function freshIn(statements: readonly Statement[], startedMs: number): string[] {
  const all = JSON.stringify(statements.map((one) => one.values))
  const made = [...all.matchAll(ids)]
    .map(([id]) => id)
    .filter((id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= startedMs)
  const times = [...all.matchAll(instants)].map(([text]) => text).filter((text) => Date.parse(text) >= startedMs)
  const given = statements.some((one) => /insert into "?(customers|prints)\b/.test(one.text))
    ? [...all.matchAll(numbers)].map(([text]) => text)
    : []
  return [...new Set([...made, ...times, ...given])]
}

/** Buffers survive the way through JSON as hex. */
function portable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value instanceof Date ? value.toISOString() : value
}
