import { AppError, type ErrorParams } from '#platform/core/errors.ts'
import type { SheetRefusal } from './messages.ts'

/** The error for a file that cannot be read: what is wrong and how to put it right is in messages.ts. */
export function refusal(code: SheetRefusal, params: ErrorParams = {}, cause?: unknown): AppError {
  return new AppError('invalid', code, params, cause === undefined ? {} : { cause })
}
