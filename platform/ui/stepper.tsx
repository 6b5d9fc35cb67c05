import { Icon } from './icon.tsx'
import { useT } from './language.tsx'

/** The steps of a long act; `at` is the present one, counted from 0. */
export function Stepper({ steps, at }: { steps: readonly string[]; at: number }) {
  const t = useT()
  return (
    <ol className="stp" aria-label={t('ui.steps')}>
      {steps.map((step, n) => (
        <li
          key={step}
          className={n < at ? 'ok' : n === at ? 'on' : undefined}
          aria-current={n === at ? 'step' : undefined}
        >
          <b>{n < at ? <Icon name="check" small /> : n + 1}</b>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
