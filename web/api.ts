import type { z } from 'zod'
import type { Operations } from '#server/operations.ts'
import { answerAhead } from './ahead.ts'
import { ApiError, errorOf, unreachable } from './api-error.ts'

// By name, so that the type checker looks an operation up instead of comparing hundreds at every call.
type Named = { [O in Operations as O['name']]: O }
type NameOf<K extends Operations['kind']> = { [N in keyof Named]: Named[N]['kind'] extends K ? N : never }[keyof Named]
export type CommandName = NameOf<'command'>
export type QueryName = NameOf<'query'>
export type InputOf<N extends CommandName | QueryName> = z.input<Named[N]['input']>
export type OutputOf<N extends CommandName | QueryName> = z.output<Named[N]['output']>

export type CallOptions = {
  signal?: AbortSignal
  /** The same key makes a repeated command take effect once; give it when the person, not the network, repeats. */
  key?: string
}

/** Does something: POST /api/<name>. Throws ApiError. */
export async function call<N extends CommandName>(
  name: N,
  input: InputOf<N>,
  options: CallOptions = {},
): Promise<OutputOf<N>> {
  const answer = await send(`/api/${name}`, {
    method: 'POST',
    body: JSON.stringify(input ?? {}),
    headers: { 'content-type': 'application/json', 'idempotency-key': options.key ?? crypto.randomUUID() },
    ...(options.signal && { signal: options.signal }),
  })
  return answer as OutputOf<N>
}

/** Asks something: GET /api/<name>?…; texts go as they are, everything else as JSON. Throws ApiError. */
export async function ask<N extends QueryName>(
  name: N,
  input: InputOf<N>,
  options: Pick<CallOptions, 'signal'> = {},
): Promise<OutputOf<N>> {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries((input ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) query.set(key, typeof value === 'string' ? value : JSON.stringify(value))
  }
  const address = query.size === 0 ? `/api/${name}` : `/api/${name}?${query}`
  return (await send(address, { ...(options.signal && { signal: options.signal }) })) as OutputOf<N>
}

/** Sends one file to the server's file store; `onShare` hears how much has left, 0–1. */
export function upload(
  path: string,
  file: File,
  onShare: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<unknown> {
  // fetch cannot report how much it has sent; XMLHttpRequest can.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(ownHeaders())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => event.lengthComputable && onShare(event.loaded / event.total)
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status })
      if (response.ok) response.json().then(resolve, reject)
      else errorOf(response).then(reject, reject)
    }
    signal?.addEventListener('abort', () => request.abort())
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}

/** The header no other site can make the browser send, and the language for the server's words. */
function ownHeaders(): Record<string, string> {
  return { 'x-kedang': '1', 'accept-language': document.documentElement.lang || 'zh-CN' }
}

async function send(address: string, init: RequestInit): Promise<unknown> {
  let response: Response
  try {
    response =
      (await answerAhead(address)) ??
      (await fetch(address, {
        ...init,
        credentials: 'same-origin',
        headers: { ...ownHeaders(), ...init.headers },
      }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
  if (!response.ok) throw await errorOf(response)
  return response.json()
}

export { ApiError }
