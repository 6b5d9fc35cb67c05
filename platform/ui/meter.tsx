import type { CSSProperties } from 'react'
import { useT } from './language.tsx'

// Below 70 % the bar turns ochre: the value the drawings set for "worth asking for more".
const lowPercent = 70

/** A measure in percent, 0–100: bar and number, ochre when low. Never colour alone: the number stands beside it. */
export function Meter({ percent, wide = false, low = lowPercent }: { percent: number; wide?: boolean; low?: number }) {
  const t = useT()
  const n = Math.round(percent)
  return (
    <span className={`mtr${wide ? ' w' : ''}${n < low ? ' low' : ''}`} title={t('ui.meter', { n })}>
      <u style={{ '--v': `${n}%` } as CSSProperties} aria-hidden="true" />
      {n}%
    </span>
  )
}
