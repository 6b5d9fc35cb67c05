import { parseChineseInteger } from './numerals.ts'

/** Amounts as they are written in China: 1,260万元, 500万美元, ￥3,000.50, (1,200), 一百二十万. Decimal strings, never floats. */

export type Money = {
  /** A plain decimal: '-1200', '3000.50'. */
  amount: string
  /** ISO 4217. */
  currency: string
}

export type MoneyReason =
  | 'money.not_amount'
  | 'money.grouping'
  | 'money.approximate'
  | 'money.range'
  | 'percent.not_percent'
  | 'percent.no_sign'

export type Refusal = { ok: false; reason: MoneyReason; params: { text: string } }

const refuse = (reason: MoneyReason, text: string): Refusal => ({ ok: false, reason, params: { text: text.trim() } })

const currencies: [string, RegExp][] = [
  ['USD', /美元|美金|US\$|USD/i],
  ['HKD', /港元|港币|港幣|HK\$|HKD/i],
  ['TWD', /新台币|新臺幣|台币|NT\$|TWD/i],
  ['SGD', /新加坡元|新元|S\$|SGD/i],
  ['AUD', /澳元|澳币|A\$|AUD/i],
  ['CAD', /加元|加拿大元|C\$|CAD/i],
  ['MOP', /澳门元|MOP\$?/i],
  ['EUR', /欧元|EUR|€/i],
  ['GBP', /英镑|GBP|£/i],
  ['JPY', /日元|日圆|JPY|円/i],
  ['KRW', /韩元|韩圆|KRW|₩/i],
  ['CHF', /瑞士法郎|CHF/i],
  ['RUB', /卢布|RUB|₽/i],
  ['THB', /泰铢|THB|฿/i],
  ['USD', /\$/],
  // Last: 元 is in most of the others. A bare ¥ is the yuan here, not the yen.
  ['CNY', /人民币|人民幣|RMB|CNY|[¥元圆圓]/i],
]

const powers: Record<string, number> = { 百: 2, 千: 3, k: 3, 万: 4, w: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 }
const unitAtEnd = /(万亿|千万|百万|十万|[百千万亿kw])$/i

/** Moves the decimal point of a plain decimal; trailing zeros that come of it go. */
function scale(decimal: string, power: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const moved = fraction.padEnd(power, '0')
  const rest = moved.slice(power).replace(/0+$/, '')
  return `${(whole + moved.slice(0, power)).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`
}

const tidy = (decimal: string) => decimal.replace(/^0+(?=\d)/, '').replace(/^\./, '0.')

/** A positive number in digits or Hanzi, with or without a unit word. */
function decimalOf(text: string): string | 'money.grouping' | undefined {
  const hanzi = parseChineseInteger(text)
  if (hanzi !== undefined && !/^\d/.test(text)) return String(hanzi)
  const unit = unitAtEnd.exec(text)?.[1]?.toLowerCase()
  const digits = unit === undefined ? text : text.slice(0, -unit.length).trim()
  if (/^(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+|\d+)(?:\.\d+)?$|^\.\d+$/.test(digits)) {
    const plain = tidy(digits.replaceAll(',', ''))
    return unit === undefined ? plain : scale(plain, powers[unit] ?? 0)
  }
  return /^[\d.,]+$/.test(digits) && /\d/.test(digits) ? 'money.grouping' : undefined
}

/**
 * Reads an amount. The currency is kept as written and is `currency` where none is. Brackets and any minus sign make it negative.
 * 约500万 and 100-200万 are refused: an amount is one number.
 */
export function parseMoney(input: string | number, currency = 'CNY'): ({ ok: true } & Money) | Refusal {
  if (typeof input === 'number') return parseNumber(input, currency)
  const text = input.normalize('NFKC').replace(/[−–—]/g, '-').replace(/萬/g, '万').replace(/億/g, '亿').trim()
  if (/^(?:约|近|大约|大概|超)|(?:左右|余|多|上下|以上|\+)(?:元|万元)?$/.test(text))
    return refuse('money.approximate', input)
  if (/[\d万元]\s*[-~至到]\s*\d/.test(text)) return refuse('money.range', input)
  const [code = currency] = currencies.find(([, words]) => words.test(text)) ?? []
  const bare = currencies
    .reduce((rest, [, words]) => rest.replace(new RegExp(words, 'gi'), ''), text)
    .replace(/整$/, '')
    .replace(/\s+/g, '')
  const isNegative = /^\(.*\)$/.test(bare) || /^[-负]|^\(-/.test(bare)
  const decimal = decimalOf(bare.replace(/[()]/g, '').replace(/^[-负+]/, ''))
  if (decimal === undefined) return refuse('money.not_amount', input)
  if (decimal === 'money.grouping') return refuse('money.grouping', input)
  return { ok: true, amount: signed(decimal, isNegative), currency: code }
}

const signed = (decimal: string, isNegative: boolean) => (isNegative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal)

/** A number cell: written out without exponent, at most two decimals beyond what a float holds for certain (15 digits). */
function parseNumber(input: number, currency: string): ({ ok: true } & Money) | Refusal {
  if (!Number.isFinite(input)) return refuse('money.not_amount', String(input))
  const [mantissa = '', exponent = '0'] = Math.abs(input).toPrecision(15).split('e')
  const power = Number(exponent)
  const plain = power >= 0 ? scale(mantissa, power) : `0.${'0'.repeat(-power - 1)}${mantissa.replace('.', '')}`
  const decimal = plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
  return { ok: true, amount: signed(tidy(decimal), input < 0), currency }
}

/** Reads a share as a decimal ratio: 12.5% → 0.125, 百分之十二 → 0.12, 三成 → 0.3, 5‰ → 0.005; number cells are ratios already. */
export function parsePercent(input: string | number): { ok: true; ratio: string } | Refusal {
  if (typeof input === 'number') {
    const money = parseNumber(input, '')
    return money.ok ? { ok: true, ratio: money.amount } : refuse('percent.not_percent', String(input))
  }
  const text = input.normalize('NFKC').replace(/[−–—]/g, '-').replace(/\s+/g, '')
  const found = /^(-?)(?:百分之(.+)|([\d.,]+|[^\d.,%‰]+)([%‰成])|(0?\.\d+|[01]))$/.exec(text)
  if (!found) return refuse(/^-?\d+(?:\.\d+)?$/.test(text) ? 'percent.no_sign' : 'percent.not_percent', input)
  const [, minus = '', hundredths, digits, sign, ratio] = found
  const decimal = ratio ?? decimalOf(hundredths ?? digits ?? '')
  if (decimal === undefined || decimal === 'money.grouping') return refuse('percent.not_percent', input)
  const places = ratio !== undefined ? 0 : sign === '‰' ? 3 : sign === '成' ? 1 : 2
  return { ok: true, ratio: signed(divide(tidy(decimal), places), minus === '-') }
}

function divide(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const padded = whole.padStart(places + 1, '0')
  const cut = padded.length - places
  const rest = (padded.slice(cut) + fraction).replace(/0+$/, '')
  return tidy(padded.slice(0, cut)) + (rest === '' ? '' : `.${rest}`)
}

// U+2212, the sign that lines up with digits and does not break off.
const minusSign = '\u2212'

/** With separators: '-1234567.5' → −1,234,567.5. */
export function formatAmount(amount: string): string {
  const [whole = '', fraction] = amount.replace(/^-/, '').split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${amount.startsWith('-') ? minusSign : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

const signs: Record<string, string> = { CNY: '¥', USD: 'US$', HKD: 'HK$', EUR: '€', GBP: '£', JPY: 'JP¥', TWD: 'NT$' }

/** ¥3,000.50, −US$500; with `inTenThousands` ¥1,260 万 (1,260 × 10k in English). */
export function formatMoney(
  { amount, currency }: Money,
  lang: 'zh' | 'en' = 'zh',
  options: { inTenThousands?: boolean } = {},
): string {
  const isNegative = amount.startsWith('-')
  const plain = amount.replace(/^-/, '')
  const shown = formatAmount(options.inTenThousands ? divide(plain, 4) : plain)
  const unit = options.inTenThousands ? (lang === 'zh' ? ' 万' : ' × 10k') : ''
  return `${isNegative ? minusSign : ''}${signs[currency] ?? `${currency} `}${shown}${unit}`
}

const capitals = '零壹贰叁肆伍陆柒捌玖'

/** Four digits with their places; one 零 for any zeros between. */
function capitalGroup(group: string): string {
  return Array.from(group.padStart(4, '0'), (digit, at) =>
    digit === '0' ? '零' : capitals.charAt(Number(digit)) + ['仟', '佰', '拾', ''][at],
  )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')
}

/**
 * 大写金额 for contracts and receipts, as 支付结算办法 (appendix 1) has it: 人民币壹拾贰万叁仟元整. Yuan only, to the fen,
 * below ten trillion; undefined for anything else.
 */
export function amountInCapitals(amount: string): string | undefined {
  const [, minus, whole = '', fraction = ''] = /^(-?)0*(\d{0,12})(?:\.(\d{1,2})0*)?$/.exec(amount) ?? []
  if (minus === undefined) return undefined
  const groups = whole.padStart(12, '0').match(/\d{4}/g) ?? []
  const yuan = groups
    .map((group, at) => (Number(group) === 0 ? '零' : capitalGroup(group) + ['亿', '万', ''][at]))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
  const [jiao = 0, fen = 0] = Array.from(fraction.padEnd(2, '0'), Number)
  const jiaoText = jiao > 0 ? `${capitals.charAt(jiao)}角` : fen > 0 && yuan !== '' ? '零' : ''
  const small = jiaoText + (fen > 0 ? `${capitals.charAt(fen)}分` : '')
  const text = (yuan === '' ? (small === '' ? '零元' : '') : `${yuan}元`) + small + (fen > 0 ? '' : '整')
  return `人民币${minus === '-' && /[1-9]/.test(amount) ? '负' : ''}${text}`
}
