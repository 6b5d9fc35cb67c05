/**
 * Phone numbers as they stand in Chinese spreadsheets: several in one cell, with area codes, extensions, labels, and
 * as numbers that Excel has spoilt. Mainland numbers by the national numbering plan (mobile 1[3-9] + 9 digits, area codes
 * of 3 or 4 digits, 400/800 + 7, short service numbers); numbers of other regions by length.
 */

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'international'

export type Phone = {
  kind: PhoneKind
  /** 13800001111, 0755-88886666-801, 88886666, 400-800-1234, 95588, +85223456789. */
  value: string
  /** The last four digits, without extension. */
  tail: string
  extension?: string
}

export type PhoneReason =
  | 'phone.not_number'
  | 'phone.too_short'
  | 'phone.too_long'
  | 'phone.unknown_prefix'
  | 'phone.rounded'
  | 'phone.international'

export type PhoneResult =
  | ({ ok: true } & Phone)
  | { ok: false; reason: PhoneReason; params: { text: string; digits: number } }

// E.164: at most 15 digits with the country's; the shortest real ones have 7.
/** E.164: a country's code and all digits behind it. */
const international = /^\+[1-9]\d{6,14}$/

const areaCode = /^0?(10|2[0-57-9]|[3-9]\d{2})$/
const extensionMark = /(?:转分机|转|分机号?|ext\.?|[x#*])\s*[:：]?\s*(\d{1,6})$/i
const label = /^[^\d+(]*?[:：]\s*/

function phone(kind: PhoneKind, value: string, extension?: string): PhoneResult {
  const tail = value.replace(/\D/g, '').slice(-4)
  if (extension === undefined) return { ok: true, kind, value, tail }
  // Abroad a hyphen may stand anywhere within the number.
  const mark = kind === 'international' ? 'x' : '-'
  return { ok: true, kind, value: `${value}${mark}${extension}`, tail, extension }
}

/** A number cell, or its text: 13800001111.0 → 13800001111; 1.38E+10 has lost its last digits and is refused. */
function undoExcel(text: string): { digits: string } | 'rounded' | undefined {
  const scientific = /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(text)
  if (scientific) {
    const [, whole = '', fraction = '', power = ''] = scientific
    if (fraction.length < Number(power)) return 'rounded'
    return { digits: whole + fraction.slice(0, Number(power)) }
  }
  const plain = /^(\d{7,})\.0+$/.exec(text)
  return plain?.[1] === undefined ? undefined : { digits: plain[1] }
}

function landline(digits: string): string | undefined {
  const withZero = digits.startsWith('0') ? digits : `0${digits}`
  for (const length of [3, 4]) {
    const area = withZero.slice(0, length)
    const local = withZero.slice(length)
    const isLocal = length === 3 ? /^[2-9]\d{7}$/.test(local) : /^[2-9]\d{6,7}$/.test(local)
    if (areaCode.test(area) && area.length === (/^0(10|2)/.test(area) ? 3 : 4) && isLocal) return `${area}-${local}`
  }
  return undefined
}

function domestic(digits: string, extension: string | undefined): PhoneResult | undefined {
  if (/^1[3-9]\d{9}$/.test(digits)) return phone('mobile', digits, extension)
  if (/^[48]00\d{7}$/.test(digits)) {
    return phone('service', `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`, extension)
  }
  if (/^(?:1[0-2]\d{1,3}|9[56]\d{3,6})$/.test(digits) && digits.length !== 7) return phone('service', digits, extension)
  const fixed = landline(digits)
  if (fixed) return phone('landline', fixed, extension)
  if (/^[2-9]\d{6,7}$/.test(digits)) return phone('landline', digits, extension)
  return undefined
}

function refusal(digits: string): PhoneReason {
  if (digits.length === 0) return 'phone.not_number'
  if (/^1[3-9]/.test(digits)) return digits.length < 11 ? 'phone.too_short' : 'phone.too_long'
  if (digits.length < 7) return 'phone.too_short'
  return digits.length > 12 ? 'phone.too_long' : 'phone.unknown_prefix'
}

/** Reads one number. `value` is its canonical form; a refusal names what is wrong. */
export function parsePhone(input: string): PhoneResult {
  const text = input
    .normalize('NFKC')
    .replace(label, '')
    .replace(/[‐‑–—−]/g, '-')
    .trim()
  const spoilt = undoExcel(text)
  const fail = (reason: PhoneReason, digits = text.replace(/\D/g, '')): PhoneResult => ({
    ok: false,
    reason,
    params: { text: input.trim(), digits: digits.length },
  })
  if (spoilt === 'rounded') return fail('phone.rounded')
  let main = spoilt?.digits ?? text
  const marked = extensionMark.exec(main)
  if (marked) main = main.slice(0, marked.index)
  if (/[^\d\s()+.-]/.test(main)) return fail('phone.not_number')
  const extension = marked?.[1]
  const digits = main.replace(/\D/g, '')
  const foreign = /^\s*(?:\+|00)(?=[1-9])/.test(main) ? digits.replace(/^00/, '') : undefined
  if (foreign !== undefined && !foreign.startsWith('86')) {
    return international.test(`+${foreign}`)
      ? phone('international', `+${foreign}`, extension)
      : fail('phone.international')
  }
  const home = foreign === undefined ? digits.replace(/^86(?=1[3-9]\d{9}$)/, '') : digits.replace(/^(?:00)?860?/, '')
  const behind = extension === undefined ? extended(main) : undefined
  if (behind?.value === main.trim()) return behind
  return domestic(home, extension) ?? behind ?? fail(refusal(home), home)
}

/** 0755-88886666-801, 95588-1: up to six digits behind what is a number by itself, as 138-0000 of 138-0000-1111 is not. */
function extended(main: string): (PhoneResult & { ok: true }) | undefined {
  const [, head = '', extension] = /^([\d\s()-]+)-(\d{1,6})$/.exec(main.trim()) ?? []
  const found = domestic(head.replace(/\D/g, ''), extension)
  return found?.ok ? found : undefined
}

// Only what can stand between numbers, not within one; spaces are tried later.
const betweenNumbers = /[/;；、,，|\n\r\t]|\s+或\s*|或者?/

/** Groups between spaces belong together as long as they make one number: 138 0000 1111, but 13800001111 13900002222. */
function splitSpaces(text: string): string[] {
  const groups = text.split(/\s+/u)
  const pieces: string[] = []
  while (groups.length > 0) {
    let taken = groups.length
    while (taken > 1 && !parsePhone(groups.slice(0, taken).join(' ')).ok) taken -= 1
    pieces.push(groups.splice(0, taken).join(' '))
  }
  return pieces
}

/**
 * Reads a cell with any number of phones. A fixed line without area code behind one that has it (0755-88886666/88887777)
 * takes it over. Names and words beside a number (王总 138…) are passed over; what should be a number and is not is in `errors`.
 */
export function parsePhones(cell: string | number): { phones: Phone[]; errors: Extract<PhoneResult, { ok: false }>[] } {
  const phones: Phone[] = []
  const errors: Extract<PhoneResult, { ok: false }>[] = []
  let area = ''
  const pieces = String(cell)
    .normalize('NFKC')
    .split(betweenNumbers)
    .flatMap((piece) => splitSpaces(piece.trim()))
  for (const piece of pieces) {
    const text = /\d/.test(piece) ? piece.replace(/^[^\d+(]+|\([^\d)]*\)$/gu, '') : piece
    if (text === '') continue
    let result = parsePhone(text)
    if (result.ok && result.kind === 'landline' && area !== '' && !result.value.startsWith('0')) {
      const whole = parsePhone(`${area}-${text}`)
      if (whole.ok) result = whole
    }
    if (!result.ok) {
      if (result.reason !== 'phone.not_number' || /\d{3}/.test(piece)) errors.push(result)
      continue
    }
    const { ok: _, ...found } = result
    area = found.kind === 'landline' && found.value.startsWith('0') ? (found.value.split('-')[0] ?? '') : area
    if (!phones.some((one) => one.value === found.value)) phones.push(found)
  }
  return { phones, errors }
}

/**
 * 138****1111, 0755-****6666, +852****6789: enough to recognise, not enough to call. Extensions go.
 * Service numbers (400-800-1234, 95588) are everybody's and stay.
 */
export function maskPhone(value: string): string {
  const [, head = '', local = ''] = /^(1\d{2}(?=\d{8}(?!\d))|0\d{2,3}-|\+\d{1,3}|)(\d+)/.exec(value) ?? []
  if (/^[48]00-/.test(value) || (head === '' && local.length < 7)) return value
  return `${head}****${local.slice(-4)}`
}
