import { legalPairs } from './legal-forms.ts'
import { domesticDigits } from './search-terms.ts'
import {
  eachChain,
  eachWindow,
  jointsOf,
  longestMarker,
  longestPrefix,
  type Name,
  prefixLetters,
  type Spoken,
  spokenOf,
  tailLengths,
  textOf,
  type Unit,
  unitsOf,
  wholeReadings,
} from './search-units.ts'

/**
 * Search tokens for a PostgreSQL `text[]` column with a GIN index, asked with one `search_tokens @> $tokens` (`queryOf` in search-query.ts).
 *
 * The rule behind all of them: a query asks for a token only if *every* way in which the query can match implies it.
 * So one AND is enough, nothing is missed, and no OR over readings is needed.
 *
 * | token | from | asked by |
 * | 云, 云创 | characters and neighbouring pairs of names; not pairs inside legal forms (有限, 公司) | Hanzi |
 * | y, yu … yunchu; yc, yck, yckj | from every character of a name, its next letters in full pinyin (1–6) and in initials (1–4), in every customary reading | letters, from each place where a character must begin |
 * | 138, 380 … | three neighbouring digits of numbers, phones and names | three digits and more |
 * | ~2, ~26, ~260 … | digits behind a letter or Hanzi, signs passed over | digits typed behind something else |
 * | ^云, ^云创, ^yu, ^kh, ^9133, ^1111 | beginnings of names (also behind the place) and numbers, tails of phones | tier 'prefix' |
 * | =云创科技, =zhangsan, =zs, =13800001111 | whole names (also without legal form or place), numbers, phones | tier 'exact' |
 *
 * Alternatives tried on paper: letter trigrams of pinyin (fewer tokens, but every list is long: ang, ing, hen);
 * syllables with separate initials (needs an OR for every query that reads both ways: ke, an, kang).
 * Shortened pinyin mixed at will (shenzyc for 深圳云创) is left out: it doubles the tokens. For people the surname in full
 * and initials (zhangxm) is in.
 */

export type SearchEntry = {
  names: readonly Name[]
  /** Record, contract, plate, identity numbers. */
  numbers: readonly string[]
  phones: readonly string[]
  /** Tags and other words. */
  words: readonly string[]
}

const isLiteral = (unit: Unit | undefined): unit is Unit => unit !== undefined && unit.kind !== 'letter'

/** Characters, pairs and digit triples as they are written. */
function addLiterals(units: readonly Unit[], add: (token: string) => void, allDigits: boolean): void {
  const joints = allDigits ? undefined : jointsOf(units)
  eachChain(units, add)
  units.forEach((unit, at) => {
    if (!isLiteral(unit)) return
    const next = units[at + 1]
    const third = units[at + 2]
    const bothDigits = unit.kind === 'digit' && next?.kind === 'digit'
    if (unit.kind === 'hanzi' || allDigits) add(unit.text)
    if (isLiteral(next) && (allDigits || !bothDigits)) {
      const pair = unit.text + next.text
      if (!legalPairs.has(pair)) add(pair)
    }
    const isParted = joints?.has(at + 1) || joints?.has(at + 2)
    if (bothDigits && third?.kind === 'digit' && !isParted) add(unit.text + next.text + third.text)
  })
}

function addBeginnings(text: string, add: (token: string) => void): void {
  const points = Array.from(text)
  for (let end = 1; end <= Math.min(points.length, longestPrefix); end += 1) add(`^${points.slice(0, end).join('')}`)
}

function addName(name: Name, add: (token: string) => void): void {
  const spoken = spokenOf(name)
  const { units, starts, coreEnd } = spoken
  addLiterals(units, add, true)
  for (let at = 0; at < units.length; at += 1) eachWindow(spoken, at, add)
  for (const start of starts) {
    const begun = units.slice(start)
    for (const length of [1, 2]) add(`^${textOf(begun.slice(0, length))}`)
    eachWindow(spoken, start, (letters) => add(`^${letters}`), prefixLetters)
    const plain = leadingCode(begun)
    if (plain.length > 1) addBeginnings(plain, add)
    add(`=${textOf(units.slice(start, Math.min(coreEnd, start + longestMarker)))}`)
  }
  add(`=${textOf(units.slice(0, longestMarker))}`)
  for (const read of wholeReadings(spoken)) if (read.length <= longestMarker) add(`=${read}`)
}

/** 361 of 361度, 3m of 3M中国: the letters and digits a name begins with. */
function leadingCode(units: readonly Unit[]): string {
  const end = units.findIndex((unit) => unit.kind === 'hanzi')
  return textOf(end < 0 ? units : units.slice(0, end))
}

function addNumber(number: string, add: (token: string) => void): void {
  const units = unitsOf(number)
  addLiterals(units, add, false)
  const sounds = units.map((unit) => (unit.kind === 'letter' ? [unit.text] : []))
  const literal: Spoken = { person: false, units, sounds, starts: [0], coreEnd: units.length }
  for (let at = 0; at < units.length; at += 1) eachWindow(literal, at, add)
  // One or two digits find a number by its beginning only.
  const [first, second] = units
  if (first?.kind === 'digit') add(first.text)
  if (first?.kind === 'digit' && second?.kind === 'digit') add(first.text + second.text)
  // Behind letters the chain of digits says the rest.
  const letters = units.findIndex((unit) => unit.kind !== 'letter')
  addBeginnings(textOf(letters > 0 ? units.slice(0, Math.min(letters, prefixLetters)) : units), add)
  add(`=${textOf(units.slice(0, longestMarker))}`)
}

/** The digits of a phone as search has them: domestic, without extension. */
export function phoneUnits(phone: string): Unit[] {
  const units = unitsOf(phone)
  const end = units.findIndex((unit) => unit.kind !== 'digit')
  const digits = end < 0 ? units : units.slice(0, end)
  return digits.slice(digits.length - domesticDigits(textOf(digits)).length)
}

function addPhone(phone: string, add: (token: string) => void): void {
  const units = phoneUnits(phone)
  const digits = textOf(units)
  for (let at = 0; at + 3 <= digits.length; at += 1) add(digits.slice(at, at + 3))
  for (const length of tailLengths) if (length <= digits.length) add(`^${digits.slice(-length)}`)
  if (digits !== '') add(`=${digits.slice(0, longestMarker)}`)
}

/** All tokens of an entry, each once. A company name has about 90, a person about 25, a phone 20. */
export function tokensOf(entry: SearchEntry): string[] {
  const tokens = new Set<string>()
  const add = (token: string) => {
    tokens.add(token)
  }
  for (const name of entry.names) addName(name, add)
  for (const word of entry.words) addName({ text: word, person: false }, add)
  for (const number of entry.numbers) addNumber(number, add)
  for (const phone of entry.phones) addPhone(phone, add)
  return [...tokens]
}

// Two halves of one design: what is stored, and what is asked.
export { queryOf } from './search-query.ts'

/** Everything of an entry as written and folded, one name or number to a line: the column a `pattern` is asked of. */
export function literalTextOf(entry: SearchEntry): string {
  const written = [...entry.names.map((name) => name.text), ...entry.words, ...entry.numbers].map((text) =>
    textOf(unitsOf(text)),
  )
  return [...written, ...entry.phones.map((phone) => textOf(phoneUnits(phone)))].join('\n')
}
