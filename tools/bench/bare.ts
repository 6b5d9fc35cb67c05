import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { newId } from '#platform/core/ids.ts'
import { createPool } from '#platform/server/connect.ts'
import type { Statement } from './recording.ts'

/**
 * The yardstick: a bare Fastify handler that sends the recorded statements of one call to PostgreSQL and returns the
 * last rows. No sign-in, no checks, no audit of its own — but the same SQL, audit rows included.
 */
export type Tape = Record<string, { statements: Statement[]; fresh: string[] }[]>

const { connection, tape: tapeFile } = JSON.parse(process.env['BENCH_BARE'] ?? '{}') as { connection: object; tape: string }
const tape = JSON.parse(readFileSync(tapeFile, 'utf8')) as Tape
const pool = createPool({ max: 12, ...connection })
const app = fastify()

app.all<{ Params: { name: string; n: string } }>('/:name/:n', async (request) => {
  const takes = tape[request.params.name] ?? []
  const take = takes[Number(request.params.n) % takes.length]
  if (take === undefined) throw new Error(`nothing recorded for ${request.params.name}`)
  const replace = new Map(take.fresh.map((text, at) => [text, text.includes('-26-') ? `${text}-${newId().slice(-12)}` : at === 0 || text.length === 36 ? newId() : `${text}${newId()}`]))
  const client = take.statements.length > 1 ? await pool.connect() : undefined
  try {
    let rows: unknown[] = []
    for (const { text, values } of take.statements) {
      const result = await (client ?? pool).query(text, values.map((value) => revive(value, replace)))
      if (result.rows?.length > 0) rows = result.rows
    }
    return rows
  } catch (error) {
    await client?.query('rollback')
    throw error
  } finally {
    client?.release()
  }
})

/** A write that is played again needs ids of its own. */
function revive(value: unknown, replace: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'object' && value !== null && 'hex' in value) return Buffer.from(String(value.hex), 'hex')
  if (typeof value !== 'string') return value
  let text = value
  for (const [old, fresh] of replace) text = text.replaceAll(old, fresh)
  return text
}

await app.listen({ port: Number(process.env['PORT'] ?? 0), host: '127.0.0.1' })
const address = app.server.address()
console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 }))
