import { ErrorNote } from './error-note.tsx'

/** A refusal as the server words it; one that names a field says more than the whole. */
export type Refused = {
  message: string
  requestId?: string | undefined
  fields?: readonly { message: string }[]
}

type RefusedNoteProps = {
  error: Refused | null | undefined
  /** Each field says what is wrong with it at its place. */
  besideFields?: boolean
}

/** Why something was refused, where it was asked; nothing where nothing was, or where the fields say it. */
export function RefusedNote({ error, besideFields = false }: RefusedNoteProps) {
  const field = error?.fields?.[0]
  if (!error || (besideFields && field)) return null
  return <ErrorNote requestId={error.requestId}>{field?.message ?? error.message}</ErrorNote>
}
