import { ageOn } from '#platform/core/chinese/lunar.ts'
import { useToday } from './clock.ts'
import { useT } from './language.tsx'

/** The years since a day that is kept: an age for birthdays, a span for beginnings. Nothing within the first year. */
export function YearsSince({ value, isAge }: { value: string; isAge: boolean }) {
  const t = useT()
  const today = useToday()
  const n = ageOn(value, today)
  if (n === undefined || n < 1 || n > 150) return null
  return <span className="mut nw"> {t(isAge ? 'ui.age' : 'ui.years', { n })}</span>
}
