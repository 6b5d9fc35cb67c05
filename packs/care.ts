import type { PackOccasion } from '#platform/core/pack-care.ts'
import { beautyCare } from './beauty/care.ts'
import { consultingCare } from './consulting/care.ts'
import { coreCare } from './core/care.ts'
import { distributionCare } from './distribution/care.ts'
import { hotelCare } from './hotel/care.ts'
import { retailCare } from './retail/care.ts'

/** The occasions each trade proposes, by the key of the pack. */
export const packCare: Readonly<Record<string, readonly PackOccasion[]>> = {
  core: coreCare,
  consulting: consultingCare,
  hotel: hotelCare,
  beauty: beautyCare,
  retail: retailCare,
  distribution: distributionCare,
}

/** Occasions of a firm with these trades; those of the core are always there. */
export function occasionsFor(packs: readonly string[]): (PackOccasion & { pack: string })[] {
  const all = ['core', ...packs.filter((pack) => pack !== 'core')].flatMap((pack) =>
    (packCare[pack] ?? []).map((one) => ({ ...one, pack })),
  )
  const replaced = new Set(all.map((one) => one.replaces))
  return all.filter((one) => !replaced.has(one.key))
}
