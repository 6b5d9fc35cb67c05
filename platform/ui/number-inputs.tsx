import type { CSSProperties } from 'react'
import type { FieldData, Option } from '#platform/core/fields.ts'
import { useT, useText } from './language.tsx'
import { fieldNumberText, numberText, shiftPoint } from './number-text.ts'
import { Select } from './select.tsx'
import { type InputProps, plainNumber, TypedInput } from './typed-input.tsx'

/** How wide a unit is in its own letters, so that the number ends before it: 元 is one, 元/㎡·月 more than four. */
function widthOf(unit: string): number {
  return [...unit].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.6), 0)
}

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** Whole and decimal numbers with their unit in the field. What is no number is passed on, so that it can be named. */
export function NumberInput({ field, ...props }: InputProps & { field: FieldData }) {
  const text = useText()
  const toValue = (typed: string) => {
    const plain = plainNumber(typed)
    return field.type === 'integer' && /^-?\d+$/.test(plain) ? Number(plain) : plain
  }
  const toText = (value: unknown) => decimalText(value, field)
  const input = <TypedInput {...props} inputMode="decimal" toText={toText} toValue={toValue} />
  if (!field.unit) return input
  const unit = text(field.unit)
  return (
    <span className="unit-in" style={{ '--unit': widthOf(unit) } as CSSProperties}>
      {input}
      <span className="unit">{unit}</span>
    </span>
  )
}

/** A ratio typed in percent: 12.5 is stored as 0.125. */
export function RatioInput(props: InputProps) {
  const toText = (value: unknown) =>
    isDecimal(String(value ?? '')) ? numberText(shiftPoint(String(value), 2)) : String(value ?? '')
  const toValue = (typed: string) => {
    const plain = plainNumber(typed).replace('%', '')
    return isDecimal(plain) ? shiftPoint(plain, -2) : plain
  }
  return (
    <span className="unit-in">
      <TypedInput {...props} inputMode="decimal" toText={toText} toValue={toValue} />
      <span className="unit">%</span>
    </span>
  )
}

type MoneyInputProps = InputProps & {
  currency: string | undefined
  currencies: readonly Option[]
  onCurrency: (currency: string) => void
}

/** An amount and, joined to it, its currency. */
export function MoneyInput({ currency, currencies, onCurrency, ...props }: MoneyInputProps) {
  const t = useT()
  const text = useText()
  return (
    <span className="money">
      <TypedInput {...props} inputMode="decimal" toText={amountText} toValue={plainNumber} />
      <Select
        aria-label={t('ui.form_currency')}
        options={currencies.map(({ key, label }) => ({ key, label: text(label) }))}
        value={currency ?? 'CNY'}
        onChange={(key) => onCurrency(key ?? 'CNY')}
        disabled={props.disabled ?? false}
      />
    </span>
  )
}

const amountText = (value: unknown) => decimalText(value, { type: 'money' })

function decimalText(value: unknown, field: Pick<FieldData, 'type' | 'min' | 'max'>): string {
  const text = String(value ?? '')
  return isDecimal(text) ? fieldNumberText(field, text).replace('\u2212', '-') : text
}
