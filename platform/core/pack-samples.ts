/**
 * A believable firm of a trade, to try the trade with; data only, JSON-safe. A reference (`ref`) to a subject or a
 * record is written as its `key` here, one to anything else by name; what is not found is left empty.
 */
export type PackSample = {
  subjects: readonly SampleSubject[]
  records: readonly SampleRecord[]
}

/** Somebody or something with a record of its own: `kind` and the fields of its entity. */
export type SampleSubject = { key: string; kind: string; name: string } & Readonly<Record<string, unknown>>

/** A filled form. Rows of a table need an id only where the form prints fixed rows: there it is the key of the row. */
export type SampleRecord = {
  /** Set when another record refers to this one. */
  key?: string
  /** Key of the form. */
  form: string
  /** Key of the subject it is about; unset when it is about none. */
  subject?: string
  values: Readonly<Record<string, unknown>>
  state: 'draft' | 'submitted'
}
