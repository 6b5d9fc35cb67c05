import type { PackSample } from '#platform/core/pack-samples.ts'

export const hotelSample: PackSample = { subjects: [], records: [] }
