import type { Condition } from '../conditions.ts'
import type { FieldData, FieldType } from '../fields.ts'
import type { Text } from '../i18n.ts'
import type { Formula } from './formula.ts'

/**
 * A paper form as data: what it asks, in which order, who fills, reviews and approves it, how it is numbered, kept and
 * printed. JSON-safe, so a form of a trade, a form the firm changed and a form the firm drew itself are the same thing.
 * A filled form is a record of one version of its definition and prints for ever as it was signed.
 */
export type FormDefinition = {
  /** Unique among all forms and never reused: 'F-089'; the firm's own begin with 'Z-'. */
  key: string
  title: Text
  /** Other names the same paper goes by. */
  otherNames?: readonly string[]
  /** The official number printed top left, e.g. 'QMS-PM-31301'; the key is printed when there is none. */
  code?: string
  /** One sentence: when it is used and by whom. */
  about: Text
  /** 填写说明, shown above the form and printed. */
  instructions?: Text
  /** Entity a record is about: its archive shows the record, and `bind` reads and writes its fields; 'firm' when it is about none. */
  subject: string
  /** Which kinds of that entity, when not all: 'individual'. */
  subjectKinds?: readonly string[]
  /** A sheet is one paper a record; a register is one row a record under a common head. */
  shape: 'sheet' | 'register'
  sections: readonly FormSection[]
  /** Groups of ratios or numbers that add up to a given total: home and export share make 1; 'table.column' is a column. */
  sums?: readonly { fields: readonly string[]; to: string; label: Text }[]
  numbering: Numbering
  flow?: FormFlow
  /** Nothing shown may stay empty, but for a field that says `required: false`: what is written on it later. */
  isWhole?: boolean
  /** At most one living record per subject: a card, not an entry. */
  isSingle?: boolean
  /** Ways in besides the screen. A form that must not be shown to the person it speaks of has no 'link'. */
  ways?: readonly ('link' | 'sheet' | 'scan')[]
  /** Who keeps the paper, as the form says it. */
  keeper?: Text
  /** Years it is kept; 'always' is 长期. */
  keepYears?: number | 'always'
  /** personal: needs the right to personal data; secret: printed and copied through the firm only. */
  sensitivity?: 'personal' | 'secret'
  /** In how many originals the paper is executed, and who holds each. */
  originals?: readonly { holder: Text; count: number }[]
  /** Category under which the diary of the subject is told of a submitted record; unset: not told. */
  toldAs?: string
  /** What follows once it is handed in, read from the rows of its tables. */
  follows?: FormFollows
  /** A paper that lists what somebody has in hand fills its list itself. */
  lists?: FormLists
  /** Field with the day it happened; the day of submitting when unset. */
  happenedIn?: string
  /** What a record handed in leaves to be done by somebody by a day. */
  makes?: readonly Making[]
  /** Where what is done later for whom the form is about is written down. */
  doneIn?: DoneIn
  /** Fields a list of its records shows, by default the first six short ones. */
  listed?: readonly string[]
  paper?: Paper
}

/** A table of the form each row of which is one thing that was done: its columns for the day, by whom, and what came of it. */
export type DoneIn = { rows: string; on: string; by: string; result: string }

/**
 * Things to do that stand on a form: the form itself is one, or each row of a table. Every part names a field; in a
 * table a column comes before a field of the form with the same key.
 */
export type Making = {
  /** Table each row of which is one thing to do; unset: the form is one. */
  rows?: string
  /** What sort of thing: 'promise'. */
  kind: string
  /** Words before the title where that is a name or a number: 收回身份卡. */
  says?: Text
  /** Text, or the person it is about. */
  title: string
  due: string
  /** Days after it happened within which it is due where no day is named; unset: then there is nothing to do. */
  dueWithin?: number
  /** Person who is to do it; whoever filled the form when unset or not of the house. */
  owner?: string
  /** Reference to the record it is done for; the subject of the form when unset. */
  about?: string
  /** Option that says how, and what its keys mean. */
  means?: { field: string; as: Readonly<Record<string, string>> }
  remarks?: string
  /** Who gave a word that is to be kept, and when. */
  given?: { by: string; on: string }
  /** It is done once this field is filled, ticked, or holds one of `is`; dropped likewise. */
  done?: MakingState
  /** The day it was done. */
  doneOn?: string
  dropped?: MakingState
  /** What came of it, and the files that prove it. */
  result?: string
  proof?: string
}
export type MakingState = { field: string; is?: readonly string[] }

/**
 * A list of the filled forms a person holds or has handed over: `person` names who, `post` is their post, each row of
 * `rows` one form in the column `record`; `isIn` says that it was handed over and `on` when.
 */
export type FormLists = { person: string; post?: string; rows: string; record: string; isIn: string; on: string }

/** Rows that speak of somebody go into that subject's diary. */
export type FormFollows = {
  told?: { table: string; subject: string; category: string }
  /** Those who must be there: a field of people, and the posts of which it must hold somebody, by their titles. */
  present?: { people: string; posts: readonly string[] }
}

export type FormSection = {
  key: string
  label: Text
  about?: Text
  fields: readonly FormField[]
  shownWhen?: Condition
  /**
   * Filled by the firm: 'before' it goes out, so whoever answers by link reads it only; 'after' it came back or was
   * handed in, so a link leaves it out and it stays open then: what was returned, answered, the outcome.
   */
  byFirm?: 'before' | 'after'
}

/** How records are numbered: {yyyy} {yy} {mm} {dd} and a run of zeros for the counter, e.g. 'QMS-PM-31301-{yyyy}-{0000}'. */
export type Numbering = {
  pattern: string
  /** A paper trail needs it: the number is taken when the record is submitted, and none is ever skipped. */
  gapFree?: boolean
}

/** Posts by title as the trade names them; none named means everybody with the right. */
export type FormFlow = {
  fills?: readonly string[]
  /** Set: a submitted record waits for a review. */
  reviews?: readonly string[]
  /** Set: it waits for an approval before it is in force. */
  approves?: readonly string[]
}

export type Paper = {
  size?: 'A4' | 'A5'
  orientation?: 'portrait' | 'landscape'
  /** Set closer: a card of one sheet with more lines than a sheet usually holds. */
  isClose?: boolean
  /** Rows a register or a blank table is printed with at least. */
  rows?: number
  /** Place for the firm's seal, with what stands in it. */
  seal?: Text
  /** Line under the form. */
  note?: Text
}

/** What a form field can be beyond the fields of a record; the comment says what its value is. */
export const formTypes = {
  /** '09:30' */
  time: true,
  /** { from?: day, to?: day } */
  dateRange: true,
  /** Minutes. */
  duration: true,
  /** { name, staffId?, contactId? }: somebody named, linked where known. */
  person: true,
  /** Several of them. */
  people: true,
  /** Whole number from `min` to `max`; `words` says what spans of it mean. */
  score: true,
  /** { name, image?, at, by? }: a drawn signature (file id) and who signed when. */
  signature: true,
  /** { verdict: 'agreed' | 'refused', opinion?, name, at, by? } */
  approval: true,
  /** Ids of uploaded files. */
  files: true,
  /** Rows of `columns`: { id, …values }[]. */
  table: true,
  /** Computed by `formula`; stored with the record so that it prints as it was. */
  computed: true,
} as const
export type FormFieldType = FieldType | keyof typeof formTypes

export type FormField = Omit<
  FieldData,
  'type' | 'group' | 'list' | 'system' | 'quality' | 'validDays' | 'role' | 'openOptions'
> & {
  key: string
  type: FormFieldType
  /** Line of the catalogue it answers; a line that asks two things is two fields with one number. */
  no?: number
  /** Field of the subject it shows and writes back: 'name'; '@legalPerson' is the person of that role, '@owner.education' a field of hers. */
  bind?: string
  /** Options that are a starting set the firm extends on the screen without publishing a new version. */
  openOptions?: boolean
  /** An option 'other' opens a text; its text is kept under `<key>Other`. */
  hasOther?: boolean
  shownWhen?: Condition
  requiredWhen?: Condition
  /** Value of a new record: the day of filling, the person filling, the record's own number once it has one, or a fixed value. */
  starts?: 'today' | 'now' | 'me' | 'number' | { value: unknown }
  /** Columns of a table; a column is no table itself. */
  columns?: readonly FormField[]
  /** Printed rows a table always has, each beginning with its label: 外销, 内销. */
  fixedRows?: readonly { key: string; label: Text }[]
  /** A column whose values are added up in the totals row, or a register field totalled over the rows shown. */
  total?: boolean
  formula?: Formula
  /** Type a computed value is shown as. */
  as?: 'integer' | 'decimal' | 'money' | 'ratio' | 'date' | 'text'
  /** Money that is received, owed or signed for: printed in words (大写) beside the figures, the total of a column too. */
  inCapitals?: boolean
  /** Share of a score in a weighted total. */
  weight?: number
  /** Highest first, each with the lowest score it covers: 非常满意 from 9, 满意 from 7. */
  words?: readonly { from: number; label: Text }[]
  /** Names whoever it is at present and not who once did something: where that person's work goes to another, this goes along. */
  isPresent?: boolean
  /** For refs to other forms: which one. */
  form?: string
  /** Twelfths of the line it takes on screen and paper; by default what its type needs. */
  span?: 2 | 3 | 4 | 6 | 8 | 9 | 12
  /** Lines printed for handwriting. */
  lines?: number
  /** Signing order is the order of the fields; this is who signs, as printed. */
  signedBy?: Text
  /** Whose place it is: of whom the form is about, or that of posts by title as the trade names them; unset, whoever fills the form in. */
  signs?: 'subject' | readonly string[]
  /** Whoever signs here takes the paper with it: into the hand, or into keeping. */
  takes?: 'hand' | 'keeping'
  /** Its turn to sign where the paper prints the highest first and the lowest signs first; those without one go before. */
  turn?: number
}

/** A field of the form by key, table columns excluded; undefined when there is none. */
export function formFields(form: Pick<FormDefinition, 'sections'>): readonly FormField[] {
  return form.sections.flatMap((section) => section.fields)
}

/** The condition of what was put away: it never holds. The answers that were given stay in their records. */
export const never: Condition = { any: [] }

export function isPutAway({ shownWhen }: Pick<FormField, 'shownWhen'>): boolean {
  return shownWhen !== undefined && 'any' in shownWhen && shownWhen.any.length === 0
}

const wide: ReadonlySet<FormFieldType> = new Set(['longText', 'table', 'options', 'files', 'json', 'score', 'approval'])
const short: ReadonlySet<FormFieldType> = new Set([
  'integer',
  'decimal',
  'money',
  'ratio',
  'date',
  'partialDate',
  'time',
  'boolean',
  'duration',
])

/** Twelfths a field takes when its form does not say. */
export function spanOf(field: FormField): number {
  if (field.span !== undefined) return field.span
  // 人民币（大写）壹万贰仟叁佰元整 takes half a line.
  if (field.inCapitals) return 6
  if (wide.has(field.type)) return 12
  if (short.has(field.type)) return 3
  if (field.type === 'option') return (field.options?.length ?? 0) > 4 ? 12 : 4
  return field.type === 'strings' || field.type === 'people' || field.type === 'dateRange' ? 6 : 4
}
