import { lazy, Suspense } from 'react'
import { currencies, type FieldData, option } from '#platform/core/fields.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import { BirthdayInput } from './birthday-input.tsx'
import { ChipsInput } from './chips-input.tsx'
import { useT } from './language.tsx'
import { MoneyInput, NumberInput, RatioInput } from './number-inputs.tsx'
import { BooleanInput, OptionInput, OptionsInput } from './option-inputs.tsx'
import { ReferenceInput } from './reference-input.tsx'
import { type InputProps, TypedInput } from './typed-input.tsx'

// antd's cascader and the table of divisions: only forms with a region pay for them.
const RegionCascader = lazy(() =>
  import('./region-cascader.tsx').then(({ RegionCascader: component }) => ({ default: component })),
)

export type FieldInputProps = InputProps & {
  field: FieldData
  /** The currency of a money field and how to change it: `<key>Currency` of the same form. */
  currency?: string | undefined
  onCurrency?: (currency: string) => void
}

const chinaOffsetMs = 8 * 3_600_000
const currencyField = option('币种', 'Currency', currencies, { openOptions: 'currency' })
const shout = (text: string) => text.normalize('NFKC').toUpperCase().replace(/\s/g, '')

/** The input for a field of any type. Gives the value as it is stored, null when emptied. */
export function FieldInput({ field, currency, onCurrency, ...props }: FieldInputProps) {
  const t = useT()
  const limits = field.max === undefined ? {} : { maxLength: field.max }
  switch (field.type) {
    case 'longText':
    case 'json':
      return <LongTextInput {...props} {...limits} />
    case 'integer':
    case 'decimal':
      return <NumberInput {...props} field={field} />
    case 'ratio':
      return <RatioInput {...props} />
    case 'money':
      return (
        <MoneyInput
          {...props}
          currency={currency}
          currencies={offeredOf(currencyField, currency)}
          onCurrency={onCurrency ?? (() => {})}
        />
      )
    case 'date':
      return <TypedInput {...props} type="date" max="9999-12-31" />
    case 'partialDate':
      return <TypedInput {...props} inputMode="numeric" placeholder={t('ui.form_partial_date')} />
    case 'instant':
      return <TypedInput {...props} type="datetime-local" toText={localOf} toValue={instantOf} />
    case 'boolean':
      return <BooleanInput {...props} />
    case 'option':
      return <OptionInput {...props} field={field} />
    case 'options':
      return <OptionsInput {...props} field={field} />
    case 'strings':
      return <ChipsInput {...props} />
    case 'phones':
      return <ChipsInput {...props} inputMode="tel" />
    case 'emails':
      return <ChipsInput {...props} inputMode="email" />
    case 'birthday':
      return <BirthdayInput {...props} />
    case 'region':
      return (
        <Suspense fallback={<span className="in" aria-busy="true" />}>
          <RegionCascader
            {...props}
            value={typeof props.value === 'string' ? props.value : undefined}
            onChange={(code) => props.onChange(code ?? null)}
          />
        </Suspense>
      )
    case 'ref':
      return <ReferenceInput {...props} field={field} />
    case 'residentId':
    case 'creditCode':
      return <TypedInput {...props} {...limits} autoComplete="off" toValue={shout} />
    case 'url':
      return <TypedInput {...props} {...limits} type="url" inputMode="url" />
    default:
      return <TypedInput {...props} {...limits} />
  }
}

function LongTextInput({
  id,
  value,
  onChange,
  bad = false,
  describedBy,
  label,
  disabled = false,
  look = '',
  ...limits
}: InputProps & { maxLength?: number }) {
  return (
    <textarea
      {...limits}
      id={id}
      className={`in area ${look}${bad ? ' bad' : ''}`}
      value={typeof value === 'string' ? value : ''}
      disabled={disabled}
      aria-invalid={bad || undefined}
      aria-describedby={describedBy}
      aria-label={label}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

/** Instants are stored in UTC and written in China's clock. */
function localOf(value: unknown): string {
  const ms = Date.parse(String(value ?? ''))
  return Number.isNaN(ms) ? '' : new Date(ms + chinaOffsetMs).toISOString().slice(0, 16)
}

function instantOf(local: string): string {
  return new Date(Date.parse(`${local}:00Z`) - chinaOffsetMs).toISOString()
}
