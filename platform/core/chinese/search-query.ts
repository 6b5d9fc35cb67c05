import { legalPairs } from './legal-forms.ts'
import { type Query, type Run, readQuery, type Term } from './search-terms.ts'
import {
  chainOf,
  longestMarker,
  longestPrefix,
  prefixLetters,
  tailLengths,
  textOf,
  type Unit,
  windowOf,
} from './search-units.ts'
import { certainBreaks } from './syllables.ts'

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

function tokensOfRun(run: Run, at: number, { runs, joints }: Term): string[] {
  const { kind, text, units } = run
  const alone = runs.length === 1
  if (kind === 'letter') return windowsOf(text)
  if (kind === 'digit' && at > 0) return [chainOf(text)]
  if (units.length === 1) return kind === 'hanzi' || alone ? [text] : []
  if (kind === 'digit') return units.length === 2 ? (alone ? [text] : []) : triplesOf(units, joints)
  return neighbours(units, 2).filter((token) => !legalPairs.has(token))
}

function neighbours(units: readonly Unit[], length: number): string[] {
  return units.slice(0, Math.max(0, units.length - length + 1)).map((_, at) => textOf(units.slice(at, at + length)))
}

/** On each side of a typed sign by itself; of parts too short to say anything, as if there were none. */
function triplesOf(units: readonly Unit[], joints: ReadonlySet<number>): string[] {
  const cuts = [0, ...[...joints].filter((at) => at < units.length).sort((a, b) => a - b), units.length]
  const parted = cuts.slice(1).flatMap((end, n) => neighbours(units.slice(cuts[n], end), 3))
  return parted.length > 0 ? parted : neighbours(units, 3)
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
  const runs =
    term.shortened === undefined ? term.runs : term.runs.map((run) => ({ ...run, text: term.shortened ?? '' }))
  const tokens = [...runs.flatMap((run, at) => tokensOfRun(run, at, term)), ...tokensBetween(runs)]
  // Nothing but a legal form (有限公司): its characters are all there is to ask for.
  return tokens.length > 0 ? tokens : term.units.filter((unit) => unit.kind === 'hanzi').map((unit) => unit.text)
}

function prefixMarker(term: Term): string {
  const [first, second] = term.runs
  const text = textOf(term.units)
  if (!first) return ''
  if (first.kind === 'digit' && !second) return text.length <= longestPrefix || tailLengths.has(text.length) ? text : ''
  const isCode = term.runs.every((run) => run.kind !== 'hanzi')
  if (isCode && first.kind === 'digit') return text.slice(0, longestPrefix)
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
  const begun = prefixMarker(only)
  const tiers = {
    exact: query.compact.length <= longestMarker ? [`=${query.compact}`] : tokens,
    prefix: begun === '' ? tokens : [...new Set([`^${begun}`, ...tokens])],
    inside: tokens,
  }
  const isWritten =
    query.terms.length === 1 && only.units.length >= 3 && only.runs.every((run) => run.kind !== 'letter')
  return isWritten ? { tokens, tiers, kind, pattern: `%${query.compact}%` } : { tokens, tiers, kind }
}
