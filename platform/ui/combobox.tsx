import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import { useT } from './language.tsx'
import { Popover } from './popover.tsx'

export type Candidate = { key: string; label: string; note?: string | undefined; mark?: ReactNode }

type ComboboxProps = {
  id?: string | undefined
  /** What is chosen now, as words. */
  value: Candidate | undefined
  onChange: (candidate: Candidate | undefined) => void
  /** Candidates for what was typed; the empty text asks for the first ones. */
  find: (text: string) => Promise<readonly Candidate[]>
  placeholder?: string | undefined
  bad?: boolean
  describedBy?: string | undefined
  disabled?: boolean
  label?: string | undefined
  /** What is typed and chosen from nothing counts too: a candidate with an empty key. */
  takesText?: boolean
  /** Extra classes: 'bound' for a value taken from elsewhere. */
  look?: string | undefined
}

// One pause between two keys of a fast typist; asking at each key would only queue answers nobody reads.
const pauseMs = 120

/** Choosing one of many by typing. Arrows move, Enter takes, Escape closes and keeps what was. */
export function Combobox({
  id,
  value,
  onChange,
  find,
  placeholder,
  bad = false,
  describedBy,
  disabled = false,
  label,
  takesText = false,
  look = '',
}: ComboboxProps) {
  const t = useT()
  const listId = useId()
  const box = useRef<HTMLSpanElement>(null)
  const [text, setText] = useState<string>()
  // Where text counts too, nothing is marked until an arrow marks it: Enter must not change what was written.
  const first = takesText ? -1 : 0
  const [at, setAt] = useState(first)
  const found = useCandidates(text, find)
  const open = text !== undefined && found !== undefined && (found.length > 0 || !takesText)

  const take = (candidate: Candidate | undefined) => {
    setText(undefined)
    if (candidate) onChange(candidate)
  }
  const leave = () => {
    const typed = text?.trim()
    if (takesText && typed && typed !== value?.label) {
      const known = found?.find((one) => one.label === typed)
      onChange(known ?? { key: '', label: typed })
    }
    setText(undefined)
  }
  const keys = (event: KeyboardEvent) => {
    const count = found?.length ?? 0
    if (event.key === 'ArrowDown' && text === undefined) setText('')
    else if (event.key === 'ArrowDown' && count > 0) setAt((at + 1) % count)
    else if (event.key === 'ArrowUp' && count > 0) setAt((Math.max(at, 0) - 1 + count) % count)
    else if (event.key === 'Enter' && takesText && !found?.[at] && !event.nativeEvent.isComposing) leave()
    else if (event.key === 'Enter' && open && !event.nativeEvent.isComposing) take(found[at])
    else if (event.key === 'Escape' && open) setText(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <span ref={box} className={`in ${look}${bad ? ' bad' : ''}`} aria-disabled={disabled || undefined}>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && found[at] ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        aria-invalid={bad || undefined}
        aria-describedby={describedBy}
        aria-label={label}
        autoComplete="off"
        disabled={disabled}
        placeholder={value?.label ?? placeholder ?? t('ui.form_search')}
        value={text ?? value?.label ?? ''}
        onChange={(event) => {
          setText(event.target.value)
          setAt(first)
        }}
        onFocus={(event) => event.target.select()}
        onClick={() => setText((now) => now ?? '')}
        onBlur={leave}
        onKeyDown={keys}
      />
      {value && !disabled ? (
        <button type="button" tabIndex={-1} aria-label={t('ui.form_clear')} onClick={() => onChange(undefined)}>
          <Icon name="close" small />
        </button>
      ) : (
        <Icon name="chevron-down" small />
      )}
      <Popover open={open} onClose={() => setText(undefined)} anchor={box} matchWidth manual className="menu">
        <div role="listbox" id={listId}>
          {found?.map((candidate, n) => (
            <Option key={candidate.key} id={`${listId}-${n}`} candidate={candidate} on={n === at} onTake={take} />
          ))}
        </div>
        {found?.length === 0 && (
          <p className="mut sm none">{text?.trim() ? t('ui.form_no_match', { text }) : t('ui.form_none')}</p>
        )}
      </Popover>
    </span>
  )
}

type OptionProps = { id: string; candidate: Candidate; on: boolean; onTake: (candidate: Candidate) => void }

function Option({ id, candidate, on, onTake }: OptionProps) {
  return (
    <div
      role="option"
      tabIndex={-1}
      id={id}
      aria-selected={on}
      className="choice"
      // Before blur: a press must not first close the list it is in.
      onMouseDown={(event) => {
        event.preventDefault()
        onTake(candidate)
      }}
    >
      {candidate.mark}
      {candidate.label}
      {candidate.note && <small>{candidate.note}</small>}
    </div>
  )
}

/** Asks after a pause and drops answers that a later question has overtaken. */
function useCandidates(text: string | undefined, find: ComboboxProps['find']): readonly Candidate[] | undefined {
  const [found, setFound] = useState<readonly Candidate[]>()
  const asks = useRef(find)
  asks.current = find
  useEffect(() => {
    if (text === undefined) return setFound(undefined)
    let overtaken = false
    const timer = setTimeout(
      () => {
        void asks.current(text).then(
          (candidates) => !overtaken && setFound(candidates),
          () => !overtaken && setFound([]),
        )
      },
      text === '' ? 0 : pauseMs,
    )
    return () => {
      overtaken = true
      clearTimeout(timer)
    }
  }, [text])
  return found
}
