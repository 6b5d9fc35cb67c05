import { Agent, request } from 'node:http'

/** One request of a load: what differs between calls of one operation. */
export type Shot = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }

/** Throughput, latencies in milliseconds, and answers outside 2xx with the first of them. */
export type Load = {
  requests: number /** With those of the warm-up. */
  fired: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  failed: number
  fault?: string
}

type Volley = { latencies: number[]; faults: string[]; ms: number }

/** Fires shots at a server on the loopback over `connections` kept-alive connections for `seconds`, after a warm-up. */
export async function fire(port: number, connections: number, seconds: number, shoot: () => Shot): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const volley = async (ms: number): Promise<Volley> => {
    const found: Volley = { latencies: [], faults: [], ms: 0 }
    const started = performance.now()
    await Promise.all(Array.from({ length: connections }, () => keepFiring(agent, port, shoot, started + ms, found)))
    return { ...found, ms: performance.now() - started }
  }
  // Long enough for the JIT, the plan caches and PostgreSQL's buffers to settle.
  const warming = await volley(Math.min(1000, seconds * 1000))
  const measured = await volley(seconds * 1000)
  agent.destroy()
  return { ...summary(measured), fired: warming.latencies.length + measured.latencies.length }
}

/** What a volley amounts to. A failed request counts with its time; the line as a whole then fails. */
export function summary({ latencies, faults, ms }: Volley): Omit<Load, 'fired'> {
  const sorted = [...latencies].sort((a, b) => a - b)
  return {
    requests: sorted.length,
    perSecond: sorted.length / (ms / 1000),
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    failed: faults.length,
    ...(faults[0] === undefined ? {} : { fault: faults[0] }),
  }
}

/** The smallest value that at least `share` of all values do not exceed (nearest rank); 0 of nothing. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

async function keepFiring(agent: Agent, port: number, shoot: () => Shot, until: number, found: Volley): Promise<void> {
  while (performance.now() < until) {
    const shot = shoot()
    const started = performance.now()
    const { status, text } = await send(agent, port, shot)
    found.latencies.push(performance.now() - started)
    if (status < 200 || status > 299) found.faults.push(`${status} ${text.slice(0, 300)}`)
  }
}

function send(agent: Agent, port: number, shot: Shot): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { agent, port, host: '127.0.0.1', method: shot.method, path: shot.path, headers: shot.headers ?? {} },
      (reply) => {
        const status = reply.statusCode ?? 0
        let text = ''
        if (status >= 200 && status <= 299) reply.resume()
        else reply.setEncoding('utf8').on('data', (part: string) => (text += part))
        reply.on('end', () => resolve({ status, text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(shot.body)
  })
}
