import { type ReactNode, useEffect, useRef } from 'react'

type CheckboxProps = {
  checked: boolean
  /** Some of what it stands for is chosen. */
  partly?: boolean
  onChange: (checked: boolean, withShift: boolean) => void
  /** The word beside it, or only its name for readers. */
  children?: ReactNode
  label?: string
  disabled?: boolean
}

/** A native checkbox in the drawn look. Either `children` stands beside it or `label` names it. */
export function Checkbox({ checked, partly = false, onChange, children, label, disabled = false }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = partly && !checked
  }, [partly, checked])
  const box = (
    <input
      ref={input}
      type="checkbox"
      className="ck"
      checked={checked}
      disabled={disabled}
      aria-label={label}
      onChange={(event) =>
        onChange(event.target.checked, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
      }
    />
  )
  if (children === undefined) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside, as `box`
    <label className="o">
      {box}
      {children}
    </label>
  )
}
