import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { programFolder } from '#platform/server/program.ts'

const dist = join(programFolder, 'dist', 'web')

/** Serves the built screens. Hashed assets are kept for a year, the page itself is asked for each time. */
export async function addPages(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(dist, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    preCompressed: true,
    setHeaders(response, path) {
      const isHashed = path.includes(`${join(dist, 'assets')}`)
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  // Every other address that is no API is a screen of the single page.
  app.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound()
    return reply.sendFile('index.html')
  })
}
