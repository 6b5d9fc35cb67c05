import type { PackSample } from '#platform/core/pack-samples.ts'

export const distributionSample: PackSample = { subjects: [], records: [] }
