import { lunarOf } from './chinese/lunar.ts'
import { addDays, daysBetween } from './time.ts'

/**
 * The keys of all birthdays that fall on the days from `from` to `to`: 'S10-15' for the solar calendar,
 * 'L10-15' for the lunar one. More than a year covers every day, so the list ends there.
 */
export function birthdayKeysBetween(from: string, to: string): string[] {
  const keys = new Set<string>()
  for (let n = 0; n <= Math.min(daysBetween(from, to), 366); n++) {
    const day = addDays(from, n)
    keys.add(`S${day.slice(5)}`)
    const lunar = lunarOf(day)
    keys.add(`L${two(lunar.month)}-${two(lunar.day)}`)
  }
  return [...keys]
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
