import { memo, type ReactNode } from 'react'
import { type FormField, spanOf } from '#platform/core/forms/definition.ts'
import { otherKey } from '#platform/core/forms/filling.ts'
import { ErrorNote } from '../error-note.tsx'
import { inputIdOf } from '../field-form.ts'
import { Icon } from '../icon.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { Rule } from '../page-title.tsx'
import { fillingMessages } from './filling-messages.ts'
import { FormInput, isGroup } from './form-input.tsx'
import { formFieldText, isLongText } from './small-inputs.tsx'

/** What the record holds for a bound field, and whether a change stays in this form. */
export type BoundField = { held: unknown; isHereOnly: boolean }

export type FillingFieldProps = {
  field: FormField
  value: unknown
  other?: unknown
  error?: string | undefined
  bound?: BoundField | undefined
  disabled?: boolean
  onChange: (key: string, value: unknown) => void
  onHereOnly?: ((key: string, hereOnly: boolean) => void) | undefined
}

/** A bound value that says something else than the record. */
export function isChanged(bound: BoundField | undefined, value: unknown): boolean {
  return bound !== undefined && JSON.stringify(value ?? null) !== JSON.stringify(bound.held ?? null)
}

/** One field in the grid: label above, input, help, what the record held, error. */
export const FillingField = memo(function FillingField(props: FillingFieldProps) {
  const { field, value } = props
  const { language } = useLanguage()
  return (
    <div className={`fl w${spanOf(field)}${isLongText(field, value, language) ? ' long' : ''}`}>
      <FieldLabel field={field} bound={props.bound} />
      <FieldBody {...props} />
    </div>
  )
})

/** Ticks and scores as a row of the paper: label at the left, everything to choose from at the right. */
export const FillingLine = memo(function FillingLine(props: FillingFieldProps) {
  const t = useT(fillingMessages)
  const text = useText()
  const { field, value } = props
  const label = text(field.label)
  const count = field.type === 'options' && Array.isArray(value) ? value.length : 0
  // A question in words stands above its answers; the name of a thing beside them.
  const isQuestion = label.length > (label.charCodeAt(0) > 0x2e80 ? 9 : 16)
  return (
    <div className={isQuestion ? 'rw up' : 'rw'}>
      <div className="rl">
        {label}
        {field.required && <em className="rq">{t('ui.form_required')}</em>}
        {count > 0 && <small>{t('filling.chosen', { n: count })}</small>}
      </div>
      <div>
        <FieldBody {...props} />
      </div>
    </div>
  )
})

function FieldLabel({ field, bound }: { field: FormField; bound: BoundField | undefined }) {
  const t = useT(fillingMessages)
  const text = useText()
  const inside = (
    <>
      {text(field.label)}
      {field.required && <em className="rq">{t('ui.form_required')}</em>}
      {bound && (
        <span className="bnd" title={t('ui.form_bound')}>
          <Icon name="link" small />
        </span>
      )}
    </>
  )
  return isGroup(field) ? <span className="lb">{inside}</span> : <label htmlFor={inputIdOf(field.key)}>{inside}</label>
}

function FieldBody(props: FillingFieldProps): ReactNode {
  const { field, value, other, error, bound, disabled = false, onChange, onHereOnly } = props
  const text = useText()
  const id = inputIdOf(field.key)
  const errorId = `${id}-error`
  const helpId = `${id}-help`
  const described = [error && errorId, field.help && helpId].filter(Boolean).join(' ')
  const isOff = isChanged(bound, value)
  return (
    <>
      <FormInput
        field={field}
        id={id}
        label={text(field.label)}
        path={field.key}
        value={value}
        onChange={(next) => onChange(field.key, next)}
        other={other}
        onOther={(next) => onChange(otherKey(field.key), next)}
        bad={error !== undefined}
        describedBy={described === '' ? undefined : described}
        disabled={disabled}
        look={bound ? (isOff && !bound.isHereOnly ? 'bound chg' : 'bound') : undefined}
      />
      {bound && isOff && <BoundNote field={field} bound={bound} onHereOnly={onHereOnly} />}
      {field.help && (
        <p className="help" id={helpId}>
          {text(field.help)}
        </p>
      )}
      {error && <ErrorNote id={errorId}>{error}</ErrorNote>}
    </>
  )
}

function BoundNote({
  field,
  bound,
  onHereOnly,
}: {
  field: FormField
  bound: BoundField
  onHereOnly: FillingFieldProps['onHereOnly']
}) {
  const t = useT(fillingMessages)
  const { language } = useLanguage()
  const held = formFieldText(field, bound.held, language)
  return (
    <div className={bound.isHereOnly ? 'chgn here' : 'chgn'}>
      <Icon name={bound.isHereOnly ? 'document' : 'swap'} small />{' '}
      {t(bound.isHereOnly ? 'filling.only_here' : 'ui.form_changed')}
      {held !== '' && (
        <>
          <Rule />
          <s>{t('ui.form_was', { value: held })}</s>
        </>
      )}
      {onHereOnly && (
        <>
          <Rule />
          <button type="button" className="lnk" onClick={() => onHereOnly(field.key, !bound.isHereOnly)}>
            {t(bound.isHereOnly ? 'filling.write_back' : 'ui.form_only_here')}
          </button>
        </>
      )}
    </div>
  )
}
