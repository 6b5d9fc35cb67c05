import { type ReactNode, useId } from 'react'

export type Choice<K extends string> = { key: K; label: ReactNode }

type SegmentedProps<K extends string> = {
  label: string
  choices: readonly Choice<K>[]
  value: K | undefined
  onChange: (key: K) => void
  disabled?: boolean
}

/** A few choices side by side, one of them on. Real radio buttons: arrows move, forms understand. */
export function Segmented<K extends string>({ label, choices, value, onChange, disabled = false }: SegmentedProps<K>) {
  const name = useId()
  return (
    <span className="seg" role="radiogroup" aria-label={label}>
      {choices.map(({ key, label: word }) => (
        <label key={key} className={key === value ? 'on' : undefined}>
          <input type="radio" name={name} checked={key === value} disabled={disabled} onChange={() => onChange(key)} />
          {word}
        </label>
      ))}
    </span>
  )
}
