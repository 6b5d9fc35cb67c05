/**
 * Papers people identify themselves with: 居民身份证 (GB 11643-1999: 18 characters; 15 digits before), 港澳台居民居住证
 * (the same number from 81/82/83), 来往内地通行证 of Hong Kong, Macau and Taiwan, passports.
 */

export type IdentityKind =
  | 'resident_id'
  | 'residence_permit'
  | 'hk_macau_permit'
  | 'taiwan_permit'
  | 'passport'
  | 'foreign_residence'

export type IdentityReason =
  | 'resident_id.empty'
  | 'resident_id.length'
  | 'resident_id.character'
  | 'resident_id.region'
  | 'resident_id.date'
  | 'resident_id.future'
  | 'resident_id.check_digit'
  | 'identity.unknown'

export type IdentityRefusal = { ok: false; reason: IdentityReason; params: Record<string, string | number> }

export type ResidentId = {
  ok: true
  kind: 'resident_id' | 'residence_permit'
  /** 18 characters; a 15-digit number is written in full. */
  value: string
  /** Where it was first issued, GB/T 2260; perhaps a code given up since. */
  regionCode: string
  bornOn: string
  sex: 'male' | 'female'
}

export type Identity = ResidentId | { ok: true; kind: Exclude<IdentityKind, ResidentId['kind']>; value: string }

const refuse = (reason: IdentityReason, params: Record<string, string | number> = {}): IdentityRefusal => ({
  ok: false,
  reason,
  params,
})

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-()]/gu, '')

// GB/T 2260, first two digits; 83 is Taiwan's in residence permits, 91 was never given.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** The 18th character for 17 digits (ISO 7064 modulo 11-2). */
function checkDigit(digits: string): string {
  return checks.charAt(weights.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0) % 11)
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * Reads a 居民身份证 or 港澳台居民居住证 number, 18 or 15 characters. Numbers of people born after `today` (YYYY-MM-DD) are refused
 * when it is given. The 15-digit form ended in 1999, so its years are 19xx.
 */
export function parseResidentId(text: string, today?: string): ResidentId | IdentityRefusal {
  const written = plain(text)
  if (written === '') return refuse('resident_id.empty')
  const odd = /[^\dX]|X(?!$)/u.exec(written)
  if (odd) return refuse('resident_id.character', { character: odd[0].charAt(0), at: odd.index + 1 })
  if (written.length !== 18 && !/^\d{15}$/.test(written))
    return refuse('resident_id.length', { digits: written.length })
  const digits = written.length === 18 ? written.slice(0, 17) : `${written.slice(0, 6)}19${written.slice(6)}`
  const regionCode = digits.slice(0, 6)
  if (!provinces.has(regionCode.slice(0, 2))) return refuse('resident_id.region', { region: regionCode.slice(0, 2) })
  const [year, month, day] = [digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)]
  const bornOn = `${year}-${month}-${day}`
  if (!isDay(Number(year), Number(month), Number(day)) || year < '1800')
    return refuse('resident_id.date', { date: bornOn })
  if (today !== undefined && bornOn > today) return refuse('resident_id.future', { date: bornOn })
  const value = digits + checkDigit(digits)
  if (written.length === 18 && written !== value) return refuse('resident_id.check_digit')
  const sex = Number(digits.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return {
    ok: true,
    kind: /^8[123]0000/.test(value) ? 'residence_permit' : 'resident_id',
    value,
    regionCode,
    bornOn,
    sex,
  }
}

/** By pattern only: none of these has a check digit that is published. */
const patterns: [Exclude<IdentityKind, ResidentId['kind']>, RegExp][] = [
  // 港澳居民来往内地通行证: H or M and 8 digits, before 2013 two more for the renewal.
  ['hk_macau_permit', /^[HM]\d{8}(?:\d{2})?$/],
  // 台湾居民来往大陆通行证: 8 digits, before 2015 two more and a letter.
  ['taiwan_permit', /^\d{8}(?:\d{2}[A-Z]?)?$/],
  // 外国人永久居留身份证: three letters and 12 digits, since 2023 eighteen digits from 9.
  ['foreign_residence', /^(?:[A-Z]{3}\d{12}|9\d{17})$/],
  // Chinese passports: E12345678, EA1234567, G…, D, S, P; foreign ones: letters and digits.
  ['passport', /^(?=.*\d)[A-Z][A-Z0-9]{5,11}$|^\d{9}$/],
]

/** Reads any of the papers; a number of 15 or 18 characters is judged as a 居民身份证. */
export function parseIdentity(text: string, today?: string): Identity | IdentityRefusal {
  const value = plain(text)
  const resident = parseResidentId(text, today)
  if (resident.ok) return resident
  const [kind] = patterns.find(([, pattern]) => pattern.test(value)) ?? []
  if (kind) return { ok: true, kind, value }
  return value === '' || /^\d{14}|^.{15}$|^.{17,19}$/.test(value) ? resident : refuse('identity.unknown')
}

/** 4403**********1234: as shown to those who may not see it. */
export function maskIdentity(value: string): string {
  if (value.length < 8) return '*'.repeat(value.length)
  const shown = value.length >= 15 ? 4 : 2
  return value.slice(0, shown) + '*'.repeat(value.length - shown * 2) + value.slice(-shown)
}
