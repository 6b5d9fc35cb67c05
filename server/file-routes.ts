import type { FastifyInstance } from 'fastify'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { openAttachment } from '#domain/archives/attachments/queries.ts'
import { cleanFileName } from '#domain/archives/attachments/rules.ts'
import { openFile } from '#domain/forms/files/queries.ts'
import type { Database } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { dispatch } from '#platform/server/dispatch.ts'
import { fileSize } from '#platform/server/files.ts'
import { callOf, type HttpOptions, maxUploadBytes } from '#platform/server/http/app.ts'
import type { AnyOperation } from '#platform/server/operations.ts'

// A person uploads a folder of scans, not a stream of them.
const uploadsPerMinute = 300

/**
 * Files in and out. POST /api/files takes one file to disk and answers {sha256, size, type, name}; a command then says
 * what it is for. GET /api/attachments/:id and /api/form-files/:id give one back to whoever may read what it belongs to.
 */
export function addFileRoutes(app: FastifyInstance, http: HttpOptions<Database>): void {
  app.post('/api/files', { config: { rateLimit: { max: uploadsPerMinute } } }, async (request, reply) => {
    const { actor } = await callOf(http, request, reply)
    if (actor.kind === 'guest') throw new AppError('unauthenticated', 'session.required')
    const part = request.isMultipart() ? await request.file() : undefined
    if (part === undefined) throw new AppError('invalid', 'file.missing')
    const stored = await http.platform.files.put(part.file, { maxBytes: maxUploadBytes })
    await keepUpload({ db: http.platform.db }, stored)
    return { ...stored, name: cleanFileName(part.filename) }
  })

  sendFrom(app, http, '/api/attachments/:id', openAttachment)
  sendFrom(app, http, '/api/form-files/:id', openFile)
}

/** GET of one file whose whereabouts an operation tells to whoever may have it. */
function sendFrom(
  app: FastifyInstance,
  http: HttpOptions<Database>,
  path: string,
  operation: AnyOperation<Database>,
): void {
  app.get<{ Params: { id: string }; Querystring: { download?: string } }>(
    path,
    { compress: false } as never,
    async (request, reply) => {
      const call = await callOf(http, request, reply)
      const found = (await dispatch(http.platform, operation, { id: request.params.id }, call)) as FileToSend
      if ((await fileSize(http.platform.files, found.sha256)) === undefined)
        throw new AppError('missing', 'attachment.gone')
      const isShown = found.isShown && request.query.download === undefined
      return reply
        .headers({
          'content-type': isShown ? found.type : 'application/octet-stream',
          'content-length': found.size,
          'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${headerText(found.name)}`,
          'content-security-policy': policyFor(found.type),
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(http.platform.files.read(found.sha256))
    },
  )
}

type FileToSend = { sha256: string; name: string; type: string; size: number; isShown: boolean }

/** As RFC 8187 wants it. */
function headerText(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Nothing in a file may run or call out. Browsers refuse to open a PDF in a sandbox, and its reader runs none of our origin. */
function policyFor(type: string): string {
  if (type === 'application/pdf')
    return "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
  return "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"
}
