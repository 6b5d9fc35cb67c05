/** Numbers of companies: 统一社会信用代码 (GB 32100-2015), 组织机构代码 (GB 11714-1997), 工商注册号 (15 digits, GS 15-2006). */

export type CodeReason =
  | 'credit_code.empty'
  | 'credit_code.length'
  | 'credit_code.letter'
  | 'credit_code.character'
  | 'credit_code.department'
  | 'credit_code.region'
  | 'credit_code.check_digit'
  | 'organisation_code.length'
  | 'organisation_code.character'
  | 'organisation_code.check_digit'
  | 'registration_number.length'
  | 'registration_number.character'
  | 'registration_number.check_digit'

export type CodeRefusal = { ok: false; reason: CodeReason; params: Record<string, string | number> }

export type CreditCode = {
  ok: true
  kind: 'credit_code'
  value: string
  /** Six digits of GB/T 2260 where it was registered. */
  regionCode: string
  organisationCode: string
}

const refuse = (reason: CodeReason, params: Record<string, string | number> = {}): CodeRefusal => ({
  ok: false,
  reason,
  params,
})

/** Without spaces and hyphens, in half-width capitals. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/gu, '')
}

// GB 32100 §4: I, O, S, V and Z are left out because they are taken for 1, 0, 5, U and 2.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
// 3 to the power of the place, modulo 31.
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

function creditCheck(code: string): string {
  const sum = creditWeights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code.charAt(at)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Reads a 统一社会信用代码: 18 characters, the last a check digit modulo 31. */
export function parseCreditCode(text: string): CreditCode | CodeRefusal {
  const code = plain(text)
  if (code === '') return refuse('credit_code.empty')
  const odd = /[^0-9A-Z]/u.exec(code)
  if (odd) return refuse('credit_code.character', { character: odd[0], at: odd.index + 1 })
  if (code.length !== 18) return refuse('credit_code.length', { digits: code.length })
  const letter = /[IOSVZ]/.exec(code)
  if (letter) return refuse('credit_code.letter', { letter: letter[0], at: letter.index + 1 })
  // Registering departments: 1 机构编制 … 9 工商, A … N and Y 其他, as extended since 2015.
  if (!/^[1-9A-NY]/.test(code)) return refuse('credit_code.department', { character: code.charAt(0) })
  const regionCode = code.slice(2, 8)
  if (!/^\d{6}$/.test(regionCode)) return refuse('credit_code.region', { text: regionCode })
  if (creditCheck(code) !== code.charAt(17)) return refuse('credit_code.check_digit')
  return { ok: true, kind: 'credit_code', value: code, regionCode, organisationCode: code.slice(8, 17) }
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Reads an 组织机构代码: eight characters and a check character; `value` as 12345678-X. */
export function parseOrganisationCode(
  text: string,
): { ok: true; kind: 'organisation_code'; value: string } | CodeRefusal {
  const code = plain(text)
  if (code.length !== 9) return refuse('organisation_code.length', { digits: code.length })
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return refuse('organisation_code.character')
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * Number.parseInt(code.charAt(at), 36),
    0,
  )
  const check = (11 - (sum % 11)) % 11
  if (code.charAt(8) !== (check === 10 ? 'X' : String(check))) return refuse('organisation_code.check_digit')
  return { ok: true, kind: 'organisation_code', value: `${code.slice(0, 8)}-${code.slice(8)}` }
}

/** Reads a 15-digit 工商注册号 as given before 2015 (ISO 7064 modulo 11,10). */
export function parseRegistrationNumber(
  text: string,
): { ok: true; kind: 'registration_number'; value: string; regionCode: string } | CodeRefusal {
  const code = plain(text)
  if (!/^\d*$/.test(code)) return refuse('registration_number.character')
  if (code.length !== 15) return refuse('registration_number.length', { digits: code.length })
  let product = 10
  for (const digit of code.slice(0, 14)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  if ((11 - product) % 10 !== Number(code.charAt(14))) return refuse('registration_number.check_digit')
  return { ok: true, kind: 'registration_number', value: code, regionCode: code.slice(0, 6) }
}

/** Reads whichever of the three it is, by its length; anything else is judged as a 统一社会信用代码. */
export function parseCompanyCode(text: string) {
  const code = plain(text)
  if (code.length === 9) return parseOrganisationCode(code)
  if (code.length === 15 && /^\d+$/.test(code)) return parseRegistrationNumber(code)
  return parseCreditCode(code)
}
