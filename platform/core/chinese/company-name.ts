import { divisionsOfFolded } from './divisions.ts'
import { foldCompact } from './fold.ts'
import { legalFormAtEnd, legalFormsIn } from './legal-forms.ts'
import { readings } from './pinyin.ts'
import { placesAtHead } from './place-prefix.ts'

/** A company name taken apart, every part folded (simplified, half width, lower case, no brackets or spaces). */
export type CompanyKey = {
  /** What is left of the name: 云创科技. */
  core: string
  /** 深圳市, 广东省深圳市; '' if the name says none. */
  place: string
  /** 有限公司; '' if the name says none. */
  legalForm: string
  /** 北京分公司, 南山支行; '' for the company itself. */
  branch: string
}

const branchKinds = '分公司|分行|支行|营业部|营业厅|办事处|代表处|分店|分院|分校|分部|分厂'
const branchAtEnd = new RegExp(`^(.*?)(?:${branchKinds})$`)
const bracketed = /[(（【[]([^()（）【】[\]]*)[)）】\]]/gu

/** Places and 集团 in brackets leave the name; anything else in brackets belongs to it. */
function takeBrackets(name: string): { rest: string; place: string } {
  let place = ''
  const rest = name.replace(bracketed, (whole, inner: string) => {
    const text = foldCompact(inner)
    if (divisionsOfFolded(text).length > 0) {
      place = text
      return ''
    }
    return /^(集团|中国|控股)$/.test(text) ? '' : whole
  })
  return { rest, place }
}

/** Splits 云创科技有限公司|北京分公司 and 工商银行|深圳分行: behind the legal form, or where a place begins. */
function takeBranch(compact: string): { company: string; branch: string } {
  const before = branchAtEnd.exec(compact)?.[1]
  if (before === undefined) return { company: compact, branch: '' }
  const form = legalFormsIn(before).at(-1)
  if (form && form.start > 0) return { company: compact.slice(0, form.end), branch: compact.slice(form.end) }
  for (let at = 2; at < before.length; at += 1) {
    const place = placesAtHead(`${before.slice(at)}分行`)[0]
    if (place) return { company: compact.slice(0, at), branch: compact.slice(at) }
  }
  return { company: compact, branch: '' }
}

/** Takes a company name apart. The core is never empty as long as the name has any letter: what would leave nothing stays. */
export function companyKey(name: string): CompanyKey {
  const brackets = takeBrackets(name)
  const { company, branch } = takeBranch(foldCompact(brackets.rest))
  const legalForm = legalFormAtEnd(company)
  const body = legalForm === company ? company : company.slice(0, company.length - legalForm.length)
  const head = placesAtHead(body).join('')
  const core = body.slice(head.length).replace(/(?<=..)集团$/, '')
  if (core === '') return { core: foldCompact(name), place: '', legalForm: '', branch: '' }
  return { core, place: head + brackets.place, legalForm: legalForm === company ? '' : legalForm, branch }
}

const trades =
  '科技|技术|信息|网络|软件|电子|电气|电器|通信|智能|实业|贸易|商贸|发展|控股|国际|投资|管理|服务|咨询|工程|建设|建筑|装饰|材料|新材料|设备|装备|机械|' +
  '制造|工业|文化|传媒|广告|教育|物流|供应链|进出口|股份|集团|连锁|商业|产业|企业|医疗|生物|医药|药业|食品|能源|环保|汽车|地产|房地产|置业|物业|酒店|餐饮|美容'
const tradeAtEnd = new RegExp(`^(.{2,}?)(${trades})$`)

/** A short name to show and to search by: brand and first word of the trade, 深圳市云创信息技术有限公司 → 云创信息. */
export function shortNameOf(name: string): string {
  const { core } = companyKey(name)
  let brand = core
  let trade = ''
  for (let cut = tradeAtEnd.exec(brand); cut; cut = tradeAtEnd.exec(brand)) {
    brand = cut[1] ?? ''
    trade = cut[2] ?? ''
  }
  // Two characters alone are seldom anybody's short name.
  return brand.length <= 2 ? brand + trade : brand
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 2 <= text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Sørensen–Dice over pairs of characters. */
function dice(one: string, other: string): number {
  if (one === other) return 1
  const [ones, others] = [pairsOf(one), pairsOf(other)]
  let shared = 0
  for (const [pair, count] of ones) shared += Math.min(count, others.get(pair) ?? 0)
  const all = one.length + other.length - 2
  return all <= 0 ? 0 : (2 * shared) / all
}

/**
 * How alike two company names are, 0–1: 1 is the same company in another spelling, 0.95 the same but for a place or legal
 * form one of them leaves out, up to 0.9 one name within the other or nearly the same; branch and parent are at most 0.7,
 * the same name in two different places at most 0.6. Symmetric.
 */
export function similarity(one: string, other: string): number {
  const [a, b] = [companyKey(one), companyKey(other)]
  const score = likenessOf(a, b)
  const places = [a.place, b.place].map((place) => place.replace(/[省市区县]/g, ''))
  const [placeA = '', placeB = ''] = places
  const isElsewhere = placeA !== '' && placeB !== '' && !placeA.endsWith(placeB) && !placeB.endsWith(placeA)
  return Math.min(score, a.branch === b.branch ? 1 : 0.7, isElsewhere ? 0.6 : 1)
}

function likenessOf(a: CompanyKey, b: CompanyKey): number {
  if (a.core === b.core) return a.place === b.place && a.legalForm === b.legalForm ? 1 : 0.95
  const [short, long] = a.core.length <= b.core.length ? [a.core, b.core] : [b.core, a.core]
  const alike = 0.9 * dice(a.core, b.core)
  // 云创 within 云创科技: the more of it, the surer.
  if (short.length >= 2 && long.startsWith(short)) return Math.max(alike, 0.5 + (0.4 * short.length) / long.length)
  return alike
}

/** What southern and northern ears do not tell apart: zh/z, ch/c, sh/s, n/l, f/h, -ng/-n. */
export function blur(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^f/, 'h')
    .replace(/([aei])ng$/, '$1n')
}

/** Do two personal names sound alike, in any customary reading and any ear (张英 zhang ying, 章颖, 臧莹 zang ying)? */
export function samePersonSound(one: string, other: string): boolean {
  const sounds = [one, other].map((name) => {
    const compact = foldCompact(name)
    const points = Array.from(compact)
    return readings(compact, { surname: true }).map((read, at) =>
      read.length > 0 ? read.map(blur) : [points[at] ?? ''],
    )
  })
  const [ones = [], others = []] = sounds
  if (ones.length === 0 || ones.length !== others.length) return false
  return ones.every((read, at) => read.some((sound) => others[at]?.includes(sound)))
}
