import { pinyin } from 'pinyin-pro'
import { foldText, simplify } from './fold.ts'
import { customaryReadings } from './polyphones.ts'
import { isSyllable } from './syllables.ts'

/**
 * Readings of Hanzi in plain letters (pinyin-pro, 0.3 MB: keep this file out of the first browser bundle).
 * ü is written v as input methods do, and lu or lyu beside it, as passports and the rest of us do.
 */

const ownReadings = new Map<string, readonly string[]>()
// All Hanzi in use fit; beyond that, stop remembering rather than grow with hostile input.
const rememberedCharacters = 30_000

function withPlainU(syllable: string): string[] {
  if (!syllable.includes('v')) return [syllable]
  return [syllable, syllable.replace('v', 'u'), syllable.replace('v', 'yu')]
}

/** What a character is read as on its own: the customary readings, else the dictionary's first. */
function readingsOf(character: string): readonly string[] {
  const known = ownReadings.get(character)
  if (known) return known
  const simple = simplify(character)
  const found = new Set<string>()
  for (const form of new Set([simple, character])) {
    const syllables = customaryReadings(form) ?? [pinyin(form, { toneType: 'none', v: true })]
    for (const syllable of syllables) if (isSyllable(syllable)) for (const way of withPlainU(syllable)) found.add(way)
  }
  const result = [...found]
  if (ownReadings.size < rememberedCharacters) ownReadings.set(character, result)
  return result
}

/** Readings in context (重庆 chong, 银行 hang; surname first when asked), one per code point of simplified `text`. */
function contextReadings(text: string, points: string[], surname: boolean): (string | undefined)[] {
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: surname ? 'head' : 'off',
    toneSandhi: false,
  })
  return syllables.length === points.length ? syllables : []
}

/**
 * The readings of every code point of `text`, each list with the likeliest first: in context, then as it is customarily
 * read elsewhere. With `surname` the text is a person's name and its head is read as a surname (单 shan, 曾 zeng, 尉迟 yuchi).
 * Anything that is no Hanzi, and Hanzi nobody knows a reading of (𠮷), has an empty list.
 */
export function readings(text: string, options: { surname: boolean }): readonly (readonly string[])[] {
  const key = options.surname ? `${text}\u0001` : text
  const known = recentReadings.get(key)
  if (known) return known
  const found = readAll(text, options)
  if (recentReadings.size >= rememberedTexts) recentReadings.clear()
  recentReadings.set(key, found)
  return found
}

const recentReadings = new Map<string, readonly (readonly string[])[]>()
// A name is read for its order, its tokens and its likeness one after the other, and short names come again and again.
const rememberedTexts = 2000

function readAll(text: string, options: { surname: boolean }): string[][] {
  const points = Array.from(text)
  const context = contextReadings(simplify(text), points, options.surname)
  return points.map((point, index) => {
    const isLatin = point <= '\u024f'
    const own = isLatin ? [] : readingsOf(point)
    const here = context[index]
    if (isLatin || !here || !isSyllable(here)) return [...own]
    return [...new Set([...withPlainU(here), ...own])]
  })
}

/**
 * The key a list is sorted by: one syllable per Hanzi in surname mode, letters and digits as they are, the name itself
 * last so that namesakes keep their order. ICU's zh collation files 曾 under C, hence a stored key (see `fold.ts` for case and width).
 */
export function sortKey(name: string, options: { surname: boolean } = { surname: true }): string {
  const folded = foldText(name)
  const points = Array.from(folded)
  const syllables = readings(folded, options)
  const spoken = points.map((point, index) => syllables[index]?.[0] ?? point).join(' ')
  return `${spoken}\u0001${folded}`
}
