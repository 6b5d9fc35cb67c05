import { taskMeans } from '#domain/tasks/schema.ts'
import { optionsOf } from '#platform/core/fields.ts'
import type { CadenceRepeat, CadenceStep } from '#platform/core/pack-cadences.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { cadenceTexts } from './cadence-texts.ts'
import { roleText } from './plan-words.ts'

type NumberBoxProps = {
  value: number | null
  isChanged: boolean
  disabled: boolean
  label: string
  onChange: (value: number | null) => void
}

/** A whole number; empty means that the firm has not set it. */
export function NumberBox({ value, isChanged, disabled, label, onChange }: NumberBoxProps) {
  const t = useT(cadenceTexts)
  return (
    <input
      className={`in n num${isChanged ? ' chg' : ''}${value === null ? ' bad' : ''}`}
      inputMode="numeric"
      aria-label={label}
      placeholder={t('cadence.not_set')}
      disabled={disabled}
      value={value ?? ''}
      onChange={(event) => {
        const typed = event.target.value.trim()
        if (typed === '') onChange(null)
        else if (/^-?\d{1,4}$/.test(typed)) onChange(Number(typed))
      }}
    />
  )
}

type ActProps<A> = { act: A; name: string; disabled: boolean; onChange: (act: A) => void }

export function PurposeBox<A extends CadenceStep | CadenceRepeat>({ act, name, disabled, onChange }: ActProps<A>) {
  const t = useT(cadenceTexts)
  const text = useText()
  return (
    <input
      className="in wide"
      aria-label={`${name} ${t('cadence.purpose')}`}
      disabled={disabled}
      maxLength={80}
      value={text(act.purpose)}
      onChange={(event) => onChange({ ...act, purpose: { zh: event.target.value, en: event.target.value } })}
    />
  )
}

export function MeansChoice<A extends CadenceStep | CadenceRepeat>({ act, name, disabled, onChange }: ActProps<A>) {
  const t = useT(cadenceTexts)
  const text = useText()
  return (
    <Select
      small
      aria-label={`${name} ${t('cadence.means')}`}
      disabled={disabled}
      options={optionsOf(taskMeans).map(({ key, label }) => ({ key, label: text(label) }))}
      value={act.means}
      onChange={(means) => onChange({ ...act, means: (means ?? 'call') as A['means'] })}
    />
  )
}

export function EscalationBox<A extends CadenceStep | CadenceRepeat>({
  act,
  name,
  posts,
  disabled,
  onChange,
}: ActProps<A> & { posts: ReadonlyMap<string, string> }) {
  const t = useT(cadenceTexts)
  const to = act.escalate?.to ?? ({ kind: 'superior' } as const)
  return (
    <span className="lim ink2 sm">
      {t('cadence.late_before')}
      <input
        className="in n num"
        style={{ width: 40 }}
        inputMode="numeric"
        aria-label={`${name} ${t('cadence.late_label')}`}
        disabled={disabled}
        value={act.escalate?.days ?? ''}
        onChange={(event) => {
          const typed = event.target.value.trim()
          const { escalate: _, ...rest } = act
          if (typed === '') onChange(rest as A)
          else if (/^\d{1,3}$/.test(typed)) onChange({ ...act, escalate: { days: Number(typed), to } })
        }}
      />
      {t('cadence.late_after', { who: roleText(to, t, posts, true) })}
    </span>
  )
}
