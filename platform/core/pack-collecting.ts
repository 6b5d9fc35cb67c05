import type { FormDefinition, FormSection } from './forms/definition.ts'
import type { Text } from './i18n.ts'

/** Facts known when something was gathered: the campaign's name, the collector's signature, who held the pen, whom it was ordered from, until when. */
export type PutFact = 'campaign' | 'signature' | 'filledBy' | 'agency' | 'due'

/**
 * A form on which a trade gathers information before it belongs to a record: what it asks, what of it the record
 * takes over, and the rules its paper goes by. Data only, JSON-safe.
 */
export type PackCollection = {
  key: string
  label: Text
  /** Number of the paper form it replaces, e.g. F-100. */
  form?: string
  /** Questions of that form it asks; one that is complete and belongs to a record is filed as that form. */
  asks?: readonly string[]
  /** What the way of gathering answers of the form by itself: its own field → the fact. */
  puts?: Readonly<Record<string, PutFact | { consented: string }>>
  /** Where its dated notes stand on the form. */
  notesIn?: {
    rows: string
    on: string
    means: string
    text: string
    next?: string
    meansAs: Readonly<Record<string, string>>
  }
  /** Letters its running number begins with, where the form has no series of its own. */
  code: string
  about: Text
  /** What it asks, in the words and the order of its paper: a part of the form `form`, or questions of no other paper. */
  sections: readonly FormSection[]
  /** Own field → field of the record it feeds, beyond what the paper itself is bound to. */
  feeds: Readonly<Record<string, string>>
  /** Kind of record it opens when there is none yet. */
  opens: 'individual' | 'organisation'
  /** How the information usually comes: a source channel of the record. */
  channel: string
  /** Collected within a named campaign only. */
  needsCampaign: boolean
  /** Used for people of whom nothing is known yet. */
  firstContactOnly: boolean
  /** Signed by the collector, which fixes who collected; it also says who held the pen. */
  isSigned: boolean
  /** Posts that may use it, by title; none named means everybody with the right. */
  posts: readonly string[]
  /** Nothing it asks may stay empty. */
  isWhole: boolean
  /** Days after the event (or the making) until it must be complete and handed over; unset: no deadline. */
  completeWithinDays?: number
  handOverWithinDays?: number
  /** Who gets it: it stops with the manager, or goes on to a keeper. */
  handOver: 'none' | 'manager' | 'keeper'
  /** Filled in beforehand from the person's form of this key. */
  prefilledFrom?: string
  /** Goes on with dated notes of what was done next. */
  isTracked: boolean
  /** Category under which the diary is told of it, once it belongs to a record; unset: not told. */
  toldAs?: string
  /** Field with the day it happened; the day of writing when unset. */
  happenedIn?: string
  /** Commissioned from an outside agency and answered by a report. */
  isOrdered: boolean
}

/** The part of a form that is asked when the information is gathered: these fields, as the form has them. */
export function askedSections(form: FormDefinition, isAsked: (key: string) => boolean): FormSection[] {
  return form.sections
    .map((one) => ({ ...one, fields: one.fields.filter(({ key }) => isAsked(key)) }))
    .filter((one) => one.fields.length > 0)
}
