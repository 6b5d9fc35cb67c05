import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'

export type SelectOption = { key: string; label: string }

type SelectProps = Omit<ComponentProps<'select'>, 'onChange' | 'value' | 'className' | 'size'> & {
  options: readonly SelectOption[]
  value: string | undefined
  onChange: (key: string | undefined) => void
  /** Word of the empty choice; without it one option is always on. */
  placeholder?: string | undefined
  small?: boolean
  bad?: boolean
  look?: string | undefined
}

/** A native select: on phones the system's own wheel. For more than some twenty options use Combobox. */
export function Select({
  options,
  value,
  onChange,
  placeholder,
  small = false,
  bad = false,
  look = '',
  ...rest
}: SelectProps) {
  return (
    <span className={small ? 'pick s' : 'pick'}>
      <select
        {...rest}
        className={`in ${look}${small ? ' s' : ''}${bad ? ' bad' : ''}`}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        {(placeholder !== undefined || value === undefined) && <option value="">{placeholder ?? ''}</option>}
        {options.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" small />
    </span>
  )
}
