import type { PackSample } from '#platform/core/pack-samples.ts'

export const retailSample: PackSample = { subjects: [], records: [] }
