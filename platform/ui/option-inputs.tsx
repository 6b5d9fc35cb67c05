import type { FieldData } from '#platform/core/fields.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import { Checkbox } from './checkbox.tsx'
import { useT, useText } from './language.tsx'
import { Segmented } from './segmented.tsx'
import { Select } from './select.tsx'
import type { InputProps } from './typed-input.tsx'

/** Yes, no, or not known: three answers, since unasked is not no. */
export function BooleanInput({ value, onChange, label, disabled = false }: InputProps) {
  const t = useT()
  const now = value === true ? 'yes' : value === false ? 'no' : 'none'
  return (
    <Segmented
      label={label ?? ''}
      choices={[
        { key: 'yes', label: t('ui.yes') },
        { key: 'no', label: t('ui.no') },
        { key: 'none', label: t('ui.none') },
      ]}
      value={now}
      disabled={disabled}
      onChange={(key) => onChange(key === 'none' ? null : key === 'yes')}
    />
  )
}

/** One of the field's options. */
export function OptionInput({
  field,
  id,
  value,
  onChange,
  bad = false,
  describedBy,
  label,
  disabled = false,
  look,
}: InputProps & { field: FieldData }) {
  const t = useT()
  const text = useText()
  return (
    <Select
      look={look}
      id={id}
      options={offeredOf(field, typeof value === 'string' ? value : undefined).map((one) => ({
        key: one.key,
        label: text(one.label),
      }))}
      value={typeof value === 'string' ? value : undefined}
      onChange={(key) => onChange(key ?? null)}
      placeholder={t('ui.form_choose')}
      bad={bad}
      disabled={disabled}
      aria-describedby={describedBy}
      aria-label={label}
      aria-invalid={bad || undefined}
    />
  )
}

/** Any of the field's options, all in sight as on the paper form. */
export function OptionsInput({
  field,
  value,
  onChange,
  describedBy,
  label,
  disabled = false,
}: InputProps & { field: FieldData }) {
  const text = useText()
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const toggle = (key: string, on: boolean) => {
    const next = on ? [...chosen, key] : chosen.filter((one) => one !== key)
    onChange(next.length === 0 ? null : next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in the label line of the grid
    <div className="os" role="group" aria-label={label} aria-describedby={describedBy}>
      {offeredOf(field, chosen).map((one) => (
        <Checkbox
          key={one.key}
          checked={chosen.includes(one.key)}
          disabled={disabled}
          onChange={(on) => toggle(one.key, on)}
        >
          {text(one.label)}
        </Checkbox>
      ))}
    </div>
  )
}
