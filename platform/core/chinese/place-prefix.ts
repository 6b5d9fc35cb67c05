import { type Division, divisionsOfFolded, isWithin } from './divisions.ts'

// The longest division name has 15 characters: 双江拉祜族佤族布朗族傣族自治县.
const longestName = 15

/** Short names of county-level cities that are first of all words: 东方财富 and 瑞安地产 are not from there. */
const plainWords = new Set(
  '东方|新民|安宁|永安|大安|安达|福安|瑞安|德兴|荣成|永康|兴化|龙泉|东兴|太和|新乐|万宁|平安|长乐|龙海|东港|同仁'.split(
    '|',
  ),
)

type Place = { length: number; code: string }

/** Can this be the place at the head of a company name? Districts by their full name, county-level cities (昆山) by both. */
function isPlaceName(text: string, { level, name }: Division): boolean {
  if (level !== 'district') return true
  if (name === text) return text.length > 2
  return name === `${text}市` && !plainWords.has(text)
}

function placeAtHead(text: string, outer: string | undefined, remaining: number): Place | undefined {
  for (let length = Math.min(longestName, text.length - remaining); length >= 2; length -= 1) {
    const head = text.slice(0, length)
    const place = divisionsOfFolded(head).find(
      (division) => isPlaceName(head, division) && (outer === undefined || isWithin(division.code, outer)),
    )
    if (place) return { length, code: place.code }
  }
  return undefined
}

/**
 * The places at the head of a folded compact company name, one a level: 广东省深圳市云创科技 → 广东省, 深圳市.
 * Each further level must lie in the one before it: 江山 after 南通 is the company's name, not the city in Zhejiang.
 * At least `remaining` characters must follow, or it is not a place but the name itself.
 */
export function placesAtHead(compact: string, remaining = 2): string[] {
  const places: string[] = []
  let rest = compact
  let outer: string | undefined
  // 省 + 市 + 区: three levels at most.
  while (places.length < 3) {
    const place = placeAtHead(rest, outer, remaining)
    if (!place) break
    places.push(rest.slice(0, place.length))
    rest = rest.slice(place.length)
    outer = place.code
  }
  return places
}

/** How many characters of a folded compact company name are its places: 广东省深圳市云创科技 → 6, 云创科技 → 0. */
export function placeLength(compact: string): number {
  return placesAtHead(compact).join('').length
}
