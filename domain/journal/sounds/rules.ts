import { readings } from '#platform/core/chinese/pinyin.ts'
import { isSyllable, longestSyllable } from '#platform/core/chinese/syllables.ts'

/**
 * Finding Hanzi inside texts by their sound without one more token on any entry: what was typed is turned into the
 * characters it may stand for, and those are looked for. pinyin-pro is 0.3 MB: keep this file out of the browser.
 */

type Sounds = { bySyllable: Map<string, string>; byInitial: Map<string, string> }

let sounds: Sounds | undefined

/** The characters of GB 2312 by syllable and by initial letter: 6,763, everything people type in entries. */
function soundsOf(): Sounds {
  if (sounds !== undefined) return sounds
  const bySyllable = new Map<string, string>()
  const byInitial = new Map<string, string>()
  const decoder = new TextDecoder('gbk')
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const hanzi = decoder.decode(new Uint8Array([row, cell]))
      if (hanzi < '\u4e00' || hanzi > '\u9fff') continue
      const read = readings(hanzi, { surname: false })[0] ?? []
      for (const syllable of read) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + hanzi)
      for (const initial of new Set(read.map((syllable) => syllable.charAt(0))))
        byInitial.set(initial, (byInitial.get(initial) ?? '') + hanzi)
    }
  sounds = { bySyllable, byInitial }
  return sounds
}

// More ways to cut letters than eight are nobody's way; xian is two.
const mostWays = 8

/** The ways in which letters are whole syllables: xian → xian, xi|an. */
export function syllablesIn(letters: string): string[][] {
  const ways: string[][] = []
  const cut = (at: number, before: string[]) => {
    if (ways.length >= mostWays) return
    if (at === letters.length) {
      ways.push(before)
      return
    }
    for (let end = Math.min(letters.length, at + longestSyllable); end > at; end--)
      if (isSyllable(letters.slice(at, end))) cut(end, [...before, letters.slice(at, end)])
  }
  cut(0, [])
  return ways
}

// Signs and spaces between two characters do not part them for whoever remembers the sound.
const between = '[^\\u4e00-\\u9fffa-z0-9]{0,2}'

/**
 * A regular expression of PostgreSQL that finds `letters` as full pinyin or as initials; undefined for one letter, which
 * every text has.
 */
export function soundPattern(letters: string): string | undefined {
  if (letters.length < 2) return undefined
  const { bySyllable, byInitial } = soundsOf()
  const initials = [...letters].map((letter) => byInitial.get(letter))
  const full = syllablesIn(letters).map((way) => way.map((syllable) => bySyllable.get(syllable)))
  const ways = [initials, ...full].filter((way): way is string[] => way.every((one) => one !== undefined && one !== ''))
  if (ways.length === 0) return undefined
  return ways.map((way) => way.map((one) => `[${one}]`).join(between)).join('|')
}

// Two common syllables have two thousand pairs; most of them no text has, and asking for those costs next to nothing.
const mostPairs = 2500

/** For each way of cutting `letters` into two syllables and more: the pairs of characters, place by place. */
export function soundPairs(letters: string): string[][][] {
  const { bySyllable } = soundsOf()
  return syllablesIn(letters).flatMap((way) => {
    if (way.length < 2) return []
    const places = way.slice(1).map((syllable, at) => {
      const [first = '', second = ''] = [bySyllable.get(way[at] ?? ''), bySyllable.get(syllable)]
      return [...first].flatMap((a) => [...second].map((b) => a + b)).slice(0, mostPairs)
    })
    return places.some((pairs) => pairs.length === 0) ? [] : [places]
  })
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const isWord = /^[\u4e00-\u9fff]{2,4}$/

/**
 * The words of a text that are worth finding by their initials: two to four Hanzi. Names are cut into single characters,
 * so those are joined with their neighbours: 单|晓|芸, 蛋白|粉.
 */
export function wordsIn(text: string): string[] {
  const words = new Set<string>()
  const parts = [...segmenter.segment(text)].map((one) => one.segment)
  parts.forEach((part, at) => {
    for (const joined of [part, part + (parts[at + 1] ?? ''), part + (parts[at + 1] ?? '') + (parts[at + 2] ?? '')]) {
      const isJoined = joined.length > part.length
      if (isWord.test(joined) && (!isJoined || joined.length <= longestJoined)) words.add(joined)
    }
  })
  return [...words]
}

// A name, or a word with its last character cut off.
const longestJoined = 3

/** How a word is typed: in full and by its initials, as it is read in this word. */
export function spelling(word: string): { sound: string; initials: string } | undefined {
  const read = readings(word, { surname: false }).map((ways) => ways[0])
  if (read.some((one) => one === undefined)) return undefined
  return { sound: read.join(''), initials: read.map((one) => one?.charAt(0)).join('') }
}
