import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { beautyCadences } from './beauty/cadences.ts'
import { constructionCadences } from './construction/cadences.ts'
import { consultingCadences } from './consulting/cadences.ts'
import { coreCadences } from './core/cadences.ts'
import { distributionCadences } from './distribution/cadences.ts'
import { hotelCadences } from './hotel/cadences.ts'
import { propertyCadences } from './property/cadences.ts'
import { realestateCadences } from './realestate/cadences.ts'
import { retailCadences } from './retail/cadences.ts'
import { seminarCadences } from './seminar/cadences.ts'

/** The cadences each trade keeps, by the key of the pack; those of the core are always there. */
export const packCadences: Readonly<Record<string, readonly PackCadence[]>> = {
  core: coreCadences,
  property: propertyCadences,
  realestate: realestateCadences,
  consulting: consultingCadences,
  construction: constructionCadences,
  hotel: hotelCadences,
  beauty: beautyCadences,
  seminar: seminarCadences,
  retail: retailCadences,
  distribution: distributionCadences,
}
