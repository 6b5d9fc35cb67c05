import type { PackDuty } from '#platform/core/pack-duties.ts'
import { constructionDuties } from './construction/duties.ts'
import { consultingDuties } from './consulting/duties.ts'
import { coreDuties } from './core/duties.ts'
import { distributionDuties } from './distribution/duties.ts'
import { retailDuties } from './retail/duties.ts'

/** The duties each trade calls regular, by the key of the pack. */
export const packDuties: Readonly<Record<string, readonly PackDuty[]>> = {
  core: coreDuties,
  consulting: consultingDuties,
  construction: constructionDuties,
  retail: retailDuties,
  distribution: distributionDuties,
}

/** The duties of a firm with these trades; those of the core are always there. */
export function dutiesFor(packs: readonly string[]): (PackDuty & { pack: string })[] {
  return ['core', ...packs.filter((pack) => pack !== 'core')].flatMap((pack) =>
    (packDuties[pack] ?? []).map((one) => ({ ...one, pack })),
  )
}

export function findDuty(key: string): PackDuty | undefined {
  return Object.values(packDuties)
    .flat()
    .find((one) => one.key === key)
}
