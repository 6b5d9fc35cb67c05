import { type ComponentProps, useState } from 'react'

/** What every input of a field receives from the form around it. */
export type InputProps = {
  id?: string | undefined
  value: unknown
  onChange: (value: unknown) => void
  bad?: boolean
  describedBy?: string | undefined
  label?: string | undefined
  disabled?: boolean
  /** Extra classes: 'bound' for a value taken from elsewhere, 'bound chg' when it differs by now. */
  look?: string | undefined
}

type TypedInputProps = InputProps & {
  /** The text of a stored value, and the value of a typed text; '' is always no value. */
  toText?: (value: unknown) => string
  toValue?: (text: string) => unknown
} & Pick<
    ComponentProps<'input'>,
    'type' | 'inputMode' | 'maxLength' | 'placeholder' | 'autoComplete' | 'list' | 'min' | 'max' | 'step'
  >

const plainText = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/**
 * One line of text that stands for a value. While it has the focus it keeps what is typed ("12." on the way to
 * "12.5"); the value follows each key, and the tidy text returns when the focus leaves.
 */
export function TypedInput({ toText = plainText, toValue = (text) => text, ...props }: TypedInputProps) {
  const { id, value, onChange, bad = false, describedBy, label, disabled = false, look = '', ...rest } = props
  const [typed, setTyped] = useState<string>()
  return (
    <input
      {...rest}
      id={id}
      className={`in ${look}${bad ? ' bad' : ''}`}
      value={typed ?? toText(value)}
      disabled={disabled}
      aria-invalid={bad || undefined}
      aria-describedby={describedBy}
      aria-label={label}
      onChange={(event) => {
        const text = event.target.value
        setTyped(text)
        onChange(text.trim() === '' ? null : toValue(text))
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}

/** Digits as people paste them: full-width forms, separators and spaces are folded away. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace(/[−－]/g, '-')
}
