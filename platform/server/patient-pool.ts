import type pg from 'pg'
import { toAppError } from './faults.ts'

// "cannot connect now": the one code of a lost server that the queue waits out.
const passing = '57P03'

type Listener = Parameters<pg.Pool['connect']>[0]

/**
 * The pool as the queue is given it. The queue notes the end of a job without awaiting it, and tries again only when
 * the server says "cannot connect now"; any other word of a lost connection would end the whole process as an
 * unhandled rejection. So every loss is told in that word.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return standIn(pool, {
    // With a callback it is the queue's listener, which minds a lost connection by itself.
    connect: (listener?: Listener) =>
      listener === undefined ? told(pool.connect()).then(patientClient) : pool.connect(listener),
    query: (...args: unknown[]) => told((pool.query as (...args: unknown[]) => Promise<unknown>).apply(pool, args)),
  })
}

function patientClient(client: pg.PoolClient): pg.PoolClient {
  return standIn(client, {
    query: (...args: unknown[]) => {
      const answer = (client.query as (...args: unknown[]) => unknown).apply(client, args)
      return answer instanceof Promise ? told(answer) : answer
    },
  })
}

function standIn<T extends object>(real: T, instead: Record<string, unknown>): T {
  return new Proxy(real, {
    get(_, key) {
      if (typeof key === 'string' && Object.hasOwn(instead, key)) return instead[key]
      const found = Reflect.get(real, key, real)
      return typeof found === 'function' ? found.bind(real) : found
    },
  })
}

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (toAppError(error).code !== 'database.unavailable') throw error
    throw Object.assign(new Error(String(error), { cause: error }), { code: passing })
  }
}
