import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '#platform/core/errors.ts'
import type { Events } from '../events.ts'
import { callOf, type HttpOptions } from './app.ts'

// Proxies and phones drop silent connections after a minute or so.
const heartbeatMs = 20_000

/** GET /api/events: server-sent events for signed-in people; each hears only what is for all or for them. */
export function addEventRoute<DB>(app: FastifyInstance, options: HttpOptions<DB>, events: Events): () => void {
  const open = new Set<FastifyReply>()
  app.get('/api/events', { compress: false } as never, async (request, reply) => {
    const { actor } = await callOf(options, request, reply)
    if (actor.kind === 'guest') throw new AppError('unauthenticated', 'session.required')
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 2000\n\n')
    open.add(reply)
    const stop = events.subscribe((news) => {
      if (news.to !== undefined && news.to !== actor.id) return
      reply.raw.write(`event: ${news.topic}\ndata: ${JSON.stringify(news.data)}\n\n`)
    })
    const beat = setInterval(() => reply.raw.write(': \n\n'), heartbeatMs)
    request.raw.on('close', () => {
      clearInterval(beat)
      stop()
      open.delete(reply)
    })
  })
  return () => {
    for (const reply of open) reply.raw.end()
  }
}
