import type { FastifyInstance } from 'fastify'
import { takeExport } from '#domain/imports/exports/queries.ts'
import type { Database } from '#domain/kit.ts'
import { dispatch } from '#platform/server/dispatch.ts'
import { callOf, type HttpOptions } from '#platform/server/http/app.ts'

const types: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  csvGb18030: 'text/csv; charset=gb18030',
}

/** GET /api/exports/:id: the finished file, for the person who asked for it; each taking is logged by the query. */
export function addExportRoute(app: FastifyInstance, http: HttpOptions<Database>): void {
  app.get<{ Params: { id: string } }>('/api/exports/:id', { compress: false } as never, async (request, reply) => {
    const call = await callOf(http, request, reply)
    const file = (await dispatch(http.platform, takeExport, { id: request.params.id }, call)) as {
      sha256: string
      fileName: string
      format: string
    }
    return reply
      .type(types[file.format] ?? 'application/octet-stream')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .send(http.platform.files.read(file.sha256))
  })
}
