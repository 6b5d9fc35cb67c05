import type { Condition } from './conditions.ts'
import type { Text } from './i18n.ts'

/**
 * An occasion on which a trade thinks of the people it knows: when it is, whom it concerns, how they are thought of.
 * Data only, JSON-safe.
 */
export type PackOccasion = {
  /** Unique among all packs: 'trade.name'. */
  key: string
  name: Text
  /** The key of a general occasion that this one takes the place of. */
  replaces?: string
  kind: 'feast' | 'birthday' | 'specialDay' | 'milestone' | 'signed' | 'once'
  /** For a feast: 'S10-01' in the solar calendar, 'L08-15' in the lunar one. */
  dayKey?: string
  /** Kinds of special days, or words in the names of key points, that it answers to. */
  words?: readonly string[]
  audience?: Condition
  /** The record itself, every person of it, or those who decide: as whoever runs occasions names them. */
  recipients: string
  leadDays?: number
  /** In the order of preference; the first that is welcome is taken. */
  means: readonly string[]
  sender: 'owner' | 'leader' | 'split'
  greeting?: Text
  gift?: Text
  /** Key of the form it is written on. */
  form?: string
}
