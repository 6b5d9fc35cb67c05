import type { FastifyInstance } from 'fastify'
import { takePrint } from '#domain/archives/print/queries.ts'
import type { Database } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { dispatch } from '#platform/server/dispatch.ts'
import { fileSize } from '#platform/server/files.ts'
import { callOf, type HttpOptions } from '#platform/server/http/app.ts'

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** GET /api/prints/:id: the finished print, shown in the browser's reader, for the person who asked for it. */
export function addPrintRoute(app: FastifyInstance, http: HttpOptions<Database>): void {
  app.get<{ Params: { id: string }; Querystring: { download?: string } }>(
    '/api/prints/:id',
    { compress: false } as never,
    async (request, reply) => {
      const call = await callOf(http, request, reply)
      const found = (await dispatch(http.platform, takePrint, { id: request.params.id }, call)) as {
        sha256: string
        fileName: string
      }
      const size = await fileSize(http.platform.files, found.sha256)
      if (size === undefined) throw new AppError('missing', 'print.expired')
      const ending = found.fileName.split('.').at(-1) ?? ''
      const isShown = ending === 'pdf' && request.query.download === undefined
      return reply
        .headers({
          'content-type': types[ending] ?? 'application/octet-stream',
          'content-length': size,
          'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
          'content-security-policy':
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(http.platform.files.read(found.sha256))
    },
  )
}
