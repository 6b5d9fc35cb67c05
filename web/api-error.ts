import type { ErrorKind } from '#platform/core/errors.ts'
import { languageOf, textIn } from '#platform/core/i18n.ts'
import { uiMessages } from '#platform/ui/messages.ts'

export type ApiFieldError = { path: string; code: string; message: string }

/** A refusal of the server, or that it could not be reached. `message` is in the reader's language. */
export class ApiError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  readonly fields: readonly ApiFieldError[]
  /** Only where the server itself failed: what to tell whoever helps. */
  readonly requestId: string | undefined

  constructor(from: {
    kind: ErrorKind
    code: string
    message: string
    params?: Record<string, unknown>
    fields?: ApiFieldError[]
    requestId?: string
  }) {
    super(from.message)
    this.name = 'ApiError'
    this.kind = from.kind
    this.code = from.code
    this.params = from.params ?? {}
    this.fields = from.fields ?? []
    this.requestId = from.kind === 'broken' ? from.requestId : undefined
  }
}

/** Reads the error body of an answer; proxies and crashes answer with something else, which counts as broken. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined)
  const error = (body as { error?: unknown } | undefined)?.error
  if (typeof error === 'object' && error !== null && 'kind' in error)
    return new ApiError(error as ConstructorParameters<typeof ApiError>[0])
  const isAway = response.status === 502 || response.status === 503 || response.status === 504
  return isAway
    ? unreachable()
    : new ApiError({ kind: 'broken', code: 'ui.error_broken', message: word('ui.error_broken') })
}

export function unreachable(): ApiError {
  return new ApiError({ kind: 'unavailable', code: 'ui.error_network', message: word('ui.error_network') })
}

/** Any thrown thing as an ApiError, so that screens handle one kind. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  return new ApiError({ kind: 'broken', code: 'ui.error_render', message: word('ui.error_render') })
}

function word(key: 'ui.error_network' | 'ui.error_broken' | 'ui.error_render'): string {
  return textIn(languageOf(document.documentElement.lang), uiMessages[key])
}
