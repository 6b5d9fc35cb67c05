import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { consultingCollecting } from './consulting/collecting.ts'
import { coreCollecting } from './core/collecting.ts'
import { distributionCollecting } from './distribution/collecting.ts'
import { hotelCollecting } from './hotel/collecting.ts'
import { realestateCollecting } from './realestate/collecting.ts'
import { seminarCollecting } from './seminar/collecting.ts'

/** The forms each trade gathers information on, by the key of the pack; those of the core are always there. */
export const packCollecting: Readonly<Record<string, readonly PackCollection[]>> = {
  core: coreCollecting,
  seminar: seminarCollecting,
  realestate: realestateCollecting,
  consulting: consultingCollecting,
  distribution: distributionCollecting,
  hotel: hotelCollecting,
}
