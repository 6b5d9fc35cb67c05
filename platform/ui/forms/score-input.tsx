import { type KeyboardEvent, useId } from 'react'
import type { FormField } from '#platform/core/forms/definition.ts'
import { useT, useText } from '../language.tsx'
import { type InputProps, plainNumber, TypedInput } from '../typed-input.tsx'
import { fillingMessages } from './filling-messages.ts'

// Eleven buttons (0–10) still stand in one line of a phone; longer scales are typed.
const mostSteps = 11

/** The word a score falls under: from 9 非常满意, from 7 满意. */
export function wordOfScore(field: FormField, score: unknown): NonNullable<FormField['words']>[number] | undefined {
  if (typeof score !== 'number') return undefined
  return field.words?.find((word) => score >= word.from)
}

/** A score, highest first as papers print it. Number keys choose; a second press takes it back. */
export function ScoreInput({ field, ...props }: InputProps & { field: FormField }) {
  const t = useT(fillingMessages)
  const text = useText()
  const { id, value, onChange, bad = false, describedBy, label, disabled = false } = props
  const name = useId()
  const { min = 1, max = 5 } = field
  const word = wordOfScore(field, value)
  if (max - min + 1 > mostSteps)
    return (
      <span className="scored">
        <span className="unit-in">
          <TypedInput
            {...props}
            inputMode="numeric"
            toValue={(typed) => {
              const plain = plainNumber(typed)
              return /^-?\d+$/.test(plain) ? Number(plain) : plain
            }}
          />
          <span className="unit">{t('filling.out_of', { n: max })}</span>
        </span>
        {word && <b className="word">{text(word.label)}</b>}
      </span>
    )
  const steps = Array.from({ length: max - min + 1 }, (_, n) => max - n)
  const press = (step: number) => !disabled && onChange(step === value ? null : step)
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return
    const step = Number(event.key)
    if (!steps.includes(step)) return
    event.preventDefault()
    press(step)
  }
  return (
    <div
      className={`scored${bad ? ' bad' : ''}`}
      role="radiogroup"
      id={id}
      tabIndex={-1}
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={keys}
    >
      <span className="seg">
        {steps.map((step) => (
          <label key={step} className={step === value ? 'on' : undefined} title={wordTitle(field, step, text)}>
            <input
              type="radio"
              name={name}
              checked={step === value}
              disabled={disabled}
              onChange={() => press(step)}
              onClick={() => step === value && press(step)}
            />
            {step}
          </label>
        ))}
      </span>
      {word && <b className="word">{text(word.label)}</b>}
    </div>
  )
}

function wordTitle(field: FormField, step: number, text: ReturnType<typeof useText>): string | undefined {
  const word = wordOfScore(field, step)
  return word && text(word.label)
}
