import type { Tier } from './search-query.ts'
import { type Query, type Run, readQuery, type Term } from './search-terms.ts'
import { phoneUnits, type SearchEntry } from './search-tokens.ts'
import {
  jointsOf,
  longestPrefix,
  type Spoken,
  spokenOf,
  tailLengths,
  textOf,
  type Unit,
  unitsOf,
  wholeReadings,
} from './search-units.ts'

/** What a query hit: `[start, end)` of the original text of one of the entry's names, words, numbers or phones. */
export type HitRange = { list: keyof SearchEntry; index: number; start: number; end: number }

export type Match = { tier: Tier; ranges: HitRange[] }

type Hit = { tier: Tier; start: number; end: number }

const tierOrder: Record<Tier, number> = { exact: 0, prefix: 1, inside: 2 }

const better = (one: Hit | undefined, other: Hit | undefined): Hit | undefined =>
  !one || (other && tierOrder[other.tier] < tierOrder[one.tier]) ? other : one

/** The unit behind the last one when `run` is read from unit `at` on and the rest of the term follows, else -1. */
function readRun(spoken: Spoken, runs: readonly Run[], index: number, at: number): number {
  const run = runs[index]
  if (!run) return at
  if (run.kind !== 'letter') {
    const isHere = run.units.every((unit, offset) => spoken.units[at + offset]?.text === unit.text)
    return isHere ? readRun(spoken, runs, index + 1, at + run.units.length) : -1
  }
  const after = (end: number) => readRun(spoken, runs, index + 1, end)
  const inFull = readLetters(spoken, run.text, at, after)
  if (inFull >= 0) return inFull
  const inInitials = readInitials(spoken, run.text, at, after)
  return inInitials >= 0 || !spoken.person || at > 0 ? inInitials : readSurname(spoken, run.text, after)
}

/** The surname in full, then initials: zhangxm. */
function readSurname(spoken: Spoken, letters: string, after: (end: number) => number): number {
  for (const syllable of spoken.sounds[0] ?? []) {
    const end = letters.startsWith(syllable) ? readInitials(spoken, letters.slice(syllable.length), 1, after) : -1
    if (end >= 0) return end
  }
  return -1
}

/** Full pinyin, the last syllable whole or begun. */
function readLetters(spoken: Spoken, letters: string, at: number, after: (end: number) => number): number {
  for (const syllable of spoken.sounds[at] ?? []) {
    if (syllable.startsWith(letters)) {
      const end = after(at + 1)
      if (end >= 0) return end
    } else if (letters.startsWith(syllable)) {
      const end = readLetters(spoken, letters.slice(syllable.length), at + 1, after)
      if (end >= 0) return end
    }
  }
  return -1
}

function readInitials(spoken: Spoken, letters: string, at: number, after: (end: number) => number): number {
  for (let offset = 0; offset < letters.length; offset += 1) {
    const initial = letters.charAt(offset)
    if (!spoken.sounds[at + offset]?.some((syllable) => syllable.startsWith(initial))) return -1
  }
  return after(at + letters.length)
}

const isCode = (term: Term) =>
  term.runs.every((run) => run.kind !== 'hanzi') && term.runs.some((run) => run.kind === 'digit')

/** More digits than beginnings have a token for: found like digits anywhere. */
const isLong = ({ runs, units }: Term) => units.length > longestPrefix && runs.length === 1 && runs[0]?.kind === 'digit'

function isWritten(units: readonly Unit[], at: number, term: Term): boolean {
  return term.units.every((unit, offset) => units[at + offset]?.text === unit.text)
}

/** Only letters can be a reading; asking a name for its readings is the dear part of a search. */
const isLetters = (text: string) => /^[a-z]+$/.test(text)

function hitName(spoken: Spoken, term: Term): Hit | undefined {
  const { units, starts, coreEnd } = spoken
  const text = textOf(term.units)
  const span = (from: number, to: number) => ({ start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? 0 })
  if (text === textOf(units)) return { tier: 'exact', ...span(0, units.length) }
  for (const start of starts) {
    if (text === textOf(units.slice(start, coreEnd))) return { tier: 'exact', ...span(start, coreEnd) }
  }
  if (isLetters(text) && wholeReadings(spoken).includes(text))
    return { tier: 'exact', ...span(starts.at(-1) ?? 0, coreEnd) }
  let inside: Hit | undefined
  for (let at = 0; at < units.length; at += 1) {
    const end = readTerm(spoken, term, at)
    if (end < 0) continue
    if (starts.includes(at) && (!isCode(term) || (isWritten(units, at, term) && !isLong(term))))
      return { tier: 'prefix', ...span(at, end) }
    inside ??= { tier: 'inside', ...span(at, end) }
  }
  return inside

  function readTerm(name: Spoken, wanted: Term, at: number): number {
    const end = readRun(name, wanted.runs, 0, at)
    if (end >= 0 || wanted.shortened === undefined) return end
    const before = readRun(name, [{ kind: 'letter', text: wanted.shortened, units: [] }], 0, at)
    // The legal form typed in pinyin must stand right behind what was found.
    const isLegalForm =
      before >= 0 && before < units.length && units[before]?.kind === 'hanzi' && spoken.sounds[before]?.length === 0
    return isLegalForm ? before : -1
  }
}

function hitNumber(units: readonly Unit[], term: Term): Hit | undefined {
  const wanted = textOf(term.units)
  const span = (from: number, to: number) => ({ start: units[from]?.start ?? 0, end: units[to - 1]?.end ?? 0 })
  if (textOf(units) === wanted) return { tier: 'exact', ...span(0, units.length) }
  if (isWritten(units, 0, term)) {
    return { tier: isLong(term) ? 'inside' : 'prefix', ...span(0, term.units.length) }
  }
  if (term.units.length < 3) return undefined
  const joints = jointsOf(units)
  const at = units.findIndex((_, from) => isWritten(units, from, term) && isTogether(joints, from, term))
  return at < 0 ? undefined : { tier: 'inside', ...span(at, at + term.units.length) }
}

/** Digits that a term begins with stand together in the number too, unless a sign was typed among them. */
function isTogether(joints: ReadonlySet<number>, from: number, { runs, joints: typed }: Term): boolean {
  const [first] = runs
  if (first?.kind !== 'digit' || (typed.size > 0 && isParted(first.units.length, typed))) return true
  return !first.units.some((_, at) => at > 0 && joints.has(from + at))
}

/** Whether a part beside a sign is long enough to be asked for by itself. */
function isParted(length: number, typed: ReadonlySet<number>): boolean {
  const cuts = [0, ...[...typed].filter((at) => at < length).sort((a, b) => a - b), length]
  return cuts.some((cut, n) => n > 0 && cut - (cuts[n - 1] ?? 0) >= 3)
}

function hitPhone(units: readonly Unit[], term: Term): Hit | undefined {
  const wanted = textOf(term.units)
  if (!/^\d{3,}$/.test(wanted)) return undefined
  const digits = textOf(units)
  const at = digits.endsWith(wanted) ? digits.length - wanted.length : digits.indexOf(wanted)
  if (at < 0) return undefined
  const span = { start: units[at]?.start ?? 0, end: units[at + wanted.length - 1]?.end ?? 0 }
  if (digits === wanted) return { tier: 'exact', ...span }
  return { tier: digits.endsWith(wanted) && tailLengths.has(wanted.length) ? 'prefix' : 'inside', ...span }
}

type Opened = { list: keyof SearchEntry; index: number; hit: (term: Term) => Hit | undefined }

function open(entry: SearchEntry): Opened[] {
  const named = (list: 'names' | 'words', index: number, text: string, person: boolean): Opened => {
    const spoken = spokenOf({ text, person })
    return { list, index, hit: (term) => hitName(spoken, term) }
  }
  return [
    ...entry.names.map(({ text, person }, index) => named('names', index, text, person)),
    ...entry.words.map((word, index) => named('words', index, word, false)),
    ...entry.numbers.map((number, index): Opened => {
      const units = unitsOf(number)
      return { list: 'numbers', index, hit: (term) => hitNumber(units, term) }
    }),
    ...entry.phones.map((phone, index): Opened => {
      const units = phoneUnits(phone)
      return { list: 'phones', index, hit: (term) => hitPhone(units, term) }
    }),
  ]
}

function bestOf(opened: readonly Opened[], term: Term): Match | undefined {
  let best: { hit: Hit; at: Opened } | undefined
  for (const at of opened) {
    const hit = at.hit(term)
    if (hit && better(best?.hit, hit) === hit) best = { hit, at }
  }
  if (!best) return bestOfParts(opened, term.parts)
  const { hit, at } = best
  return { tier: hit.tier, ranges: [{ list: at.list, index: at.index, start: hit.start, end: hit.end }] }
}

/** Every part found somewhere; in the tier 'prefix' when the first one begins something. */
function bestOfParts(opened: readonly Opened[], parts: readonly Term[]): Match | undefined {
  const found = parts.map((part) => bestOf(opened, part)).filter((hit) => hit !== undefined)
  const [first] = found
  if (!first || found.length < parts.length) return undefined
  return { tier: first.tier === 'inside' ? 'inside' : 'prefix', ranges: found.flatMap((hit) => hit.ranges) }
}

/** Does the query as a whole, its spaces apart, say one whole name or number? 'Apple Inc', '138 0000 1111'. */
function isWhole(opened: readonly Opened[], query: Query): boolean {
  const [whole] = readQuery(query.compact).terms
  return whole !== undefined && bestOf(opened, whole)?.tier === 'exact'
}

/**
 * The exact check behind the tokens, for the few rows SQL gives back: every word of the query must be found somewhere
 * in the entry. Gives the tier and what to highlight, or undefined. Whatever this finds, the tokens of the tier find too.
 */
export function matches(entry: SearchEntry, input: string): Match | undefined {
  const query = readQuery(input)
  const opened = open(entry)
  const [only, ...others] = query.terms
  if (!only) return undefined
  if (others.length === 0) return bestOf(opened, only)
  const found = bestOfParts(opened, query.terms)
  return found && isWhole(opened, query) ? { tier: 'exact', ranges: found.ranges } : found
}
