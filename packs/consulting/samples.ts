import type { PackSample } from '#platform/core/pack-samples.ts'

export const consultingSample: PackSample = { subjects: [], records: [] }
