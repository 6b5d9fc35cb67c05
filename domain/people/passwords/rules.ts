import { invalidField } from '#platform/core/errors.ts'

export const shortestPassword = 8
// Argon2 reads the whole text: a bound keeps a hostile megabyte out; 128 holds any passphrase.
export const longestPassword = 128

/**
 * What is tried first on Chinese sites: keyboard rows, lucky numbers, 'I love you', surnames with digits, 'administrator'.
 * Longer passwords that merely repeat one of them are weak too.
 */
const weak = [
  '12345678',
  '123456789',
  '1234567890',
  '0123456789',
  '87654321',
  '987654321',
  '11111111',
  '00000000',
  '88888888',
  '66666666',
  '99999999',
  '12341234',
  '11223344',
  '11112222',
  '12344321',
  '123123123',
  '5201314',
  '52013145',
  '1314520',
  '7758521',
  '147258369',
  '159357',
  '1qaz2wsx',
  'qwertyui',
  'qwer1234',
  'qwerty123',
  'asdfghjkl',
  'zxcvbnm',
  'abc12345',
  'abcd1234',
  'a1234567',
  'a123456789',
  'q1w2e3r4',
  'aa123456',
  'password',
  'passw0rd',
  'p@ssw0rd',
  'admin123',
  'admin888',
  'administrator',
  'root1234',
  'iloveyou',
  'woaini',
  'woaini1314',
  'woaini520',
  'woaiwojia',
  'nihao123',
  'zhangwei',
  'wangwei',
  'caonima',
  'mima1234',
  'wodemima',
  'kehudangan',
  'kedang123',
  'kedang',
  'gongsi123',
  'guanliyuan',
  'letmein',
  'welcome1',
  'test1234',
  'changeme',
]

/** Whom the password is for: what everybody knows of them must not be in it. */
export type PasswordOwner = { email: string; name: string; pinyin: string[]; firmNames: string[] }

/**
 * Why a password is refused, or undefined when it will do: a message key.
 * Length before complexity (NIST SP 800-63B §5.1.1.2): no demand for signs or capitals, no expiry.
 */
export function passwordFault(password: string, owner: PasswordOwner): string | undefined {
  if ([...password].length < shortestPassword) return 'password.too_short'
  if ([...password].length > longestPassword) return 'password.too_long'
  const plain = plainOf(password)
  if (isRepetition(plain) || isRun(plain) || weak.some((one) => isMade(plain, one))) return 'password.weak'
  const own = [owner.email.split('@')[0] ?? '', owner.name, owner.pinyin.join('')]
    .map(plainOf)
    .filter((one) => one.length >= 4 || /\p{Script=Han}{2}/u.test(one))
  if (own.some((one) => plain.includes(one))) return 'password.own_name'
  if (owner.firmNames.map(plainOf).some((one) => one.length >= 2 && isMade(plain, one))) return 'password.firm_name'
  return undefined
}

/** Throws AppError('invalid') at the field `path` when the password will not do. */
export function refuseWeakPassword(path: string, password: string, owner: PasswordOwner): void {
  const fault = passwordFault(password, owner)
  if (fault !== undefined) throw invalidField(path, fault, { min: shortestPassword, max: longestPassword })
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]/g, '')
}

/** 'aaaaaaaa', 'abababab', 'abcabcabc'. */
function isRepetition(text: string): boolean {
  return /^(.{1,4})\1+$/u.test(text)
}

/** Neighbouring characters up or down the whole way: 'abcdefgh', '98765432'. */
function isRun(text: string): boolean {
  const codes = [...text].map((one) => one.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, n) => code - (codes[n] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

/** The word itself, or with nothing but a year, digits or a final sign added. */
function isMade(plain: string, word: string): boolean {
  if (!plain.includes(word)) return false
  const rest = plain.replace(word, '')
  return /^[\d!@#$%^&*?.]{0,5}$/.test(rest)
}
