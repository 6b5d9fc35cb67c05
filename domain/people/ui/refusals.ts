import { type FieldForm, placesOf } from '#platform/ui/field-form.ts'
import { ApiError } from '#web/api-error.ts'

/** What a refusal says beside no field: shown once, above the buttons. */
export type Note = { message: string; requestId?: string | undefined }

/** Puts a refusal where it belongs: at its fields, or as a note when it names none of the form's. */
export function placeRefusal(error: unknown, form: FieldForm, keys: readonly string[]): Note | undefined {
  if (!(error instanceof ApiError)) throw error
  const { placed, note } = placesOf(error, keys)
  if (placed.length > 0) form.setErrors(placed)
  return note ?? undefined
}

/** A refusal without a form. */
export function noteOf(error: unknown): Note {
  if (!(error instanceof ApiError)) throw error
  return { message: error.fields[0]?.message ?? error.message, requestId: error.requestId }
}
