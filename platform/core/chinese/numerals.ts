/** Whole numbers written in Hanzi, everyday and banker's: 一百二十万, 二〇一五, 廿三, 壹拾贰万叁仟. */

const digits = new Map(
  ['〇零○0', '一壹1', '二贰两貳2', '三叁叄3', '四肆4', '五伍5', '六陆陸6', '七柒7', '八捌8', '九玖9'].flatMap(
    (same, value) => Array.from(same, (character) => [character, value] as const),
  ),
)
const tens: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])

/**
 * The number a text of Hanzi says; undefined if it says none. Digits in a row are a row of digits (二〇一五 → 2015);
 * with 十百千万亿 it is added up (一百零五 → 105, 一万二 → 12000, 廿三 → 23, 卅 → 30).
 */
export function parseChineseInteger(text: string): number | undefined {
  const plain = text.replace(/廿/g, '二十').replace(/卅/g, '三十').replace(/萬/g, '万').replace(/億/g, '亿')
  if (plain === '') return undefined
  const points = Array.from(plain)
  if (points.every((point) => digits.has(point))) return Number(points.map((point) => digits.get(point)).join(''))
  if (plain === '十' || plain === '拾') return 10
  return addUp(plain)
}

function addUp(text: string): number | undefined {
  for (const [unit, value] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = text.lastIndexOf(unit)
    if (at < 0) continue
    const high = at === 0 ? undefined : addUp(text.slice(0, at))
    const low = text.slice(at + 1)
    // 一万二 is 12,000, 一万零二 is 10,002.
    const rest =
      low === '' ? 0 : /^[^零〇十百千拾佰仟]$/.test(low) ? (addUp(low) ?? Number.NaN) * (value / 10) : addUp(low)
    return high === undefined || rest === undefined || Number.isNaN(rest) ? undefined : high * value + rest
  }
  return addUpThousands(text)
}

function addUpThousands(text: string): number | undefined {
  let sum = 0
  let pending: number | undefined
  let last = 10_000
  for (const point of text) {
    const digit = digits.get(point)
    const unit = tens.get(point)
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined
      pending = digit
      if (digit === 0) last = 10
    } else if (unit !== undefined && unit < Math.max(last, 11)) {
      // 十五 at the very beginning has no 一 before it.
      sum += (pending ?? (sum === 0 && unit === 10 ? 1 : Number.NaN)) * unit
      pending = undefined
      last = unit
    } else return undefined
  }
  // 三百五 is 350.
  sum += (pending ?? 0) * (last > 10 && last < 10_000 ? last / 10 : 1)
  return Number.isNaN(sum) ? undefined : sum
}
