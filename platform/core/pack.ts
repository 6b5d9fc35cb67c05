import type { Text } from './i18n.ts'
import type { Scope } from './rights.ts'

/** A department as a trade knows it. `key` is unique among all packs: 'trade.reception'. */
export type PackDepartment = {
  key: string
  name: Text
  kind?: 'branch' | 'department'
  parent?: string
  ownsRecords?: boolean
}

/** A post as a trade knows it; department and superior are keys, of this pack or of the core. */
export type PackPost = {
  key: string
  title: Text
  department?: string
  superior?: string
  duties?: string
  /** Role whoever holds it needs, by its key; the one of the same key when unset. */
  role?: string
}

/** A role a pack proposes: what its holders may do, right → scope. */
export type PackRole = { key: string; name: Text; about?: Text; grants: Readonly<Record<string, Scope>> }

/** Somebody outside the firm whom the trade works with. */
export type PackOutsideParty = { kind: string; name: Text }

/** The people of a trade, as its papers name them. */
export type PackOrganisation = {
  departments: readonly PackDepartment[]
  posts: readonly PackPost[]
  roles: readonly PackRole[]
  outsideParties: readonly PackOutsideParty[]
}

/** A trade: data only, JSON-safe, so that a firm's own pack could be a file. */
export type Pack = {
  key: string
  name: Text
  about: Text
  /** Words the trade uses instead of the general ones, e.g. what a client is called. */
  words: Readonly<Record<string, Text>>
  organisation: PackOrganisation
}
