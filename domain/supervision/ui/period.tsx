import { addDays } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { useT } from '#platform/ui/language.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { supervisionTexts } from './supervision-texts.ts'

// A month is what superiors talk about.
const usualDays = 30

/** The period a report is about, kept in the address. */
export function usePeriod(): { from: string; to: string } {
  const today = useToday()
  const [state] = useUrlState()
  const day = (key: string, usual: string) => (typeof state[key] === 'string' ? (state[key] as string) : usual)
  return { from: day('from', addDays(today, -usualDays)), to: day('to', today) }
}

export function PeriodChoice() {
  const t = useT(supervisionTexts)
  const { from, to } = usePeriod()
  const [, change] = useUrlState()
  const input = (key: 'from' | 'to', value: string) => (
    <input
      type="date"
      className="in s"
      aria-label={t(key === 'from' ? 'sup.from' : 'sup.to')}
      value={value}
      onChange={(event) => change({ [key]: event.target.value || undefined })}
    />
  )
  return (
    <span className="flex">
      {input('from', from)}
      <span className="mut">—</span>
      {input('to', to)}
    </span>
  )
}
