import type { FieldData } from './fields.ts'
import type { Text } from './i18n.ts'

/**
 * One division of a record's papers. It counts as begun when one of `fields` is filled, when something was put into
 * it, or when a file lies in it.
 */
export type PackFolder = { key: string; label: Text; fields?: readonly string[]; about?: Text }

/** The divisions a trade keeps its records in: folders on a shelf, or the parts that make a record whole. */
export type PackFolderSet = {
  key: string
  label: Text
  /** A record is whole only when every part has begun; a folder may stay empty. */
  mustAllBegin: boolean
  folders: readonly PackFolder[]
}

/** `field` has to name a colleague once the option `of` stands at `from` or further on in its list, within so many days. */
export type PackNaming = { field: string; of: string; from: string; days: number }

/** What a trade wants of a record beyond the general standard; data only, JSON-safe. */
export type PackRecords = {
  /** Declared fields without which a record stays a draft. */
  basic?: readonly string[]
  /** Declared fields that count in completeness. */
  wanted?: readonly string[]
  /** Fields of the trade's own. */
  fields?: Readonly<Record<string, FieldData>>
  folders?: PackFolderSet
  /** The post that makes sure of what somebody in the field brought before a record may become valid; trades without one do not ask for it. */
  verifier?: Text
  /** Fields that have to name a colleague from a place in a list upwards. */
  naming?: readonly PackNaming[]
}
