import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { newId } from '#platform/core/ids.ts'
import { createPool } from '#platform/server/connect.ts'
import type { Take } from './recording.ts'

/**
 * The yardstick: a bare Fastify handler that sends the recorded statements of one call to PostgreSQL and returns the
 * last rows. No sign-in, no checks, no masking — but the same SQL, audit rows included.
 */
const { connection, tape: tapeFile } = JSON.parse(process.env['BENCH_BARE'] ?? '{}') as {
  connection: object
  tape: string
}
const tape = JSON.parse(readFileSync(tapeFile, 'utf8')) as Record<string, Take[]>
const pool = createPool({ max: 12, ...connection })
const app = fastify()

type Player = { take: Take; pattern: RegExp | undefined; plays: number }
const players = Object.fromEntries(Object.entries(tape).map(([key, takes]) => [key, takes.map(playerOf)]))

function playerOf(take: Take): Player {
  return { take, pattern: take.fresh.length === 0 ? undefined : new RegExp(take.fresh.join('|'), 'g'), plays: 0 }
}

app.all<{ Params: { key: string; n: string } }>('/:key/:n', async (request) => {
  const takes = players[request.params.key] ?? []
  const player = takes[Number(request.params.n) % takes.length]
  if (player === undefined) throw new Error(`nothing recorded for ${request.params.key}`)
  const renew = renewing(player)
  const { statements } = player.take
  const client = statements.some((one) => one.text === 'begin') ? await pool.connect() : undefined
  try {
    let rows: unknown[] = []
    for (const { text, values } of statements) {
      const result = await (client ?? pool).query(text, values.map(renew))
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

/** A call that is played again makes ids, times, numbers and versions of its own. */
function renewing(player: Player): (value: unknown) => unknown {
  const plays = ++player.plays
  const fresh = new Map(player.take.fresh.map((text) => [text, renewed(text)]))
  return (value) => {
    if (typeof value === 'object' && value !== null && 'hex' in value) return Buffer.from(String(value.hex), 'hex')
    if (typeof value !== 'string') return value
    const text = player.pattern === undefined ? value : value.replace(player.pattern, (old) => fresh.get(old) ?? old)
    return player.take.advances
      ? text.replace(/"version":(\d+)/g, (_, version) => `"version":${Number(version) + plays}`)
      : text
  }
}

function renewed(text: string): string {
  if (text.length === 36) return newId()
  return text.endsWith('Z') ? new Date().toISOString() : `${text}-${newId().slice(-12)}`
}

await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : 0 }))
