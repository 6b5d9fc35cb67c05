import type { Condition } from './conditions.ts'
import type { Text } from './i18n.ts'

/**
 * A rhythm of keeping in touch that a trade proposes: from which day one counts, for whom, who does what within how
 * many days. Data only, JSON-safe; the firm changes every number of it on the screen.
 */
export type PackCadence = {
  /** Unique among all packs: 'trade.buyers'. */
  key: string
  name: Text
  about?: Text
  /** Clauses of the papers it carries out. */
  clauses: readonly string[]
  /** Key of the trade's rule document its numbers come from. */
  policy?: string
  plan: CadencePlan
}

export type CadencePlan = {
  anchor: CadenceAnchor
  /** For whom, over the fields of the record. */
  audience: Condition
  /** What must be on the form it counts from, over its answers ('values.<key>'). */
  answers?: Condition
  /** Every day, or only the days people work, with those moved around holidays. */
  days: 'calendar' | 'working'
  tracks: readonly CadenceTrack[]
  /** What comes after the last step, in words; nothing is made by itself. */
  after?: Text
  done: {
    /** Only with details written down. */
    written: boolean
    /** The form it counts from goes back to its keeper the same day. */
    paperBackSameDay: boolean
    /** Key of the form the talk is written on. */
    form?: string
  }
  /** Two on one day for the same person and record become one, or stay two. */
  sameDay: 'merge' | 'each'
  /** What fell due before the rule came into force is left out, or made up at once. */
  past: 'skip' | 'makeUp'
  /** Keys of rules whose open steps fall away once this one begins for the same record. */
  replaces?: readonly string[]
}

/** What one counts from. */
export type CadenceAnchor =
  /** The day a form was made: the day its form calls its own, from the moment it was handed in or approved. */
  | { kind: 'form'; form: string; from?: 'submitted' | 'approved' }
  | { kind: 'contractSigned' }
  | { kind: 'archived' }
  | { kind: 'lastContact' }
  | { kind: 'lastTrade' }
  /** The moment somebody wrote that a contact was about this; for records within the term of a contract or after one. */
  | { kind: 'entry'; matter: string; within?: 'contract' | 'afterContract' }
  /** A day in a field of the record. */
  | { kind: 'field'; field: string }
  /** No day: at least once in each month, quarter or year. */
  | { kind: 'period'; within?: 'contract' | 'afterContract' }

/** Who does it. Where nobody is found the work has no owner and stands with the superior. */
export type CadenceRole =
  | { kind: 'owner' }
  | { kind: 'superior' }
  | { kind: 'departmentHead' }
  /** Named by the contract, else the post. */
  | { kind: 'leader'; post?: string }
  | { kind: 'post'; post: string }
  /** Whom the newest form of this kind names for the record, else its owner. */
  | { kind: 'named'; form: string; field: string }

export type CadenceMeans =
  | 'call'
  | 'visit'
  | 'wechat'
  | 'sms'
  | 'email'
  | 'meeting'
  | 'card'
  | 'gift'
  | 'letter'
  | 'form'

type CadenceAct = {
  /** Stable within its track: what was made stays known when the order changes. */
  key: string
  purpose: Text
  means: CadenceMeans
  /** Days overdue after which it goes up, and to whom; unset: it does not. */
  escalate?: { days: number; to: CadenceRole }
}

/** Within so many days of the anchor; unset until the firm says. */
export type CadenceStep = CadenceAct & { days: number | null }

export type CadenceUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Again and again: every n units from the anchor, or at least once in each period. */
export type CadenceRepeat = CadenceAct & {
  every: number | null
  unit: CadenceUnit
  /** Whose contact in the period already meets it; unset: none does. */
  metBy?: 'role' | 'department' | 'anyone'
  /** Ways of contact that count; all when unset. */
  metByMeans?: readonly CadenceMeans[]
  /** What the form the talk is written on must say to meet it. */
  metByAnswers?: Condition
  /** Where it ends, for those that count from a day: with the term of the contract, or after so many times. */
  until?: 'contract'
  times?: number
}

export type CadenceTrack = {
  key: string
  name: Text
  about?: Text
  role: CadenceRole
  /** Only when somebody asks for it; its days count from the asking. */
  onRequest?: boolean
  steps?: readonly CadenceStep[]
  repeat?: CadenceRepeat
}
