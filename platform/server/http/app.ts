import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { AppError, errorKinds } from '#platform/core/errors.ts'
import { type Language, languageOf } from '#platform/core/i18n.ts'
import type { Actor } from '#platform/core/rights.ts'
import { type Call, dispatch, type Platform } from '../dispatch.ts'
import { toAppError } from '../faults.ts'
import type { AnyOperation } from '../operations.ts'
import { documentOf } from './openapi.ts'
import { queryInput } from './query-input.ts'

declare module 'fastify' {
  interface FastifyRequest {
    language: Language | undefined
  }
}

/** Who is calling, found from cookie or bearer token. */
export type Gate = (request: FastifyRequest) => Promise<{ actor: Actor; language: Language | undefined }>

export type HttpOptions<DB> = {
  platform: Platform<DB>
  operations: readonly AnyOperation<DB>[]
  gate: Gate
  trustProxy: number
  isSecure: boolean
  version: string
  /** General limit of requests a minute from one address. */
  perMinute: number
}

// The largest JSON body: a form with long texts and a signature picture stays under it; files go by upload.
const maxBodyBytes = 2 * 1_048_576
// Two weeks of rows in one sheet of 1,000,000; larger files are split before they are sent.
export const maxUploadBytes = 200 * 1_048_576
export const sessionCookie = 'kedang_session'

/** The HTTP face of the registry: POST for commands, GET for queries, all under /api. */
export async function createApp<DB>(options: HttpOptions<DB>): Promise<FastifyInstance> {
  const { platform } = options
  const app: FastifyInstance = fastify({
    loggerInstance: platform.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy === 0 ? false : (_address: string, hop: number) => hop < options.trustProxy,
    bodyLimit: maxBodyBytes,
    genReqId: () => randomUUID(),
    // A name in a path is an id or a token, never longer.
    routerOptions: { maxParamLength: 200 },
  })
  app.decorateRequest('language', undefined)
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd and React set style attributes at run time; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: options.isSecure ? [] : null,
      },
    },
    strictTransportSecurity: options.isSecure,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  await app.register(rateLimit, {
    global: true,
    max: options.perMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: tooMany,
  })
  await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 1, fields: 20 } })
  app.setErrorHandler((error, request, reply) => answerError(platform, error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    answerError(platform, new AppError('missing', 'request.not_found'), request, reply),
  )
  for (const operation of options.operations) addRoute(app, options, operation)
  const document = documentOf(options.operations, options.version)
  app.get('/api/openapi.json', async () => document())
  return app
}

function addRoute<DB>(app: FastifyInstance, options: HttpOptions<DB>, operation: AnyOperation<DB>): void {
  app.route({
    method: operation.kind === 'command' ? 'POST' : 'GET',
    url: `/api/${operation.name}`,
    ...(operation.perMinute === undefined ? {} : { config: { rateLimit: { max: operation.perMinute } } }),
    handler: async (request, reply) => {
      const call = await callOf(options, request, reply)
      const raw =
        operation.kind === 'command'
          ? request.body
          : queryInput(operation.input, request.query as Record<string, unknown>)
      reply.header('cache-control', 'no-store')
      return (await dispatch(options.platform, operation, raw, call)) ?? {}
    },
  })
}

/** Identifies the caller and refuses writes that another site could have made the browser send. */
export async function callOf<DB>(
  options: HttpOptions<DB>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Call> {
  const { actor, language } = await options.gate(request)
  request.language = spokenOf(request, language)
  if (request.method === 'POST' && actor.kind !== 'token') refuseCrossSite(request)
  const key = request.headers['idempotency-key']
  return {
    actor,
    language: request.language,
    requestId: request.id,
    source: actor.kind === 'token' ? 'api' : 'screen',
    idempotencyKey: typeof key === 'string' && key.length > 0 && key.length <= 100 ? key : undefined,
    request: {
      ip: request.ip,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      setSession: (token, maxAge) => setSessionCookie(reply, token, maxAge, options.isSecure),
    },
  }
}

/** The language chosen on the screen goes with every request; who names none is answered in that of the account. */
function spokenOf(request: FastifyRequest, ofAccount: Language | undefined): Language {
  const wanted = request.headers['accept-language']
  return wanted === undefined ? (ofAccount ?? languageOf(undefined)) : languageOf(wanted)
}

function setSessionCookie(
  reply: FastifyReply,
  token: string | undefined,
  maxAge: number | undefined,
  isSecure: boolean,
): void {
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const
  if (token === undefined) reply.clearCookie(sessionCookie, attributes)
  else reply.setCookie(sessionCookie, token, { ...attributes, ...(maxAge === undefined ? {} : { maxAge }) })
}

/** SameSite=Strict keeps the cookie at home; the custom header and Sec-Fetch-Site hold where browsers differ. */
function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (isForeign || request.headers['x-kedang'] === undefined) throw new AppError('forbidden', 'request.cross_site')
}

function tooMany(_request: FastifyRequest, context: { ttl: number }): AppError {
  return new AppError('limited', 'request.too_many', { seconds: Math.ceil(context.ttl / 1000) })
}

/** Fastify's own refusals (bad JSON, body too large) and ours, in one form and in the caller's language. */
function answerError<DB>(platform: Platform<DB>, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const fault = ownFault(error)
  const t = platform.translators[request.language ?? spokenOf(request, undefined)]
  const status = errorKinds[fault.kind]
  if (fault.kind === 'broken')
    platform.log.error(
      { err: fault.cause ?? fault, requestId: request.id, url: request.routeOptions.url },
      'request failed',
    )
  const labelled = (params: Record<string, unknown> | undefined) => params ?? {}
  void reply.status(status).send({
    error: {
      kind: fault.kind,
      code: fault.code,
      message: t(fault.code, fault.params),
      params: fault.params,
      fields: fault.fields.map((one) => ({
        path: one.path,
        code: one.code,
        message: t(one.code, labelled(one.params)),
      })),
      requestId: request.id,
    },
  })
}

function ownFault(error: unknown): AppError {
  const code = (error as { code?: unknown }).code
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('invalid', 'request.too_large', { max: '2 MB' })
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return new AppError('invalid', 'file.too_large', { max: maxUploadBytes / 1_048_576 })
  const status = (error as { statusCode?: unknown }).statusCode
  if (!(error instanceof AppError) && typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('invalid', 'request.malformed', {}, { cause: error })
  }
  return toAppError(error)
}
