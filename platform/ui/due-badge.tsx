import { chinaDay } from '#platform/core/time.ts'
import { useNow } from './clock.ts'
import { dayText, shortDayText } from './day-text.ts'
import { dueAt } from './due.ts'
import { useLanguage, useT } from './language.tsx'

/** When something is due, word first. `due` is a day 'YYYY-MM-DD' or an instant in ISO form; `now` for still pictures. */
export function DueBadge({ due, now }: { due: string; now?: Date }) {
  const clock = useNow()
  const t = useT()
  const { language } = useLanguage()
  const at = now ?? clock
  const { state, key, n, time, day } = dueAt(due, at)
  const words = key ? t(key, { n, time }) : shortDayText(day, chinaDay(at), language)
  return (
    <time
      className={`due ${state}`}
      dateTime={due}
      title={time ? `${dayText(day, language)} ${time}` : dayText(day, language)}
    >
      {words}
    </time>
  )
}
