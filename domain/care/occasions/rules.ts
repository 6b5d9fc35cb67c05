import type { Means } from '#domain/tasks/schema.ts'
import { lunarBirthdayIn, lunarOf } from '#platform/core/chinese/lunar.ts'
import type { Condition } from '#platform/core/conditions.ts'
import type { PackOccasion } from '#platform/core/pack-care.ts'
import { addDays, daysBetween } from '#platform/core/time.ts'
import type { occasionKinds, recipientKinds, senders } from './schema.ts'
import { usualLeadDays } from './schema.ts'

/** An occasion as it holds: the trade's proposal, or the firm's word on it. */
export type Occasion = {
  /** Key of the proposal, or the id of one of the firm's own. */
  ruleId: string
  /** 0: the firm has not said anything. */
  version: number
  isOwn: boolean
  pack: string | null
  name: string
  kind: keyof typeof occasionKinds
  dayKey: string | null
  onceOn: string | null
  words: string[]
  audience: Condition | null
  recipients: keyof typeof recipientKinds
  leadDays: number
  means: Means[]
  sender: keyof typeof senders
  leaderId: string | null
  greeting: string | null
  gift: string | null
  budget: string | null
  formKey: string | null
  isActive: boolean
}

/** A trade's proposal as the firm would have it. */
export function proposed(one: PackOccasion & { pack: string }, language: 'zh' | 'en'): Occasion {
  return {
    ruleId: one.key,
    version: 0,
    isOwn: false,
    pack: one.pack,
    name: one.name[language],
    kind: one.kind,
    dayKey: one.dayKey ?? null,
    onceOn: null,
    words: [...(one.words ?? [])],
    audience: one.audience ?? null,
    recipients: one.recipients as Occasion['recipients'],
    leadDays: one.leadDays ?? usualLeadDays,
    means: [...one.means] as Means[],
    sender: one.sender,
    leaderId: null,
    greeting: one.greeting?.[language] ?? null,
    gift: one.gift?.[language] ?? null,
    budget: null,
    formKey: one.form ?? null,
    isActive: true,
  }
}

/** The next day, `from` itself included, on which a feast falls: 'S10-01' or 'L08-15' (REL-02). */
export function feastFrom(dayKey: string, from: string): string {
  const [month, day] = dayKey.slice(1).split('-').map(Number) as [number, number]
  if (dayKey.startsWith('S')) {
    const year = Number(from.slice(0, 4))
    const inYear = (one: number) => new Date(Date.UTC(one, month - 1, day)).toISOString().slice(0, 10)
    return inYear(year) >= from ? inYear(year) : inYear(year + 1)
  }
  const year = lunarOf(from).year
  const kept = lunarBirthdayIn(year, month, false, day)
  return kept >= from ? kept : lunarBirthdayIn(year + 1, month, false, day)
}

/** The fixed days of an occasion on which tasks fall due, from `today` as far as its lead reaches. */
export function dueDays(one: Pick<Occasion, 'kind' | 'dayKey' | 'onceOn' | 'leadDays'>, today: string): string[] {
  const day =
    one.kind === 'once' ? one.onceOn : one.kind === 'feast' && one.dayKey ? feastFrom(one.dayKey, today) : null
  return day !== null && day >= today && daysBetween(today, day) <= one.leadDays ? [day] : []
}

/** The next fixed day of an occasion, for the calendar; null where every customer has another. */
export function nextDay(one: Pick<Occasion, 'kind' | 'dayKey' | 'onceOn'>, today: string): string | null {
  if (one.kind === 'once') return one.onceOn !== null && one.onceOn >= today ? one.onceOn : null
  return one.kind === 'feast' && one.dayKey ? feastFrom(one.dayKey, today) : null
}

/** The days from today as far as the lead reaches, as the keys birthdays are found by, each with its day. */
export function keysAhead(today: string, leadDays: number): { key: string; day: string }[] {
  return Array.from({ length: leadDays + 1 }, (_, n) => addDays(today, n)).flatMap((day) => {
    const lunar = lunarOf(day)
    const two = (number: number) => String(number).padStart(2, '0')
    // The last day of a short lunar month keeps the 30th too, and 28 February the 29th of common years.
    const next = lunarOf(addDays(day, 1))
    const shortLunar = next.month !== lunar.month && lunar.day === 29 ? [{ key: `L${two(lunar.month)}-30`, day }] : []
    const shortSolar = day.endsWith('-02-28') && !addDays(day, 1).endsWith('-02-29') ? [{ key: 'S02-29', day }] : []
    // Who was born in a leap month keeps it in the month itself: a leap month of this year keeps nothing twice.
    const inLunar = lunar.leap ? [] : [{ key: `L${two(lunar.month)}-${two(lunar.day)}`, day }, ...shortLunar]
    return [{ key: `S${day.slice(5)}`, day }, ...shortSolar, ...inLunar]
  })
}

/** A greeting with its blanks filled; what is not known is left out with its braces. */
export function greetingFor(
  template: string,
  fill: { 称呼: string; 客户: string; 节日: string; 署名: string },
): string {
  return template.replace(/\{(称呼|客户|节日|署名)\}/g, (_, key: keyof typeof fill) => fill[key])
}
