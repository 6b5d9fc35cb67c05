import type { PackSample } from '#platform/core/pack-samples.ts'

export const realestateSample: PackSample = { subjects: [], records: [] }
