import { type KeyboardEvent, useId, useState } from 'react'
import type { FormField } from '#platform/core/forms/definition.ts'
import { otherKey } from '#platform/core/forms/filling.ts'
import { inputIdOf } from '../field-form.ts'
import { Icon } from '../icon.tsx'
import { useT, useText } from '../language.tsx'
import { fillingMessages } from './filling-messages.ts'
import { useFillingTools } from './tools.tsx'

type TickListProps = {
  field: FormField
  id: string
  value: unknown
  onChange: (value: unknown) => void
  /** Text of the option 其他, and where it is written. */
  other?: unknown
  onOther?: ((text: string | null) => void) | undefined
  bad?: boolean
  describedBy?: string | undefined
  label: string
  disabled?: boolean
}

/**
 * Ticks of a list as the paper has them, all in sight: squares for several, circles for one (a second press takes it
 * back). The keys 1–9 tick; 其他 opens a text (FRM-06).
 */
export function TickList(props: TickListProps) {
  const { field, id, value, onChange, other, onOther, bad = false, describedBy, label, disabled = false } = props
  const t = useT(fillingMessages)
  const text = useText()
  const name = useId()
  const isMany = field.type === 'options'
  const options = field.options ?? []
  const chosen = isMany ? (Array.isArray(value) ? (value as string[]) : []) : typeof value === 'string' ? [value] : []
  const press = (key: string) => {
    if (disabled) return
    const isOn = chosen.includes(key)
    if (!isMany) return onChange(isOn ? null : key)
    const next = isOn ? chosen.filter((one) => one !== key) : [...chosen, key]
    // In the order of the paper, so that two people who tick the same things record the same thing.
    const ordered = options.filter((one) => next.includes(one.key)).map((one) => one.key)
    onChange(ordered.length === 0 ? null : ordered)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLInputElement).type === 'text') return
    const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined
    if (!option) return
    event.preventDefault()
    press(option.key)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles, which the check cannot read
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the same
    <div
      className={`os ticks${bad ? ' bad' : ''}`}
      role={isMany ? 'group' : 'radiogroup'}
      id={id}
      tabIndex={-1}
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={keys}
    >
      {options.map((option, n) => (
        <label key={option.key} className="o" data-key={n < 9 ? n + 1 : undefined}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            className={isMany ? 'ck' : 'rd'}
            name={name}
            checked={chosen.includes(option.key)}
            disabled={disabled}
            onChange={() => press(option.key)}
            onClick={() => !isMany && chosen.includes(option.key) && press(option.key)}
          />
          {text(option.label)}
        </label>
      ))}
      {field.hasOther && chosen.includes('other') && onOther && (
        <input
          type="text"
          className={`in other${bad && !other ? ' bad' : ''}`}
          id={inputIdOf(otherKey(field.key))}
          value={typeof other === 'string' ? other : ''}
          maxLength={200}
          disabled={disabled}
          placeholder={t('filling.other')}
          aria-label={`${label} ${t('filling.other')}`}
          onChange={(event) => onOther(event.target.value === '' ? null : event.target.value)}
        />
      )}
      {field.openOptions && !disabled && <AddOption field={field} onAdded={(key) => press(key)} />}
    </div>
  )
}

/** A list the paper ends with 等 grows on the screen (FRM-20). */
function AddOption({ field, onAdded }: { field: FormField; onAdded: (key: string) => void }) {
  const t = useT(fillingMessages)
  const { addOption } = useFillingTools()
  const [typed, setTyped] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (!addOption) return null
  if (typed === undefined)
    return (
      <button type="button" className="lnk sm more" onClick={() => setTyped('')}>
        <Icon name="plus" small /> {t('filling.add_option')}
      </button>
    )
  const take = async () => {
    const label = typed.trim()
    if (label === '' || busy) return setTyped(undefined)
    setBusy(true)
    try {
      onAdded(await addOption(field, label))
    } finally {
      setBusy(false)
      setTyped(undefined)
    }
  }
  return (
    <input
      type="text"
      className="in other"
      // biome-ignore lint/a11y/noAutofocus: it was asked for by the press before
      autoFocus
      value={typed}
      maxLength={40}
      aria-busy={busy}
      aria-label={t('filling.option_name')}
      placeholder={t('filling.option_name')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void take()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') void take()
        else if (event.key === 'Escape') setTyped(undefined)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
