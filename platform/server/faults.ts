import type { z } from 'zod'
import { AppError, type FieldError } from '#platform/core/errors.ts'

/** zod's issues as field errors whose codes are message keys. Custom issues carry their key as message. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const path = issue.path.join('.')
    switch (issue.code) {
      case 'custom':
        return [
          { path, code: issue.message.includes('.') ? issue.message : 'field.wrong_type', params: issue.params ?? {} },
        ]
      case 'invalid_type':
        return [{ path, code: issue.input === undefined ? 'field.required' : 'field.wrong_type', params: {} }]
      case 'too_big':
        return [{ path, code: sized('too_big', issue.origin), params: { max: Number(issue.maximum) } }]
      case 'too_small':
        return [{ path, code: sized('too_small', issue.origin), params: { min: Number(issue.minimum) } }]
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          path: [path, key].filter(Boolean).join('.'),
          code: 'field.unknown',
          params: { field: key.slice(0, 60) },
        }))
      case 'invalid_union':
        return issue.errors.some((inner) => inner.some((one) => one.message === 'condition.too_large'))
          ? [{ path, code: 'condition.too_large', params: {} }]
          : [{ path, code: 'field.wrong_type', params: {} }]
      case 'invalid_value':
        return [{ path, code: 'field.not_an_option', params: { value: String(issue.input ?? '').slice(0, 40) } }]
      case 'invalid_format':
        return [
          {
            path,
            code:
              issue.format === 'uuid'
                ? 'field.not_an_id'
                : issue.format === 'email'
                  ? 'field.not_an_email'
                  : 'field.wrong_type',
            params: { value: String(issue.input ?? '').slice(0, 60) },
          },
        ]
      default:
        return [{ path, code: 'field.wrong_type', params: {} }]
    }
  })
}

function sized(code: 'too_big' | 'too_small', origin: string): string {
  if (origin === 'array' || origin === 'set') return code === 'too_big' ? 'field.too_many' : 'field.required'
  if (origin === 'string') return code === 'too_big' ? 'field.too_long' : 'field.required'
  return code === 'too_big' ? 'field.too_large' : 'field.too_small'
}

/** Constraint name → what to tell the person. Nouns add theirs when the product is composed. */
const constraintCodes = new Map<string, string>()

export function nameConstraints(codes: Readonly<Record<string, string>>): void {
  for (const [constraint, code] of Object.entries(codes)) constraintCodes.set(constraint, code)
}

type DatabaseFault = { code?: string; constraint?: string; message?: string }

// SQLSTATE classes (PostgreSQL Appendix A) that are the caller's or the moment's fault and not a bug.
const connectionLost = /^(08|57P)/
const serialization = new Set(['40001', '40P01'])

/** Any thrown value as the one error type; unknown ones become 'broken' and keep their cause for the log. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const fault = error as DatabaseFault
  if (typeof fault?.code === 'string') {
    if (
      connectionLost.test(fault.code) ||
      fault.code === 'ECONNREFUSED' ||
      fault.code === 'ENOENT' ||
      fault.code === 'ECONNRESET' ||
      fault.code === 'EPIPE'
    ) {
      return new AppError('unavailable', 'database.unavailable', {}, { cause: error })
    }
    if (fault.code === '57014') return new AppError('limited', 'request.timeout', {}, { cause: error })
    if (serialization.has(fault.code)) return new AppError('unavailable', 'database.unavailable', {}, { cause: error })
    if (fault.code === '23505')
      return new AppError(
        'conflict',
        constraintCodes.get(fault.constraint ?? '') ?? 'record.already_exists',
        {},
        { cause: error },
      )
    if (fault.code === '23503')
      return new AppError(
        'conflict',
        constraintCodes.get(fault.constraint ?? '') ?? 'record.in_use',
        {},
        { cause: error },
      )
  }
  if (
    error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return new AppError('unavailable', 'database.unavailable', {}, { cause: error })
  }
  return new AppError('broken', 'server.broken', {}, { cause: error })
}
