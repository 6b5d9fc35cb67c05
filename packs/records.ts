import type { PackRecords } from '#platform/core/pack-records.ts'
import { beautyRecords } from './beauty/records.ts'
import { distributionRecords } from './distribution/records.ts'
import { hotelRecords } from './hotel/records.ts'
import { propertyRecords } from './property/records.ts'
import { retailRecords } from './retail/records.ts'

/** What each trade wants of a record, by the key of the pack. */
export const packRecords: Readonly<Record<string, PackRecords>> = {
  property: propertyRecords,
  beauty: beautyRecords,
  hotel: hotelRecords,
  retail: retailRecords,
  distribution: distributionRecords,
}
