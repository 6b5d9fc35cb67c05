import hongKongVariants from 'opencc-js/dict/HKVariantsRev'
import traditionalCharacters from 'opencc-js/dict/TSCharacters'
import taiwanVariants from 'opencc-js/dict/TWVariantsRev'

/**
 * Folding: the one form in which two spellings of a word are compared.
 *
 * Traditional characters are folded one by one, without OpenCC's phrase dictionary: with phrases 乾隆 would keep
 * its 乾 while a search for 乾 alone becomes 干, and a part of a name would no longer fold like the name.
 * So folded text is for comparing, never for showing.
 */

let simplified: Map<string, string> | undefined

/** The character table, read once: traditional → simplified, then the Hong Kong and Taiwan spellings of traditional ones. */
function simplifiedTable(): Map<string, string> {
  if (simplified) return simplified
  const table = new Map<string, string>()
  for (const pair of traditionalCharacters.split('|')) {
    const [from, to] = pair.split(' ')
    if (from && to && from !== to) table.set(from, to)
  }
  for (const pair of `${hongKongVariants}|${taiwanVariants}`.split('|')) {
    const [from, standard] = pair.split(' ')
    const to = standard && table.get(standard)
    // 着→著 and the like point at characters that are simplified already: those stay as they are.
    if (from && to && from !== to && !table.has(from)) table.set(from, to)
  }
  for (const [from, to] of table) table.set(from, table.get(to) ?? to)
  simplified = table
  return table
}

/** Traditional characters to simplified ones, character by character. Unknown characters stay. */
export function simplify(text: string): string {
  const table = simplifiedTable()
  let folded = ''
  for (const character of text) folded += table.get(character) ?? character
  return folded
}

/**
 * NFKC (full width to half width), lower case, simplified characters, runs of white space as one space, ends trimmed.
 * Gives text of any length back, rare Hanzi and emoji untouched; folding twice changes nothing.
 */
export function foldText(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFKC')
  return simplify(lower).replace(/\s+/gu, ' ').trim()
}

const foldedPoints = new Map<string, string>()
// The Hanzi in use, Latin and signs are about 10,000; beyond that, stop remembering rather than grow with hostile input.
const rememberedPoints = 20_000

/**
 * One code point as search sees it: as `foldText`, and accents dropped (é → e), since nobody types them.
 * Empty for white space, punctuation, marks, control characters, lone surrogates and ASCII symbols;
 * several characters where one stands for several (㈱ → 株, ㎡ → m2).
 */
export function foldPoint(point: string): string {
  const known = foldedPoints.get(point)
  if (known !== undefined) return known
  const bare = point
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Z}\p{P}\p{C}$+<=>^`|~]/gu, '')
  const folded = simplify(bare.normalize('NFKC'))
  if (foldedPoints.size < rememberedPoints) foldedPoints.set(point, folded)
  return folded
}

/** Text as search compares it: every code point folded, nothing between them. `深圳市（云创）` and `深圳市云创` are equal. */
export function foldCompact(text: string): string {
  let compact = ''
  for (const point of text) compact += foldPoint(point)
  return compact
}
