import type { FieldData } from '#platform/core/fields.ts'
import type { Language } from '#platform/core/i18n.ts'

const minus = '\u2212'

/** '1482600.5' → '1,482,600.5': separators in threes, negatives with U+2212. Takes decimal strings as they are stored. */
export function numberText(value: string | number): string {
  const [whole = '0', fraction] = String(value).split('.')
  const grouped = whole.replace('-', '').replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${whole.startsWith('-') ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A number as the field has it: grouped in threes, except for a year, which nobody groups. */
export function fieldNumberText({ type, min, max }: Pick<FieldData, 'type' | 'min' | 'max'>, value: string): string {
  const isYear = type === 'integer' && (min ?? 0) >= 1000 && (max ?? Number.POSITIVE_INFINITY) <= 9999
  return isYear ? value : numberText(value)
}

/** Without the zeros at the end of a decimal: '298.0000' → '298', '0.5000' → '0.5'. */
export function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** What was counted, with a plus where counting stopped: '3,000+'. */
export function countText({ total, isExact }: { total: number; isExact: boolean }): string {
  return `${numberText(total)}${isExact ? '' : '+'}`
}

/** A stored ratio as percent: '0.125' → '12.5%'. Digits are moved, not computed, so that nothing is rounded. */
export function percentText(value: string | number): string {
  return `${numberText(shiftPoint(String(value), 2))}%`
}

const words: Record<string, string> = { CNY: '元', USD: '美元', HKD: '港元', EUR: '欧元', JPY: '日元', GBP: '英镑' }

/** An amount with its currency: '7,080.00 元', in English 'CNY 7,080.00'. Whole amounts lose their .00. */
export function moneyText(amount: string, currency: string, language: Language): string {
  const number = numberText(amount.replace(/\.0+$/, ''))
  return language === 'zh-CN' ? `${number} ${words[currency] ?? currency}` : `${currency} ${number}`
}

/** Moves the decimal point of a decimal text by `places` to the right (negative: left). */
export function shiftPoint(decimal: string, places: number): string {
  const sign = decimal.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point < 1 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  return `${sign}${left}${right === '' ? '' : `.${right}`}`
}
