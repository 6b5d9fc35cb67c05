import type { FastifyInstance } from 'fastify'
import type { Database } from '#domain/kit.ts'
import { takeBackup } from '#domain/upkeep/queries.ts'
import { dispatch } from '#platform/server/dispatch.ts'
import { callOf, type HttpOptions } from '#platform/server/http/app.ts'

/** GET /api/backups/:id: the file of a backup, for whoever sets the product up; the query logs each taking. */
export function addBackupRoute(app: FastifyInstance, http: HttpOptions<Database>): void {
  app.get<{ Params: { id: string } }>('/api/backups/:id', { compress: false } as never, async (request, reply) => {
    const call = await callOf(http, request, reply)
    const file = (await dispatch(http.platform, takeBackup, { id: request.params.id }, call)) as {
      fileName: string
      size: number
    }
    return reply
      .type('application/x-tar')
      .headers({
        'cache-control': 'no-store',
        'content-length': file.size,
        'content-disposition': `attachment; filename="${file.fileName}"`,
      })
      .send(http.platform.backups.read(file.fileName))
  })
}
