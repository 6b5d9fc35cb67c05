import type { Degree } from './schema.ts'

const weight: Record<Degree, number> = { high: 2, middle: 1, low: 0 }

/** Important and urgent first, then important, then urgent (KAM-03): the place of a matter among the day's work. */
export function rankOf(importance: Degree, urgency: Degree): number {
  return weight[importance] * 3 + weight[urgency]
}

/** How the matter stands among a person's other tasks. */
export function priorityOf(importance: Degree, urgency: Degree): 'high' | 'normal' | 'low' {
  const rank = rankOf(importance, urgency)
  return rank >= 7 ? 'high' : rank <= 1 ? 'low' : 'normal'
}

/** From the street outwards: who has customers in the same district, town or province. */
export const nearness = ['district', 'town', 'province'] as const
export type Nearness = (typeof nearness)[number]

export type Ability = {
  staffId: string
  /** Customers in the same district, town, province; the narrower are among the wider. */
  district: number
  town: number
  province: number
  done: number
  onTime: number
  open: number
  sales: number
}

/** How near a person's customers are to a place. */
export function nearestOf(one: Pick<Ability, Nearness>): Nearness | null {
  return nearness.find((level) => one[level] > 0) ?? null
}

/** Of what was due, how much was done in time; nothing done yet counts as the middle. */
export function punctuality({ done, onTime }: Pick<Ability, 'done' | 'onTime'>): number {
  return done === 0 ? 0.5 : onTime / done
}

/**
 * Who fits best (ALC-09): first the territory, the nearer the better; then what they have shown — punctuality, then
 * sales —; then who has less open.
 */
export function byFitness(people: readonly Ability[]): Ability[] {
  const place = (one: Ability) => {
    const level = nearestOf(one)
    return level === null ? nearness.length : nearness.indexOf(level)
  }
  return [...people].sort(
    (a, b) =>
      place(a) - place(b) ||
      punctuality(b) - punctuality(a) ||
      b.sales - a.sales ||
      a.open - b.open ||
      (a.staffId < b.staffId ? -1 : 1),
  )
}
