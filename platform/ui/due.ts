import { chinaDay, daysBetween } from '#platform/core/time.ts'
import type { UiKey } from './messages.ts'

/** Late is notched red, now is boxed ink, soon is ochre outline, far is a plain date. */
export type DueState = 'late' | 'now' | 'soon' | 'far'

export type Due = { state: DueState; key: UiKey | undefined; n: number; time: string | undefined; day: string }

// Words up to two days ahead; after that a date says more than a number.
const soonDays = 2
const hourMs = 3_600_000
const chinaOffsetMs = 8 * hourMs

/**
 * How a due date stands at `now`. `due` is a calendar day 'YYYY-MM-DD', which ends with the day, or an instant in
 * ISO form, which is late from that minute on. Days are Chinese days.
 */
export function dueAt(due: string, now: Date): Due {
  const hasTime = due.length > 10
  const instant = hasTime ? new Date(due) : undefined
  const day = instant ? chinaDay(instant) : due
  const today = chinaDay(now)
  const ahead = daysBetween(today, day)
  const time = instant ? new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(11, 16) : undefined
  const of = (state: DueState, key: UiKey | undefined, n = 0): Due => ({ state, key, n, time, day })

  if (instant && instant < now && ahead > -1) {
    const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000)
    if (minutes < 60) return of('late', 'ui.due_minutes_late', Math.max(1, minutes))
    const hours = Math.floor(minutes / 60)
    return of('late', hours === 1 ? 'ui.due_hour_late' : 'ui.due_hours_late', hours)
  }
  if (ahead < 0) return of('late', ahead === -1 ? 'ui.due_day_late' : 'ui.due_days_late', -ahead)
  if (ahead === 0) return of('now', time ? 'ui.due_today_by' : 'ui.due_today')
  if (ahead === 1) return of('soon', 'ui.due_tomorrow')
  if (ahead <= soonDays) return of('soon', 'ui.due_after_tomorrow')
  return of('far', undefined)
}
