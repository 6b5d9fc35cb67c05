import type { Refusal } from '#domain/archives/policy.ts'
import { addDays } from '#platform/core/time.ts'
import type { Standing } from './limits/queries.ts'
import type { PoolLimits } from './schema.ts'

/** What would make a customer fall back, with the day each counts from. */
export const terms = ['idle', 'trade', 'contract', 'untraded'] as const
export type Term = (typeof terms)[number]

export type Dated = Partial<Record<`${Term}On`, string | null>>

/** The term that comes first: it is the one named as the reason. */
export function firstTerm(dated: Dated): Term {
  const found = terms
    .flatMap((term) => {
      const on = dated[`${term}On`]
      return on ? [{ term, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return found[0]?.term ?? 'idle'
}

/** Why somebody may not take so many more now; undefined when they may. */
export function whyNotTake(standing: Standing, limits: PoolLimits, wanted: number): Refusal | undefined {
  const { holdingCap, claimsPerDay } = limits
  if (holdingCap !== null && standing.holds + wanted > holdingCap)
    return { kind: 'conflict', code: 'pool.holding_full', params: { cap: holdingCap, holds: standing.holds, wanted } }
  if (claimsPerDay !== null && standing.claimedToday + wanted > claimsPerDay)
    return {
      kind: 'conflict',
      code: 'pool.claims_used',
      params: { cap: claimsPerDay, claimed: standing.claimedToday, wanted },
    }
  return undefined
}

/** Until when the one who had a customer before may not take it again. */
export function isCoolingDown(since: string, coolDownDays: number | null, now: Date): boolean {
  return coolDownDays !== null && now < coolsDownAt(since, coolDownDays)
}

/** When one may take back what one let go. */
export function coolsDownAt(since: string, coolDownDays: number): Date {
  return new Date(new Date(since).getTime() + coolDownDays * 86_400_000)
}

/** How many rows of a page may be shown: those seen today anyway, and new ones as long as the day's views last. */
export function withinViews<R extends { id: string }>(
  rows: readonly R[],
  seen: ReadonlySet<string>,
  viewsPerDay: number | null,
): { shown: R[]; left: number | null } {
  if (viewsPerDay === null) return { shown: [...rows], left: null }
  let left = Math.max(0, viewsPerDay - seen.size)
  const shown = rows.filter((row) => {
    if (seen.has(row.id)) return true
    if (left === 0) return false
    left -= 1
    return true
  })
  return { shown, left }
}

/** How many fall back tomorrow, of those counted by day: the first day anybody does may be a later one. */
export function fallingTomorrow(byDay: readonly { on: string; count: number }[], today: string): number {
  const tomorrow = addDays(today, 1)
  return byDay.find((one) => one.on === tomorrow)?.count ?? 0
}
