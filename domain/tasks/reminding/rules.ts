import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'

const minuteMs = 60_000

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/**
 * When something may be sent to somebody who is not to be disturbed between two hours; a span over midnight ends on the
 * next day. Undefined: now.
 */
export function sendAt(now: Date, quiet: { from: string; to: string } | undefined): Date | undefined {
  if (quiet === undefined) return undefined
  const today = chinaDay(now)
  const minute = Math.floor((now.getTime() - startOfChinaDay(today).getTime()) / minuteMs)
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const isOverMidnight = from > to
  const isQuiet = isOverMidnight ? minute >= from || minute < to : minute >= from && minute < to
  if (!isQuiet) return undefined
  const endsOn = isOverMidnight && minute >= from ? addDays(today, 1) : today
  return new Date(startOfChinaDay(endsOn).getTime() + to * minuteMs)
}
