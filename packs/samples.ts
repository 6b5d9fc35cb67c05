import type { PackSample } from '#platform/core/pack-samples.ts'
import { beautySample } from './beauty/samples.ts'
import { constructionSample } from './construction/samples.ts'
import { consultingSample } from './consulting/samples.ts'
import { coreSample } from './core/samples.ts'
import { distributionSample } from './distribution/samples.ts'
import { hotelSample } from './hotel/samples.ts'
import { lendingSample } from './lending/samples.ts'
import { logisticsSample } from './logistics/samples.ts'
import { propertySample } from './property/samples.ts'
import { realestateSample } from './realestate/samples.ts'
import { retailSample } from './retail/samples.ts'
import { seminarSample } from './seminar/samples.ts'

/** A firm of each trade to try it with, by the key of the pack. */
export const packSamples: Readonly<Record<string, PackSample>> = {
  core: coreSample,
  property: propertySample,
  realestate: realestateSample,
  consulting: consultingSample,
  construction: constructionSample,
  hotel: hotelSample,
  beauty: beautySample,
  seminar: seminarSample,
  retail: retailSample,
  distribution: distributionSample,
  logistics: logisticsSample,
  lending: lendingSample,
}
