import type { ReactNode } from 'react'
import type { FieldData, FieldType } from '#platform/core/fields.ts'
import { ErrorNote } from './error-note.tsx'
import { type Bound, type FieldForm, type FormFields, inputIdOf, keyOf } from './field-form.ts'
import { FieldInput } from './field-input.tsx'
import { Icon } from './icon.tsx'
import { useT, useText } from './language.tsx'
import { Rule } from './page-title.tsx'

/** Twelfths of the row a type usually needs; texts by their length. */
const widthOf: Partial<Record<FieldType, number>> = {
  longText: 12,
  options: 12,
  json: 12,
  integer: 3,
  decimal: 3,
  ratio: 3,
  date: 3,
  partialDate: 4,
  option: 3,
  boolean: 4,
  birthday: 6,
  money: 4,
}

type FormFieldProps = {
  fieldKey: string
  fields: FormFields
  form: FieldForm
  width?: number | undefined
  bound?: Bound | undefined
  disabled?: boolean
  /** Stands in for the usual input. */
  children?: ReactNode
}

/** Label, input, help and error of one field, tied together for readers. */
export function FormField({ fieldKey, fields, form, width, bound, disabled = false, children }: FormFieldProps) {
  const t = useT()
  const text = useText()
  const field = fields[fieldKey]
  if (!field) return null
  const label = text(field.label)
  const id = inputIdOf(fieldKey)
  const error = form.errors.find((one) => keyOf(one.path) === fieldKey)
  const errorId = `${id}-error`
  const helpId = `${id}-help`
  const described = [error && errorId, field.help && helpId].filter((one) => one !== undefined).join(' ')
  const currencyKey = `${fieldKey}Currency`

  return (
    <div className={`fl w${width ?? usualWidth(field)}`}>
      <label htmlFor={id}>
        {label}
        {field.required && <em className="rq">{t('ui.form_required')}</em>}
        {bound && (
          <span className="bnd" title={t('ui.form_bound')}>
            <Icon name="link" small />
          </span>
        )}
      </label>
      {children ?? (
        <FieldInput
          field={field}
          id={id}
          label={field.type === 'options' || field.type === 'boolean' || field.type === 'birthday' ? label : undefined}
          value={form.values[fieldKey]}
          onChange={(value) => form.set(fieldKey, value)}
          currency={form.values[currencyKey] as string | undefined}
          onCurrency={(currency) => form.set(currencyKey, currency)}
          bad={error !== undefined}
          describedBy={described === '' ? undefined : described}
          disabled={disabled}
          look={bound ? (bound.isChanged ? 'bound chg' : 'bound') : undefined}
        />
      )}
      {bound?.isChanged && <BoundNote bound={bound} />}
      {field.help && (
        <p className="help" id={helpId}>
          {text(field.help)}
        </p>
      )}
      {error && <ErrorNote id={errorId}>{error.message}</ErrorNote>}
    </div>
  )
}

function BoundNote({ bound }: { bound: Bound }) {
  const t = useT()
  return (
    <div className="chgn">
      <Icon name="swap" small /> {t('ui.form_changed')}
      <Rule />
      <s>{t('ui.form_was', { value: bound.held })}</s>
      {bound.onOnlyHere && (
        <>
          <Rule />
          <button type="button" className="lnk" onClick={bound.onOnlyHere}>
            {t('ui.form_only_here')}
          </button>
        </>
      )}
    </div>
  )
}

function usualWidth(field: FieldData): number {
  // 60 characters fill half a row at 14 px; longer texts deserve the two thirds an address gets on paper.
  if (field.type === 'text') return (field.max ?? 0) <= 60 ? 4 : 6
  return widthOf[field.type] ?? 6
}
