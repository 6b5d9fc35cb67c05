import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { Icon } from './icon.tsx'
import { useT } from './language.tsx'
import { Tag } from './tag.tsx'
import type { InputProps } from './typed-input.tsx'

type ChipsInputProps = InputProps & { inputMode?: 'tel' | 'email' | 'text' }

// What people put between several values in one cell.
const separators = /[,，;；、\n\t/]+/

/** Several short texts: Enter or a separator takes one, Backspace in the empty box returns the last. */
export function ChipsInput({
  id,
  value,
  onChange,
  bad = false,
  describedBy,
  label,
  disabled = false,
  look = '',
  inputMode = 'text',
}: ChipsInputProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const chips = Array.isArray(value) ? (value as string[]) : []
  const give = (next: string[]) => onChange(next.length === 0 ? null : next)
  const take = (text: string) => {
    const parts = text
      .split(separators)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (parts.length > 0) give([...new Set([...chips, ...parts])])
    setTyped('')
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const takes = event.key === 'Enter' || [',', '，', ';', '；', '、'].includes(event.key)
    if (takes && typed.trim() !== '') {
      event.preventDefault()
      take(typed)
    } else if (event.key === 'Backspace' && typed === '' && chips.length > 0) {
      setTyped(chips.at(-1) ?? '')
      give(chips.slice(0, -1))
      event.preventDefault()
    }
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!separators.test(text)) return
    event.preventDefault()
    take(text)
  }
  return (
    <span className={`in chips-in ${look}${bad ? ' bad' : ''}`} aria-disabled={disabled || undefined}>
      {chips.map((chip) => (
        <Tag key={chip}>
          {chip}
          {!disabled && (
            <button
              type="button"
              aria-label={t('ui.remove', { name: chip })}
              onClick={() => give(chips.filter((one) => one !== chip))}
            >
              <Icon name="close" small />
            </button>
          )}
        </Tag>
      ))}
      <input
        id={id}
        value={typed}
        inputMode={inputMode}
        disabled={disabled}
        placeholder={chips.length === 0 ? t('ui.form_type_enter') : ''}
        aria-invalid={bad || undefined}
        aria-describedby={describedBy}
        aria-label={label}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keys}
        onPaste={paste}
        onBlur={() => take(typed)}
      />
    </span>
  )
}
