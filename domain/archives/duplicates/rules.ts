import { blur, companyKey, samePersonSound, shortNameOf, similarity } from '#platform/core/chinese/company-name.ts'
import { foldCompact } from '#platform/core/chinese/fold.ts'
import { maskPhone } from '#platform/core/chinese/phone.ts'
import { readings } from '#platform/core/chinese/pinyin.ts'
import { placesAtHead } from '#platform/core/chinese/place-prefix.ts'
import type { Customer } from '../schema.ts'

/** What of an archive tells whether it is the same customer as another. */
export const telling = [
  'kind',
  'name',
  'shortName',
  'formerNames',
  'phones',
  'emails',
  'wechatIds',
  'creditCode',
  'paperNumber',
  'region',
  'address',
  'birthday',
  'workUnit',
  'legalRepresentative',
] as const satisfies readonly (keyof Customer)[]

export type Telling = Pick<Customer, 'kind' | 'name'> & { [K in (typeof telling)[number]]?: Customer[K] | undefined }

export type Reason = { code: string; params?: Record<string, string> }
export type Score = { score: number; reasons: Reason[] }

/**
 * The keys under which an archive is looked up: archives that share none cannot be the same customer.
 * p phone, e e-mail, w WeChat, n core of a company name, s sound of a personal name, b sound and birthday,
 * c credit code, i paper number, a address.
 */
export function duplicateKeysOf(customer: Telling): string[] {
  const keys = [
    ...(customer.phones ?? []).filter(isOwnPhone).map((phone) => `p:${digitsOf(phone)}`),
    ...(customer.emails ?? []).map((email) => `e:${email.toLowerCase()}`),
    ...(customer.wechatIds ?? []).map((id) => `w:${id.toLowerCase()}`),
    ...(customer.kind === 'organisation' ? companyKeys(customer) : personKeys(customer)),
    ...(customer.creditCode ? [`c:${customer.creditCode}`] : []),
    ...(customer.paperNumber ? [`i:${fingerprint(customer.paperNumber)}`] : []),
    ...addressKeys(customer),
  ]
  return [...new Set(keys)]
}

/** 400 numbers and the five-digit lines of banks and carriers are written down for half the country. */
function isOwnPhone(phone: string): boolean {
  return digitsOf(phone).length >= 7 && !/^[48]00-/.test(phone)
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '')
}

function companyKeys({ name, shortName, formerNames }: Telling): string[] {
  const names = [name, ...(shortName ? [shortName] : []), ...(formerNames ?? [])]
  return names.flatMap((one) => [`n:${companyKey(one).core}`, `n:${foldCompact(shortNameOf(one))}`])
}

function personKeys({ name, birthday }: Telling): string[] {
  const sound = soundOf(name)
  return birthday ? [`s:${sound}`, `b:${sound}:${birthday}`] : [`s:${sound}`]
}

/** The name as it sounds, first reading of each character, without what ears confuse: 张英 and 章颖 are zan yin. */
function soundOf(name: string): string {
  const compact = foldCompact(name)
  const points = Array.from(compact)
  return readings(compact, { surname: true })
    .map((read, at) => (read[0] === undefined ? points[at] : blur(read[0])))
    .join(' ')
}

// Without a house number an address is a street, shared by strangers; six characters are the least one has.
const shortestAddress = 6

function addressKeys({ region, address }: Telling): string[] {
  const detail = addressDetail(address)
  return detail.length >= shortestAddress && /\d/.test(detail) ? [`a:${region?.slice(0, 4) ?? ''}${detail}`] : []
}

/** An address without the divisions at its head, which one clerk writes and the next leaves out. */
function addressDetail(address: string | null | undefined): string {
  const compact = foldCompact(address ?? '')
  return compact.slice(placesAtHead(compact).join('').length)
}

/** Whether two addresses name one door. Most pairs end differently, which is seen before any division is looked up. */
function sameAddress(a: string | null | undefined, b: string | null | undefined): boolean {
  const [one, other] = [foldCompact(a ?? ''), foldCompact(b ?? '')]
  if (one.slice(-shortestAddress) !== other.slice(-shortestAddress)) return false
  const detail = addressDetail(one)
  return detail.length >= shortestAddress && detail === addressDetail(other)
}

/** Paper numbers stand in keys only as 53-bit fingerprints: keys are no place to read them from (FNV-1a in two halves). */
function fingerprint(text: string): string {
  let high = 0x811c9dc5
  let low = 0xc9dc5118
  for (let at = 0; at < text.length; at++) {
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000193)
    low = Math.imul(low ^ text.charCodeAt(text.length - 1 - at), 0x01000193)
  }
  return ((high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)).toString(36)
}

/** Pairs from here on are worth a person's look. */
export const worthALook = 40

// How much each agreement says, in points of 100. Register numbers decide alone. A phone is shared by couples and
// bookkeepers, so it needs a name beside it to be likely (60); a common personal name alone says little.
const points = {
  creditCode: 100,
  paper: 100,
  phone: 45,
  wechat: 45,
  email: 40,
  companyName: 60,
  shortCompanyName: 45,
  similarCompany: 55,
  personName: 35,
  personSound: 15,
  birthday: 30,
  address: 25,
  legalRepresentative: 20,
  workUnit: 15,
}

// What speaks against it bounds the score instead of lowering it: namesakes stay namesakes however much they share.
const bounds = { otherCreditCode: 35, otherPaper: 25, otherBirthday: 45, branch: 55 }

/**
 * How likely two archives are the same customer, 0–100, and why, as message keys. Symmetric.
 * An organisation and an individual are never the same.
 */
export function scorePair(a: Telling, b: Telling): Score {
  if (a.kind !== b.kind) return { score: 0, reasons: [] }
  const found: { points: number; reason: Reason }[] = []
  const say = (value: number, code: string, params?: Record<string, string>) =>
    found.push({ points: value, reason: { code: `duplicate.${code}`, ...(params ? { params } : {}) } })
  if (a.creditCode && a.creditCode === b.creditCode) say(points.creditCode, 'same_credit_code')
  if (a.paperNumber && a.paperNumber === b.paperNumber) say(points.paper, 'same_paper')
  const phone = shared(a.phones?.filter(isOwnPhone).map(digitsOf), b.phones?.map(digitsOf))
  if (phone !== undefined) say(points.phone, 'same_phone', { phone: maskPhone(phone) })
  if (shared(a.wechatIds, b.wechatIds)) say(points.wechat, 'same_wechat')
  if (shared(a.emails, b.emails)) say(points.email, 'same_email')
  if (a.kind === 'organisation') compareCompanies(a, b, say)
  else comparePersons(a, b, say)
  if (sameAddress(a.address, b.address)) say(points.address, 'same_address')
  const sum = found.reduce((total, one) => total + one.points, 0)
  const against = objectionsTo(a, b)
  const score = Math.min(100, sum, ...against.map((one) => one.bound))
  return { score: Math.round(score), reasons: [...found.map((one) => one.reason), ...against.map((one) => one.reason)] }
}

type Say = (value: number, code: string, params?: Record<string, string>) => void

// 康美 or 云创 alone is the trade name of many firms; from four characters on a core names one.
const longCore = 4

function compareCompanies(a: Telling, b: Telling, say: Say): void {
  const alike = bestSimilarity(a, b)
  const length = Math.min(companyKey(a.name).core.length, companyKey(b.name).core.length)
  if (alike >= 0.95)
    say(
      length >= longCore ? points.companyName : points.shortCompanyName,
      alike === 1 ? 'same_name' : 'nearly_same_name',
    )
  else if (alike >= 0.7) say(points.similarCompany * alike, 'similar_name')
  if (a.legalRepresentative && a.legalRepresentative === b.legalRepresentative)
    say(points.legalRepresentative, 'same_legal_representative')
}

/** By any of the names each goes or went by. */
function bestSimilarity(a: Telling, b: Telling): number {
  const names = ({ name, shortName, formerNames }: Telling) => [
    name,
    ...(shortName ? [shortName] : []),
    ...(formerNames ?? []),
  ]
  return Math.max(...names(a).flatMap((one) => names(b).map((other) => similarity(one, other))))
}

function comparePersons(a: Telling, b: Telling, say: Say): void {
  if (foldCompact(a.name) === foldCompact(b.name)) say(points.personName, 'same_name')
  else if (samePersonSound(a.name, b.name)) say(points.personSound, 'similar_sound')
  if (a.birthday && a.birthday === b.birthday) say(points.birthday, 'same_birthday')
  if (a.workUnit && b.workUnit && similarity(a.workUnit, b.workUnit) >= 0.95) say(points.workUnit, 'same_work_unit')
}

/** What shows that two archives are different customers in spite of all they share. */
function objectionsTo(a: Telling, b: Telling): { bound: number; reason: Reason }[] {
  const against = (bound: number, code: string) => ({ bound, reason: { code: `duplicate.${code}` } })
  const differ = (one: string | null | undefined, other: string | null | undefined) =>
    one && other && one !== other && one.length === other.length
  const objections = []
  if (differ(a.creditCode, b.creditCode)) objections.push(against(bounds.otherCreditCode, 'other_credit_code'))
  if (differ(a.paperNumber, b.paperNumber)) objections.push(against(bounds.otherPaper, 'other_paper'))
  if (a.kind === 'individual' && differ(a.birthday, b.birthday))
    objections.push(against(bounds.otherBirthday, 'other_birthday'))
  if (a.kind === 'organisation' && companyKey(a.name).branch !== companyKey(b.name).branch)
    objections.push(against(bounds.branch, 'branch'))
  return objections
}

function shared(a: readonly string[] | null | undefined, b: readonly string[] | null | undefined): string | undefined {
  return a?.find((one) => b?.some((other) => other.toLowerCase() === one.toLowerCase()))
}
