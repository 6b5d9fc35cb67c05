import { Agent, request } from 'node:http'

/** One request of a load: what differs between calls of one operation. */
export type Shot = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }

export type Load = { requests: number; perSecond: number; p50: number; p95: number; p99: number; failed: number }

/**
 * Fires shots at a server on the loopback over `connections` kept-alive connections for `seconds`, after a warm-up.
 * @returns throughput and latencies in milliseconds; answers outside 2xx count as failed.
 */
export async function fire(port: number, connections: number, seconds: number, shoot: (n: number) => Shot): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let n = 0
  const run = async (until: number, latencies: number[], failures: number[]): Promise<void> => {
    while (performance.now() < until) {
      const started = performance.now()
      const status = await send(agent, port, shoot(n++))
      latencies.push(performance.now() - started)
      if (status < 200 || status > 299) failures.push(status)
    }
  }
  const volley = async (ms: number): Promise<{ latencies: number[]; failures: number[]; ms: number }> => {
    const [latencies, failures]: [number[], number[]] = [[], []]
    const started = performance.now()
    await Promise.all(Array.from({ length: connections }, () => run(started + ms, latencies, failures)))
    return { latencies, failures, ms: performance.now() - started }
  }
  // Two seconds let the JIT, the plan caches and PostgreSQL's buffers settle.
  await volley(2000)
  const { latencies, failures, ms } = await volley(seconds * 1000)
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { requests: latencies.length, perSecond: latencies.length / (ms / 1000), p50: at(0.5), p95: at(0.95), p99: at(0.99), failed: failures.length }
}

function send(agent: Agent, port: number, shot: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, port, host: '127.0.0.1', method: shot.method, path: shot.path, headers: shot.headers ?? {} }, (reply) => {
      reply.resume()
      reply.on('end', () => resolve(reply.statusCode ?? 0))
    })
    outgoing.on('error', reject)
    outgoing.end(shot.body)
  })
}
