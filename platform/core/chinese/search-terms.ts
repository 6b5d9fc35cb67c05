import { divisionsOfFolded } from './divisions.ts'
import { typedLegalForm } from './legal-forms.ts'
import { placesAtHead } from './place-prefix.ts'
import { textOf, type Unit, unitsOf } from './search-units.ts'

/** Neighbouring units of one kind: 云创 | ke | 361. */
export type Run = { kind: Unit['kind']; text: string; units: readonly Unit[] }

/** What was typed between two spaces. */
export type Term = {
  units: readonly Unit[]
  runs: readonly Run[]
  /** Units before which a sign was typed between digits (24-001): they may stand on its two sides. */
  joints: ReadonlySet<number>
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
  const units = unitsOf(text, longestTerm)
  return termOfUnits(units, typedJoints(units))
}

function typedJoints(units: readonly Unit[]): ReadonlySet<number> {
  const isDigit = (unit: Unit | undefined) => unit?.kind === 'digit'
  const joined = units.flatMap((unit, at) => {
    const before = units[at - 1]
    return isDigit(unit) && isDigit(before) && unit.start > (before?.end ?? 0) ? [at] : []
  })
  return new Set(joined)
}

/** A number typed alone: groups are put together, only signs that numbers are written with part it. */
function termOfNumber(text: string): Term {
  const signed = unitsOf(text.replace(/[\s()+]/g, ''))
  const digits = textOf(signed)
  const domestic = unitsOf(domesticDigits(digits), longestTerm)
  const cut = digits.length - domesticDigits(digits).length
  const joints = [...typedJoints(signed)].map((at) => at - cut).filter((at) => at > 0)
  return termOfUnits(domestic, new Set(joints))
}

function termOfUnits(units: readonly Unit[], joints: ReadonlySet<number> = new Set()): Term {
  const runs = runsOf(units)
  const letters = runs.length === 1 && runs[0]?.kind === 'letter' ? runs[0].text : ''
  const shortened = letters.replace(typedLegalForm, '')
  return {
    units,
    runs,
    joints,
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
  const read = isNumber ? [termOfNumber(text)] : text.split(/\s+/u).slice(0, mostTerms).map(termOf)
  const terms = read.filter((term) => term.units.length > 0)
  return { terms, compact: terms.map((term) => textOf(term.units)).join('') }
}
