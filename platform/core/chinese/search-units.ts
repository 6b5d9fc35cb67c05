import { foldPoint } from './fold.ts'
import { legalFormsIn } from './legal-forms.ts'
import { readings } from './pinyin.ts'
import { placeLength } from './place-prefix.ts'

/** What search compares: one folded character, and where in the original text it stands (UTF-16, [start, end)). */
export type Unit = { text: string; kind: 'hanzi' | 'letter' | 'digit'; start: number; end: number }

/** A name to be found: a person's is read with its surname first. */
export type Name = { text: string; person: boolean }

/** A name taken apart for search. */
export type Spoken = {
  person: boolean
  units: readonly Unit[]
  /** The readings of each unit; none for digits, legal forms and characters nobody can read. A letter reads as itself. */
  sounds: readonly (readonly string[])[]
  /** Where the name begins for someone who types it: at its head, and after its place (深圳市|云创). */
  starts: readonly number[]
  /** Where a legal form at the end begins, or the number of units. */
  coreEnd: number
}

// The longest registered company names have about 80 characters; what stands beyond 120 is text, not a name.
const longestName = 120

/** The units of a text, `limit` at most; white space, punctuation and ASCII symbols are passed over. 'hanzi' is any other character. */
export function unitsOf(text: string, limit = longestName): Unit[] {
  const units: Unit[] = []
  let start = 0
  for (const point of text) {
    const end = start + point.length
    for (const folded of foldPoint(point)) {
      const kind = folded >= 'a' && folded <= 'z' ? 'letter' : folded >= '0' && folded <= '9' ? 'digit' : 'hanzi'
      units.push({ text: folded, kind, start, end })
      if (units.length === limit) return units
    }
    start = end
  }
  return units
}

/** The folded text of units, one character each. */
export function textOf(units: readonly Unit[]): string {
  let text = ''
  for (const unit of units) text += unit.text
  return text
}

/**
 * Where a sign stands between two digits of a number that begins with something else (KH-26|00382): what lies on its two
 * sides is not next to each other, or 600 would find every number of the year. A number of digits alone has no such
 * places: it may be typed without its signs.
 */
export function jointsOf(units: readonly Unit[]): ReadonlySet<number> {
  const joints = new Set<number>()
  if (units[0]?.kind === 'digit') return joints
  units.forEach((unit, at) => {
    const before = units[at - 1]
    if (unit.kind === 'digit' && before?.kind === 'digit' && unit.start > before.end) joints.add(at)
  })
  return joints
}

// How many digits of a run, from its beginning, have a token of their own.
const chainLengths = [12, 8, 6, 4, 3, 2, 1]

/** The token for so many digits behind a letter or Hanzi: kh2600382 is KH-26-00382, whatever signs it is written with. */
export function chainOf(digits: string): string {
  return `~${digits.slice(
    0,
    chainLengths.find((length) => length <= digits.length),
  )}`
}

/** Calls `found` with the tokens of every run of digits that has something else before it. */
export function eachChain(units: readonly Unit[], found: (token: string) => void): void {
  units.forEach((unit, at) => {
    if (unit.kind !== 'digit' || at === 0 || units[at - 1]?.kind === 'digit') return
    const end = units.findIndex((one, n) => n > at && one.kind !== 'digit')
    const digits = textOf(units.slice(at, end < 0 ? units.length : end))
    for (const length of chainLengths) if (length <= digits.length) found(`~${digits.slice(0, length)}`)
  })
}

/**
 * Takes a name apart. Company names lose place and legal form where it helps; personal names are read surname first.
 * The sounds are worked out when they are first asked for: a search in Hanzi or digits needs none, and they cost most.
 */
export function spokenOf(name: Name): Spoken {
  const units = unitsOf(name.text)
  const compact = textOf(units)
  // Rare Hanzi take two places in a string: counted by unit, legal forms behind them would be cut wrongly.
  const isPlain = name.person || compact.length !== units.length
  const forms = isPlain ? [] : legalFormsIn(compact)
  const coreEnd = forms.find(({ start, end }) => end === units.length && start > 0)?.start ?? units.length
  const place = isPlain ? 0 : placeLength(compact.slice(0, coreEnd))
  let sounds: Spoken['sounds'] | undefined
  return {
    person: name.person,
    units,
    starts: place > 0 ? [0, place] : [0],
    coreEnd,
    get sounds() {
      sounds ??= soundsOf(units, compact, name.person, forms)
      return sounds
    },
  }
}

function soundsOf(
  units: readonly Unit[],
  compact: string,
  surname: boolean,
  silent: readonly { start: number; end: number }[],
): Spoken['sounds'] {
  const sounds: (readonly string[])[] = readings(compact, { surname }).map((read, at) =>
    units[at]?.kind === 'letter' ? [units[at].text] : read,
  )
  for (const { start, end } of silent) sounds.fill([], start, end)
  return sounds
}

// '=' and a whole name: beyond this its parts say as much.
export const longestMarker = 40
// '^' and the digits a number begins with. Longer beginnings are found by their digits alone; a token of its own for
// each length would be a third of all tokens that only one record has, and those make the index large and slow to write.
export const longestPrefix = 6
// '^' and the tails of phones people type: what they remember (3 to 6), a local number (7, 8), a whole mobile number.
export const tailLengths: ReadonlySet<number> = new Set([3, 4, 5, 6, 7, 8, 11])
// '^' and the letters a name begins with: with the windows beside it, two tell enough.
export const prefixLetters = 2

// One syllable of the longest kind (zhuang).
const syllableWindow = 6
// Initials, and nothing but consonants, tell names apart with four letters already (yckt).
const consonantWindow = 4

/** The letters of a window that are worth a token: six, or four if those are consonants only. */
export function windowOf(letters: string): string {
  return letters.slice(0, /[aeiouv]/.test(letters.slice(0, consonantWindow)) ? syllableWindow : consonantWindow)
}

/**
 * Calls `found` with every window (1 to 6 letters) of the name read from unit `at`: in full pinyin, in initials,
 * and for people as they are typed most: the surname in full and initials (zhangxm).
 */
export function eachWindow(
  spoken: Spoken,
  at: number,
  found: (letters: string) => void,
  length = syllableWindow,
): void {
  readOn(spoken, at, '', length, found)
  readInitials(spoken, at, '', length, found)
  if (!spoken.person || at > 0) return
  for (const syllable of spoken.sounds[0] ?? []) {
    if (syllable.length < length) readInitials(spoken, 1, syllable, length, found)
  }
}

function readOn(spoken: Spoken, at: number, before: string, length: number, found: (letters: string) => void): void {
  for (const syllable of spoken.sounds[at] ?? []) {
    const read = before + syllable
    for (let end = before.length + 1; end <= Math.min(read.length, length); end += 1) found(read.slice(0, end))
    if (read.length < length) readOn(spoken, at + 1, read, length, found)
  }
}

function readInitials(
  spoken: Spoken,
  at: number,
  before: string,
  length: number,
  found: (letters: string) => void,
): void {
  let last = ''
  for (const syllable of spoken.sounds[at] ?? []) {
    const initial = syllable.charAt(0)
    if (initial === last) continue
    last = initial
    const read = before + initial
    if (windowOf(read) !== read) continue
    found(read)
    if (read.length < length) readInitials(spoken, at + 1, read, length, found)
  }
}

// A whole name in pinyin is typed for people and short names; twelve characters is already a sentence.
const longestWhole = 12
// 单曾 reads in six ways; more ways than eight are nobody's way.
const waysToRead = 8

/** The whole name, without place and legal form, in full pinyin and in initials. */
export function wholeReadings(spoken: Spoken): string[] {
  const sounds = spoken.sounds.slice(spoken.starts.at(-1), spoken.coreEnd)
  if (sounds.length === 0 || sounds.length > longestWhole || sounds.some((read) => read.length === 0)) return []
  const initials = sounds.map((read) => [...new Set(read.map((syllable) => syllable.charAt(0)))])
  return [...waysThrough(sounds), ...waysThrough(initials)]
}

function waysThrough(sounds: readonly (readonly string[])[]): string[] {
  let ways = ['']
  for (const read of sounds) ways = ways.flatMap((before) => read.map((sound) => before + sound)).slice(0, waysToRead)
  return ways
}
