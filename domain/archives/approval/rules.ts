import { addDays } from '#platform/core/time.ts'
import { askedOf, heldValue, isFilled } from '../quality/rules.ts'
import type { Customer, Mark, Marks } from '../schema.ts'
import type { Standard } from '../standard/rules.ts'

export type Verdict = 'true' | 'false'
export type FieldMark = { key: string; verified: Verdict | null; note?: string | undefined }

/** Marks fields as found true or untrue, or takes the mark back; the rest of what is known of them stays (ARC-37). */
export function markFields(marks: Marks, verdicts: readonly FieldMark[], at: string, by: string): Marks {
  const after: Marks = { ...marks }
  for (const { key, verified, note } of verdicts) {
    const { verified: _v, verifiedAt: _at, verifiedBy: _by, note: _note, ...rest } = after[key] ?? ({} as Mark)
    after[key] =
      verified === null ? rest : { ...rest, verified, verifiedAt: at, verifiedBy: by, ...(note ? { note } : {}) }
  }
  return after
}

/** The fields an inspector vouches for when the whole archive is found true: all that are asked and filled. */
export function filledKeys(row: Customer, standard: Standard): string[] {
  return askedOf(row, standard)
    .filter((one) => isFilled(heldValue(row, one)))
    .map((one) => one.key)
}

/** The day of the next review: as the reviewer says, else after the interval the firm has set, else none (ARC-38, G-40). */
export function nextReview(today: string, wanted: string | null | undefined, reviewDays: number | null): string | null {
  if (wanted !== undefined) return wanted
  return reviewDays === null ? null : addDays(today, reviewDays)
}
