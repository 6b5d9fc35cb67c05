import type { PackSample } from '#platform/core/pack-samples.ts'

export const logisticsSample: PackSample = { subjects: [], records: [] }
