import type { PackPolicy } from '#platform/core/pack-policies.ts'
import { constructionPolicies } from './construction/policies.ts'
import { consultingPolicies } from './consulting/policies.ts'
import { corePolicies } from './core/policies.ts'
import { distributionPolicies } from './distribution/policies.ts'
import { propertyPolicies } from './property/policies.ts'
import { realestatePolicies } from './realestate/policies.ts'
import { retailPolicies } from './retail/policies.ts'
import { seminarPolicies } from './seminar/policies.ts'

/** The rule documents each trade proposes, by the key of the pack. */
export const packPolicies: Readonly<Record<string, readonly PackPolicy[]>> = {
  core: corePolicies,
  property: propertyPolicies,
  realestate: realestatePolicies,
  consulting: consultingPolicies,
  construction: constructionPolicies,
  seminar: seminarPolicies,
  retail: retailPolicies,
  distribution: distributionPolicies,
}

/** Proposals for a firm with these trades; those of the core are always there. */
export function proposalsFor(packs: readonly string[]): (PackPolicy & { pack: string })[] {
  return ['core', ...packs.filter((pack) => pack !== 'core')].flatMap((pack) =>
    (packPolicies[pack] ?? []).map((one) => ({ ...one, pack })),
  )
}

export function findProposal(key: string): PackPolicy | undefined {
  return Object.values(packPolicies)
    .flat()
    .find((one) => one.key === key)
}
