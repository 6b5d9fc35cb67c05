import type { Text } from './i18n.ts'

/** A duty the papers of a trade call regular without saying how often: the firm sets the interval. Data only, JSON-safe. */
export type PackDuty = {
  /** Unique among all packs and never reused: 'core.archiveRefresh'. */
  key: string
  name: Text
  about: Text
  /** Clause it comes from. */
  source: string
}
