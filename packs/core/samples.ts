import type { PackSample } from '#platform/core/pack-samples.ts'

export const coreSample: PackSample = { subjects: [], records: [] }
