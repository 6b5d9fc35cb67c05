import Big from 'big.js'
import type { FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { Icon } from '../icon.tsx'
import { useT, useText } from '../language.tsx'
import { numberText, percentText } from '../number-text.ts'
import { fillingMessages } from './filling-messages.ts'
import type { Filling } from './use-filling.ts'

/** Under fields that must add up to something: where the sum stands while one types (FRM-17). */
export function SumLines({ filling, fields }: { filling: Filling; fields: readonly FormField[] }) {
  const t = useT(fillingMessages)
  const text = useText()
  const own = (filling.form.sums ?? []).filter((sum) => fields.some(({ key }) => key === sum.fields.at(-1)))
  return own.map((sum) => {
    const given = sum.fields.map((key) => filling.values[key]).filter((value) => !isEmptyValue(value))
    if (given.length === 0) return null
    const total = given.reduce<Big>((all, one) => {
      const said = String(one)
      return /^-?\d+(\.\d+)?$/.test(said) ? all.plus(said) : all
    }, new Big(0))
    const isRatio = fields.find(({ key }) => key === sum.fields[0])?.type === 'ratio'
    const said = (amount: Big) => (isRatio ? percentText(amount.toFixed()) : numberText(amount.toFixed()))
    const off = new Big(sum.to).minus(total)
    const isEven = off.eq(0)
    return (
      <p key={sum.fields.join()} className={isEven ? 'sum-line grn' : 'sum-line och'} aria-live="polite">
        <Icon name={isEven ? 'check' : 'scale'} small />
        {text(sum.label)} {t('filling.sum', { sum: said(total) })}
        {!isEven && `，${t(off.gt(0) ? 'filling.sum_short' : 'filling.sum_over', { n: said(off.abs()) })}`}
      </p>
    )
  })
}
