import Big from 'big.js'
import { amountInCapitals } from '../chinese/money.ts'
import type { Language } from '../i18n.ts'
import type { FormField } from './definition.ts'
import { type FormValues, totalsOf } from './filling.ts'

/** What forms say before the words: 人民币（大写）壹万贰仟叁佰元整. */
export const capitalsHead = '人民币（大写）'

/** Whether amounts of this field are written out: it says so, and its amounts are yuan. */
export function isInCapitals(field: FormField): boolean {
  const isMoney = field.type === 'money' || (field.type === 'computed' && field.as === 'money')
  return field.inCapitals === true && isMoney && (field.unit === undefined || field.unit.zh === '元')
}

/**
 * The amount of a field in words, as receipts and contracts have it beside the figures. Undefined where the figures
 * stand alone: the field does not ask for it, another language or currency, a negative amount, more than words can hold.
 */
export function capitalsOf(
  field: FormField,
  amount: unknown,
  language: Language,
  currency: unknown = 'CNY',
): string | undefined {
  const said = String(amount ?? '')
  if (language === 'en' || currency !== 'CNY' || !isInCapitals(field) || !/^\d+(\.\d+)?$/.test(said)) return undefined
  const words = amountInCapitals(new Big(said).toFixed(2))
  return words === undefined ? undefined : words.replace('人民币', capitalsHead)
}

/** The totals of a table that are written out, each with its words; a table without rows has none. */
export function totalsInCapitals(
  columns: readonly FormField[],
  rows: readonly FormValues[],
  language: Language,
): { column: FormField; words: string }[] {
  if (rows.length === 0) return []
  const totals = totalsOf(columns, rows)
  return columns.flatMap((column) => {
    const words = column.total ? capitalsOf(column, totals[column.key], language) : undefined
    return words === undefined ? [] : [{ column, words }]
  })
}
