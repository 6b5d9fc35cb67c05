import { useState } from 'react'
import { inputIdOf } from '#platform/ui/field-form.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { peopleScreenMessages } from './messages.ts'

type PasswordInputProps = {
  /** Key of the field in its form. */
  fieldKey: string
  value: unknown
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  bad: boolean
}

/** A password that can be looked at while it is typed: fewer mistakes, and on phones the only way to be sure. */
export function PasswordInput({ fieldKey, value, onChange, autoComplete, bad }: PasswordInputProps) {
  const t = useT(peopleScreenMessages)
  const [isShown, setIsShown] = useState(false)
  const id = inputIdOf(fieldKey)
  return (
    <span className={bad ? 'in bad' : 'in'}>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        value={typeof value === 'string' ? value : ''}
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <button
        type="button"
        aria-label={t(isShown ? 'people.password_hide' : 'people.password_show')}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        <Icon name={isShown ? 'eye-off' : 'eye'} small />
      </button>
    </span>
  )
}
