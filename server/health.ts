import type { FastifyInstance } from 'fastify'
import type pg from 'pg'

/** GET /api/health: live (we answer), ready (the database answers), version. Readable without signing in. */
export function addHealthRoute(app: FastifyInstance, pool: pg.Pool, version: string): void {
  app.get('/api/health', { logLevel: 'warn' }, async (_request, reply) => {
    const isReady = await pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.status(isReady ? 200 : 503).send({ live: true, ready: isReady, version })
  })
}
