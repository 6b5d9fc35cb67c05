import { divisionsOfFolded } from './divisions.ts'
import { legalPairs, typedLegalForm } from './legal-forms.ts'
import { placesAtHead } from './place-prefix.ts'
import { longestMarker, longestPrefix, prefixLetters, textOf, type Unit, unitsOf, windowOf } from './search-units.ts'
import { certainBreaks } from './syllables.ts'

/** Neighbouring units of one kind: 云创 | ke | 361. */
export type Run = { kind: Unit['kind']; text: string; units: readonly Unit[] }

/** What was typed between two spaces. */
export type Term = {
  units: readonly Unit[]
  runs: readonly Run[]
  /** The letters without a legal form typed at their end (yckjyxgs → yckj); undefined if there is none. */
  shortened: string | undefined
  /** A place at the head and the rest: 深圳云创 also means 深圳市云创 and 云创（深圳）. Empty where there is no place. */
  parts: readonly Term[]
}

export type Query = { terms: readonly Term[]; compact: string }

// Longer than any name part a person types, and short enough for any hostile input.
const longestTerm = 40
const mostTerms = 8

/** The digits of a phone number without the country's: +86 138… and 0086 138… are 138…. */
export function domesticDigits(digits: string): string {
  return digits.replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/, '')
}

function runsOf(units: readonly Unit[]): Run[] {
  const runs: Run[] = []
  let from = 0
  for (let at = 1; at <= units.length; at += 1) {
    const kind = units[from]?.kind
    if (kind === undefined || units[at]?.kind === kind) continue
    const within = units.slice(from, at)
    runs.push({ kind, text: textOf(within), units: within })
    from = at
  }
  return runs
}

function termOf(text: string): Term {
  return termOfUnits(unitsOf(text, longestTerm))
}

function termOfUnits(units: readonly Unit[]): Term {
  const runs = runsOf(units)
  const letters = runs.length === 1 && runs[0]?.kind === 'letter' ? runs[0].text : ''
  const shortened = letters.replace(typedLegalForm, '')
  return {
    units,
    runs,
    shortened: shortened !== '' && shortened !== letters ? shortened : undefined,
    parts: partsOf(units, runs),
  }
}

function partsOf(units: readonly Unit[], runs: readonly Run[]): Term[] {
  if (runs.length !== 1 || runs[0]?.kind !== 'hanzi') return []
  const text = textOf(units)
  if (divisionsOfFolded(text).length > 0) return []
  const parts: Term[] = []
  let at = 0
  for (const place of placesAtHead(text, 1)) {
    const said = place.replace(/(?<=..)[省市]$/, '')
    parts.push(termOfUnits(units.slice(at, at + said.length)))
    at += place.length
  }
  return parts.length > 0 ? [...parts, termOfUnits(units.slice(at))] : []
}

/** Reads what was typed into the search box: words apart by spaces, but a number typed in groups (138 0000 1111) is one. */
export function readQuery(input: string): Query {
  const text = input.slice(0, 400).normalize('NFKC').trim()
  const isNumber = /^[\d\s()+.-]+$/.test(text) && /\d/.test(text)
  const words = isNumber ? [domesticDigits(text.replace(/\D/g, ''))] : text.split(/\s+/u)
  const terms = words
    .slice(0, mostTerms)
    .map(termOf)
    .filter((term) => term.units.length > 0)
  return { terms, compact: terms.map((term) => textOf(term.units)).join('') }
}

export type Tier = 'exact' | 'prefix' | 'inside'

export type SearchQuery = {
  /** What every hit has; the same as `tiers.inside`. Empty when nothing searchable was typed. */
  tokens: string[]
  tiers: Record<Tier, string[]>
  /** A LIKE pattern on `literalTextOf`, where letters are not in play: makes the hit exact, and pg_trgm can use it. */
  pattern?: string
  kind: 'empty' | 'hanzi' | 'letters' | 'digits' | 'mixed'
}

/** The windows from every place a character must begin at; none that lies within the one before. */
function windowsOf(letters: string): string[] {
  const windows: string[] = []
  let covered = 0
  for (const at of certainBreaks(letters)) {
    const window = windowOf(letters.slice(at))
    if (at + window.length > covered) windows.push(window)
    covered = Math.max(covered, at + window.length)
  }
  return windows
}

function tokensOfRun(run: Run, alone: boolean): string[] {
  const { kind, text, units } = run
  if (kind === 'letter') return windowsOf(text)
  if (units.length === 1) return kind === 'hanzi' || alone ? [text] : []
  if (kind === 'digit' && units.length === 2) return alone ? [text] : []
  const length = kind === 'digit' ? 3 : 2
  return units
    .slice(0, units.length - length + 1)
    .map((_, at) => textOf(units.slice(at, at + length)))
    .filter((token) => !legalPairs.has(token))
}

/** 第3, 2号: what is written on both sides is neighbours in the name too; letters may stand for Hanzi. */
function tokensBetween(runs: readonly Run[]): string[] {
  return runs.flatMap((run, at) => {
    const next = runs[at + 1]
    if (!next || run.kind === 'letter' || next.kind === 'letter') return []
    return [(run.units.at(-1)?.text ?? '') + (next.units[0]?.text ?? '')]
  })
}

function tokensOfTerm(term: Term): string[] {
  if (term.parts.length > 0) return term.parts.flatMap(tokensOfTerm)
  const alone = term.runs.length === 1
  const runs =
    term.shortened === undefined ? term.runs : term.runs.map((run) => ({ ...run, text: term.shortened ?? '' }))
  const tokens = [...runs.flatMap((run) => tokensOfRun(run, alone)), ...tokensBetween(runs)]
  // Nothing but a legal form (有限公司): its characters are all there is to ask for.
  return tokens.length > 0 ? tokens : term.units.filter((unit) => unit.kind === 'hanzi').map((unit) => unit.text)
}

function prefixMarker(term: Term): string {
  const [first, second] = term.runs
  const text = textOf(term.units)
  if (!first) return ''
  const isCode = term.runs.every((run) => run.kind !== 'hanzi')
  if (isCode && (second || first.kind === 'digit')) return text.slice(0, longestPrefix)
  if (first.kind === 'letter') return (term.shortened ?? first.text).slice(0, prefixLetters)
  if (first.units.length > 1 || !second || second.kind === 'letter') return textOf(first.units.slice(0, 2))
  return textOf(term.units.slice(0, 2))
}

function kindOf(query: Query): SearchQuery['kind'] {
  const kinds = new Set(query.terms.flatMap((term) => term.runs.map((run) => run.kind)))
  if (kinds.size === 0) return 'empty'
  if (kinds.size > 1) return 'mixed'
  return kinds.has('hanzi') ? 'hanzi' : kinds.has('letter') ? 'letters' : 'digits'
}

/** The tokens to ask for, tier by tier: `exact`, then `prefix`, then `inside`; a hit of one tier is a hit of the next ones. */
export function queryOf(input: string): SearchQuery {
  const query = readQuery(input)
  const tokens = [...new Set(query.terms.flatMap(tokensOfTerm))]
  const kind = kindOf(query)
  const [only] = query.terms
  if (!only) return { tokens: [], tiers: { exact: [], prefix: [], inside: [] }, kind }
  const tiers = {
    exact: query.compact.length <= longestMarker ? [`=${query.compact}`] : tokens,
    prefix: [...new Set([`^${prefixMarker(only)}`, ...tokens])],
    inside: tokens,
  }
  const isWritten =
    query.terms.length === 1 && only.units.length >= 3 && only.runs.every((run) => run.kind !== 'letter')
  return isWritten ? { tokens, tiers, kind, pattern: `%${query.compact}%` } : { tokens, tiers, kind }
}
