import { type Score, scorePair, type Telling, worthALook } from '../rules.ts'

/** Where the sweep stands, kept in settings so that it goes on after a restart. */
export const sweepKey = 'duplicates.sweep'
export type SweepState = { startedAt: string; finishedAt: string | null; groups: number; done: number; skipped: number }

/** A key that more archives share (a switchboard, 张伟) tells nobody apart, and comparing all of them grows with the square. */
export const largestGroup = 40

export type Judged = Score & { firstId: string; secondId: string }

/** The pairs of a group worth a look, each with the smaller id first. */
export function* pairsOf(
  members: readonly string[],
  rows: ReadonlyMap<string, Telling>,
): Generator<Judged | undefined> {
  const ordered = [...members].sort()
  for (const [n, firstId] of ordered.entries()) {
    const first = rows.get(firstId)
    if (first === undefined) continue
    for (const secondId of ordered.slice(n + 1)) {
      const second = rows.get(secondId)
      const score = second === undefined ? undefined : scorePair(first, second)
      yield score !== undefined && score.score >= worthALook ? { ...score, firstId, secondId } : undefined
    }
  }
}
