import { readQuery } from '#platform/core/chinese/search-terms.ts'
import { textOf, type Unit, unitsOf } from '#platform/core/chinese/search-units.ts'
import { figureKeys } from './figures/rules.ts'
import type { JournalCategory } from './schema.ts'

// The longest entry has 10,000 characters; what is looked for stands in its first few pages.
const searchedUnits = 4000
// People type the beginning of a Latin word; eight letters tell one word from another.
const longestWord = 8

/**
 * Search tokens of an entry: neighbouring pairs of Hanzi, three neighbouring digits, beginnings of Latin words.
 * Leaner than those of names (no pinyin, no single Hanzi): an entry is a page of text, a name is a line.
 */
export function journalTokens(parts: readonly (string | null)[]): string[] {
  const tokens = new Set<string>()
  for (const part of parts) {
    if (part === null) continue
    const units = unitsOf(part, searchedUnits)
    units.forEach((unit, at) => {
      for (const token of tokensAt(units, at, unit)) tokens.add(token)
    })
  }
  return [...tokens]
}

function tokensAt(units: readonly Unit[], at: number, unit: Unit): string[] {
  const next = units[at + 1]
  if (unit.kind === 'hanzi') return next?.kind === 'hanzi' ? [unit.text + next.text] : []
  const before = units[at - 1]
  if (unit.kind === 'digit') {
    const run = units.slice(at, at + 3)
    return run.length === 3 && run.every((one) => one.kind === 'digit') ? [textOf(run)] : []
  }
  if (before?.kind === 'letter' && before.end === unit.start) return []
  const word = wordFrom(units, at)
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, n) => word.slice(0, n + 2))
}

function wordFrom(units: readonly Unit[], at: number): string {
  let word = ''
  for (let n = at; n < units.length && word.length < longestWord; n++) {
    const unit = units[n]
    const isApart = n > at && units[n - 1]?.end !== unit?.start
    if (unit?.kind !== 'letter' || isApart) break
    word += unit.text
  }
  return word
}

/** Neighbouring pairs of a word of Hanzi: the tokens an entry that has the word must have. */
export function pairsOf(word: string): string[] {
  const points = Array.from(word)
  return points.slice(1).map((point, at) => (points[at] ?? '') + point)
}

/**
 * Tokens every hit of a search must have. `rest` is what is too short for a token (one Hanzi, two digits) and has to
 * be looked for in the text itself; `letters` may be a Latin word or the sound of Hanzi.
 */
export function journalQuery(search: string): {
  tokens: string[]
  rest: string[]
  letters: { token: string; text: string }[]
} {
  const tokens: string[] = []
  const rest: string[] = []
  const letters: { token: string; text: string }[] = []
  for (const run of readQuery(search).terms.flatMap((term) => term.runs)) {
    const shortest = run.kind === 'digit' ? 3 : 2
    if (run.units.length < shortest) rest.push(run.text)
    else if (run.kind === 'letter') letters.push({ token: run.text.slice(0, longestWord), text: run.text })
    else
      for (let at = 0; at + shortest <= run.units.length; at++) tokens.push(textOf(run.units.slice(at, at + shortest)))
  }
  return { tokens: [...new Set(tokens)], rest, letters }
}

/** Categories that mean the customer was reached; they move the day of the last contact. */
const contacts: readonly JournalCategory[] = [
  'call',
  'visit',
  'wechat',
  'email',
  'meeting',
  'promise',
  'complaint',
  'care',
]

export function isContact(category: string): boolean {
  return (contacts as readonly string[]).includes(category)
}

// Clocks of phones run ahead a little; more than this is a mistyped date.
const clockErrorMs = 10 * 60_000
// Nothing in a firm's journal is older than the oldest living person.
const earliest = Date.parse('1900-01-01T00:00:00Z')

/** Why an entry cannot have happened then, or undefined. */
export function momentError(happenedAt: string, now: Date): 'journal.in_future' | 'journal.too_early' | undefined {
  const at = Date.parse(happenedAt)
  if (at > now.getTime() + clockErrorMs) return 'journal.in_future'
  return at < earliest ? 'journal.too_early' : undefined
}

/** When an answer is due: within the hours of its category, for what the customer began and the firm did not solve at once. */
export function replyDue(
  entry: { begunBy?: string | null; source: string },
  replyHours: number | null,
  recordedAt: Date,
): string | null {
  if (replyHours === null || entry.begunBy === 'us' || entry.source !== 'person') return null
  return new Date(recordedAt.getTime() + replyHours * 3_600_000).toISOString()
}

/** Who begins when nobody says: a complaint comes from the customer, greetings and visits from us. */
export function usualBeginner(category: string): 'customer' | 'us' | null {
  if (category === 'complaint') return 'customer'
  return category === 'care' || category === 'visit' ? 'us' : null
}

const parts = ['matter', 'begunBy', 'contactId', ...figureKeys] as const
type Parts = { [K in (typeof parts)[number]]: string | null }
type Part = Parts & {
  id: string
  refersTo: string | null
  refersAs: string | null
  text: string
  solution: string | null
  summary: string | null
  category: string
  recordedAt: string
  authorName: string
  reason: string | null
}

export type FoldedEntry<E extends Part> = E & {
  corrected: boolean
  supplements: number
  answeredAt: string | null
  isLate: boolean
  additions: Part[]
}

/**
 * Entries as they are read: the latest correction says what holds, supplements fill solution and summary. What was
 * first written stays beside it in `additions`, oldest first.
 */
export function foldEntry<E extends Part & { replyDueAt?: string | null }>(
  entry: E,
  additions: readonly Part[],
  now: Date,
): FoldedEntry<E> {
  const answer = [entry, ...additions].find((one) => one.solution !== null)
  const answeredAt = answer?.recordedAt ?? null
  const due = entry.replyDueAt ?? null
  const isLate = due !== null && Date.parse(answeredAt ?? now.toISOString()) > Date.parse(due)
  const folded: FoldedEntry<E> = {
    ...entry,
    corrected: false,
    supplements: 0,
    answeredAt,
    isLate,
    additions: [...additions],
  }
  for (const one of additions) {
    if (one.refersAs === 'correction') {
      folded.category = one.category
      folded.text = one.text
      for (const key of parts) (folded as Parts)[key] = one[key]
      folded.corrected = true
    } else folded.supplements++
    folded.solution = one.solution ?? folded.solution
    folded.summary = one.summary ?? folded.summary
  }
  return folded
}
