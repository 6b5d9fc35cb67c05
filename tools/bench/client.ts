import { newId } from '#platform/core/ids.ts'
import type { Shot } from './load.ts'
import type { Ask } from './shots.ts'

let asked = 0

/** A request as the browser of a signed-in person sends it, each from another address of the firm. */
export function shotOf(ask: Ask, token: string): Shot {
  const headers = headersFor(token)
  if (ask.kind === 'query') return { method: 'GET', path: `/api/${ask.name}?${queryOf(ask.input)}`, headers }
  const body = JSON.stringify(ask.input)
  const length = String(Buffer.byteLength(body))
  return {
    method: 'POST',
    path: `/api/${ask.name}`,
    body,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': length, 'idempotency-key': newId() },
  }
}

export function headersFor(token: string): Record<string, string> {
  const n = ++asked % 10_000
  return { cookie: `kedang_session=${token}`, 'x-kedang': '1', 'x-forwarded-for': `10.0.${n >> 8}.${n & 255}` }
}

function queryOf(input: Record<string, unknown>): string {
  return new URLSearchParams(
    Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  ).toString()
}

/** One call, answered or thrown. */
export async function call<T>(port: number, token: string, ask: Ask): Promise<T> {
  const { method, path, headers, body } = shotOf(ask, token)
  const { 'content-length': _, ...sent } = headers ?? {}
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${ask.name} answered ${answer.status} ${text.slice(0, 500)}`)
  return JSON.parse(text) as T
}
