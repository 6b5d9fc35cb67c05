import type pg from 'pg'

/** A statement as it went to PostgreSQL. */
export type Statement = { text: string; values: unknown[] }

/** Listens to every statement of a pool while `work` runs; used to give the bare handler exactly the same SQL. */
export async function record(pool: pg.Pool, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const connect = pool.connect.bind(pool)
  const query = pool.query.bind(pool)
  const note = (first: unknown, second: unknown): void => {
    const text = typeof first === 'string' ? first : (first as { text: string }).text
    const values = (Array.isArray(second) ? second : (first as { values?: unknown[] }).values) ?? []
    statements.push({ text, values: values.map(portable) })
  }
  pool.query = ((first: unknown, second: unknown, ...rest: unknown[]) => {
    note(first, second)
    return (query as (...args: unknown[]) => unknown)(first, second, ...rest)
  }) as never
  pool.connect = (async (...args: unknown[]) => {
    if (args.length > 0) return (connect as (...all: unknown[]) => unknown)(...args)
    const client = await connect()
    const own = client.query.bind(client)
    const release = client.release.bind(client)
    client.query = ((first: unknown, second: unknown, ...rest: unknown[]) => {
      note(first, second)
      return (own as (...all: unknown[]) => unknown)(first, second, ...rest)
    }) as never
    client.release = ((error?: Error) => {
      client.query = own as never
      client.release = release
      release(error)
    }) as never
    return client
  }) as never
  try {
    await work()
  } finally {
    pool.connect = connect
    pool.query = query
  }
  return statements
}

/** Buffers survive the way through JSON as hex. */
function portable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { hex: value.toString('hex') } : value instanceof Date ? value.toISOString() : value
}
