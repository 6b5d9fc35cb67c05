import type { PackSample } from '#platform/core/pack-samples.ts'

export const beautySample: PackSample = { subjects: [], records: [] }
