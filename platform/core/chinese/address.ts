import { type Division, divisionsOfFolded, isWithin, regionOf } from './divisions.ts'
import { textOf, type Unit, unitsOf } from './search-units.ts'

/**
 * Addresses on the division table: the longest chain of province, city and district at the head, each level perhaps short
 * (广东深圳南山) or left out (杭州西湖区, 昆山市), the rest as detail. Where two places share a name (朝阳区 alone) it is left open.
 */

export type Address = {
  provinceCode?: string
  cityCode?: string
  districtCode?: string
  /** The deepest code that is certain; undefined when nothing was recognised. */
  code?: string
  /** What stands behind the recognised part; the whole text when nothing was. Nothing of the text is lost. */
  detail: string
  /** 1 every level named in full, down to 0.5 for a short district without its city; 0 nothing recognised. */
  confidence: number
  /** The places it may be, when more than one fits. */
  candidates: string[]
}

type Step = { division: Division; length: number; isFull: boolean }
type Chain = { steps: Step[]; at: number }

// The longest division name has 15 characters.
const longestName = 15
// A short district name before these is a street or a hill, not the district: 朝阳门, 天河路, 南山村.
const notADistrict =
  /^[东南西北中上下一二三]?(?:路|街|大街|大道|道|巷|弄|里|胡同|门|桥|村|镇|乡|屯|庄|山|湖|河|站|口|寺|广场|大厦|花园|公园|小区|宾馆|酒店)/
// 中山路, 北京西路: a street that is called after a city or province.
const aStreet = /^[东南西北中]?(?:路|街|大街|大道|巷|胡同)/
const skippable = /^(?:中华人民共和国|中国|省直辖县级行政(?:区划|单位)|自治区直辖县级行政(?:区划|单位)|市辖区)/
const label = /^\s*(?:[^\s:：\d]{0,4}(?:地址|住址|住所)\s*[:：])?\s*/u

function stepsAt(text: string, above: Division | undefined): Step[] {
  const steps: Step[] = []
  for (let length = Math.min(longestName, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length)
    for (const division of divisionsOfFolded(name)) {
      if (above && (above.code === division.code || !isWithin(division.code, above.code))) continue
      // 延边州 and 长阳县 are as good as their names in full.
      const isFull = /..[县州]$/.test(name) || foldedEqual(division.name, name)
      if (!isFull && isOtherName(division, text.slice(length))) continue
      steps.push({ division, length, isFull })
    }
  }
  return steps
}

/** Is a short name only the beginning of another name? 浙江 before 路桥区 is not, 中山 before 路 is. */
function isOtherName(division: Division, rest: string): boolean {
  if (division.level === 'district') return notADistrict.test(rest)
  return aStreet.test(rest) && !stepsAt(rest, division).some((step) => step.isFull)
}

// Names in the table are simplified already; only their folded form can differ (埗, 荃).
const foldedEqual = (name: string, folded: string) => name.length === folded.length && textOf(unitsOf(name)) === folded

/** All chains that begin at `at`; a chain may stop anywhere. */
function chainsFrom(text: string, at: number, above: Division | undefined): Chain[] {
  const skipped = skippable.exec(text.slice(at))?.[0].length ?? 0
  const starts = skipped > 0 ? [at, at + skipped] : [at]
  return [{ steps: [], at }, ...starts.flatMap((from) => chainsOver(text, from, above))]
}

function chainsOver(text: string, from: number, above: Division | undefined): Chain[] {
  return stepsAt(text.slice(from), above).flatMap((step) => {
    const isDistrict = step.division.level === 'district'
    // A district's short name alone (南山) is no address.
    if (isDistrict && !above && !step.isFull) return []
    const end = from + step.length
    const onward = isDistrict ? [{ steps: [], at: end }] : chainsFrom(text, end, step.division)
    return onward.map((rest) => ({ steps: [step, ...rest.steps], at: rest.at }))
  })
}

const characters = (chain: Chain) => chain.steps.reduce((sum, step) => sum + step.length, 0)
const deepest = (chain: Chain) => chain.steps.at(-1)?.division

/**
 * The chains nothing else covers more of the text than; among those, full names before short ones, more levels before
 * fewer, and those that begin with a province: 重庆市 and 吉林 are the province when nothing more is said.
 */
function bestOf(chains: Chain[]): Chain[] {
  const rankings = [
    (chain: Chain) => chain.at * 100 + characters(chain),
    (chain: Chain) => -shortNames(chain),
    (chain: Chain) => chain.steps.length,
    (chain: Chain) => (chain.steps[0]?.division.level === 'province' ? 1 : 0),
  ]
  return rankings.reduce((left, rank) => {
    const best = Math.max(...left.map(rank))
    return left.filter((chain) => rank(chain) === best)
  }, chains)
}

const shortNames = (chain: Chain) => chain.steps.filter((step) => !step.isFull).length

function confidenceOf(chain: Chain): number {
  const [first] = chain.steps
  const district = chain.steps.at(-1)
  if (!first || !district) return 0
  const isShort = shortNames(chain) > 0
  const skipsLevel =
    first.division.level !== 'province' ||
    (district.division.level === 'district' && chain.steps.length < 3 && !isMunicipal(district.division))
  const guess = district.division.level === 'district' && !district.isFull
  return Math.max(0.5, 1 - (isShort ? 0.1 : 0) - (skipsLevel ? 0.1 : 0) - (guess ? 0.2 : 0))
}

/** 北京 天津 上海 重庆: their districts follow the province at once. */
const isMunicipal = (division: Division) => /^(11|12|31|50)/.test(division.code)

function addressOf(code: string, detail: string, confidence: number): Address {
  const { province, city, district } = regionOf(code)
  const address: Address = { code, detail, confidence, candidates: [] }
  if (province) address.provinceCode = province.code
  if (city) address.cityCode = city.code
  // A municipality that is one city (北京) has that city even when only its name is given; 重庆 has two.
  else if (province && /^(11|12|31)/.test(code)) address.cityCode = `${code.slice(0, 2)}0100`
  if (district) address.districtCode = district.code
  return address
}

function detailFrom(text: string, units: readonly Unit[], at: number): string {
  const start = at === 0 ? 0 : (units[at - 1]?.end ?? 0)
  return text
    .slice(start)
    .replace(/^[\s,，、/|·.。:：;；-]+/u, '')
    .trimEnd()
}

/** Splits an address; the detail keeps everything behind the recognised head. */
export function parseAddress(text: string): Address {
  const body = text.replace(label, '')
  const units = unitsOf(body, Number.POSITIVE_INFINITY)
  const compact = textOf(units.slice(0, longestName * 4))
  // One unit is one character of the compact text, except for rare Hanzi, which no division name has.
  const chains =
    compact.length === Math.min(units.length, longestName * 4) ? bestOf(chainsFrom(compact, 0, undefined)) : []
  const [best] = chains
  if (!best || best.steps.length === 0) return { detail: body.trimEnd(), confidence: 0, candidates: [] }
  const codes = distinctCodes(chains)
  if (codes.length === 1) return addressOf(codes[0] ?? '', detailFrom(body, units, best.at), confidenceOf(best))
  // Several places share the name: left open, it stays in the detail.
  return { detail: body.trimEnd(), confidence: 0, candidates: codes }
}

/** The places the chains end in; 苏州工业园区 stands in the table twice and is one place. */
function distinctCodes(chains: readonly Chain[]): string[] {
  const byName = new Map<string, string>()
  for (const chain of chains) {
    const place = deepest(chain)
    const key = place && `${place.code.slice(0, 4)}${place.name}`
    if (key !== undefined && !byName.has(key)) byName.set(key, place?.code ?? '')
  }
  return [...byName.values()]
}
