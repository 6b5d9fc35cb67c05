/**
 * The one error the product throws on purpose.
 *
 * `kind` is closed and alone decides the HTTP status, the log level and whether a human is told.
 * `code` is `noun.reason` and a key of a messages.ts, so an error without a Chinese text does not exist.
 */
export const errorKinds = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
  broken: 500,
} as const

export type ErrorKind = keyof typeof errorKinds

export type ErrorParams = Record<string, unknown>

/** One refused input value: `path` as in the input ('contacts.0.phones'), `code` a message key. */
export type FieldError = { path: string; code: string; params?: ErrorParams }

export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly params: ErrorParams
  readonly fields: FieldError[]

  constructor(
    kind: ErrorKind,
    code: string,
    params: ErrorParams = {},
    options: { cause?: unknown; fields?: FieldError[] } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.params = params
    this.fields = options.fields ?? []
  }
}

/** Refuses one input value. `path` names the field as the caller sent it. */
export function invalidField(path: string, code: string, params: ErrorParams = {}): AppError {
  return new AppError('invalid', 'request.invalid', {}, { fields: [{ path, code, params }] })
}

/** Refuses several input values at once: the person mends them in one go. */
export function invalidFields(fields: FieldError[]): AppError {
  return new AppError('invalid', 'request.invalid', {}, { fields })
}
