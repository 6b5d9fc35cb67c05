/**
 * The syllables of Mandarin in plain letters (ü as v, and as u or yu beside it), initial by initial.
 * `readings` gives no others; queries are cut by them.
 */
const rows = [
  ':a ai an ang ao e ei en eng er o ou',
  'b:a ai an ang ao ei en eng i ian iao ie in ing o u',
  'c:a ai an ang ao e en eng i ong ou u uan ui un uo',
  'ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  'd:a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  'f:a an ang ei en eng o ou u',
  'g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  'h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  'j:i ia ian iang iao ie in ing iong iu u uan ue un',
  'k:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  'l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve yu yue',
  'm:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  'n:a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo v ve yu yue',
  'p:a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  'q:i ia ian iang iao ie in ing iong iu u uan ue un',
  'r:an ang ao e en eng i ong ou u ua uan ui un uo',
  's:a ai an ang ao e en eng i ong ou u uan ui un uo',
  'sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  't:a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  'w:a ai an ang ei en eng o u',
  'x:i ia ian iang iao ie in ing iong iu u uan ue un',
  'y:a an ang ao e i in ing o ong ou u uan ue un',
  'z:a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  'zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
]

const syllables = new Set(
  rows.flatMap((row) => {
    const [initial = '', finals = ''] = row.split(':')
    return finals.split(' ').map((final) => initial + final)
  }),
)

const beginnings = new Set<string>()
for (const syllable of syllables)
  for (let end = 1; end <= syllable.length; end += 1) beginnings.add(syllable.slice(0, end))

/** zhuang, chuang, shuang. */
export const longestSyllable = 6

export function isSyllable(text: string): boolean {
  return syllables.has(text)
}

/**
 * The places in `letters` that no syllable can stretch across, 0 among them: however the letters are read, in full
 * pinyin (the last syllable perhaps unfinished) or as initials, a new character begins there. yunchuang → 0, 3; xian → 0.
 */
export function certainBreaks(letters: string): number[] {
  const breaks: number[] = []
  for (let at = 0; at < letters.length; at += 1) if (!isCrossed(letters, at)) breaks.push(at)
  return breaks
}

function isCrossed(letters: string, at: number): boolean {
  for (let from = Math.max(0, at - longestSyllable + 1); from < at; from += 1) {
    if (beginnings.has(letters.slice(from))) return true
    for (let to = at + 1; to <= Math.min(letters.length, from + longestSyllable); to += 1) {
      if (syllables.has(letters.slice(from, to))) return true
    }
  }
  return false
}
